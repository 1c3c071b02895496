"""`tracker forecast`: what will be paid by the end of the year, as a range."""

from __future__ import annotations

from datetime import date

import click

from tracker.cli.options import FORMATS, Command, printing
from tracker.cli.scope import scoped
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.language import _
from tracker.reports.forecast import forecast


@click.command(
    cls=Command,
    help=_(
        "What will be paid by the end of the year: a range from two or three plain methods, and "
        "how often such ranges held on the years in the database."
    ),
)
@scoped
@printing(*FORMATS)
@click.pass_obj
def command(
    settings: Settings, year: int | None, as_of: date | None, department: str | None
) -> int:
    """Ask, show."""
    with settings.database() as connection:
        return show(settings, forecast(connection, year, as_of, department))
