"""The money of a project by where it comes from, as the rows of the forms have it.

A budget is split only where every line of it names its fund. Payments name none: they are those of a
fund only where the whole budget is of that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.db import Connection
from tracker.model.money import ZERO, Money
from tracker.reports.budgets import UNDISCLOSED, Budget, ProjectKey, budgets, stage_budgets
from tracker.reports.scope import Scope

FUNDS = """
SELECT department, project, stage, fund, sum(amount_cents) AS cents FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department)
 GROUP BY department, project, stage, fund
"""


class Fund(StrEnum):
    """Where money comes from."""

    GENERAL = "general"
    FISCAL = "fiscal"
    CARRIED = "carried"
    OTHER = "other"


_WORDS = (
    ("结转", Fund.CARRIED),
    ("结余", Fund.CARRIED),
    ("一般公共预算", Fund.GENERAL),
    ("政府性基金", Fund.FISCAL),
    ("国有资本经营", Fund.FISCAL),
)

Split = Mapping[Fund, Money]


@dataclass(frozen=True, slots=True)
class Funding:
    """`original` and `current` (with the year's adjustments) are the whole; a split is None where some
    of it is not known."""

    original: Money | None
    current: Budget
    original_split: Split | None
    current_split: Split | None

    @property
    def only(self) -> Fund | None:
        """The one fund that all the money is of."""
        split = self.current_split or {}
        return next(iter(split)) if len(split) == 1 else None


def fundings(connection: Connection, scope: Scope) -> dict[ProjectKey, Funding]:
    """Of every project that has a budget."""
    approved = stage_budgets(connection, scope.department, scope.year, "approved")
    current = budgets(connection, scope.department, scope.year, scope.as_of)
    splits = _splits(connection, scope)
    return {
        key: _funding(
            approved.get(key, UNDISCLOSED).amount, current.get(key, UNDISCLOSED), splits[key]
        )
        for key in {*approved, *current}
    }


def _funding(
    original: Money | None, current: Budget, stages: Mapping[str, Split | None]
) -> Funding:
    return Funding(
        original=original,
        current=current,
        original_split=_adding_to(stages.get("approved"), original),
        current_split=next(
            (split for one in stages.values() if (split := _adding_to(one, current.amount))), None
        ),
    )


def _adding_to(split: Split | None, whole: Money | None) -> Split | None:
    """A split of another amount says nothing of this one."""
    if split is None or whole is None or sum(split.values(), ZERO) != whole:
        return None
    return split


def _splits(connection: Connection, scope: Scope) -> dict[ProjectKey, dict[str, Split | None]]:
    """By project and stage, the adjusted one first."""
    lines: dict[ProjectKey, dict[str, list[tuple[str | None, int]]]] = defaultdict(dict)
    for row in connection.execute(FUNDS, scope.named):
        key = (row["department"], row["project"])
        lines[key].setdefault(row["stage"], []).append((row["fund"], row["cents"]))
    found: dict[ProjectKey, dict[str, Split | None]] = defaultdict(dict)
    for key, stages in lines.items():
        for stage in sorted(stages, key=lambda one: one != "adjusted"):
            found[key][stage] = _split(stages[stage])
    return found


def _split(lines: list[tuple[str | None, int]]) -> Split | None:
    split: dict[Fund, Money] = {}
    for name, cents in lines:
        if not name:
            return None
        fund = next((one for word, one in _WORDS if word in name), Fund.OTHER)
        split[fund] = split.get(fund, ZERO) + Money(cents)
    return split
