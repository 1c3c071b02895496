"""`tracker ui`: the same answers on the screen."""

from __future__ import annotations

import click

from tracker.cli.options import Command, plain
from tracker.cli.settings import Settings
from tracker.language import _


@click.command(cls=Command, help=_("Open the terminal UI."))
@plain
@click.pass_obj
def command(settings: Settings) -> None:
    """Textual is loaded here and nowhere else."""
    from tracker.tui import run

    run(settings.path, lang=settings.lang)
