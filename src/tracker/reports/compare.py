"""What changed between two years, by project or by any other cut of the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.db import Connection
from tracker.errors import TrackerError
from tracker.language import _
from tracker.model.money import ZERO, Money, total
from tracker.model.names import fold, normalise
from tracker.reports.answer import Answer
from tracker.reports.budgets import Budget, ProjectKey, known_projects, stage_budgets
from tracker.reports.payments import rounded
from tracker.reports.rows import Change, ChangeStatus
from tracker.reports.scope import find_scope

STAGES = ("draft", "approved", "adjusted", "final")
LEAST_SCORE = 75
"""Below it (of 100) a similar name is not worth suggesting (our convention)."""


class UnknownVintage(TrackerError):
    """A year that is written in no known way."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("“{text}” is no year: write 2020 or 2020:adjusted").format(text=self.text)


class UnknownCut(TrackerError):
    """A cut of the budget that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("No comparison by “{text}”; there are {known}").format(
            text=self.text, known=", ".join(CUTS)
        )


@dataclass(frozen=True, slots=True)
class Vintage:
    """A year, and a stage where one was asked for."""

    year: int
    stage: str | None = None

    @classmethod
    def parse(cls, text: str) -> Vintage:
        """`2020` or `2020:adjusted`. Raises UnknownVintage."""
        year, _colon, stage = text.partition(":")
        if not year.isdigit() or (stage and stage not in STAGES):
            raise UnknownVintage(text)
        return cls(int(year), stage or None)


@dataclass(frozen=True, slots=True)
class Side:
    """One thing in one year: money, or the value of a target.

    `amount` None: the thing exists and its figure is not disclosed.
    """

    key: str
    name: str
    amount: Money | Decimal | None
    source: str | None
    code: str | None = None
    department: str = ""


ALLOCATED = """
SELECT department, source, locator, sum(amount_cents) AS cents,
       CASE :by WHEN 'unit' THEN coalesce(unit, '') WHEN 'category' THEN coalesce(category, '')
                WHEN 'function' THEN coalesce(function_code, '')
                WHEN 'economic' THEN coalesce(economic_code, '')
                ELSE coalesce(fund, '') END AS key,
       CASE :by WHEN 'function' THEN max(function_name) WHEN 'economic' THEN max(economic_name)
                END AS name
  FROM allocations
 WHERE year = :year AND stage = :stage AND (:department IS NULL OR department = :department)
 GROUP BY department, key
"""
HEADLINES = """
SELECT department, item AS key, label AS name, amount_cents AS cents, source, locator
  FROM headline_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND item LIKE 'three_public.%' AND item NOT LIKE '%.change%' AND amount_cents IS NOT NULL
"""
PROCUREMENT = """
SELECT department, catalogue_code AS key, item AS name, sum(total_cents) AS cents,
       min(source) AS source, min(locator) AS locator
  FROM procurement
 WHERE year = :year AND (:department IS NULL OR department = :department)
 GROUP BY department, catalogue_code, item
"""
TARGETS = """
SELECT department, project || ' · ' || level3 AS key, project || ' · ' || level3 AS name,
       target_value, description, source, locator
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""
HAS_DATA = """
SELECT 1 FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND kind IN ('disclosure', 'budget')
"""
CUTS = (
    "project", "unit", "category", "function", "economic", "fund",
    "three-public", "procurement", "indicator",
)  # fmt: skip


def compare(
    connection: Connection,
    before: str,
    after: str,
    by: str = "project",
    department: str | None = None,
) -> Answer[Change]:
    """Both years side by side, the largest change first.

    Raises UnknownVintage, UnknownCut, NothingMatched for an unknown department.
    """
    if by not in CUTS:
        raise UnknownCut(by)
    old, new = Vintage.parse(before), Vintage.parse(after)
    scope = find_scope(connection, department=department, year=new.year)
    has_prior = _has_data(connection, scope.department, old)
    left, right = (_sides(connection, scope.department, one, by) for one in (old, new))
    rows = sorted(match(left, right, has_prior=has_prior), key=_by_size)
    notes = (
        []
        if has_prior
        else [_("{year} has no prior-year data to compare with.").format(year=old.year)]
    )
    return Answer(
        "compare",
        new.year,
        None,
        tuple(rows),
        _totals(left, right, old, new, has_prior),
        tuple(notes),
    )


def _has_data(connection: Connection, department: str | None, vintage: Vintage) -> bool:
    named = {"year": vintage.year, "department": department}
    return connection.execute(HAS_DATA, named).fetchone() is not None


def _sides(connection: Connection, department: str | None, vintage: Vintage, by: str) -> list[Side]:
    if by == "project":
        return _projects(connection, department, vintage)
    named = {
        "by": by,
        "year": vintage.year,
        "department": department,
        "stage": vintage.stage or "approved",
    }
    if by == "indicator":
        return _targets(connection, named)
    tables = {"three-public": HEADLINES, "procurement": PROCUREMENT}
    return [
        Side(
            key=row["key"] if by != "procurement" else f"{row['key']} {row['name']}",
            name=row["name"] or row["key"],
            amount=None if row["cents"] is None else Money(row["cents"]),
            source=_place(row["source"], row["locator"]),
            department=row["department"],
        )
        for row in connection.execute(tables.get(by, ALLOCATED), named)
    ]


def _targets(connection: Connection, named: dict[str, object]) -> list[Side]:
    """The targets of all indicators; of two of one name the description tells them apart."""
    rows = connection.execute(TARGETS, named).fetchall()
    often = Counter((row["department"], row["key"]) for row in rows)
    return [
        Side(
            key=row["key"]
            if often[row["department"], row["key"]] == 1
            else f"{row['key']} · {row['description']}",
            name=row["name"],
            amount=None if row["target_value"] is None else Decimal(str(row["target_value"])),
            source=_place(row["source"], row["locator"]),
            department=row["department"],
        )
        for row in rows
    ]


