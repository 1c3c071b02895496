"""`tracker backup`: a copy of the database, also while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli import exit_codes
from tracker.cli.options import Command, plain
from tracker.cli.settings import Settings
from tracker.db.backup import back_up
from tracker.language import _


@click.command(
    cls=Command,
    help=_(
        "Copy the database to a file, as it is at this moment, also while another run writes to it. "
        "The copy is checked, readable by its owner alone, and whole or not there at all; an earlier "
        "backup is replaced. To go back to it, put it in the place of the database."
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.Path(dir_okay=False))
@plain
@click.pass_obj
def command(settings: Settings, file: str) -> int:
    """Copy, say how much."""
    size = back_up(settings.path, Path(file))
    settings.say(
        _("{path} is backed up to {file}: {size} bytes, checked.").format(
            path=settings.path, file=file, size=f"{size:,}"
        )
    )
    return exit_codes.FINE
