"""Two vintages side by side: pairs become rows, and the rows' parts add to the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from tracker.db import Connection
from tracker.errors import NothingMatched, TrackerError
from tracker.language import _
from tracker.model.money import Money, total
from tracker.reports.answer import Answer
from tracker.reports.choices import CUTS
from tracker.reports.compare import sides
from tracker.reports.compare.changes import change, difference
from tracker.reports.compare.matching import Links, Pair, pairs
from tracker.reports.compare.rest import REST, Expenditure, expenditure, rest
from tracker.reports.compare.sides import Figure, Side
from tracker.reports.compare.suggestions import Works, indicator_names, saved_links, suggest
from tracker.reports.compare.vintage import Vintage
from tracker.reports.reading import once
from tracker.reports.rows import Change, ChangeStatus
from tracker.reports.scope import find_scope, within_others

HAS_DATA = """
SELECT DISTINCT department FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND kind IN ('disclosure', 'budget')
"""
HAS_VINTAGE = """
SELECT department FROM allocation_history
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND stage = :stage AND outcome = 'imported' AND (:version IS NULL OR version = :version)
 UNION
SELECT department FROM adjustments
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND :stage = 'adjusted' AND :version IS NULL
 UNION
SELECT department FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND kind = 'disclosure' AND stage = :stage AND :version IS NULL
"""


_EXACT = {cut: "code" if cut in ("function", "economic") else "name" for cut in CUTS[1:]}
"""How things of other cuts than projects are matched: by their key alone, which is a code or a name."""


class UnknownCut(TrackerError):
    """A cut of the budget that does not exist."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("No comparison by “{text}”; there are {known}").format(
            text=self.text, known=", ".join(CUTS)
        )


@once
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
    _must_exist(connection, scope.department, old, new)
    links = saved_links(connection)
    left = _sides(connection, scope.department, old, by, sides.renames(links))
    right = _sides(connection, scope.department, new, by, {})
    by_project = by == "project"
    years = (old.year, new.year)
    had, has = (with_data(connection, scope.department, one) for one in (old, new))
    if not by_project:
        had, has = had & _departments(left), has & _departments(right)
    matter = Matter(left, right, (had, has))
    if by_project:
        works = [indicator_names(connection, scope.department, year) for year in years]
        stated = [expenditure(connection, scope.department, one) for one in (old, new)]
        matter = replace(
            matter, links=links, works=(works[0], works[1]), stated=(stated[0], stated[1])
        )
    part = within_others(connection, new.year) if scope.department is None else frozenset[str]()
    return compared(old, new, replace(matter, part=part), by)


@dataclass(frozen=True)
class Matter:
    """All that a comparison is made of. `known`: the departments with data of each year. Links,
    names of indicators and stated expenditure of both years are there for projects only. `part`:
    departments whose money is part of that of others."""

    left: list[Side]
    right: list[Side]
    known: tuple[frozenset[str], frozenset[str]]
    links: Links = ()
    works: tuple[Works, Works] = ({}, {})
    stated: tuple[Expenditure, Expenditure] = (Expenditure(), Expenditure())
    part: frozenset[str] = frozenset()


def compared(old: Vintage, new: Vintage, matter: Matter, by: str = "project") -> Answer[Change]:
    """Both sides as rows, with their totals. Knows no database.

    What one department has no data of in a year says nothing of the others: its rows are
    `no_prior_data` or `undisclosed`, and the totals are those of the departments with both years.
    """
    by_project = by == "project"
    left, right, had = matter.left, matter.right, matter.known[0]
    listed = _departments(right)
    found = pairs(left, right, matter.links, exact=_EXACT.get(by))
    likely = _likely(found, matter.works) if by_project else {}
    rows = [
        change(pair, likely, has_prior=pair.department in had, has_later=pair.department in listed)
        for pair in found
    ]
    if by_project and all(one.is_approved for one in (old, new)):
        rows += rest(matter.stated, (left, right), had)
    rows.sort(key=_by_code if by == "function" else _by_size)
    whole = {row.department for row in rows} - matter.part
    both = whole.intersection(*matter.known)
    counted = [row for row in rows if row.department in (both or whole)]
    totals = _totals(counted, old, new, is_compared=bool(both))
    notes = tuple(_gaps(whole, both, matter.known, (old, new)))
    return Answer("compare", new.year, None, tuple(rows), totals, notes, Change)


