"""The course of a year: what was paid by the end of each quarter, beside the even pace."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tracker.db import Connection
from tracker.model.period import quarter_end
from tracker.reports.payments import payments
from tracker.reports.profiles import default
from tracker.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Step:
    """Both cumulative, in per cent of the budget. `paid` None: not reported, or still to come."""

    quarter: int
    paid: Decimal | None
    pace: Decimal


def course(connection: Connection, scope: Scope) -> tuple[Step, ...]:
    """Four steps. A quarter that has not ended on the day of the question has no payments yet."""
    return tuple(_step(connection, scope, quarter) for quarter in (1, 2, 3, 4))


def _step(connection: Connection, scope: Scope, quarter: int) -> Step:
    end = quarter_end(scope.year, quarter)
    pace = default().pace.expected(scope.year, end)
    if scope.as_of is None or end > scope.as_of:
        return Step(quarter, None, pace)
    found = payments(connection, scope.year, end, scope.department)
    return Step(quarter, found.totals["paid_percent"], pace)
