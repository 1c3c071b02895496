"""What the public views state and no report lists: changes of budgets, what was said of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tracker.db import Connection
from tracker.model.money import Money
from tracker.reports.scope import Scope

ADJUSTMENTS = """
SELECT department, project, date, kind, amount_cents, reason, source, locator FROM adjustments
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY date, source, locator
"""
ACKNOWLEDGEMENTS = (
    "SELECT finding, at, by, cause, note, remedy, until, likelihood FROM acknowledgements"
)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of a project's budget during the year."""

    date: str
    kind: str
    amount: Money
    reason: str | None
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a finding; `until` an ISO date: open again from that day on."""

    at: str
    by: str
    cause: str
    note: str
    remedy: str | None
    until: str | None
    likelihood: str | None = None


KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


def adjustments(
    connection: Connection, scope: Scope
) -> Mapping[tuple[str, str], tuple[Adjustment, ...]]:
    """Of a year, by department and project, in order of their dates."""
    return _grouped(
        (
            (row["department"], row["project"]),
            Adjustment(
                row["date"], row["kind"], Money(row["amount_cents"]), row["reason"], row["source"],
                row["locator"],
            ),
        )
        for row in connection.execute(ADJUSTMENTS, scope.named)
    )  # fmt: skip


def acknowledgements(connection: Connection) -> Mapping[str, tuple[Said, ...]]:
    """By the id of the finding, the latest last."""
    return _grouped(
        (
            row["finding"],
            Said(
                row["at"], row["by"], row["cause"], row["note"], row["remedy"], row["until"],
                row["likelihood"],
            ),
        )
        for row in connection.execute(ACKNOWLEDGEMENTS)
    )  # fmt: skip


def _grouped(pairs: Iterable[tuple[KeyT, ValueT]]) -> dict[KeyT, tuple[ValueT, ...]]:
    found: dict[KeyT, tuple[ValueT, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found
