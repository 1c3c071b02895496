"""The budget of each project, and what it rests on.

In this order: the lines of an imported budget, else what the disclosure's procurement table states
for the project, else undisclosed. Changes during the year come on top of either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.model.money import Money
from tracker.reports.reading import once, one_reading

ProjectKey = tuple[str, str]
"""Department and name of a project: unique within a year."""


@dataclass(frozen=True, slots=True)
class Budget:
    """`amount` None: undisclosed. `basis` is draft, approved, adjusted, final or disclosed."""

    amount: Money | None
    basis: str | None
    source: str | None = None
    locator: str | None = None
    code: str | None = None


UNDISCLOSED = Budget(None, None)

PROJECTS = """
SELECT DISTINCT department, name FROM _known_projects
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY id
"""
ALLOCATED = """
SELECT department, project, stage, sum(amount_cents) AS cents, min(project_code) AS code,
       min(source) AS source, min(locator) AS locator
  FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department) AND project IS NOT NULL
 GROUP BY department, project, stage
"""
DISCLOSED = """
SELECT department, project, unit, min(project_budget_cents) AS least,
       max(project_budget_cents) AS most, min(source) AS source, min(locator) AS locator
  FROM procurement
 WHERE year = :year AND (:department IS NULL OR department = :department)
 GROUP BY department, project, unit
"""
ADJUSTED = """
SELECT department, project, sum(amount_cents) AS cents FROM adjustments
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND (:as_of IS NULL OR date <= :as_of)
 GROUP BY department, project
"""


@once
def known_projects(connection: Connection, department: str | None, year: int) -> list[ProjectKey]:
    """Every project of a year, in the order in which documents and sheets name them."""
    rows = connection.execute(PROJECTS, {"department": department, "year": year})
    return [(row["department"], row["name"]) for row in rows]


@once
def stage_budgets(
    connection: Connection, department: str | None, year: int, stage: str | None = None
) -> dict[ProjectKey, Budget]:
    """Budgets without the changes during the year: of one stage, or of the first one there is."""
    named = {"department": department, "year": year}
    found = _disclosed(connection, named) if stage in (None, "approved") else {}
    order = [stage] if stage else ["final", "adjusted", "draft", "approved"]
    granted = _allocated(connection, department, year)
    for wanted in order:
        found.update(granted.get(wanted, {}))
    return found


@once
def _allocated(
    connection: Connection, department: str | None, year: int
) -> dict[str, dict[ProjectKey, Budget]]:
    """The sums of imported budgets by their stage."""
    found: dict[str, dict[ProjectKey, Budget]] = defaultdict(dict)
    rows = connection.execute(ALLOCATED, {"department": department, "year": year})
    for name, project, stage, cents, code, source, locator in rows:
        found[stage][name, project] = Budget(Money(cents), stage, source, locator, code)
    return found


@once
def budgets(
    connection: Connection, department: str | None, year: int, as_of: date | None
) -> dict[ProjectKey, Budget]:
    """What payments are held against: the adjusted budget where there is one, up to `as_of`."""
    with one_reading(connection):
        found = {
            **stage_budgets(connection, department, year),
            **stage_budgets(connection, department, year, "adjusted"),
        }
    named = {
        "department": department,
        "year": year,
        "as_of": as_of.isoformat() if as_of else None,
    }
    for row in connection.execute(ADJUSTED, named):
        key = (row["department"], row["project"])
        base = found.get(key, UNDISCLOSED)
        if base.amount is not None and base.basis != "adjusted":
            changed = base.amount + Money(row["cents"])
            found[key] = Budget(changed, "adjusted", base.source, base.locator, base.code)
    return found


def _disclosed(connection: Connection, named: Mapping[str, object]) -> dict[ProjectKey, Budget]:
    """Stated per unit: units add up; two statements that differ leave the budget undisclosed."""
    parts: dict[ProjectKey, list[Budget]] = defaultdict(list)
    for row in connection.execute(DISCLOSED, named):
        agreed = row["least"] is not None and row["least"] == row["most"]
        amount = Money(row["least"]) if agreed else None
        parts[row["department"], row["project"]].append(
            Budget(amount, "disclosed", row["source"], row["locator"])
        )
    found = {}
    for key, stated in parts.items():
        amounts = [one.amount for one in stated if one.amount is not None]
        if len(amounts) == len(stated):
            cents = sum(amount.cents for amount in amounts)
            found[key] = Budget(Money(cents), "disclosed", stated[0].source, stated[0].locator)
    return found


_BASIC = re.compile(r"(人员|公用)(经费|支出)|基本支出")


def is_basic(name: str) -> bool:
    """Whether a line is basic expenditure (人员经费, 日常公用经费) and no project, by the field's terms."""
    return _BASIC.search(name) is not None
