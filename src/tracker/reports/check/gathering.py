"""Gather the evidence of a department's year."""

from __future__ import annotations

from collections import defaultdict

from tracker.db import Connection
from tracker.model.facts import Allocation
from tracker.model.money import Money
from tracker.reports.budgets import budgets
from tracker.reports.check.evidence import BudgetSheet, Evidence
from tracker.reports.check.stored import documents
from tracker.reports.executed import payments_made
from tracker.reports.scope import latest_day

ALLOCATIONS = """
SELECT project, project_code, unit, stage, category, function_code, function_name, economic_code,
       economic_name, fund, amount_cents, source, locator
  FROM allocations WHERE department = :department AND year = :year
"""


def evidence(connection: Connection, department: str, year: int) -> Evidence:
    """All that rules look at. Payments are held against the budget as it is after every adjustment
    up to the end of the latest reported period."""
    as_of = latest_day(connection, department, year)
    granted = budgets(connection, department, year, as_of)
    paid = payments_made(connection, department, year)
    return Evidence(
        department=department,
        year=year,
        documents=documents(connection, department, year),
        before=documents(connection, department, year - 1),
        sheets=_sheets(connection, department, year),
        reports={project: made.reports for (_department, project), made in paid.items()},
        budgets={project: budget for (_department, project), budget in granted.items()},
    )


def _sheets(connection: Connection, department: str, year: int) -> tuple[BudgetSheet, ...]:
    lines: dict[tuple[str, str], list[Allocation]] = defaultdict(list)
    for row in connection.execute(ALLOCATIONS, {"department": department, "year": year}):
        lines[row["stage"], row["source"]].append(
            Allocation(
                project=row["project"],
                code=row["project_code"],
                unit=row["unit"],
                category=row["category"],
                function_code=row["function_code"],
                function_name=row["function_name"],
                economic_code=row["economic_code"],
                economic_name=row["economic_name"],
                fund=row["fund"],
                amount=Money(row["amount_cents"]),
                locator=row["locator"],
            )
        )
    return tuple(
        BudgetSheet(source, stage, tuple(found)) for (stage, source), found in lines.items()
    )
