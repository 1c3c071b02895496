"""`tracker score`: what the self-evaluation of each project would score, and why."""

from __future__ import annotations

from datetime import date

import click

from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import scoped
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.language import _
from tracker.reports.profiles import Profile
from tracker.reports.scores.score import explained, score


@click.command(
    cls=Command,
    help=_(
        "Score each project's execution and results as its self-evaluation would. A score that "
        "lacks a result is incomplete and says so."
    ),
)
@scoped
@click.option("--project", metavar=_("TEXT"), help=_("Only projects whose name contains it."))
@click.option("--explain", is_flag=True, help=_("Every point: weight, target, result, formula."))
@profiled
@printing(*FORMATS)
@click.pass_obj
def command(
    settings: Settings,
    year: int | None,
    as_of: date | None,
    department: str | None,
    project: str | None,
    explain: bool,
    profile: Profile | None,
) -> int:
    """Ask, show."""
    with settings.database() as connection:
        answer = score(connection, year, as_of, department, profile, project)
    return show(settings, explained(answer) if explain else answer)
