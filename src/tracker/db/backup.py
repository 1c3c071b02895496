"""A copy of the database as it is at one moment, also while another process writes to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.db import migrations
from tracker.db.connection import BUSY_SECONDS, Connection, our_errors
from tracker.errors import NoDatabase, NotADatabase, TrackerError
from tracker.language import _

FINE = "ok"


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
    with our_errors(path):
        # mode=ro could not clear away the side files of WAL that every reader needs.
        where = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(where, uri=True, timeout=BUSY_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA query_only = ON")
            if not migrations.begun(connection):
                raise NotADatabase(path, _("it holds tables of another program"))
            yield connection


def back_up(path: Path, target: Path) -> int:
    """Copy the database to `target`, whole and checked, readable by its owner alone; its bytes.

    An earlier backup is replaced; another file is not. Raises CannotBackUp besides those of
    `as_it_is`.
    """
    with as_it_is(path) as connection:
        _refuse(path, target)
        try:
            return _copied(connection, target)
        except OSError as error:
            raise CannotBackUp(target, error.strerror or str(error)) from error


def _refuse(path: Path, target: Path) -> None:
    if not target.exists():
        return
    if target.resolve() == path.resolve():
        raise CannotBackUp(target, _("it is the database itself"))
    try:
        with as_it_is(target):
            pass
    except NotADatabase as error:
        raise CannotBackUp(
            target, _("there is a file that is no backup; move it away first")
        ) from error


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
        for aside in ("-wal", "-shm"):  # of an older file of that name, they would be read into it
            target.with_name(target.name + aside).unlink(missing_ok=True)
        fresh.replace(target)
        return size
    finally:
        for aside in ("", "-journal", "-wal", "-shm"):
            fresh.with_name(fresh.name + aside).unlink(missing_ok=True)
