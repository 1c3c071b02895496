"""`tracker pefa`: how reliable the budgets were, by the PEFA framework."""

from __future__ import annotations

import click

from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.language import _
from tracker.reports.pefa.grades import pefa
from tracker.reports.profiles import Profile


@click.command(
    cls=Command,
    help=_(
        "Hold what was paid against the original budgets of all years: PEFA's PI-1 (aggregate "
        "outturn), PI-2.1 (by function) and PI-2.2 (by economic class)."
    ),
)
@department
@profiled
@printing(*FORMATS)
@click.pass_obj
def command(settings: Settings, department: str | None, profile: Profile | None) -> int:
    """Ask, show."""
    with settings.database() as connection:
        answer = pefa(connection, department, profile)
    return show(settings, answer)
