"""`tracker doctor`: whether the database itself is well."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli import exit_codes
from tracker.cli.failing import fail_option, fails
from tracker.cli.options import FORMATS, Command, printing
from tracker.cli.settings import Settings
from tracker.cli.showing import publish, rendered
from tracker.db.backup import as_it_is
from tracker.errors import Damaged
from tracker.language import _
from tracker.reports.answer import Answer
from tracker.reports.doctor import Ailment, doctor, unreadable


@click.command(
    cls=Command,
    help=_(
        "Look whether the database is well: damage, references, version, views, permissions, what "
        "belongs to nothing, files that changed since they were imported. Says the mend of each; "
        "changes nothing."
    ),
)
@click.option(
    "--files",
    metavar="[DIR]",
    type=click.Path(exists=True, file_okay=False),
    help=_("The folder that imports came from; else imports/ beside the database’s folder."),
)
@fail_option("warning")
@printing(*FORMATS)
@click.pass_obj
def command(settings: Settings, files: str | None, fail_on: str) -> int:
    """Look, show. That all is well is an answer: exit code 0."""
    answer = _answer(settings.path, Path(files) if files else _inbox(settings.path))
    code = exit_codes.FINDINGS if fails(answer.rows, fail_on) else exit_codes.FINE
    publish(settings, lambda: rendered(settings, answer), code)
    if not answer.rows:
        settings.say(_("The database is well."))
    return code


def _answer(path: Path, files: Path | None) -> Answer[Ailment]:
    """That it cannot be opened is what is wrong with it."""
    try:
        with as_it_is(path) as connection:
            return doctor(connection, path, files)
    except Damaged as error:
        return unreadable(path, error.reason)


def _inbox(path: Path) -> Path | None:
    """Where `tracker init` puts the folder for files, if it is there."""
    folder = path.resolve().parent.parent / "imports"
    return folder if folder.is_dir() else None
