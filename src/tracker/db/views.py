"""The public views: which there are, their columns, their rows in an order that never changes."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tracker.db import migrations
from tracker.db.connection import Connection, Row
from tracker.errors import TrackerError
from tracker.language import _, listed

VIEWS = "SELECT name, sql FROM sqlite_master WHERE type = 'view'"
PROCUREMENT_STAGES = """
SELECT DISTINCT c.stage FROM _procurement AS l JOIN _plan_imports AS c ON c.id = l.import_id
"""
PLUMBING = """
SELECT name, type FROM sqlite_master
 WHERE type = 'table' OR (type = 'view' AND name LIKE '\\_%' ESCAPE '\\') ORDER BY name
"""
COLUMNS = "SELECT name, type FROM pragma_table_info(:view) ORDER BY cid"


class SpoiltViews(TrackerError):
    """Views that another program changed or took away."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = tuple(names)

    def __str__(self) -> str:
        return _(
            "Views are missing or not as this program makes them: {names}. "
            "tracker doctor says the mend."
        ).format(names=listed(self.names))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a public view. `type` is `integer`, `real` or `text`."""

    name: str
    type: str


Views = dict[str, tuple[Column, ...]]


def public_views(connection: Connection) -> Views:
    """Every view of the contract by its name, with its columns in their order; views that somebody
    else saved in the file are none. Raises SpoiltViews."""
    found = {str(row["name"]): str(row["sql"]) for row in connection.execute(VIEWS)}
    wanted = migrations.view_statements()
    if spoilt := [name for name, sql in wanted.items() if found.get(name) != sql]:
        raise SpoiltViews(spoilt)
    return {name: _columns(connection, name) for name in wanted if not name.startswith("_")}


def procurement_stages(connection: Connection) -> frozenset[str]:
    """The stages of the documents whose lines the view `procurement` holds."""
    return frozenset(str(row["stage"]) for row in connection.execute(PROCUREMENT_STAGES))


def plumbing(connection: Connection) -> dict[str, str]:
    """What is no part of the contract: names of tables and views, and which of the two each is."""
    return {str(row["name"]): str(row["type"]) for row in connection.execute(PLUMBING)}


def _columns(connection: Connection, view: str) -> tuple[Column, ...]:
    """An expression has no declared type; those of ours are texts."""
    found = connection.execute(COLUMNS, {"view": view})
    return tuple(Column(row["name"], row["type"].lower() or "text") for row in found)


def view_rows(connection: Connection, view: str, columns: tuple[Column, ...]) -> Generator[Row]:
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
