"""Opening the database: where it is, that it is ours, that its schema is the one we know."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.db import migrations
from tracker.errors import (
    Damaged,
    Locked,
    NewerDatabase,
    NoDatabase,
    NotADatabase,
    OlderDatabase,
    ReadOnly,
)
from tracker.language import _

Connection = sqlite3.Connection
Row = sqlite3.Row

BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it gives up."""


def default_path() -> Path:
    """TRACKER_DB, else db/tracker.db under a current folder that holds db/, else the user's data folder."""
    named = os.environ.get("TRACKER_DB")
    if named:
        return Path(named)
    if Path("db").is_dir():
        return Path("db") / "tracker.db"
    return _data_folder() / "tracker" / "tracker.db"


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


@contextmanager
def open_database(path: Path, *, create: bool = False) -> Iterator[Connection]:
    """The database, migrated to this version's schema; closed at the end.

    A new file is readable by its owner alone. Raises NoDatabase where there is none and `create`
    is false, NewerDatabase, NotADatabase, Locked.
    """
    if not path.exists():
        if not create:
            raise NoDatabase(path)
        _touch(path)
    with our_errors(path), closing(connected(path)) as connection:
        _prepare(connection, path)
        yield connection


@contextmanager
def read_database(path: Path) -> Iterator[Connection]:
    """The database, to be asked alone: nothing in it changes, its schema neither.

    Raises NoDatabase, OlderDatabase, NewerDatabase, NotADatabase, Locked.
    """
    if not path.exists():
        raise NoDatabase(path)
    with our_errors(path), closing(connected(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        found, known = _version(connection, path), migrations.latest()
        if found < known:
            raise OlderDatabase(path, found, known)
        yield connection


def connected(path: Path) -> Connection:
    """A connection to a file that is there. In a folder that cannot be written SQLite cannot put the
    side files that WAL needs: where none is left behind, the file is taken as it is, to read."""
    uri = path.resolve().as_uri()
    connection = _connect(f"{uri}?mode=rw")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        cannot = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not cannot or path.resolve().with_name(f"{path.resolve().name}-wal").exists():
            raise
        return _connect(f"{uri}?immutable=1")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(uri: str) -> Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _touch(path: Path) -> None:
    """An empty file with mode 0600: created so, not changed later, when others could have opened it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _version(connection: Connection, path: Path) -> int:
    """Of the schema. Raises NewerDatabase, NotADatabase."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > migrations.latest():
        raise NewerDatabase(path, found, migrations.latest())
    if found == migrations.latest():
        return found
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not found and filled and not migrations.begun(connection):
        raise NotADatabase(path, _("it holds tables of another program"))
    return found


def _prepare(connection: Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection, path) == migrations.latest():
        return
    connection.execute("PRAGMA journal_mode = WAL")
    migrations.migrate(connection)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that happens within is kept, or nothing of it; within another one, it is part of that.

    Only one connection at a time can have one: it is also the lock of a run that writes. Raises
    Locked, at the edge, where another has it for longer than BUSY_SECONDS; readers go on reading.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """sqlite3's errors become ours at this edge, and only those that a user can mend."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Locked(path) from error
        if "readonly" in str(error):
            raise ReadOnly(path) from error
        if any(word in str(error) for word in ("unable to open", "disk", "full")):
            raise NotADatabase(path, str(error)) from error
        raise
    except sqlite3.DatabaseError as error:
        if any(word in str(error) for word in ("malformed", "corrupt")):
            raise Damaged(path, str(error)) from error
        if "not a database" in str(error):
            raise NotADatabase(path, str(error)) from error
        raise
