"""`tracker init`: a folder with a database and a place for the files to import."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import Command, plain
from tracker.cli.output import CannotWrite
from tracker.cli.settings import Settings
from tracker.db import open_database
from tracker.language import _


@click.command(
    cls=Command,
    help=_(
        "Set up a folder: db/ with an empty database, imports/ for the files to import. "
        "What is there already stays as it is."
    ),
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
@plain
@click.pass_obj
def command(settings: Settings, folder: str) -> None:
    """Make what is missing, and say what to do next."""
    home = Path(folder)
    path = Path(settings.db) if settings.db else home / "db" / "tracker.db"
    try:
        for name in ("db", "imports"):
            (home / name).mkdir(parents=True, exist_ok=True)
        with open_database(path, create=True):
            pass
    except OSError as error:
        raise CannotWrite(home, error.strerror or str(error)) from error
    settings.say(_("The database is {path}.").format(path=path))
    settings.say(
        _("Next: put the budgets and reports into {folder}, then run\n  {command}").format(
            folder=home / "imports", command=_next(home, settings.db)
        )
    )


def _next(home: Path, db: str | None) -> str:
    """The command as it is typed in the current folder."""
    where = f" --db {db}" if db else ""
    run = f"tracker import imports{where}"
    return run if home == Path() else f"cd {home} && {run}"
