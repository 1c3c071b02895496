"""What a unit of work costs, in two years: money and targets of the same project side by side.

Only targets that count output (数量指标) in one unit in both years, of projects whose budget is known
in both. A budget that rises while its target falls is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tracker.db import Connection
from tracker.model.money import Money
from tracker.model.names import fold
from tracker.reports.budgets import ProjectKey
from tracker.reports.compare.matching import pairs
from tracker.reports.compare.sides import Side, projects
from tracker.reports.compare.suggestions import saved_links
from tracker.reports.compare.vintage import Vintage

TARGETS = """
SELECT department, project, level3, operator, target_value, unit, source, locator FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND level2 LIKE '%数量%' AND operator IN ('>=', '=', '>') AND target_value > 0 AND unit <> '%'
 GROUP BY department, project, level3 HAVING count(*) = 1
"""


@dataclass(frozen=True, slots=True)
class Target:
    """How much of what is promised, and where that is printed."""

    value: Decimal
    unit: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Worth:
    """One countable target of both years with its project's money; costs are yuan a unit."""

    department: str
    project: str
    indicator: str
    budgets: tuple[Money, Money]
    targets: tuple[Target, Target]

    @property
    def costs(self) -> tuple[Decimal, Decimal]:
        """Yuan for each unit of the target, to the cent."""
        before, after = (
            (budget.yuan / target.value).quantize(Decimal("0.01"), ROUND_HALF_UP)
            for budget, target in zip(self.budgets, self.targets, strict=True)
        )
        return before, after

    @property
    def is_more_for_less(self) -> bool:
        """The budget rises and the target falls."""
        return self.budgets[1] > self.budgets[0] and self.targets[1].value < self.targets[0].value


Targets = dict[ProjectKey, dict[str, Target]]


def worth(connection: Connection, before: int, after: int, department: str | None) -> list[Worth]:
    """Every target that can be held against money in both years."""
    old, new = (_targets(connection, department, year) for year in (before, after))
    if not old or not new:
        return []
    left, right = (projects(connection, department, Vintage(year)) for year in (before, after))
    return [
        one
        for pair in pairs(left, right, saved_links(connection))
        if len(pair.old) == len(pair.new) == 1
        for one in _of_project(pair.old[0], pair.new[0], old, new)
    ]


def _of_project(before: Side, after: Side, old: Targets, new: Targets) -> Iterator[Worth]:
    if not isinstance(before.amount, Money) or not isinstance(after.amount, Money):
        return
    mine = old.get((before.department, before.name), {})
    for name, target in new.get((after.department, after.name), {}).items():
        earlier = mine.get(name)
        if earlier is not None and earlier.unit == target.unit:
            money = (before.amount, after.amount)
            yield Worth(after.department, after.name, name, money, (earlier, target))


def _targets(connection: Connection, department: str | None, year: int) -> Targets:
    found: Targets = {}
    for row in connection.execute(TARGETS, {"year": year, "department": department}):
        value = Decimal(str(row["target_value"])).normalize()
        target = Target(value, row["unit"], row["source"], row["locator"])
        found.setdefault((row["department"], row["project"]), {})[fold(row["level3"])] = target
    return found
