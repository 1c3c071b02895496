"""Gather the evidence of every department of a year: budgets and payments are read once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from tracker.db import Connection
from tracker.model.facts import Allocation
from tracker.model.money import Money
from tracker.reports.budgets import ProjectKey, budgets
from tracker.reports.check.evidence import BudgetSheet, Evidence
from tracker.reports.check.stored import documents
from tracker.reports.executed import Paid, Report, payments_made
from tracker.reports.scope import Scope

DEPARTMENTS = """
SELECT DISTINCT department FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department) ORDER BY department
"""
ALLOCATIONS = """
SELECT department, project, project_code, unit, stage, category, function_code, function_name,
       economic_code, economic_name, fund, amount_cents, source, locator
  FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department) AND project IS NOT NULL
"""
T = TypeVar("T")


def evidence(connection: Connection, scope: Scope) -> Iterator[Evidence]:
    """Department by department. Payments are held against the budget as it is after every
    adjustment up to the day of the scope."""
    granted = _apart(budgets(connection, scope.department, scope.year, scope.as_of))
    paid = _apart(payments_made(connection, scope.department, scope.year))
    sheets = _sheets(connection, scope)
    for row in connection.execute(DEPARTMENTS, scope.named).fetchall():
        name = row["department"]
        yield Evidence(
            department=name,
            year=scope.year,
            documents=documents(connection, name, scope.year),
            before=documents(connection, name, scope.year - 1),
            sheets=tuple(sheets[name]),
            reports={project: _until(made, scope) for project, made in paid[name].items()},
            budgets=granted[name],
        )


def _until(made: Paid, scope: Scope) -> tuple[Report, ...]:
    """What was reported by the day of the question: what comes later is not known then."""
    return tuple(
        one for one in made.reports if scope.as_of is None or one.period.end <= scope.as_of
    )


def _apart(found: dict[ProjectKey, T]) -> dict[str, dict[str, T]]:
    """Department to project to what is known of it."""
    told: dict[str, dict[str, T]] = defaultdict(dict)
    for (department, project), known in found.items():
        told[department][project] = known
    return told


def _sheets(connection: Connection, scope: Scope) -> dict[str, list[BudgetSheet]]:
    """Department to its budgets, one for each stage and file."""
    lines: dict[tuple[str, str, str], list[Allocation]] = defaultdict(list)
    for row in connection.execute(ALLOCATIONS, scope.named):
        lines[row["department"], row["stage"], row["source"]].append(
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
    told: dict[str, list[BudgetSheet]] = defaultdict(list)
    for (department, stage, source), found in lines.items():
        told[department].append(BudgetSheet(source, stage, tuple(found)))
    return told
