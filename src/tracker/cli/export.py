"""`tracker export`: the data for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli import exit_codes
from tracker.cli.options import Command, plain
from tracker.cli.output import STDOUT, deliver
from tracker.cli.settings import Settings
from tracker.export.datasette import metadata
from tracker.export.exporting import CSV, PARQUET, export
from tracker.language import _, ngettext


@click.command(
    cls=Command,
    help=_(
        "Write every public view into a folder, as CSV or Parquet, with a datapackage.json that says "
        "what each file and column is. Whole or not at all; only an earlier export is replaced. "
        "Or write what Datasette needs to show the views with their titles."
    ),
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path())
@click.option(
    "--parquet",
    is_flag=True,
    help=_("Parquet instead of CSV, a folder for each year and department."),
)
@click.option(
    "--datasette",
    metavar=_("FILE"),
    help=_("Write Datasette’s metadata for this database to FILE; - is stdout."),
)
@plain
@click.pass_obj
def command(settings: Settings, folder: str | None, parquet: bool, datasette: str | None) -> int:
    """Read one moment of the database, write, say what was written."""
    if folder is None and datasette is None:
        raise click.UsageError(_("Name the folder to write: tracker export DIR"))
    with settings.database() as connection:
        if folder is not None:
            _tell(settings, folder, export(connection, Path(folder), PARQUET if parquet else CSV))
        if datasette is not None:
            deliver(metadata(connection, settings.path), datasette)
    if datasette not in (None, STDOUT):
        settings.say(
            _("Next: {command}").format(command=f"datasette {settings.path} --metadata {datasette}")
        )
    return exit_codes.FINE


def _tell(settings: Settings, folder: str, counts: dict[str, int]) -> None:
    rows = sum(counts.values())
    settings.say(
        ngettext(
            "{rows} row of {views} views written to {folder}.",
            "{rows} rows of {views} views written to {folder}.",
            rows,
        ).format(rows=rows, views=len(counts), folder=folder)
    )
