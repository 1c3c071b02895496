"""The figures that a disclosure must explain against the year before: totals, functions, 三公.

That nothing was arranged is said only where the year states that kind of figure for the department
and the item is not among them. What is not known is a gap, and gaps are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.db import Connection
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.compare import Vintage
from tracker.reports.compare.changes import change
from tracker.reports.compare.comparison import with_data
from tracker.reports.compare.matching import Pair, pairs
from tracker.reports.compare.sides import Side, allocated, three_public
from tracker.reports.owed import owes
from tracker.reports.profiles import Profile, default
from tracker.reports.scope import find_scope

_ITEM_LEVEL = 3
TOTALS, FUNCTIONS, THREE_PUBLIC = "totals", "functions", "three_public"
HEADLINES = """
SELECT department, item, amount_cents, source, locator FROM _stated_figures
 WHERE year = :year AND (:department IS NULL OR department = :department) AND in_force
   AND item IN ('revenue.total', 'expenditure.total', 'expenditure.basic', 'expenditure.project')
"""
NO_PRIOR = """
SELECT c.department, s.text FROM _statements AS s JOIN _plan_imports AS c ON c.id = s.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
   AND s.kind = 'no_prior_year'
 GROUP BY c.department
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of both years. `item` is the contract's name, or a function's code and name.

    `before` None is an item that the year before did not have, `after` None one that the year does
    not have any more; `lacks` is the year that does not state such figures, so that nothing is
    known of it. `owes_reason` by the profile.
    """

    section: str
    item: str
    name: str
    before: Money | None
    after: Money | None
    change: Money | None
    owes_reason: bool
    department: str
    lacks: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a department's disclosure owes. `lacks`: the year of which there are no data at all;
    `no_prior`: how the disclosure itself says that there is no year before."""

    department: str
    statements: tuple[Statement, ...]
    lacks: int | None = None
    no_prior: str | None = None


def statements(
    connection: Connection,
    year: int,
    against: int | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Explanation]:
    """Every sentence that the disclosure of `year` owes against the year before (or `against`).

    Raises NothingMatched for an unknown department, and where there are no data of `year`.
    """
    scope = find_scope(connection, department=department, year=year)
    years = (against if against is not None else year - 1, year)
    had, has = (with_data(connection, scope.department, Vintage(one)) for one in years)
    if not has:
        raise NothingMatched(_("Nothing is stated for {year}.").format(year=year))
    said = {
        row["department"]: row["text"]
        for row in connection.execute(NO_PRIOR, {"year": year, "department": scope.department})
    }
    rules = profile or default()
    found = list(_statements(connection, scope.department, years, rules))
    rows = []
    for name in sorted(had | has):
        lacks = next(
            (one for one, known in zip(years, (had, has), strict=True) if name not in known), None
        )
        own = tuple(one for one in found if one.department == name)
        rows.append(Explanation(name, own, lacks, said.get(name) if lacks == years[0] else None))
    return Answer("form", year, None, tuple(rows), {"against": years[0]})


def _statements(
    connection: Connection, department: str | None, years: tuple[int, int], rules: Profile
) -> Iterator[Statement]:
    for section in (TOTALS, FUNCTIONS, THREE_PUBLIC):
        left, right = (_sides(connection, section, department, year) for year in years)
        exact = "code" if section == FUNCTIONS else "name"
        for pair in sorted(pairs(left, right, exact=exact), key=_key):
            yield _statement(section, pair, rules, _lacking(section, pair, (left, right), years))


def _key(pair: Pair) -> str:
    return (pair.new or pair.old)[0].key


def _sides(connection: Connection, section: str, department: str | None, year: int) -> list[Side]:
    """What a year states: each function item, or each headline."""
    if section == FUNCTIONS:
        found = allocated(connection, department, Vintage(year), "function")
        return [side for side in found if side.level == _ITEM_LEVEL]
    if section == THREE_PUBLIC:
        return three_public(connection, department, Vintage(year))
    return [
        Side(
            row["item"],
            row["item"],
            Money(row["amount_cents"]),
            f"{row['source']}, {row['locator']}",
            row["department"],
        )
        for row in connection.execute(HEADLINES, {"year": year, "department": department})
    ]


def _lacking(
    section: str, pair: Pair, sides: Iterable[list[Side]], years: tuple[int, int]
) -> int | None:
    """The year that says nothing of an item, where one of them does not."""
    for year, found, there in zip(years, (pair.old, pair.new), sides, strict=True):
        stated = {side.key for side in there if side.department == pair.department}
        is_stated = bool(stated) if section == FUNCTIONS else would_state(_key(pair), stated)
        if not found and not is_stated:
            return year
    return None


def would_state(item: str, stated: Collection[str]) -> bool:
    """Whether a year that states these headlines would also state this one if there were any of it.

    A total is always there, and what is missing of it is only unknown; so it is with an item whose
    own parts are stated. Of parts, those beside it tell that the year goes into such detail.
    """
    whole, _dot, part = item.rpartition(".")
    if part == "total" or any(other.startswith(f"{item}.") for other in stated):
        return False
    beside = {other.rpartition(".")[0] for other in stated if not other.endswith(".total")}
    return whole in beside


def _statement(section: str, pair: Pair, rules: Profile, lacks: int | None) -> Statement:
    row = change(pair, {})
    return Statement(
        section=section,
        item=row.key,
        name=row.name,
        before=row.before if isinstance(row.before, Money) else None,
        after=row.after if isinstance(row.after, Money) else None,
        change=row.change if isinstance(row.change, Money) else None,
        owes_reason=lacks is None and owes(row, rules),
        department=row.department,
        lacks=lacks,
    )
