"""The course of a year: what was promised and what was paid by the end of each quarter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.model.facts import PAYMENT
from tracker.model.period import quarter_end
from tracker.reports.executed import payments_made
from tracker.reports.payments import payments, rounded
from tracker.reports.profiles import Profile
from tracker.reports.reporting import lacking
from tracker.reports.rows import Payment
from tracker.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Step:
    """Both cumulative, in per cent of the budgets that are known.

    `promised`: what documents and people promised, and where nobody promised anything the pace;
    None where no budget is known. `paid` None: nobody reported to the quarter's end, or it is still
    to come. `unreported`: so many projects with a budget have not fully reported up to the quarter's
    end, and `paid` is at least what was paid.
    """

    quarter: int
    paid: Decimal | None
    promised: Decimal | None
    unreported: int = 0


def course(
    connection: Connection, scope: Scope, profile: Profile | None = None
) -> tuple[Step, ...]:
    """Four steps. A quarter that has not ended on the day of the question has no payments yet."""
    made = payments_made(connection, scope.department, scope.year)
    steps = []
    for quarter in (1, 2, 3, 4):
        end = quarter_end(scope.year, quarter)
        found = payments(connection, scope.year, end, scope.department, profile)
        is_past = scope.as_of is not None and end <= scope.as_of
        is_reported = is_past and any(paid.through(end) == end for paid in made.values())
        paid = found.totals["paid_percent"] if is_reported else None
        holes = lacking(found.rows, made, scope.year, end) if paid is not None else ()
        steps.append(Step(quarter, paid, promised(found.rows, end), len(holes)))
    return tuple(steps)


def promised(rows: Iterable[Payment], end: date) -> Decimal | None:
    """What the latest promises of all projects come to by a day: each weighs as its budget does."""
    budgets: dict[tuple[str, str], int] = {}
    shares: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        if row.budget is None:
            continue
        key = (row.department, row.project)
        budgets[key] = row.budget.cents
        if row.kind == PAYMENT and row.due_percent is not None and row.due_date <= end:
            shares[key] = max(shares.get(key, Decimal(0)), row.due_percent)
    whole = sum(budgets.values())
    if not whole:
        return None
    return rounded(sum((share * budgets[key] for key, share in shares.items()), Decimal(0)) / whole)
