"""Is the database itself well: its file, its schema, the files that it was made from."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.db import Connection, health, migrations
from tracker.errors import NewerDatabase
from tracker.language import _, ngettext
from tracker.reports.answer import Answer
from tracker.reports.rows import Severity


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is not well with the database. `mend` says what to do about it."""

    check: str
    severity: Severity
    subject: str
    message: str
    mend: str


def doctor(connection: Connection, path: Path, files: Path | None = None) -> Answer[Ailment]:
    """Look at everything, change nothing. `files`: the folder that imports came from, if it is known.

    Raises NewerDatabase.
    """
    found = health.version(connection)
    if found > migrations.latest():
        raise NewerDatabase(path, found, migrations.latest())
    return _answer(
        _damage(path, health.damages(connection)) or _all(connection, path, found, files)
    )


def unreadable(path: Path, words: str) -> Answer[Ailment]:
    """Of a database that is too damaged to be opened: `words` are SQLite's."""
    return _answer(_damage(path, [words]))


def _answer(found: Iterable[Ailment]) -> Answer[Ailment]:
    rows = tuple(found)
    counts = {str(one): sum(row.severity is one for row in rows) for one in Severity}
    return Answer("doctor", None, None, rows, {"findings": counts}, row=Ailment)


def _all(connection: Connection, path: Path, version: int, files: Path | None) -> Iterator[Ailment]:
    """Of a file that is not damaged, which could not be asked; of an old schema only what it has."""
    yield from _file(connection, path)
    yield from _schema(connection, version)
    if version == migrations.latest():
        yield from _kept(connection)
        yield from _orphans(connection)
        yield from _files(connection, files) if files else ()


def _damage(path: Path, found: Iterable[str]) -> list[Ailment]:
    return [
        Ailment(
            "integrity",
            Severity.ERROR,
            path.name,
            _("The file is damaged: {words}").format(words=words),
            _("Put the latest backup in its place, then import what came after it."),
        )
        for words in found
    ]


def _file(connection: Connection, path: Path) -> Iterator[Ailment]:
    for (table, parent), count in health.broken_references(connection).items():
        yield Ailment(
            "references",
            Severity.ERROR,
            table,
            ngettext(
                "{count} row of {table} names a row of {parent} that is not there.",
                "{count} rows of {table} name rows of {parent} that are not there.",
                count,
            ).format(count=count, table=table, parent=parent),
            _("Another program changed the file: put the latest backup in its place."),
        )
    if health.is_open_to_others(path):
        yield Ailment(
            "permissions",
            Severity.WARNING,
            path.name,
            _("Others on this machine may open {file}.").format(file=path.name),
            f"chmod 600 {path}",
        )
    if not health.is_wal(path):
        mode = health.journal_mode(connection)
        yield Ailment(
            "journal",
            Severity.WARNING,
            path.name,
            _("The journal mode is {mode}: readers and a writer wait for one another.").format(
                mode=mode
            ),
            f'sqlite3 {path} "PRAGMA journal_mode = WAL"',
        )


def _schema(connection: Connection, found: int) -> Iterator[Ailment]:
    known = migrations.latest()
    if found < known:
        yield Ailment(
            "version",
            Severity.WARNING,
            str(found),
            _("The schema is of an older version: {found}; this program makes {known}.").format(
                found=found, known=known
            ),
            _(
                "Back it up, then run any other command, such as tracker log: it brings it up to date."
            ),
        )
    elif stale := health.stale_views(connection):
        yield Ailment(
            "views",
            Severity.ERROR,
            ", ".join(stale),
            _("Views are not as this program makes them: {names}.").format(names=", ".join(stale)),
            _("Another program changed them: put the latest backup in its place."),
        )


def _kept(connection: Connection) -> Iterator[Ailment]:
    for name in health.spoilt_sources(connection):
        yield Ailment(
            "content",
            Severity.ERROR,
            name,
            _("The bytes that are kept of {file} are not those that were imported.").format(
                file=name
            ),
            _("Put the latest backup in its place, or import the file again."),
        )


def _orphans(connection: Connection) -> Iterator[Ailment]:
    for name in health.unused_sources(connection):
        yield Ailment(
            "orphans",
            Severity.WARNING,
            name,
            _("{file} is kept, and no import names it.").format(file=name),
            _("Import it again, or leave it: no answer uses it."),
        )
    for row in health.lost_links(connection):
        pair = f"“{row['old_name']}” “{row['new_name']}”"
        yield Ailment(
            "links",
            Severity.WARNING,
            row["department"],
            _("A link names a project that is not known: {pair}.").format(pair=pair),
            f"tracker unlink '{row['old_name']}' '{row['new_name']}'",
        )


def _files(connection: Connection, folder: Path) -> Iterator[Ailment]:
    """Of files of one name in several folders any that is the same will do."""
    beside: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            beside[path.name].append(path)
    for row in health.imported_files(connection):
        paths = beside.get(row["name"], [])
        if not paths:
            yield Ailment(
                "sources",
                Severity.INFO,
                row["name"],
                _("{file} was imported and is no longer in {folder}.").format(
                    file=row["name"], folder=folder
                ),
                _("Nothing is lost: its bytes are kept in the database."),
            )
        elif all(_digest(path) != row["sha256"] for path in paths):
            yield Ailment(
                "sources",
                Severity.WARNING,
                row["name"],
                _("{file} has changed since it was imported.").format(file=paths[-1]),
                f"tracker import {paths[-1]}",
            )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
