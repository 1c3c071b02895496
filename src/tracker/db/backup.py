"""A copy of the database as it is at one moment, also while another process writes to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.db import migrations
from tracker.db.connection import Connection, connected, our_errors
from tracker.db.files import SIDES
from tracker.errors import Locked, NoDatabase, NotADatabase, TrackerError
from tracker.language import _

FINE = "ok"
HISTORY = """
SELECT i.id, i.at, i.by, i.kind, i.year, i.stage, i.rows, d.name AS department, s.name, s.sha256
  FROM _imports AS i
  JOIN _sources AS s ON s.id = i.source_id
  JOIN _departments AS d ON d.id = i.department_id
 ORDER BY i.id
"""
SAID = "SELECT id, at, by, finding, note FROM _acknowledgements ORDER BY id"
_WRITING = frozenset(
    (
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
    )
)
"""What goes wrong with the copy alone: the database is only read."""


class CannotBackUp(TrackerError):
    """The copy cannot be written where it should go; what is there is still there."""

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(target, reason)
        self.target, self.reason = target, reason

    def __str__(self) -> str:
        return _("{path} cannot be written: {reason}").format(path=self.target, reason=self.reason)


@contextmanager
def as_it_is(path: Path) -> Iterator[Connection]:
    """The database, to look at only: nothing is migrated, whatever version wrote it.

    Raises NoDatabase, NotADatabase, Locked.
    """
    if not path.exists():
        raise NoDatabase(path)
    if not path.stat().st_size:
        raise NotADatabase(path, _("it is empty"))
    with our_errors(path), closing(connected(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        if not migrations.begun(connection):
            raise NotADatabase(path, _("it holds tables of another program"))
        yield connection


def back_up(path: Path, target: Path) -> int:
    """Copy the database to `target`, whole and checked, readable by its owner alone; its bytes.

    An earlier backup of this database is replaced; another file is not. Raises CannotBackUp besides
    those of `as_it_is`.
    """
    with as_it_is(path) as connection:
        _refuse(connection, path, target)
        try:
            return _copied(connection, target)
        except OSError as error:
            raise CannotBackUp(target, error.strerror or str(error)) from error
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _WRITING:
                raise
            raise CannotBackUp(target, str(error)) from error


def _refuse(connection: Connection, path: Path, target: Path) -> None:
    whole = target.resolve()
    if whole == path.resolve():
        raise CannotBackUp(target, _("it is the database itself"))
    if whole in _beside(path.resolve()):
        raise CannotBackUp(target, _("it is a part of the database: name another file"))
    if not target.exists():
        return
    try:
        with as_it_is(target) as earlier:
            _alone(earlier)
            is_ours = _is_earlier(earlier, connection)
    except NotADatabase as error:
        raise CannotBackUp(
            target, _("there is a file that is no backup; move it away first")
        ) from error
    except Locked as error:
        raise CannotBackUp(
            target, _("there is a database that somebody has open: name another file")
        ) from error
    if not is_ours:
        raise CannotBackUp(
            target, _("there is another database, no earlier backup of this one: name another file")
        )


def _beside(path: Path) -> frozenset[Path]:
    return frozenset(path.with_name(path.name + side) for side in SIDES)


def _alone(connection: Connection) -> None:
    """Raises the error of a locked file where another connection is open to it, even if it rests."""
    connection.execute("PRAGMA query_only = OFF")
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.rollback()
    connection.execute("PRAGMA query_only = ON")


def _is_earlier(earlier: Connection, now: Connection) -> bool:
    """Whether all that was imported and said there was imported and said here, and came first."""
    for asked in (HISTORY, SAID):
        if not _has(earlier, asked):
            continue
        held, known = ([tuple(row) for row in one.execute(asked)] for one in (earlier, now))
        if known[: len(held)] != held:
            return False
    return True


def _has(connection: Connection, asked: str) -> bool:
    """An old schema may lack what is asked for."""
    try:
        connection.execute(asked).fetchone()
    except sqlite3.OperationalError:
        return False
    return True


def _copied(connection: Connection, target: Path) -> int:
    """Beside its place first: a file takes the place of another in one step."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as copy:
            connection.backup(copy)
            (said, *_more) = copy.execute("PRAGMA integrity_check").fetchone()
        if said != FINE:
            raise CannotBackUp(target, _("the copy is damaged: {said}").format(said=said))
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        size = fresh.stat().st_size
        for aside in _beside(target):  # of an older file of that name, they would be read into it
            aside.unlink(missing_ok=True)
        fresh.replace(target)
        return size
    finally:
        for aside in (fresh, *_beside(fresh)):
            aside.unlink(missing_ok=True)
