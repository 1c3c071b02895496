"""Files that wait to be imported, and the imports that were made."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.db import Connection, Row, log, open_database
from tracker.imports.files import DOCUMENTS, LARGEST_FILE, SHEETS
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import ImportReport, Watch, unwatched
from tracker.reports.forms.reasons import explain

MOST_FILES = 2000
"""A folder with more of them is no inbox."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that can be imported; `number` of the standing import of the same bytes."""

    path: Path
    folder: str
    size: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An import that was made. `state`: current, history or undone."""

    number: int
    at: str
    source: str
    sha256: str
    kind: str
    department: str
    year: int
    rows: int
    state: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """All of it."""

    folder: Path
    files: tuple[Waiting, ...]
    entries: tuple[Entry, ...]


def default_folder(database: Path) -> Path:
    """`imports` under the current folder, else beside the database, else the current folder."""
    for folder in (
        Path("imports"),
        database.parent / "imports",
        database.parent.parent / "imports",
    ):
        if folder.is_dir():
            return folder
    return Path()


def inbox(connection: Connection, folder: Path) -> Inbox:
    """The files of a folder and the log, the newest import first."""
    entries = tuple(_entry(row) for row in reversed(log.entries(connection)))
    return Inbox(folder, waiting(folder, entries), entries)


def waiting(folder: Path, entries: Sequence[Entry]) -> tuple[Waiting, ...]:
    """The files below a folder that the importer reads; hidden ones and read-me files are passed over."""
    known = {one.sha256: one.number for one in entries if one.state != "undone"}
    return tuple(_waiting(path, folder, known) for path in files(folder))


def files(folder: Path) -> list[Path]:
    """Those that can be imported, in a folder and below it."""
    if folder.is_file():
        return [folder]
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            known = path.suffix.lower() in DOCUMENTS + SHEETS and path.stem.lower() != "readme"
            if known and not name.startswith((".", "~$")):
                found.append(path)
        if len(found) > MOST_FILES:
            break
    return found[:MOST_FILES]


def _waiting(path: Path, folder: Path, known: Mapping[str, int]) -> Waiting:
    size = path.stat().st_size
    number = None
    if known and size <= LARGEST_FILE:
        number = known.get(hashlib.sha256(path.read_bytes()).hexdigest())
    return Waiting(path, str(path.parent), size, number)


def _entry(row: Row) -> Entry:
    state = row["outcome"]
    if state == "imported":
        state = "current" if row["current"] else "history"
    return Entry(
        row["id"], row["at"], row["source"], row["sha256"], row["kind"], row["department"],
        row["year"], row["rows"], state,
    )  # fmt: skip


def preview(
    database: Path, paths: Sequence[Path], options: Options, watch: Watch = unwatched
) -> list[ImportReport]:
    """What importing would do; nothing is written. Raises Refused, Cancelled."""
    if database.exists():
        with open_database(database) as connection:
            return import_paths(
                connection, list(paths), options, dry_run=True, watch=watch, explain=explain
            )
    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(Path(folder) / "tracker.db", create=True) as connection,
    ):
        return import_paths(
            connection, list(paths), options, dry_run=True, watch=watch, explain=explain
        )


def take_in(
    database: Path, paths: Sequence[Path], options: Options, watch: Watch = unwatched
) -> list[ImportReport]:
    """Import, all or nothing; a database is made where there is none. Raises Refused, Cancelled."""
    with open_database(database, create=True) as connection:
        return import_paths(connection, list(paths), options, watch=watch, explain=explain)


def take_back(database: Path, number: int, at: str) -> bool:
    """Undo an import; whether it stood."""
    with open_database(database) as connection:
        return log.undo(connection, number, at) is not None
