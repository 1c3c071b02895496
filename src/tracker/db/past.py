"""The database as it was before some of its imports: a copy in memory, from which they are taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tracker.db.connection import Connection, Row
from tracker.db.log import undo

LATEST = """
SELECT id, at, source FROM _import_log
 WHERE outcome = 'imported' AND year = :year AND (:department IS NULL OR department = :department)
   AND at = (SELECT max(at) FROM _import_log
              WHERE outcome = 'imported' AND year = :year
                AND (:department IS NULL OR department = :department))
 ORDER BY id
"""


def latest(connection: Connection, year: int, department: str | None) -> list[Row]:
    """The standing imports of a year that were made last: all that were made at once."""
    return connection.execute(LATEST, {"year": year, "department": department}).fetchall()


@contextmanager
def without(connection: Connection, numbers: Iterable[int]) -> Iterator[Connection]:
    """A copy without these imports; what they replaced is current in it. The database stays as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        copy.row_factory = sqlite3.Row
        connection.backup(copy)
        for number in numbers:
            undo(copy, number, "")
        yield copy
    finally:
        copy.close()
