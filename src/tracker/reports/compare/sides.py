"""One side of a comparison: the things of one vintage, each with its figure."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from tracker.db import Connection, Row
from tracker.model.money import Money, total
from tracker.model.names import fold, normalise
from tracker.reports.budgets import (
    UNDISCLOSED,
    Budget,
    ProjectKey,
    budgets,
    known_projects,
    stage_budgets,
)
from tracker.reports.compare.vintage import Vintage

Figure = Money | Decimal


@dataclass(frozen=True, slots=True)
class Side:
    """One thing in one year: money, or the value of a target.

    `amount` None: the thing exists and its figure is not disclosed. `quantity` and `measure` of a
    procurement line; `level` of a classification, 0 where there is none; `operator` of a target.
    """

    key: str
    name: str
    amount: Figure | None
    source: str | None
    department: str
    code: str | None = None
    quantity: Decimal | None = None
    measure: str | None = None
    level: int = 0
    operator: str | None = None


Renames = Mapping[tuple[str, str], str]
"""Department and folded old name of a project, to the name that a person says it has now."""


def renames(links: Iterable[tuple[str, str, str]]) -> Renames:
    """Of links that tie one name to one: a merged or a split project has no one name."""
    links = list(links)
    olds = Counter((department, old) for department, old, _new in links)
    news = Counter((department, new) for department, _old, new in links)
    return {
        (department, old): new
        for department, old, new in links
        if olds[department, old] == news[department, new] == 1
    }


ALLOCATED = """
SELECT department, source, min(locator) AS locator, sum(amount_cents) AS cents,
       CASE :by WHEN 'unit' THEN coalesce(unit, '') WHEN 'category' THEN coalesce(category, '')
                WHEN 'function' THEN coalesce(function_code, '')
                WHEN 'economic' THEN coalesce(economic_code, '')
                ELSE coalesce(fund, '') END AS key,
       CASE :by WHEN 'function' THEN max(function_name) WHEN 'economic' THEN max(economic_name)
                END AS name
  FROM allocation_history
 WHERE year = :year AND stage = :stage AND outcome = 'imported'
   AND (:department IS NULL OR department = :department)
   AND version = coalesce(:version, (SELECT max(n.version) FROM allocation_history AS n
                                      WHERE n.year = allocation_history.year AND n.outcome = 'imported'
                                        AND n.department = allocation_history.department
                                        AND n.stage = allocation_history.stage))
 GROUP BY department, key
"""
ECONOMIC = """
SELECT department, source, locator, amount_cents AS cents, code AS key, name
  FROM standard_tables AS t
 WHERE year = :year AND stage = :stage AND :version IS NULL
   AND (:department IS NULL OR department = :department)
   AND kind = 'basic_economic' AND level = 2 AND column_name = 'total'
   AND NOT EXISTS (SELECT 1 FROM allocations AS a
                    WHERE a.year = t.year AND a.department = t.department AND a.stage = t.stage
                      AND a.economic_code IS NOT NULL)
"""
GROUPS = """
SELECT code, min(name) AS name FROM standard_tables
 WHERE kind IN ('revenue', 'expenditure', 'general_public', 'gov_fund', 'state_capital')
   AND level > 0 AND code NOT LIKE '% %'
 GROUP BY code
"""
SHEETS = """
SELECT function_code AS code, min(function_name) AS name FROM allocation_history
 WHERE function_name IS NOT NULL AND outcome = 'imported'
 GROUP BY function_code
"""
VERSION = """
SELECT department, project, sum(amount_cents) AS cents, min(project_code) AS code,
       min(source) AS source, min(locator) AS locator
  FROM allocation_history
 WHERE year = :year AND stage = :stage AND version = :version AND outcome = 'imported'
   AND (:department IS NULL OR department = :department) AND project IS NOT NULL
 GROUP BY department, project
"""
THREE_PUBLIC = """
SELECT department, item AS key, label AS name, amount_cents AS cents, source, locator
  FROM _stated_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND (stage = :stage OR (:stage IS NULL AND in_force))
   AND item IN ('three_public.total', 'three_public.abroad', 'three_public.vehicle',
                'three_public.vehicle.purchase', 'three_public.vehicle.running',
                'three_public.reception')
 ORDER BY department, item
"""
PROCUREMENT = """
SELECT department, project, item, catalogue_code, measure_unit, sum(quantity) AS quantity,
       sum(total_cents) AS cents, count(*) - count(total_cents) AS unknown,
       count(*) - count(quantity) AS uncounted, min(source) AS source, min(locator) AS locator
  FROM procurement
 WHERE year = :year AND (:department IS NULL OR department = :department)
 GROUP BY department, project, item, catalogue_code, measure_unit
"""
TARGETS = """
SELECT department, project, level3, description, operator, target_value, unit, source, locator
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""


def projects(connection: Connection, department: str | None, vintage: Vintage) -> list[Side]:
    """Every project with its budget: of the stage or version that is asked for."""
    granted = _granted(connection, department, vintage)
    keys: Iterable[ProjectKey] = known_projects(connection, department, vintage.year)
    if vintage.version is not None:
        keys = granted
    return [project_side(key, granted.get(key, UNDISCLOSED)) for key in keys]


def _granted(
    connection: Connection, department: str | None, vintage: Vintage
) -> dict[ProjectKey, Budget]:
    if vintage.version is not None:
        stage = vintage.stage or "approved"
        named = {
            "year": vintage.year,
            "stage": stage,
            "version": vintage.version,
            "department": department,
        }
        return {
            (row["department"], row["project"]): Budget(
                Money(row["cents"]), stage, row["source"], row["locator"], row["code"]
            )
            for row in connection.execute(VERSION, named)
        }
    if vintage.stage == "adjusted":
        return budgets(connection, department, vintage.year, None)
    return stage_budgets(connection, department, vintage.year, vintage.stage)


