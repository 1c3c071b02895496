"""Two vintages side by side: pairs become rows, and the rows' parts add to the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from tracker.db import Connection
from tracker.errors import TrackerError
from tracker.language import _
from tracker.model.money import Money, total
from tracker.reports.answer import Answer
from tracker.reports.budgets import is_basic
from tracker.reports.compare import sides
from tracker.reports.compare.matching import Pair, pairs
from tracker.reports.compare.sides import Figure, Side
from tracker.reports.compare.suggestions import indicator_names, saved_links, suggest
from tracker.reports.compare.vintage import Vintage
from tracker.reports.payments import rounded
from tracker.reports.rows import Change, ChangeStatus
from tracker.reports.scope import find_scope

CUTS = (
    "project", "unit", "category", "function", "economic", "fund",
    "three-public", "procurement", "indicator",
)  # fmt: skip
REST = "project-expenditure-rest"
"""The key of the row for project expenditure that no known project explains."""

HAS_DATA = """
SELECT 1 FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND kind IN ('disclosure', 'budget')
"""
PROJECT_EXPENDITURE = """
SELECT department, amount_cents, source, locator FROM headline_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND item = 'expenditure.project' AND amount_cents IS NOT NULL
 GROUP BY department
"""


class UnknownCut(TrackerError):
    """A cut of the budget that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("No comparison by “{text}”; there are {known}").format(
            text=self.text, known=", ".join(CUTS)
        )


def compare(
    connection: Connection,
    before: str,
    after: str,
    by: str = "project",
    department: str | None = None,
) -> Answer[Change]:
    """Both vintages side by side, the largest change first; functions in the order of their codes.

    Raises UnknownVintage, UnknownCut, NothingMatched for an unknown department.
    """
    if by not in CUTS:
        raise UnknownCut(by)
    old, new = Vintage.parse(before), Vintage.parse(after)
    scope = find_scope(connection, department=department, year=new.year)
    has_prior = _has_data(connection, scope.department, old)
    left, right = (_sides(connection, scope.department, one, by) for one in (old, new))
    by_project = by == "project"
    links = saved_links(connection) if by_project else []
    found = pairs(left, right, links, exact=not by_project)
    likely = _likely(connection, scope.department, (old, new), found) if by_project else {}
    rows = [change(pair, likely, has_prior=has_prior) for pair in found]
    if by_project and all(one.is_approved for one in (old, new)):
        rows += rest(connection, scope.department, (old, new), (left, right), has_prior=has_prior)
    rows.sort(key=_by_code if by == "function" else _by_size)
    notes = (
        ()
        if has_prior
        else (_("There are no data of {year}: nothing to compare with.").format(year=before),)
    )
    return Answer("compare", new.year, None, tuple(rows), _totals(rows, old, new, has_prior), notes)


def _has_data(connection: Connection, department: str | None, vintage: Vintage) -> bool:
    named = {"year": vintage.year, "department": department}
    return connection.execute(HAS_DATA, named).fetchone() is not None


def _sides(connection: Connection, department: str | None, vintage: Vintage, by: str) -> list[Side]:
    readers: dict[str, Callable[[Connection, str | None, Vintage], list[Side]]] = {
        "project": sides.projects,
        "three-public": sides.three_public,
        "procurement": sides.procurement,
        "indicator": sides.targets,
    }
    if by in readers:
        return readers[by](connection, department, vintage)
    return sides.allocated(connection, department, vintage, by)


def _likely(
    connection: Connection,
    department: str | None,
    vintages: tuple[Vintage, Vintage],
    found: list[Pair],
) -> dict[tuple[str, str], str]:
    """What a dropped or new project may be called in the other year."""
    works = [indicator_names(connection, department, one.year) for one in vintages]
    likely = {}
    for one in suggest(found, works[0], works[1]):
        likely[one.department, one.old] = f"{one.new} ({one.score} %)"
        likely.setdefault((one.department, one.new), f"{one.old} ({one.score} %)")
    return likely