def _place(source: str | None, locator: str | None) -> str | None:
    return f"{source}, {locator}" if source else None


def _projects(connection: Connection, department: str | None, vintage: Vintage) -> list[Side]:
    granted = stage_budgets(connection, department, vintage.year, vintage.stage)
    keys: Iterable[ProjectKey] = known_projects(connection, department, vintage.year)
    sides = []
    for key in keys:
        budget = granted.get(key, Budget(None, None))
        sides.append(
            Side(
                key=budget.code or fold(key[1]),
                name=key[1],
                amount=budget.amount,
                source=_place(budget.source, budget.locator),
                code=budget.code,
                department=key[0],
            )
        )
    return sides


def match(left: list[Side], right: list[Side], *, has_prior: bool) -> list[Change]:
    """Pair the two years: by code, exact name, normalised name where only one fits; the rest is
    new or dropped, with a likely rename suggested and never applied."""
    pairs: list[tuple[Side, Side, str]] = []
    for how, mark in _MATCHES:
        marks_left, marks_right = _unique(left, mark), _unique(right, mark)
        for value, old in marks_left.items():
            new = marks_right.get(value)
            if new is not None:
                pairs.append((old, new, how))
                left = [one for one in left if one is not old]
                right = [one for one in right if one is not new]
    changes = [_change(old, new, how, has_prior) for old, new, how in pairs]
    changes += [_change(old, None, "none", has_prior, _suggest(old, right)) for old in left]
    changes += [_change(None, new, "none", has_prior, _suggest(new, left)) for new in right]
    return changes


_MATCHES = (
    ("code", lambda side: side.code or None),
    ("name", lambda side: side.key if side.code is None else None),
    ("name", lambda side: fold(side.name)),
    ("normalised", lambda side: normalise(side.name)),
)


def _unique(sides: list[Side], mark: object) -> dict[tuple[str, str], Side]:
    """Sides by their mark; a mark that two of them bear tells neither."""
    found: dict[tuple[str, str], Side | None] = {}
    for side in sides:
        value = mark(side)  # type: ignore[operator]
        if value is not None:
            key = (side.department, value)
            found[key] = None if key in found else side
    return {key: side for key, side in found.items() if side is not None}


def _suggest(side: Side, others: list[Side]) -> str | None:
    """The most similar name on the other side, with its score; a person decides."""
    from rapidfuzz import fuzz, process

    names = [other.name for other in others if other.department == side.department]
    if not names or not side.name:
        return None
    best = process.extractOne(
        normalise(side.name),
        names,
        scorer=fuzz.ratio,
        processor=normalise,
        score_cutoff=LEAST_SCORE,
    )
    return f"{best[0]} ({best[1]:.0f} %)" if best else None


def _change(
    old: Side | None, new: Side | None, how: str, has_prior: bool, suggestion: str | None = None
) -> Change:
    one = new or old
    assert one is not None
    before, after = old.amount if old else None, new.amount if new else None
    status = _status(old, new, has_prior)
    change, share = difference(before, after)
    return Change(
        key=one.key,
        name=one.name,
        before=before,
        after=after,
        change=change,
        change_percent=share,
        status=status,
        matched_by=how,
        suggestion=suggestion,
        before_source=old.source if old else None,
        after_source=new.source if new else None,
        department=one.department,
    )


def difference(
    before: Money | Decimal | None, after: Money | Decimal | None
) -> tuple[Money | Decimal | None, Decimal | None]:
    """The change, and its percentage of what was before; None where a side is unknown or zero."""
    if isinstance(before, Money) and isinstance(after, Money):
        change = after - before
        share = change.percent_of(before)
        return change, None if share is None else rounded(share)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return after - before, rounded((after - before) * 100 / before) if before else None
    return None, None


def _status(old: Side | None, new: Side | None, has_prior: bool) -> ChangeStatus:
    if not has_prior:
        return ChangeStatus.NO_PRIOR_DATA
    if old is None:
        return ChangeStatus.NEW
    if new is None:
        return ChangeStatus.DROPPED
    if old.amount is None or new.amount is None:
        return ChangeStatus.UNDISCLOSED
    change, _share = difference(old.amount, new.amount)
    if not change:
        return ChangeStatus.UNCHANGED
    rises = change > (ZERO if isinstance(change, Money) else 0)  # type: ignore[operator]
    return ChangeStatus.INCREASED if rises else ChangeStatus.DECREASED


def _by_size(row: Change) -> tuple[Decimal, str]:
    """The largest change first; a new or dropped thing changes by all that it is."""
    size = row.change if row.change is not None else row.after or row.before
    figure = size.yuan if isinstance(size, Money) else size or Decimal(0)
    return (-abs(figure), row.key)


def _totals(
    left: list[Side], right: list[Side], old: Vintage, new: Vintage, has_prior: bool
) -> dict[str, object]:
    before = _sum(left) if has_prior else None
    after = _sum(right)
    change, share = difference(before, after)
    return {
        "years": [old.year, new.year],
        "before": before,
        "after": after,
        "change": change,
        "change_percent": share,
        "undisclosed": sum(1 for side in [*left, *right] if side.amount is None),
    }


def _sum(sides: list[Side]) -> Money | None:
    """Of money only: targets in different units add to nothing."""
    amounts = [side.amount for side in sides if isinstance(side.amount, Money)]
    return total(amounts) if amounts else None
