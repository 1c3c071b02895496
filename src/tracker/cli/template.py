"""`tracker template`: a sheet to fill in, with what is known already."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import Command, output_option, plain, unit_option
from tracker.cli.output import STDOUT, CannotWrite, deliver
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.cli.values import YEAR
from tracker.language import _
from tracker.model.money import Unit
from tracker.render.templates import write_template

KINDS = ("budget", "execution", "indicators", "milestones", "adjustments")


@click.command(
    cls=Command,
    help=_("Write an xlsx sheet to fill in and to import again, with the projects of the year."),
)
@click.argument("kind", type=click.Choice(KINDS), metavar=_("KIND"))
@click.option("--year", type=YEAR, metavar=_("YEAR"), required=True, help=_("The year."))
@department
@unit_option(_("The unit of amounts in the sheet."))
@click.option("--force", is_flag=True, help=_("Overwrite a file that is there already."))
@output_option(_("The file; else KIND-YEAR.xlsx in the current folder, and - is stdout."))
@plain
@click.pass_obj
def command(settings: Settings, kind: str, year: int, department: str | None, force: bool) -> None:
    """Write it, and name the file."""
    where = settings.output or f"{kind}-{year}.xlsx"
    if where != STDOUT and Path(where).exists() and not force:
        raise CannotWrite(Path(where), _("it is there already; --force overwrites it"))
    with settings.database() as connection:
        sheet = write_template(
            connection, kind, year, department, settings.spoken, settings.unit or Unit.WAN
        )
    deliver(sheet, where)
    if where != STDOUT:
        settings.say(_("Written: {path}").format(path=where))
