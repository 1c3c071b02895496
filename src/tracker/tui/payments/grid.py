"""The payments of a year as a grid: a project a row, what was promised and paid by each quarter's end.

Nothing is judged here: statuses and gaps are the report's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.model.facts import DELIVERY, PAYMENT
from tracker.model.money import Money
from tracker.model.period import quarter_end, quarter_of
from tracker.reports.executed import NOTHING, Paid
from tracker.reports.payments import DEFAULT, LATE
from tracker.reports.rows import Payment, PaymentStatus

WORST_FIRST = (
    PaymentStatus.NOT_MET,
    PaymentStatus.PARTIALLY_MET,
    PaymentStatus.NO_REPORT,
    PaymentStatus.NO_BUDGET,
    PaymentStatus.MET_LATE,
    PaymentStatus.SCHEDULED,
    PaymentStatus.MET,
)
"""The order in which the statuses of one project compete for its first column."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Both cumulative at the quarter's end. `promise` is the last payment that falls due in it, or what
    the pace asks for and did not get."""

    promise: Payment | None
    paid: Money | None


@dataclass(frozen=True, slots=True)
class Project:
    """A row of the grid. `worst` is the promise that decides its status."""

    department: str
    name: str
    promises: tuple[Payment, ...]
    quarters: tuple[Quarter, ...]
    reports: Paid
    worst: Payment

    @property
    def key(self) -> str:
        """Unique within a year."""
        return f"{self.department}\n{self.name}"

    @property
    def is_late(self) -> bool:
        """A promise, or the pace, was not kept."""
        return any(one.status in LATE for one in self.promises)

    @property
    def gap(self) -> Money | None:
        """The largest: what a later promise lacks includes what an earlier one lacks."""
        gaps = [one.gap_amount for one in self.promises if one.gap_amount is not None]
        return max(gaps, default=None)

    @property
    def points(self) -> Decimal | None:
        """The largest gap in percentage points."""
        gaps = [one.gap_percent for one in self.promises if one.gap_percent is not None]
        return max(gaps, default=None)


def projects(
    rows: Iterable[Payment], paid: Mapping[tuple[str, str], Paid], year: int, as_of: date | None
) -> tuple[Project, ...]:
    """The rows of the report, project by project: what is late first, the largest gap before others;
    then by status, the largest budget before others."""
    found: dict[tuple[str, str], list[Payment]] = {}
    for row in rows:
        found.setdefault((row.department, row.project), []).append(row)
    grid = [
        _project(key, promises, paid.get(key, NOTHING), year, as_of)
        for key, promises in found.items()
    ]
    return tuple(sorted(grid, key=_rank))


def shared_names(keys: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Of projects by department and name, the names that several departments have."""
    counts = Counter(name for _department, name in set(keys))
    return frozenset(name for name, count in counts.items() if count > 1)


def _rank(row: Project) -> tuple[bool, int, int, int]:
    budget = row.worst.budget
    return (
        not row.is_late,
        -row.gap.cents if row.gap else 0,
        WORST_FIRST.index(row.worst.status),
        -budget.cents if budget else 0,
    )


def _project(
    key: tuple[str, str], promises: Sequence[Payment], reports: Paid, year: int, as_of: date | None
) -> Project:
    return Project(
        department=key[0],
        name=key[1],
        promises=tuple(promises),
        quarters=tuple(_quarter(promises, reports, year, one, as_of) for one in (1, 2, 3, 4)),
        reports=reports,
        worst=min(promises, key=lambda one: (WORST_FIRST.index(one.status), one.kind == DELIVERY)),
    )


def _quarter(
    promises: Iterable[Payment], reports: Paid, year: int, quarter: int, as_of: date | None
) -> Quarter:
    due = [
        one
        for one in promises
        if one.kind == PAYMENT
        and (one.origin != DEFAULT or one.status in LATE)
        and one.due_date.year == year
        and quarter_of(one.due_date) == quarter
    ]
    end = quarter_end(year, quarter)
    known = as_of is not None and end <= as_of and reports.through(end) == end
    return Quarter(due[-1] if due else None, reports.by(end) if known else None)