def change(pair: Pair, likely: dict[tuple[str, str], str], *, has_prior: bool = True) -> Change:
    """One row. What hangs together by links is summed; an undisclosed part leaves the sum unknown."""
    shown = pair.new or pair.old
    before, after = _sum(pair.old), _sum(pair.new)
    changed, share = difference(before, after)
    quantity_effect, price_effect = effects(pair)
    name = " + ".join(side.name for side in shown)
    lone = not pair.old or not pair.new
    return Change(
        key=" + ".join(side.key for side in shown),
        name=name,
        before=before,
        after=after,
        change=changed,
        change_percent=share,
        status=_status(pair, changed, has_prior),
        matched_by=pair.matched_by,
        suggestion=likely.get((shown[0].department, shown[0].name)) if lone else None,
        before_source=_sources(pair.old),
        after_source=_sources(pair.new),
        department=shown[0].department,
        level=shown[0].level,
        quantity_effect=quantity_effect,
        price_effect=price_effect,
        softened=_softened(pair),
    )


def _sum(parts: tuple[Side, ...]) -> Figure | None:
    if len(parts) == 1:
        return parts[0].amount
    amounts = [part.amount for part in parts if isinstance(part.amount, Money)]
    return total(amounts) if amounts and len(amounts) == len(parts) else None


def _sources(parts: tuple[Side, ...]) -> str | None:
    return " + ".join(part.source for part in parts if part.source) or None


def difference(before: Figure | None, after: Figure | None) -> tuple[Figure | None, Decimal | None]:
    """The change, and its percentage of what was before; None where a side is unknown or zero."""
    if isinstance(before, Money) and isinstance(after, Money):
        changed = after - before
        share = changed.percent_of(before)
        return changed, None if share is None else rounded(share)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return after - before, rounded((after - before) * 100 / before) if before else None
    return None, None


def effects(pair: Pair) -> tuple[Money | None, Money | None]:
    """A purchase's change split in two: Δ = Δq × p0 + q1 × Δp, exact: what rounding the first part
    to a cent leaves belongs to the second."""
    if len(pair.old) != 1 or len(pair.new) != 1:
        return None, None
    old, new = pair.old[0], pair.new[0]
    if not (isinstance(old.amount, Money) and isinstance(new.amount, Money)):
        return None, None
    if not old.quantity or new.quantity is None:
        return None, None
    of_quantity = (new.quantity - old.quantity) * old.amount.cents / old.quantity
    quantity_effect = Money(int(of_quantity.to_integral_value(ROUND_HALF_EVEN)))
    return quantity_effect, new.amount - old.amount - quantity_effect


def _softened(pair: Pair) -> bool | None:
    """Whether a target asks for less than the year before; None where it is no comparable target."""
    if len(pair.old) != 1 or len(pair.new) != 1:
        return None
    old, new = pair.old[0], pair.new[0]
    if not (isinstance(old.amount, Decimal) and isinstance(new.amount, Decimal)):
        return None
    if old.operator != new.operator or old.measure != new.measure:
        return None
    lower_is_better = new.operator in ("<=", "<") or not old.amount
    return new.amount > old.amount if lower_is_better else new.amount < old.amount


def _status(pair: Pair, changed: Figure | None, has_prior: bool) -> ChangeStatus:
    if not has_prior:
        return ChangeStatus.NO_PRIOR_DATA
    if not pair.old:
        return ChangeStatus.NEW
    if not pair.new:
        return ChangeStatus.DROPPED
    if changed is None:
        same = all(side.operator == "qualitative" for side in (*pair.old, *pair.new))
        return ChangeStatus.UNCHANGED if same else ChangeStatus.UNDISCLOSED
    if not changed:
        return ChangeStatus.UNCHANGED
    figure = changed.cents if isinstance(changed, Money) else changed
    return ChangeStatus.INCREASED if figure > 0 else ChangeStatus.DECREASED


