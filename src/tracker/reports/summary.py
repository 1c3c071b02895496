"""The year on one page: budget, paid, pace, what is late, what is missed, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection, Row
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.model.money import Money, total
from tracker.reports.answer import Answer
from tracker.reports.compare import compare, has_budget
from tracker.reports.course import Step, course
from tracker.reports.executed import payments_made
from tracker.reports.findings.listing import present
from tracker.reports.forecast import Forecast, forecast
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import LATE, payments, rounded
from tracker.reports.profiles import Profile, default
from tracker.reports.reading import one_reading
from tracker.reports.reporting import Lacking, lacking, reporting_day
from tracker.reports.rows import Attainment, Change, Finding, IndicatorStatus, Payment
from tracker.reports.scope import Scope, find_scope, within_others

STATED = """
SELECT amount_cents, source, locator FROM _stated_figures
 WHERE year = :year AND department = :department AND item = 'expenditure.total' AND in_force
"""
NO_PRIOR = """
SELECT s.text, c.source, s.locator FROM _statements AS s
  JOIN _current_imports AS c ON c.id = s.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
   AND s.kind = 'no_prior_year'
"""
DEPARTMENTS = """
SELECT DISTINCT department FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department) ORDER BY department
"""
LAST_IMPORT = "SELECT max(at) AS at FROM imports WHERE outcome = 'imported'"


@dataclass(frozen=True)
class Summary:
    """Everything that the page says.

    `stated_budget` is the expenditure total that the documents print, `budget` the sum of the
    projects whose money is known; None where nothing is. `stated_places` are the source and the
    locator of each printed total. `paid_without_budget` is the part of `paid` that
    `paid_percent` leaves out. `pace_percent` is what the profile's pace would have paid by
    `as_of`. `changes` is None where no other year is known, or no budget of this one. `unreported`
    are projects with money and without any report by then; `lacking` those, and the ones that have
    not reported every quarter up to `reported_to`: as long as there are any, `paid` is at least what
    was paid. `new` are the findings that were not there at the last recorded run; None where nobody
    asked for them alone.
    """

    departments: tuple[str, ...]
    year: int
    as_of: date | None
    against: str | None
    stated_budget: Money | None
    stated_places: tuple[tuple[str, str], ...]
    budget: Money | None
    paid: Money | None
    paid_without_budget: Money | None
    paid_percent: Decimal | None
    pace_percent: Decimal | None
    projects: int
    projects_without_budget: int
    late: tuple[Payment, ...]
    missed: tuple[Attainment, ...]
    changes: Answer[Change] | None
    no_prior_year: str | None
    unreported: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    reported_to: date | None
    unreported_indicators: int
    findings: tuple[Finding, ...]
    payments: Answer[Payment]
    indicators: Answer[Attainment]
    forecast: Answer[Forecast]
    course: tuple[Step, ...]
    last_import: str | None
    new: tuple[Finding, ...] | None = None

    @property
    def lacking_budget(self) -> Money | None:
        """Of the projects that have not fully reported."""
        return total(one.budget for one in self.lacking) if self.lacking else None

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings that were asked for."""
        return self.findings if self.new is None else self.new


def summary(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    against: str | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Summary:
    """Ask every question of a year. Without `against`, the year before where there are data of it."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    with one_reading(connection):
        return _asked(connection, scope, against, profile)


def _asked(
    connection: Connection, scope: Scope, against: str | None, profile: Profile | None
) -> Summary:
    paid = payments(connection, scope.year, scope.as_of, scope.department, profile)
    done = indicators(connection, scope.year, scope.as_of, scope.department, profile)
    names = tuple(str(row["department"]) for row in connection.execute(DEPARTMENTS, scope.named))
    if not names:
        raise NothingMatched(_("There are no data of {year}.").format(year=scope.year))
    other = against or _year_before(connection, scope.year, scope.named)
    is_compared = against or (other and has_budget(connection, scope.department, scope.year))
    changes = (
        compare(connection, other, str(scope.year), "project", scope.department)
        if other and is_compared
        else None
    )
    expected = (
        (profile or default()).pace.expected(scope.year, scope.as_of) if scope.as_of else None
    )
    within = within_others(connection, scope.year) if len(names) > 1 else frozenset[str]()
    whole = tuple(name for name in names if name not in within)
    printed = _printed(connection, whole, scope.year)
    made = payments_made(connection, scope.department, scope.year)
    day = reporting_day(made.values(), scope.year, scope.as_of) if scope.as_of else None
    return Summary(
        departments=names,
        year=scope.year,
        as_of=scope.as_of,
        against=other,
        stated_budget=total(Money(row["amount_cents"]) for row in printed) if printed else None,
        stated_places=tuple((row["source"], row["locator"]) for row in printed),
        budget=paid.totals["budget"],
        paid=paid.totals["paid"],
        paid_without_budget=paid.totals["paid_without_budget"],
        paid_percent=paid.totals["paid_percent"],
        pace_percent=None if expected is None else rounded(expected),
        projects=paid.totals["projects"],
        projects_without_budget=paid.totals["projects_without_budget"],
        late=_by_money(row for row in paid.rows if row.status in LATE),
        missed=tuple(
            row
            for row in done.rows
            if row.status in (IndicatorStatus.MISSED, IndicatorStatus.BEHIND)
        ),
        changes=changes,
        no_prior_year=no_prior_year(connection, scope),
        unreported=_unreported(paid),
        lacking=lacking(paid.rows, made, scope.year, day) if day else (),
        reported_to=day,
        unreported_indicators=done.totals["status"][str(IndicatorStatus.NO_REPORT)],
        findings=present(connection, scope, profile),
        payments=paid,
        indicators=done,
        forecast=forecast(connection, scope.year, scope.as_of, scope.department),
        course=course(connection, scope, profile),
        last_import=connection.execute(LAST_IMPORT).fetchone()["at"],
    )


def no_prior_year(connection: Connection, scope: Scope) -> str | None:
    """How a disclosure of the year says itself that there are no figures of the year before."""
    said = connection.execute(NO_PRIOR, scope.named).fetchone()
    return str(said["text"]) if said else None


def _year_before(connection: Connection, year: int, named: dict[str, object]) -> str | None:
    found = connection.execute(DEPARTMENTS, named | {"year": year - 1}).fetchone()
    return str(year - 1) if found else None


def _printed(connection: Connection, names: tuple[str, ...], year: int) -> list[Row]:
    """The printed totals of all departments; none as soon as one does not print it."""
    rows = [
        connection.execute(STATED, {"year": year, "department": name}).fetchone() for name in names
    ]
    return [] if None in rows else rows


def _by_money(rows: Iterable[Payment]) -> tuple[Payment, ...]:
    def rank(row: Payment) -> tuple[int, str]:
        return (-(row.gap_amount.cents if row.gap_amount else 0), row.project)

    return tuple(sorted(rows, key=rank))


def _unreported(answer: Answer[Payment]) -> tuple[str, ...]:
    """Projects with money of which nothing at all was reported."""
    named = {row.project: None for row in answer.rows if row.budget and row.paid is None}
    return tuple(named)
