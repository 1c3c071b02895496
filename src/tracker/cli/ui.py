"""`tracker ui`: the same answers on the screen, or in a browser of this machine."""

from __future__ import annotations

import sys

import click

from tracker.cli.options import Command, plain
from tracker.cli.settings import Settings
from tracker.language import _


@click.command(cls=Command, help=_("Open the terminal UI."))
@click.option(
    "--web",
    is_flag=True,
    help=_("In a browser of this machine instead: prints the address, Ctrl+C ends it."),
)
@plain
@click.pass_obj
def command(settings: Settings, web: bool) -> None:
    """Textual is loaded here and nowhere else."""
    from tracker.tui import run, serve

    if web:
        serve(settings.path, lang=settings.lang)
    elif not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(_("There is no terminal to open the UI on: try --web."))
    else:
        run(settings.path, lang=settings.lang)
