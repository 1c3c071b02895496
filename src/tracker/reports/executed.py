"""What was paid by a day, out of reports that come by month or quarter, per period or cumulative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

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

Mark = tuple[Period, bool]
"""A reported period, and whether its figure is of the year so far."""
PATTERNS = 1 << 12
"""Ways to report a year that are remembered: many projects are reported in few ways."""


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


@dataclass(frozen=True)
class Paid:
    """The reports of one project. What they come to is worked out once, however often it is asked."""

    reports: tuple[Report, ...]

    @cached_property
    def steps(self) -> tuple[tuple[date, Money], ...]:
        """The days on which a reported period ended, in order, and all that is known to be paid by each.

        The latest cumulative figure counts, and what was paid in periods after it. Of periods that
        overlap (a quarter and its months) the longer one counts. Where every report names its unit,
        each unit's own figures count so, and the units add up.
        """
        courses = [_course(reports) for reports in self._parties()]
        if len(courses) == 1:
            return tuple(courses[0])
        days = sorted({day for course in courses for day, _paid in course})
        return tuple(
            (day, total(paid for course in courses if (paid := _at(course, day)) is not None))
            for day in days
        )

    def ends(self, until: date) -> list[date]:
        """The days up to `until` on which a reported period ended, in order."""
        return [day for day, _paid in self.steps if day <= until]

    def through(self, until: date) -> date | None:
        """The last day up to `until` that reports cover."""
        return max(self.ends(until), default=None)

    def holes(self, year: int, until: date) -> tuple[Period, ...]:
        """The quarters of a year, up to the last report by `until`, that no report covers."""
        through = self.through(until)
        return () if through is None else _holes(self._marks, year, through)

    def lacking(self, year: int, until: date) -> tuple[Period, ...]:
        """The quarters of a year that what was reported by `until` does not cover up to that day: of
        one that is not over, the months that are."""
        return _lacking(self._marks, year, until)

    def by(self, day: date) -> Money | None:
        """All that is known to be paid by a day; None where nothing is reported by then."""
        return _at(self.steps, day)

    @property
    def _marks(self) -> tuple[Mark, ...]:
        return tuple((one.period, one.cumulative is not None) for one in self.reports)

    def _parties(self) -> list[list[Report]]:
        """The reports of each unit; all together where one does not say whose it is."""
        parties: dict[str | None, list[Report]] = defaultdict(list)
        for one in self.reports:
            parties[one.unit].append(one)
        return [list(self.reports)] if None in parties else list(parties.values())


NOTHING = Paid(())


@lru_cache(maxsize=PATTERNS)
def _holes(marks: tuple[Mark, ...], year: int, through: date) -> tuple[Period, ...]:
    quarters = (Period(year, "Q", n) for n in range(1, 5))
    return tuple(one for one in quarters if one.end <= through and not _covers(marks, one))


@lru_cache(maxsize=PATTERNS)
def _lacking(marks: tuple[Mark, ...], year: int, until: date) -> tuple[Period, ...]:
    known = [one for one in marks if one[0].end <= until]
    months = (Period(year, "M", n) for n in range(1, 13))
    over = (month for month in months if month.end <= until and not _covers(known, month))
    return tuple(dict.fromkeys(Period(year, "Q", quarter_of(month.end)) for month in over))


def _covers(marks: Iterable[Mark], quarter: Period) -> bool:
    """By a cumulative report at its end or later, by itself or a longer period, or by months."""
    months = set()
    for period, is_cumulative in marks:
        if is_cumulative and period.end >= quarter.end:
            return True
        if period.start <= quarter.start and period.end >= quarter.end:
            return True
        if quarter.start <= period.start and period.end <= quarter.end:
            months.add(period.n)
    return len(months) == MONTHS["Q"]


def _at(course: Sequence[tuple[date, Money]], day: date) -> Money | None:
    """The last step by a day."""
    paid: Money | None = None
    for end, known in course:
        if end > day:
            break
        paid = known
    return paid


def _course(reports: Sequence[Report]) -> list[tuple[date, Money]]:
    """What reports of one party come to by the end of each of their periods."""
    if len({one.period.kind for one in reports}) > 1:
        ends = sorted({one.period.end for one in reports})
        return [(end, _by(reports, end)) for end in ends]
    # periods of one kind overlap only where they are the same
    together: dict[date, list[Report]] = {}
    for one in reports:
        together.setdefault(one.period.end, []).append(one)
    course, cents = [], 0
    for end in sorted(together):
        stated = [one.cumulative for one in together[end] if one.cumulative is not None]
        made = [one.paid.cents for one in together[end] if one.paid is not None]
        cents = stated[0].cents if stated else cents + sum(made)
        course.append((end, Money(cents)))
    return course


def _by(reports: Iterable[Report], day: date) -> Money:
    """What reports of one party say that have periods of several kinds."""
    ended = [one for one in reports if one.period.end <= day]
    anchor = max(
        (one for one in ended if one.cumulative is not None),
        key=lambda one: one.period.end,
        default=None,
    )
    since = anchor.period.end if anchor else date.min
    base = anchor.cumulative if anchor and anchor.cumulative is not None else ZERO
    later = [one for one in ended if one.paid is not None and one.period.start > since]
    return base + total(one.paid for one in _apart(later) if one.paid is not None)


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
    rows = connection.execute(EXECUTIONS, {"department": department, "year": year})
    for name, project, period, paid, cumulative, source, locator, unit in rows:
        found[name, project].append(
            Report(_period(period), _money(paid), _money(cumulative), source, locator, unit)
        )
    return {key: Paid(tuple(reports)) for key, reports in found.items()}


_period = cache(Period.parse)


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