def _gaps(
    whole: Set[str],
    both: Set[str],
    known: tuple[Set[str], Set[str]],
    vintages: tuple[Vintage, Vintage],
) -> Iterator[str]:
    """Who has no data of a year. `both` are those whose money the totals compare."""
    for departments, vintage in zip(known, vintages, strict=True):
        lacking = sorted(whole - departments)
        if lacking and not whole & departments:
            yield _("There are no data of {year}: nothing to compare with.").format(year=vintage)
        elif lacking:
            yield _("There are no data of {year} of: {departments}.").format(
                year=vintage, departments=", ".join(lacking)
            )
    if both and whole - both:
        yield _("The totals are those of the departments with data of both years.")


def _departments(sides: Iterable[Side]) -> frozenset[str]:
    return frozenset(side.department for side in sides)


def _must_exist(connection: Connection, department: str | None, old: Vintage, new: Vintage) -> None:
    """Only the earlier one may be a year without data: that a department may be new is an answer."""
    for one in (old, new):
        if one is new or not one.is_plain:
            require(one, bool(with_data(connection, department, one)))


def has_budget(connection: Connection, department: str | None, year: int) -> bool:
    """Whether a budget or a disclosure of the year is there: without one nothing can be compared."""
    return bool(with_data(connection, department, Vintage(year)))


def require(vintage: Vintage, is_known: bool) -> None:
    """Raises NothingMatched where it is not."""
    if not is_known:
        raise NothingMatched(_("No budget of {vintage} has been imported.").format(vintage=vintage))


def with_data(connection: Connection, department: str | None, vintage: Vintage) -> frozenset[str]:
    """The departments of which there are data of a vintage."""
    named: dict[str, object] = {"year": vintage.year, "department": department}
    sql = HAS_DATA
    if not vintage.is_plain:
        named |= {"stage": vintage.stage or "approved", "version": vintage.version}
        sql = HAS_VINTAGE
    return frozenset(str(row["department"]) for row in connection.execute(sql, named))


def _sides(
    connection: Connection,
    department: str | None,
    vintage: Vintage,
    by: str,
    renamed: sides.Renames,
) -> list[Side]:
    readers: dict[str, Callable[[Connection, str | None, Vintage], list[Side]]] = {
        "project": sides.projects,
        "three-public": sides.three_public,
        "procurement": partial(sides.procurement, renamed=renamed),
        "indicator": partial(sides.targets, renamed=renamed),
    }
    if by in readers:
        return readers[by](connection, department, vintage)
    return sides.allocated(connection, department, vintage, by)


def _likely(found: list[Pair], works: tuple[Works, Works]) -> dict[tuple[str, str], str]:
    """What a dropped or new project may be called in the other year."""
    likely: dict[tuple[str, str], str] = {}
    for one in suggest(found, works[0], works[1]):
        likely[one.department, one.old] = f"{one.new} ({one.score} %)"
        likely.setdefault((one.department, one.new), f"{one.old} ({one.score} %)")
    return likely


def _by_size(row: Change) -> tuple[bool, Decimal, str]:
    """The largest change first; a new or dropped thing changes by all that it is; the rest last."""
    size = row.change if row.change is not None else row.after or row.before
    figure = size.yuan if isinstance(size, Money) else size or Decimal(0)
    return (row.key == REST, -abs(figure), row.key)


def _by_code(row: Change) -> tuple[str, str]:
    return (row.department, row.key)


def _totals(
    rows: list[Change], old: Vintage, new: Vintage, *, is_compared: bool
) -> dict[str, object]:
    """Sums of money over the rows, each amount once: of a tree only its first level.

    What no known project explains is a part of the sums where both years print it: then they are
    the totals that the documents state. Sums of different departments are not compared.
    """
    left = [row for row in rows if row.key == REST]
    known = [row for row in rows if row.level <= 1 and row.key != REST and is_whole(row)]
    both = all(row.before is not None and row.after is not None for row in left)
    counted = [*known, *left] if both else known
    before = _money(row.before for row in counted)
    after = _money(row.after for row in counted)
    changed, share = difference(before, after) if is_compared else (None, None)
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
            _one_sided(row) for row in known if row.status is ChangeStatus.UNDISCLOSED
        ),
        "of_rest": _money(row.change for row in left) if both else None,
        "undisclosed": sum(1 for row in rows if row.status is ChangeStatus.UNDISCLOSED),
    }


def _one_sided(row: Change) -> Figure | None:
    """What a thing adds to the change of the sums whose money one year does not disclose."""
    if isinstance(row.before, Money):
        return -row.before
    return row.after


def is_whole(row: Change) -> bool:
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
