"""`tracker summary`: the year on one page, and an exit code for cron."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import click

from tracker.cli import clock, exit_codes
from tracker.cli.failing import fail_option, fails
from tracker.cli.options import REPORTED, Command, printing, profiled
from tracker.cli.scope import scoped
from tracker.cli.settings import Settings
from tracker.cli.showing import publish, rendered, unit, width
from tracker.db import transaction
from tracker.language import _
from tracker.render.summary import FORMATS, render_summary
from tracker.reports.answer import Answer
from tracker.reports.findings.listing import record_run, since_last_run
from tracker.reports.profiles import Profile
from tracker.reports.rows import Finding
from tracker.reports.summary import Summary, summary


@click.command(
    cls=Command,
    help=_(
        "Everything of a year on one page: budget, paid, what is late, what is missed, what "
        "changed. Made for cron: see the exit codes below. table, md, html and xlsx are for people; "
        "the other formats hold the findings, json and prom the figures too."
    ),
)
@scoped
@click.option(
    "--against", metavar=_("YEAR"), help=_("The year to compare with; else the one before.")
)
@profiled
@fail_option("error")
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar=_("DAYS"),
    help=_("Exit code 3 where the latest reported period ended more days ago."),
)
@click.option(
    "--record",
    is_flag=True,
    help=_("Remember the findings for a later --new. One such run at a time: else exit code 2."),
)
@click.option(
    "--new", is_flag=True, help=_("Of the findings only what was not there at the last --record.")
)
@printing(*REPORTED)
@click.pass_obj
def command(
    settings: Settings,
    year: int | None,
    as_of: date | None,
    department: str | None,
    against: str | None,
    profile: Profile | None,
    fail_on: str,
    max_age: int | None,
    record: bool,
    new: bool,
) -> int:
    """Ask, remember, show, judge. What cannot be shown is not remembered either.

    A run that records has the database to itself from the first question to the last byte: of two
    that meet, the second waits, then is refused, and nothing is told twice.
    """
    with settings.database() as connection, transaction(connection) if record else nullcontext():
        found = summary(connection, year, as_of, against, department, profile)
        answer = _answer(found)
        if new:
            found = replace(found, new=since_last_run(connection, answer, department).rows)
        if record:
            record_run(connection, answer, clock.now().isoformat("T", "seconds"), department)
        code = exit_codes.FINDINGS if fails(found.told, fail_on) else exit_codes.FINE
        stale = None if max_age is None else _stale(found, max_age)
        if stale:
            code = exit_codes.NOTHING_MATCHED
        publish(settings, lambda: _shown(settings, found), code)
    if stale:
        click.echo(stale, err=True)
    return code


def _stale(found: Summary, max_age: int) -> str | None:
    """The sentence, where the data are too old."""
    if found.as_of is None:
        return _("Nothing has been reported for {year}.").format(year=found.year)
    age = (clock.today() - found.as_of).days
    if age <= max_age:
        return None
    return _("The data are of {date}: {age} days old, more than {limit}.").format(
        date=found.as_of.isoformat(), age=age, limit=max_age
    )


def _shown(settings: Settings, found: Summary) -> str | bytes:
    """A page for people; for programs the findings and the totals."""
    if settings.format in FORMATS:
        return render_summary(found, settings.format, unit(settings), width=width(settings) or 0)
    return rendered(settings, _answer(found))


def _answer(found: Summary) -> Answer[Finding]:
    """For programs: a row is a finding, the totals are the figures of the page."""
    ahead = found.forecast.totals
    totals = {
        "departments": found.departments,
        "against": found.against,
        "stated_budget": found.stated_budget,
        "budget": found.budget,
        "paid": found.paid,
        "paid_without_budget": found.paid_without_budget,
        "paid_percent": found.paid_percent,
        "pace_percent": found.pace_percent,
        "projects": found.projects,
        "projects_without_budget": found.projects_without_budget,
        "unreported": found.unreported,
        "not_fully_reported": len(found.lacking),
        "not_fully_reported_budget": found.lacking_budget,
        "unreported_indicators": found.unreported_indicators,
        "payments": found.payments.totals["status"],
        "indicators": found.indicators.totals["status"],
        "forecast_low": ahead["low"],
        "forecast_high": ahead["high"],
        "forecast_low_percent": ahead["low_percent"],
        "forecast_high_percent": ahead["high_percent"],
        "quarters": found.course,
        "last_import": found.last_import,
    }
    return Answer("summary", found.year, found.as_of, found.told, totals, row=Finding)
