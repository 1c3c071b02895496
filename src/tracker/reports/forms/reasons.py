"""What was said of the findings of a project and of its indicators: cause, reason, remedy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.db import acknowledgements as said
from tracker.db.connection import Row
from tracker.reports.answer import Answer
from tracker.reports.budgets import ProjectKey
from tracker.reports.findings.broken import indicators_with_findings, payments_with_findings
from tracker.reports.findings.finding import distinct
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import LATE, payments
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Attainment, Payment
from tracker.reports.scope import Scope

IndicatorKey = tuple[str, str, str, str]
"""Department, project, level-3 name, place in its document."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding, and what stands of what was said of it; the texts are None where nothing does."""

    finding: str
    cause: str | None = None
    note: str | None = None
    remedy: str | None = None
    likelihood: str | None = None


def key_of(row: Attainment) -> IndicatorKey:
    """What tells an indicator from all others of a year."""
    return row.department, row.project, row.level3, row.locator


def of_indicators(
    connection: Connection, scope: Scope, answer: Answer[Attainment]
) -> dict[IndicatorKey, Reason]:
    """Of every indicator that has a finding."""
    standing = _standing(connection, scope)
    pairs = list(indicators_with_findings(answer))
    found = distinct(one for _row, one in pairs)
    return {
        key_of(row): _reason(one.id, standing)
        for (row, _one), one in zip(pairs, found, strict=True)
    }


def of_payments(
    connection: Connection, scope: Scope, answer: Answer[Payment], profile: Profile
) -> dict[ProjectKey, tuple[Reason, ...]]:
    """Of every project whose payments have findings."""
    standing = _standing(connection, scope)
    found = payments_with_findings(answer, profile)
    pairs = [(row, one) for row, one in found if row.status in LATE]
    reasons: dict[ProjectKey, tuple[Reason, ...]] = defaultdict(tuple)
    for (row, _one), one in zip(pairs, distinct(one for _row, one in pairs), strict=True):
        reasons[row.department, row.project] += (_reason(one.id, standing),)
    return reasons


def _standing(connection: Connection, scope: Scope) -> Mapping[str, Row]:
    day = scope.as_of.isoformat() if scope.as_of else None
    return said.standing(connection, said.Scope(scope.department, scope.year, day), said_by=day)


def _reason(finding: str, standing: Mapping[str, Row]) -> Reason:
    row = standing.get(finding)
    if row is None:
        return Reason(finding)
    return Reason(finding, row["cause"], row["note"], row["remedy"], row["likelihood"])


def explain(
    connection: Connection, department: str, year: int, as_of: date, profile: Profile | None = None
) -> tuple[dict[IndicatorKey, Reason], dict[ProjectKey, tuple[Reason, ...]]]:
    """What may be said of the findings of a department: by indicator, and of its payments by project."""
    scope = Scope(department, year, as_of)
    done = indicators(connection, year, as_of, department, profile)
    paid = payments(connection, year, as_of, department, profile)
    return (
        of_indicators(connection, scope, done),
        of_payments(connection, scope, paid, profile or default()),
    )
