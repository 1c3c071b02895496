"""Up to which month a form speaks, and what was paid by then: known only where every month is reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.errors import NothingMatched
from tracker.language import _
from tracker.model.money import Money
from tracker.model.period import month_end
from tracker.reports.executed import Paid
from tracker.reports.scope import Scope


def last_month(scope: Scope) -> int:
    """The last month of the year that is over on the day of the question.

    Raises NothingMatched where no day is known, or none of the months is over.
    """
    if scope.as_of is None:
        raise NothingMatched(
            _("Nothing has been reported for {year}: say with --as-of up to which day.").format(
                year=scope.year
            )
        )
    over = [month for month in range(1, 13) if month_end(scope.year, month) <= scope.as_of]
    if not over:
        raise NothingMatched(
            _("No month of {year} is over on {day}.").format(year=scope.year, day=scope.as_of)
        )
    return over[-1]


@dataclass(frozen=True, slots=True)
class Covered:
    """`amount` None: some month up to the form's is not reported; then `known` is what the others say."""

    amount: Money | None
    known: Money | None
    unreported: tuple[int, ...]


def covered(paid: Paid, year: int, month: int, as_of: date | None = None) -> Covered:
    """What was paid from January to the end of `month`, as it was known on the day `as_of`."""
    end = min(month_end(year, month), as_of or date.max)
    known = paid.by(end)
    unreported = tuple(one for one in range(1, month + 1) if not _reported(paid, year, one, end))
    return Covered(None if unreported else known, known, unreported)


def _reported(paid: Paid, year: int, month: int, until: date) -> bool:
    """By a cumulative figure of that month's end or later, or by a period that holds the month."""
    end = month_end(year, month)
    ended = (one for one in paid.reports if one.period.end <= until)
    return any(
        one.period.end >= end and (one.cumulative is not None or one.period.start <= end)
        for one in ended
    )
