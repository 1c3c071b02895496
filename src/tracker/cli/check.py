"""`tracker check`: do the documents agree with themselves."""

from __future__ import annotations

import click

from tracker.cli import exit_codes
from tracker.cli.failing import fail_option, fails
from tracker.cli.options import REPORTED, Command, printing
from tracker.cli.scope import department
from tracker.cli.selecting import choose, choosing
from tracker.cli.settings import Settings
from tracker.cli.showing import publish, rendered
from tracker.cli.values import YEAR
from tracker.language import _
from tracker.reports.check import check


@click.command(
    cls=Command,
    help=_(
        "Check whether documents agree with themselves, with one another, with the budget and with "
        "the reports. Says both sides of what does not, and where they stand."
    ),
)
@click.option("--year", type=YEAR, metavar=_("YEAR"), help=_("The year; else the newest imported."))
@department
@choosing
@fail_option("error")
@printing(*REPORTED)
@click.pass_obj
def command(
    settings: Settings,
    year: int | None,
    department: str | None,
    severity: str | None,
    rule: tuple[str, ...],
    fail_on: str,
) -> int:
    """Ask, choose, show. That nothing is wrong is an answer: exit code 0."""
    with settings.database() as connection:
        answer = check(connection, year, department)
    answer = choose(answer, severity=severity, rule=rule)
    code = exit_codes.FINDINGS if fails(answer.rows, fail_on) else exit_codes.FINE
    publish(settings, lambda: rendered(settings, answer), code)
    return code
