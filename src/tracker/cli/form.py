"""`tracker form`: what officers hand in."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli import exit_codes
from tracker.cli.options import Command, output_option, plain
from tracker.cli.output import STDOUT, deliver
from tracker.cli.scope import department as department_option
from tracker.cli.settings import Settings
from tracker.cli.values import YEAR
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.render.forms import changes
from tracker.reports.statements import statements

WORD = ".docx"


@click.command(
    cls=Command,
    help=_(
        "Write a form. `changes`: the sentences that a disclosure owes against the year before, "
        "with the numbers right and the reason left to fill in; text, or Word with -o FILE.docx."
    ),
)
@click.argument("kind", type=click.Choice(["changes"]))
@click.option("--year", type=YEAR, required=True, metavar=_("YEAR"), help=_("The budget’s year."))
@click.option(
    "--against", type=YEAR, metavar=_("YEAR"), help=_("The other year; else the one before.")
)
@department_option
@output_option(_("Write to a file, whole or not at all."))
@plain
@click.pass_obj
def command(
    settings: Settings, kind: str, year: int, against: int | None, department: str | None
) -> int:
    """Ask, word, write."""
    with settings.database() as connection:
        answer = statements(connection, year, against, department)
    if not answer.rows:
        raise NothingMatched(_("Nothing is stated for {year}.").format(year=year))
    before = answer.totals["against"]
    wants_word = (
        settings.output not in (None, STDOUT) and Path(settings.output or "").suffix.lower() == WORD
    )
    made = changes.docx if wants_word else changes.text
    deliver(made(year, before, answer.rows), settings.output)
    return exit_codes.FINE
