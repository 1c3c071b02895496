"""What was paid by a day, out of reports that come by month or quarter, per period or cumulative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.model.money import ZERO, Money, total
from tracker.model.period import MONTHS, Period, quarter_of
from tracker.reports.budgets import ProjectKey
from tracker.reports.reading import once

EXECUTIONS = """
SELECT department, project, period, paid_cents, cumulative_cents, source, locator, unit
  FROM executions
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY period, source, locator
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What one line of a sheet reported: paid in the period, or since the year began. `unit` is the
    one that reports, where the sheet names it."""

    period: Period
    paid: Money | None
    cumulative: Money | None
    source: str
    locator: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The reports of one project."""

    reports: tuple[Report, ...]

    def ends(self, until: date) -> list[date]:
        """The days up to `until` on which a reported period ended, in order."""
        if not self.reports:
            return []
        return sorted({one.period.end for one in self.reports if one.period.end <= until})

    def through(self, until: date) -> date | None:
        """The last day up to `until` that reports cover."""
        return max(self.ends(until), default=None)

    def holes(self, year: int, until: date) -> tuple[Period, ...]:
        """The quarters of a year, up to the last report by `until`, that no report covers."""
        through = self.through(until)
        if through is None:
            return ()
        quarters = (Period(year, "Q", n) for n in range(1, 5))
        return tuple(one for one in quarters if one.end <= through and not self._covers(one))

    def lacking(self, year: int, until: date) -> tuple[Period, ...]:
        """The quarters of a year that what was reported by `until` does not cover up to that day: of
        one that is not over, the months that are."""
        known = Paid(tuple(one for one in self.reports if one.period.end <= until))
        months = (Period(year, "M", n) for n in range(1, 13))
        over = (month for month in months if month.end <= until and not known._covers(month))
        return tuple(dict.fromkeys(Period(year, "Q", quarter_of(month.end)) for month in over))

    def _covers(self, quarter: Period) -> bool:
        """By a cumulative report at its end or later, by itself or a longer period, or by months."""
        months = set()
        for one in self.reports:
            if one.cumulative is not None and one.period.end >= quarter.end:
                return True
            if one.period.start <= quarter.start and one.period.end >= quarter.end:
                return True
            if quarter.start <= one.period.start and one.period.end <= quarter.end:
                months.add(one.period.n)
        return len(months) == MONTHS["Q"]

    def by(self, day: date) -> Money | None:
        """All that is known to be paid by a day; None where nothing is reported by then.

        The latest cumulative figure counts, and what was paid in periods after it. Of periods that
        overlap (a quarter and its months) the longer one counts. Where every report names its unit,
        each unit's own figures count so, and the units add up.
        """
        if not self.reports:
            return None
        known = [paid for reports in self._parties() if (paid := _by(reports, day)) is not None]
        return total(known) if known else None

    def _parties(self) -> list[list[Report]]:
        """The reports of each unit; all together where one does not say whose it is."""
        parties: dict[str | None, list[Report]] = defaultdict(list)
        for one in self.reports:
            parties[one.unit].append(one)
        return [list(self.reports)] if None in parties else list(parties.values())


def _by(reports: Iterable[Report], day: date) -> Money | None:
    """What reports of one party say."""
    ended = [one for one in reports if one.period.end <= day]
    if not ended:
        return None
    anchor = max(
        (one for one in ended if one.cumulative is not None),
        key=lambda one: one.period.end,
        default=None,
    )
    since = anchor.period.end if anchor else date.min
    base = anchor.cumulative if anchor and anchor.cumulative is not None else ZERO
    later = [one for one in ended if one.paid is not None and one.period.start > since]
    return base + total(one.paid for one in _apart(later) if one.paid is not None)


NOTHING = Paid(())


def _apart(reports: Iterable[Report]) -> list[Report]:
    """Reports whose periods do not overlap, longer ones first; those of one same period all count."""
    taken: list[Report] = []
    for one in sorted(reports, key=lambda one: one.period.start - one.period.end):
        overlaps = any(
            one.period != other.period
            and one.period.start <= other.period.end
            and other.period.start <= one.period.end
            for other in taken
        )
        if not overlaps:
            taken.append(one)
    return taken


@once
def payments_made(
    connection: Connection, department: str | None, year: int
) -> dict[ProjectKey, Paid]:
    """The reports of every project that has any."""
    found: dict[ProjectKey, list[Report]] = defaultdict(list)
    for row in connection.execute(EXECUTIONS, {"department": department, "year": year}):
        found[row["department"], row["project"]].append(
            Report(
                Period.parse(row["period"]),
                _money(row["paid_cents"]),
                _money(row["cumulative_cents"]),
                row["source"],
                row["locator"],
                row["unit"],
            )
        )
    return {key: Paid(tuple(reports)) for key, reports in found.items()}


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
