"""`tracker undo`: take one import back; what it replaced is current again."""

from __future__ import annotations

import click

from tracker.cli import clock
from tracker.cli.options import Command, plain
from tracker.cli.settings import Settings
from tracker.db import Connection, Row, log, transaction
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.reports.findings.lapsing import lapsing


@click.command(
    cls=Command,
    help=_("Take the import with this number back. What it replaced is current again."),
)
@click.argument("number", type=click.IntRange(1, 2**63 - 1), metavar=_("ID"))
@plain
@click.pass_obj
def command(settings: Settings, number: int) -> None:
    """Undo, and say what holds now."""
    with settings.database() as connection:
        at = clock.now().isoformat(timespec="seconds")
        with lapsing(connection, at), transaction(connection):
            entry = log.undo(connection, number, at)
        if entry is None:
            raise NothingMatched(
                _("No import {number} stands: see tracker log.").format(number=number)
            )
        settings.say(
            _("Import {number} ({source}) is taken back.").format(
                number=number, source=entry["source"]
            )
        )
        successor = _standing(connection, entry)
    if successor is not None:
        settings.say(
            _("Import {number} ({source}) is current again.").format(
                number=successor["id"], source=successor["source"]
            )
        )


def _standing(connection: Connection, undone: Row) -> Row | None:
    """The snapshot that is current in place of the one that was; None for what is no snapshot."""
    if undone["kind"] not in log.SNAPSHOTS:
        return None
    same = ("kind", "department", "year", "stage")
    for row in log.entries(connection):
        if row["current"] and all(row[name] == undone[name] for name in same):
            return row
    return None
