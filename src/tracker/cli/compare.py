"""`tracker compare`: what changed between two years."""

from __future__ import annotations

from decimal import Decimal

import click

from tracker.cli.failing import fail_option, fails
from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import department
from tracker.cli.selecting import large
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.cli.values import Percent
from tracker.language import _
from tracker.reports.compare import CUTS, compare
from tracker.reports.owed import with_reasons
from tracker.reports.profiles import Profile


@click.command(
    cls=Command,
    help=_(
        "Compare the budgets of two years. A year may name its stage: 2020:approved, "
        "2020:adjusted. Likely renames are suggested, never applied."
    ),
)
@click.argument("before", metavar=_("YEAR1"))
@click.argument("after", metavar=_("YEAR2"))
@click.option(
    "--by",
    type=click.Choice(CUTS),
    default="project",
    show_default=True,
    help=_("What a row is."),
)
@click.option(
    "--min-change",
    type=Percent(),
    metavar="10%",
    help=_("Only changes of this many per cent, and what has none: new, dropped, undisclosed."),
)
@department
@profiled
@fail_option("never")
@printing(*FORMATS)
@click.pass_obj
def command(
    settings: Settings,
    before: str,
    after: str,
    by: str,
    min_change: Decimal | None,
    department: str | None,
    profile: Profile | None,
    fail_on: str,
) -> int:
    """Ask, choose, show."""
    with settings.database() as connection:
        answer = compare(connection, before, after, by=by, department=department)
    answer = with_reasons(large(answer, min_change), profile)
    return show(settings, answer, failing=fails(answer.rows, fail_on))
