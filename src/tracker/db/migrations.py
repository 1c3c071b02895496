"""The schema and its history. Each migration is a numbered file under sql/, applied atomically.

sqlite_utils is imported only when there is something to apply: it costs more than all else at
start-up. The last step makes the views anew and sets user_version, so a database whose user_version
is `latest()` is complete.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "tracker"
VIEWS = "SELECT name FROM sqlite_master WHERE type = 'view'"
_VIEW = re.compile(r"CREATE VIEW (?P<name>\w+) .*(?=;\s*$)", re.DOTALL)
VIEWS_REVISION = 6
"""Raised when views.sql changes and no migration comes with it."""


@cache
def scripts() -> dict[str, str]:
    """The migrations, name to SQL, in order."""
    folder = resources.files(__package__) / "sql"
    names = sorted(item.name for item in folder.iterdir() if re.match(r"\d{4}_", item.name))
    return {name.removesuffix(".sql"): (folder / name).read_text("utf-8") for name in names}


def latest() -> int:
    """The user_version of a database that this program has prepared."""
    folder = resources.files(__package__) / "sql"
    count = sum(1 for item in folder.iterdir() if re.match(r"\d{4}_", item.name))
    return count * 100 + VIEWS_REVISION


def begun(connection: sqlite3.Connection) -> bool:
    """Whether a first migration was applied, though the last step was not reached."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    ).fetchone()
    return found is not None


def migrate(connection: sqlite3.Connection, until: str | None = None) -> None:
    """Bring the schema up to date; `until` stops after that migration and makes no views (for tests).

    All of it in one transaction, in which each migration is atomic too: of several processes that
    find a new file one migrates it, the others wait and then find it done.
    """
    with _without_pandas():
        from sqlite_utils import Database
        from sqlite_utils.migrations import Migrations

    steps = Migrations(NAME)
    for name, sql in scripts().items():
        steps(name=name)(_step(sql))
    names = list(scripts())
    after = names[names.index(until) + 1 :] if until else []
    connection.execute("BEGIN IMMEDIATE")
    try:
        _drop_views(connection)  # SQLite renames no table that a view names
        steps.apply(Database(connection), stop_before=after[:1])
        if until is None:
            _make_views(connection)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _step(sql: str):  # type: ignore[no-untyped-def]
    def apply(db: Database) -> None:
        for statement in statements(sql):
            db.conn.execute(statement)

    return apply


def view_statements() -> dict[str, str]:
    """What makes each view, as SQLite keeps it: from CREATE on, without the semicolon."""
    sql = (resources.files(__package__) / "sql" / "views.sql").read_text("utf-8")
    found = (match for match in map(_VIEW.search, statements(sql)) if match)
    return {match["name"]: match[0] for match in found}


def _drop_views(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute(VIEWS).fetchall():
        connection.execute(f'DROP VIEW "{name}"')


def _make_views(connection: sqlite3.Connection) -> None:
    """Every view, and the mark that the schema is complete."""
    for statement in view_statements().values():
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {latest()}")


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would commit the transaction around it."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


@contextmanager
def _without_pandas() -> Iterator[None]:
    """sqlite_utils imports pandas where it finds it, most of a second for nothing we use."""
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pandas"]
