"""Which projects have not reported every quarter up to a day: what is known of them is too little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.model.money import Money
from tracker.model.period import Period, quarter_end
from tracker.reports.budgets import ProjectKey
from tracker.reports.executed import NOTHING, Paid
from tracker.reports.rows import Payment


@dataclass(frozen=True, slots=True)
class Lacking:
    """A project with a budget; `quarters` are those that nobody reported to their end, or up to the
    day. `is_silent`: nothing at all was reported by then."""

    department: str
    project: str
    budget: Money
    quarters: tuple[Period, ...]
    is_silent: bool


def reporting_day(made: Iterable[Paid], year: int, as_of: date) -> date:
    """Up to which day everybody can have reported: the last quarter that is over, or what somebody
    reported since."""
    ends = [quarter_end(year, quarter) for quarter in (1, 2, 3, 4)]
    told = (paid.through(as_of) for paid in made)
    known = [day for day in (*ends, *told) if day is not None and day <= as_of]
    return max(known, default=as_of)


def lacking(
    rows: Iterable[Payment], made: Mapping[ProjectKey, Paid], year: int, day: date
) -> tuple[Lacking, ...]:
    """Each project of the rows once, if it has a budget and has not fully reported up to the day."""
    budgets = {(row.department, row.project): row.budget for row in rows if row.budget}
    found = []
    for (department, project), budget in budgets.items():
        paid = made.get((department, project), NOTHING)
        quarters = paid.lacking(year, day)
        if quarters and budget is not None:
            silent = paid.through(day) is None
            found.append(Lacking(department, project, budget, quarters, silent))
    return tuple(found)
