"""The public views: which there are, their columns, their rows in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.db.connection import Connection, Row

NAMES = """
SELECT name FROM sqlite_master
 WHERE type = 'view' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY rowid
"""
PLUMBING = """
SELECT name, type FROM sqlite_master
 WHERE type = 'table' OR (type = 'view' AND name LIKE '\\_%' ESCAPE '\\') ORDER BY name
"""
COLUMNS = "SELECT name, type FROM pragma_table_info(:view) ORDER BY cid"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a public view. `type` is `integer`, `real` or `text`."""

    name: str
    type: str


Views = dict[str, tuple[Column, ...]]


def public_views(connection: Connection) -> Views:
    """Every public view by its name, with its columns in their order."""
    names = [str(row["name"]) for row in connection.execute(NAMES)]
    return {name: _columns(connection, name) for name in names}


def plumbing(connection: Connection) -> dict[str, str]:
    """What is no part of the contract: names of tables and views, and which of the two each is."""
    return {str(row["name"]): str(row["type"]) for row in connection.execute(PLUMBING)}


def _columns(connection: Connection, view: str) -> tuple[Column, ...]:
    """An expression has no declared type; those of ours are texts."""
    found = connection.execute(COLUMNS, {"view": view})
    return tuple(Column(row["name"], row["type"].lower() or "text") for row in found)


def view_rows(connection: Connection, view: str, columns: tuple[Column, ...]) -> Iterator[Row]:
    """All rows, in order of all columns: the same data give the same rows in the same order."""
    order = ", ".join(str(at) for at in range(1, len(columns) + 1))
    listed = ", ".join(f'"{column.name}"' for column in columns)
    yield from connection.execute(f'SELECT {listed} FROM "{view}" ORDER BY {order}')


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """All that is read within is of one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()
