"""What can be seen of a database's state without changing it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

from tracker.db import migrations
from tracker.db.connection import Connection, Row

STANDING = """
SELECT DISTINCT s.name, s.sha256 FROM _imports AS i JOIN _sources AS s ON s.id = i.source_id
 WHERE i.outcome = 'imported'
   AND i.id = (SELECT max(n.id) FROM _imports AS n JOIN _sources AS t ON t.id = n.source_id
                WHERE t.name = s.name AND n.outcome = 'imported')
 ORDER BY s.name
"""
UNUSED_SOURCES = """
SELECT name FROM _sources
 WHERE id NOT IN (SELECT source_id FROM _imports) ORDER BY name
"""
LOST_LINKS = """
SELECT d.name AS department, l.old_name, l.new_name FROM _links AS l
  JOIN _departments AS d ON d.id = l.department_id
 WHERE NOT EXISTS (SELECT 1 FROM _projects AS p
                    WHERE p.department_id = l.department_id AND p.key = l.old_key)
    OR NOT EXISTS (SELECT 1 FROM _projects AS p
                    WHERE p.department_id = l.department_id AND p.key = l.new_key)
 ORDER BY d.name, l.old_name
"""
VIEWS = "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name"


def damages(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file's pages and indexes, in its own words."""
    found: list[str] = []
    try:
        for row in connection.execute("PRAGMA integrity_check"):
            found += str(row[0]).splitlines()
    except sqlite3.DatabaseError as error:
        found.append(str(error))
    return [words for words in found if words != "ok" and not words.startswith("***")]


def broken_references(connection: Connection) -> dict[tuple[str, str], int]:
    """How many rows of a table name a row of another that is not there."""
    found: dict[tuple[str, str], int] = {}
    for row in connection.execute("PRAGMA foreign_key_check"):
        key = (str(row["table"]), str(row["parent"]))
        found[key] = found.get(key, 0) + 1
    return found


def version(connection: Connection) -> int:
    """The schema's version; `migrations.latest()` is what this program knows."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def stale_views(connection: Connection) -> list[str]:
    """Views that are missing, too many, or not as this version of the program makes them."""
    found = {str(row["name"]): str(row["sql"]) for row in connection.execute(VIEWS)}
    wanted = migrations.view_statements()
    return sorted(
        name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name)
    )


def is_open_to_others(path: Path) -> bool:
    """Whether not only the owner may read the file; SQLite gives its side files the same mode."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def is_wal(path: Path) -> bool:
    """Whether readers and a writer may use the file at once: it says so itself, also where it can
    only be read."""
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\x02\x02"


def journal_mode(connection: Connection) -> str:
    """How SQLite keeps what is not yet in the file: `wal`, `delete`, ..."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def spoilt_sources(connection: Connection) -> Iterator[str]:
    """Kept files whose bytes are no longer those that were imported."""
    for row in connection.execute("SELECT name, sha256, content FROM _sources ORDER BY name"):
        try:
            digest = hashlib.sha256(zlib.decompress(row["content"])).hexdigest()
        except zlib.error:
            digest = ""
        if digest != row["sha256"]:
            yield str(row["name"])


def imported_files(connection: Connection) -> list[Row]:
    """name and sha256 of the newest standing import of each file."""
    return connection.execute(STANDING).fetchall()


def unused_sources(connection: Connection) -> list[str]:
    """Kept files that no import names."""
    return [str(row["name"]) for row in connection.execute(UNUSED_SOURCES)]


def lost_links(connection: Connection) -> list[Row]:
    """department, old_name and new_name of links of which a project is not known."""
    return connection.execute(LOST_LINKS).fetchall()
