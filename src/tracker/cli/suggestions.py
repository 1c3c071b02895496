"""`tracker suggestions`: likely renames, for a person to decide."""

from __future__ import annotations

import click

from tracker.cli.options import FORMATS, Command, printing
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.language import _
from tracker.reports.compare import suggestions


@click.command(
    cls=Command,
    help=_("Projects that may only have changed their name, with a score. None is applied."),
)
@click.argument("before", metavar=_("YEAR1"))
@click.argument("after", metavar=_("YEAR2"))
@department
@printing(*FORMATS)
@click.pass_obj
def command(settings: Settings, before: str, after: str, department: str | None) -> int:
    """Ask, show."""
    with settings.database() as connection:
        return show(settings, suggestions(connection, before, after, department))