def project_side(key: ProjectKey, budget: Budget) -> Side:
    """A project with what it may spend."""
    return Side(
        key=budget.code or fold(key[1]),
        name=key[1],
        amount=budget.amount,
        source=_place(budget.source, budget.locator),
        department=key[0],
        code=budget.code,
    )


def allocated(
    connection: Connection, department: str | None, vintage: Vintage, by: str
) -> list[Side]:
    """Sums of the budget's lines by unit, category, function, economic class or fund."""
    named = {
        "by": by,
        "year": vintage.year,
        "stage": vintage.stage or "approved",
        "version": vintage.version,
        "department": department,
    }
    rows = connection.execute(ALLOCATED, named).fetchall()
    if by == "economic":
        printed = connection.execute(ECONOMIC, named).fetchall()
        told = {row["department"] for row in printed}
        rows = [row for row in rows if row["department"] not in told] + printed
    leaves = [_side(row, row["key"], row["name"] or row["key"]) for row in rows]
    if by != "function":
        return leaves
    names = dict(classes())
    for sql in (SHEETS, GROUPS):
        names |= {row["code"]: row["name"] for row in connection.execute(sql)}
    return tree(leaves, names)


@cache
def classes() -> dict[str, str]:
    """The names of the state's classes of expenditure by function, by their codes."""
    text = resources.files("tracker.reports.compare").joinpath("functions.toml").read_text("utf-8")
    named: dict[str, str] = tomllib.loads(text)["classes"]
    return named


def tree(leaves: list[Side], names: Mapping[str, str]) -> list[Side]:
    """Functions by class, section and item (3 + 2 + 2 digits): sums of their items on every level.

    `names` of classes and sections are those that the standard tables of any document print, else any
    budget sheet; a class that none prints has the name that the state gave it.
    """
    sides = []
    for level, digits in enumerate((3, 5, 7), 1):
        groups: dict[tuple[str, str], list[Side]] = {}
        for leaf in leaves:
            if len(leaf.key) >= digits:
                groups.setdefault((leaf.department, leaf.key[:digits]), []).append(leaf)
        for (department, code), parts in groups.items():
            amounts = [part.amount for part in parts if isinstance(part.amount, Money)]
            own = parts[0].name if code == parts[0].key and parts[0].name != code else None
            name = own or names.get(code, code)
            sides.append(Side(code, name, total(amounts), parts[0].source, department, level=level))
    others = [leaf for leaf in leaves if len(leaf.key) < 3]
    return sides + others


def three_public(connection: Connection, department: str | None, vintage: Vintage) -> list[Side]:
    """The three public expenses as the disclosure states them: that of the stage, else the one in
    force."""
    named = {"year": vintage.year, "department": department, "stage": vintage.stage}
    return [_side(row, row["key"], row["name"]) for row in connection.execute(THREE_PUBLIC, named)]


def procurement(
    connection: Connection, department: str | None, vintage: Vintage, renamed: Renames
) -> list[Side]:
    """What is bought: a line for each thing that a project buys in one measure unit."""
    named = {"year": vintage.year, "department": department}
    found = []
    for row in connection.execute(PROCUREMENT, named):
        marks = (
            _project_mark(row, renamed),
            row["catalogue_code"],
            row["item"],
            row["measure_unit"],
        )
        counted = row["quantity"] is not None and not row["uncounted"]
        found.append(
            Side(
                key=" · ".join(marks),
                name=f"{row['project']} · {row['item']}",
                amount=None if row["unknown"] else Money(row["cents"]),
                source=_place(row["source"], row["locator"]),
                department=row["department"],
                quantity=Decimal(str(round(row["quantity"], 6))) if counted else None,
                measure=row["measure_unit"],
            )
        )
    return found


def targets(
    connection: Connection, department: str | None, vintage: Vintage, renamed: Renames
) -> list[Side]:
    """The targets of all indicators; of two of one name the description tells them apart."""
    rows = connection.execute(TARGETS, {"year": vintage.year, "department": department}).fetchall()
    often = Counter(_target_mark(row, renamed) for row in rows)
    found = []
    for row in rows:
        mark = _target_mark(row, renamed)
        key = " · ".join(mark[1:] if often[mark] == 1 else (*mark[1:], fold(row["description"])))
        value = row["target_value"]
        found.append(
            Side(
                key=key,
                name=f"{row['project']} · {row['level3']}",
                amount=None if value is None else Decimal(str(value)).normalize(),
                source=_place(row["source"], row["locator"]),
                department=row["department"],
                measure=row["unit"],
                operator=row["operator"],
            )
        )
    return found


def _target_mark(row: Row, renamed: Renames) -> tuple[str, str, str]:
    return (row["department"], _project_mark(row, renamed), fold(row["level3"]))


def _project_mark(row: Row, renamed: Renames) -> str:
    """What a project is known by in both years."""
    name = row["project"]
    return normalise(renamed.get((row["department"], fold(name)), name))


def _side(row: Row, key: str, name: str) -> Side:
    return Side(
        key=key,
        name=name,
        amount=None if row["cents"] is None else Money(row["cents"]),
        source=_place(row["source"], row["locator"]),
        department=row["department"],
    )


def _place(source: str | None, locator: str | None) -> str | None:
    return f"{source}, {locator}" if source else None
