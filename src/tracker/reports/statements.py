"""The figures that a disclosure must explain against the year before: totals, functions, 三公."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.db import Connection
from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.compare import compare
from tracker.reports.compare.changes import change
from tracker.reports.compare.comparison import HAS_DATA
from tracker.reports.compare.matching import pairs
from tracker.reports.compare.sides import Side
from tracker.reports.owed import owes
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Change, ChangeStatus
from tracker.reports.scope import find_scope

_ITEM_LEVEL = 3
TOTALS, FUNCTIONS, THREE_PUBLIC = "totals", "functions", "three_public"
HEADLINES = """
SELECT department, item, amount_cents, source, locator FROM headline_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND item IN ('revenue.total', 'expenditure.total', 'expenditure.basic', 'expenditure.project')
   AND amount_cents IS NOT NULL
 GROUP BY department, item
"""
NO_PRIOR = """
SELECT c.department, s.text FROM _statements AS s JOIN _current_imports AS c ON c.id = s.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
   AND s.kind = 'no_prior_year'
 GROUP BY c.department
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of both years. `item` is the contract's name, or a function's code and name.

    `before` None with `no_prior` is a department without a year before; without it, the figure of
    that year is not known. `owes_reason` by the profile.
    """

    section: str
    item: str
    name: str
    before: Money | None
    after: Money | None
    change: Money | None
    owes_reason: bool
    no_prior: str | None
    department: str


def statements(
    connection: Connection,
    year: int,
    against: int | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Statement]:
    """Every sentence that the disclosure of `year` owes against the year before (or `against`).

    Raises NothingMatched for an unknown department.
    """
    scope = find_scope(connection, department=department, year=year)
    before = against if against is not None else year - 1
    said = {
        row["department"]: row["text"]
        for row in connection.execute(NO_PRIOR, {"year": year, "department": scope.department})
    }
    rules = profile or default()
    rows = tuple(
        _statement(section, row, rules, said)
        for section, found in _sections(connection, scope.department, before, year)
        for row in found
    )
    return Answer("form", year, None, rows, {"against": before})


def _sections(
    connection: Connection, department: str | None, before: int, after: int
) -> Iterator[tuple[str, list[Change]]]:
    yield TOTALS, list(_totals(connection, department, before, after))
    for section, by in ((FUNCTIONS, "function"), (THREE_PUBLIC, "three-public")):
        found = compare(connection, str(before), str(after), by, department).rows
        wanted = [row for row in found if section != FUNCTIONS or row.level == _ITEM_LEVEL]
        yield section, sorted(wanted, key=lambda row: row.key)


def _totals(
    connection: Connection, department: str | None, before: int, after: int
) -> Iterator[Change]:
    sides = [
        [
            Side(
                row["item"],
                row["item"],
                Money(row["amount_cents"]),
                f"{row['source']}, {row['locator']}",
                row["department"],
            )
            for row in connection.execute(HEADLINES, {"year": year, "department": department})
        ]
        for year in (before, after)
    ]
    named = {"year": before, "department": department}
    has_prior = connection.execute(HAS_DATA, named).fetchone() is not None
    for pair in pairs(sides[0], sides[1], exact="name"):
        yield change(pair, {}, has_prior=has_prior)


def _statement(section: str, row: Change, rules: Profile, said: dict[str, str]) -> Statement:
    missing = row.status is ChangeStatus.NO_PRIOR_DATA
    return Statement(
        section=section,
        item=row.key,
        name=row.name,
        before=row.before if isinstance(row.before, Money) else None,
        after=row.after if isinstance(row.after, Money) else None,
        change=row.change if isinstance(row.change, Money) else None,
        owes_reason=owes(row, rules),
        no_prior=said.get(row.department) if missing else None,
        department=row.department,
    )