def rest(
    connection: Connection,
    department: str | None,
    vintages: tuple[Vintage, Vintage],
    known: tuple[list[Side], list[Side]],
    *,
    has_prior: bool,
) -> Iterable[Change]:
    """Printed project expenditure that no known project explains: a row of its own a department."""
    stated: list[dict[str, Side]] = []
    for vintage, found in zip(vintages, known, strict=True):
        stated.append(_unexplained(connection, department, vintage, found))
    for name in dict.fromkeys([*stated[0], *stated[1]]):
        old, new = stated[0].get(name), stated[1].get(name)
        if any(side is not None and side.amount for side in (old, new)):
            pair = Pair((old,) if old else (), (new,) if new else (), "name")
            row = change(pair, {}, has_prior=has_prior)
            yield row if old and new else _undisclosed(row, has_prior)


def _unexplained(
    connection: Connection, department: str | None, vintage: Vintage, known: list[Side]
) -> dict[str, Side]:
    named = {"year": vintage.year, "department": department}
    found = {}
    for row in connection.execute(PROJECT_EXPENDITURE, named):
        amounts = [
            side.amount
            for side in known
            if side.department == row["department"]
            and isinstance(side.amount, Money)
            and not is_basic(side.name)
        ]
        left = Money(row["amount_cents"]) - total(amounts)
        where = f"{row['source']}, {row['locator']}"
        label = _("Project expenditure that no known project explains")
        found[row["department"]] = Side(REST, label, left, where, row["department"])
    return found


def _undisclosed(row: Change, has_prior: bool) -> Change:
    """A year that prints no total of project expenditure: nothing is new and nothing dropped."""
    return replace(row, status=ChangeStatus.UNDISCLOSED) if has_prior else row


def _by_size(row: Change) -> tuple[bool, Decimal, str]:
    """The largest change first; a new or dropped thing changes by all that it is; the rest last."""
    size = row.change if row.change is not None else row.after or row.before
    figure = size.yuan if isinstance(size, Money) else size or Decimal(0)
    return (row.key == REST, -abs(figure), row.key)


def _by_code(row: Change) -> tuple[str, str]:
    return (row.department, row.key)


def _totals(rows: list[Change], old: Vintage, new: Vintage, has_prior: bool) -> dict[str, object]:
    """Sums of money over the rows, each amount once: of a tree only its first level."""
    counted = [row for row in rows if row.level <= 1 and row.key != REST and _is_whole(row)]
    before = _money(row.before for row in counted) if has_prior else None
    after = _money(row.after for row in counted)
    changed, share = difference(before, after)
    return {
        "years": [str(old), str(new)],
        "before": before,
        "after": after,
        "change": changed,
        "change_percent": share,
        "of_continued": _money(row.change for row in counted if _continued(row)),
        "of_new": _money(row.after for row in counted if row.status is ChangeStatus.NEW),
        "of_dropped": _money(
            -row.before if isinstance(row.before, Money) else None
            for row in counted
            if row.status is ChangeStatus.DROPPED
        ),
        "of_undisclosed": _money(
            _one_sided(row) for row in counted if row.status is ChangeStatus.UNDISCLOSED
        ),
        "undisclosed": sum(1 for row in rows if row.status is ChangeStatus.UNDISCLOSED),
    }


def _one_sided(row: Change) -> Figure | None:
    """What a thing adds to the change of the sums whose money one year does not disclose."""
    if isinstance(row.before, Money):
        return -row.before
    return row.after


def _is_whole(row: Change) -> bool:
    """Of the three public expenses the parts stand beside their sums: only the sum is counted."""
    return not row.key.startswith("three_public.") or row.key == "three_public.total"


def _continued(row: Change) -> bool:
    return row.status in (
        ChangeStatus.INCREASED,
        ChangeStatus.DECREASED,
        ChangeStatus.UNCHANGED,
    )


def _money(figures: Iterable[Figure | None]) -> Money | None:
    """Of money only: targets in different units add to nothing."""
    amounts = [figure for figure in figures if isinstance(figure, Money)]
    return total(amounts) if amounts else None
