"""`tracker ui`: the same answers on the screen, or in a browser of this machine."""

from __future__ import annotations

import os
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
    elif not (_has_terminal() or "TEXTUAL_DRIVER" in os.environ):
        # The web server starts this command with pipes and names its own driver.
        raise click.UsageError(_("There is no terminal to open the UI on: try --web."))
    else:
        run(settings.path, lang=settings.lang)


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
