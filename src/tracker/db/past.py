"""The database as it was before some of its imports: a view of it, from which they are taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tracker.db import migrations
from tracker.db.connection import Connection, Row, connected
from tracker.db.log import undo

LATEST = """
SELECT id, at, source FROM _import_log
 WHERE outcome = 'imported' AND year = :year AND (:department IS NULL OR department = :department)
   AND at = (SELECT max(at) FROM _import_log
              WHERE outcome = 'imported' AND year = :year
                AND (:department IS NULL OR department = :department))
 ORDER BY id
"""
FILE = "SELECT file FROM pragma_database_list WHERE name = 'main'"
MADE = (
    "SELECT sql FROM main.sqlite_master WHERE name IN ('_imports', '_imports_scope') ORDER BY name"
)
LOG = "INSERT INTO temp._imports SELECT * FROM main._imports"


def latest(connection: Connection, year: int, department: str | None) -> list[Row]:
    """The standing imports of a year that were made last: all that were made at once."""
    return connection.execute(LATEST, {"year": year, "department": department}).fetchall()


@contextmanager
def without(connection: Connection, numbers: Iterable[int]) -> Iterator[Connection]:
    """A connection to the same file in which these imports are taken back, and what they replaced is
    current. The file stays as it is: the connection has a log of imports of its own, and views of its
    own that look into it, under the names that everybody asks for."""
    file = Path(connection.execute(FILE).fetchone()["file"])
    with closing(connected(file)) as before:
        _shadow(before)
        for number in numbers:
            undo(before, number, "")
        before.execute("PRAGMA query_only = ON")
        yield before


def _shadow(connection: sqlite3.Connection) -> None:
    """What is temporary goes before what is in the file, also for temporary views."""
    for (made,) in connection.execute(MADE).fetchall():
        connection.execute(_temporary(made))
    connection.execute(LOG)
    for made in migrations.view_statements().values():
        connection.execute(_temporary(made))


def _temporary(made: str) -> str:
    return (
        made.replace("CREATE TABLE ", "CREATE TEMP TABLE ", 1)
        .replace("CREATE VIEW ", "CREATE TEMP VIEW ", 1)
        .replace("CREATE INDEX ", "CREATE INDEX temp.", 1)
    )
