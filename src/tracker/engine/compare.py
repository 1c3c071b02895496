"""What changed between two years, by project: the engine finds the budgets, the report pairs them."""

from __future__ import annotations

from tracker.engine.asking import Data
from tracker.model.money import Money
from tracker.model.names import fold
from tracker.reports.answer import Answer
from tracker.reports.budgets import Budget
from tracker.reports.compare.comparison import Matter, compared, require
from tracker.reports.compare.rest import Expenditure, expenditure_of
from tracker.reports.compare.sides import Side, project_side
from tracker.reports.compare.suggestions import Works, works_of
from tracker.reports.compare.vintage import Vintage
from tracker.reports.rows import Change


def compare(data: Data, before: int, after: int, department: str | None = None) -> Answer[Change]:
    """As `reports.compare` of two years by project. Raises NothingMatched."""
    department = data.department(department)
    old, new = Vintage(before), Vintage(after)
    had, has = (_with_data(data, year, department) for year in (before, after))
    require(new, bool(has))
    links = data.ask("links")
    matter = Matter(
        _sides(data, before, department),
        _sides(data, after, department),
        (had, has),
        [(row["department"], fold(row["old_name"]), fold(row["new_name"])) for row in links],
        (_works(data, before, department), _works(data, after, department)),
        (_expenditure(data, before, department), _expenditure(data, after, department)),
        _part(data, after) if department is None else frozenset(),
    )
    return compared(old, new, matter)


def _sides(data: Data, year: int, department: str | None) -> list[Side]:
    """The year's budget as it was approved: without the changes during the year."""
    rows = data.ask("projects", year=year, department=department, adjusting=False, as_of=None)
    return [
        project_side(
            (row["department"], row["project"]),
            Budget(
                None if row["budget_cents"] is None else Money(row["budget_cents"]),
                row["basis"],
                row["source"],
                row["locator"],
                row["code"],
            ),
        )
        for row in rows
    ]


def _with_data(data: Data, year: int, department: str | None) -> frozenset[str]:
    rows = data.ask("known_year", year=year, department=department)
    return frozenset(row["department"] for row in rows)


def _works(data: Data, year: int, department: str | None) -> Works:
    return works_of(data.ask("names", year=year, department=department))


def _expenditure(data: Data, year: int, department: str | None) -> Expenditure:
    named = {"year": year, "department": department}
    return expenditure_of(data.ask("printed", **named), data.ask("categories", **named))


def _part(data: Data, year: int) -> frozenset[str]:
    return frozenset(row["department"] for row in data.ask("part", year=year))
