"""`tracker log`: every import that was ever made."""

from __future__ import annotations

from dataclasses import dataclass

import click

from tracker.cli.options import FORMATS, Command, printing
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.db import Row
from tracker.db.log import entries
from tracker.language import _
from tracker.reports.answer import Answer


@dataclass(frozen=True, slots=True)
class Entry:
    """One import. `state`: current, history (a newer one replaced it), undone."""

    id: int
    at: str
    by: str | None
    source: str
    sha256: str
    kind: str
    department: str
    year: int
    stage: str | None
    version: int
    rows: int
    state: str


@click.command(cls=Command, help=_("What was imported, oldest first."))
@printing(*FORMATS)
@click.pass_obj
def command(settings: Settings) -> int:
    """List the imports."""
    with settings.database() as connection:
        rows = tuple(_entry(row) for row in entries(connection))
    return show(settings, Answer("log", None, None, rows, row=Entry))


def _entry(row: Row) -> Entry:
    kept = {name: row[name] for name in Entry.__slots__ if name != "state"}
    return Entry(**kept, state=_state(row))


def _state(row: Row) -> str:
    if row["outcome"] != "imported":
        return str(row["outcome"])
    return "current" if row["current"] else "history"
