"""The log of imports: what was imported when, and how to take it back."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from tracker.db.connection import Connection, Row

SNAPSHOTS = ("disclosure", "budget")
"""Kinds of which a newer import replaces the older one as a whole."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that an import comes from. `sha256` in hexadecimal, of the bytes."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Scope:
    """What an import is about. A file on several departments or years is one import for each."""

    kind: str
    department: int
    year: int
    stage: str | None


SAME = """
SELECT i.id FROM _imports AS i JOIN _sources AS s ON s.id = i.source_id
 WHERE s.sha256 = :sha256 AND i.kind = :kind AND i.department_id = :department
   AND i.year = :year AND i.stage IS :stage AND i.outcome = 'imported'
 ORDER BY i.id DESC LIMIT 1
"""


def same_bytes(connection: Connection, scope: Scope, sha256: str) -> int | None:
    """The standing import of the same bytes for the same scope, if there is one."""
    found = connection.execute(SAME, _named(scope) | {"sha256": sha256}).fetchone()
    return int(found["id"]) if found else None


VERSION = """
SELECT coalesce(max(version), 0) + 1 AS next FROM _imports
 WHERE kind = :kind AND department_id = :department AND year = :year AND stage IS :stage
"""
INSERT = """
INSERT INTO _imports (at, by, source_id, kind, department_id, year, stage, version, rows, outcome)
VALUES (:at, :by, :source, :kind, :department, :year, :stage, :version, :rows, 'imported')
"""


def record(
    connection: Connection, scope: Scope, origin: Origin, *, rows: int, at: str, by: str
) -> int:
    """Enter an import and keep its file; returns the import's number."""
    named = _named(scope)
    version = connection.execute(VERSION, named).fetchone()["next"]
    made = connection.execute(
        INSERT,
        named
        | {
            "at": at,
            "by": by,
            "source": _source(connection, origin),
            "version": version,
            "rows": rows,
        },
    )
    return int(made.lastrowid or 0)


def _named(scope: Scope) -> dict[str, object]:
    return {
        "kind": scope.kind,
        "department": scope.department,
        "year": scope.year,
        "stage": scope.stage,
    }


def _source(connection: Connection, origin: Origin) -> int:
    found = connection.execute(
        "SELECT id FROM _sources WHERE name = ? AND sha256 = ?", (origin.name, origin.sha256)
    ).fetchone()
    if found:
        return int(found["id"])
    made = connection.execute(
        "INSERT INTO _sources (name, sha256, content) VALUES (?, ?, ?)",
        (origin.name, origin.sha256, zlib.compress(origin.content)),
    )
    return int(made.lastrowid or 0)


ENTRIES = """
SELECT i.id, i.at, i.by, i.source, i.sha256, i.kind, i.department, i.year, i.stage, i.version,
       i.rows, i.outcome, i.current
  FROM _import_log AS i ORDER BY i.id
"""


def entries(connection: Connection) -> list[Row]:
    """Every import that was ever made, oldest first."""
    return connection.execute(ENTRIES).fetchall()


def undo(connection: Connection, number: int, at: str) -> Row | None:
    """Take an import back; what it replaced is current again. None where there is no such import standing."""
    entry: Row | None = connection.execute(
        "SELECT * FROM _import_log WHERE id = ? AND outcome = 'imported'", (number,)
    ).fetchone()
    if entry is not None:
        connection.execute(
            "UPDATE _imports SET outcome = 'undone', undone_at = ? WHERE id = ?", (at, number)
        )
    return entry


CONTENT = """
SELECT s.sha256, s.content FROM _sources AS s
 WHERE s.name = :name
 ORDER BY EXISTS (SELECT 1 FROM _imports AS i WHERE i.source_id = s.id AND i.outcome = 'imported') DESC,
          s.id DESC
 LIMIT 1
"""


def content(connection: Connection, source: str) -> tuple[str, bytes] | None:
    """SHA-256 and bytes of the newest file of that name whose import stands, else of the newest."""
    found = connection.execute(CONTENT, {"name": source}).fetchone()
    return (found["sha256"], zlib.decompress(found["content"])) if found else None


CURRENT = """
SELECT id, source, version FROM _current_imports
 WHERE kind = :kind AND department_id = :department AND year = :year AND stage IS :stage
"""


REPLACED = """
SELECT count(*) AS figures FROM (
    SELECT DISTINCT e.rowid FROM _executions AS e
      JOIN _executions AS n ON n.project_id = e.project_id AND n.period = e.period
      JOIN _current_imports AS c ON c.id = e.import_id
     WHERE n.import_id = :number AND e.import_id < :number
       AND (n.unit = e.unit OR n.unit IS NULL OR e.unit IS NULL)
     UNION ALL
    SELECT DISTINCT a.rowid FROM _indicator_actuals AS a
      JOIN _indicator_actuals AS n ON n.project_id = a.project_id AND n.level3 = a.level3
                                  AND n.description = a.description AND n.period = a.period
      JOIN _current_imports AS c ON c.id = a.import_id
     WHERE n.import_id = :number AND a.import_id < :number
       AND coalesce(n.seq, 0) = coalesce(a.seq, 0))
"""


def replaced(connection: Connection, number: int) -> int:
    """How many earlier figures a report on the same periods has made history."""
    return int(connection.execute(REPLACED, {"number": number}).fetchone()["figures"])


def current(connection: Connection, scope: Scope) -> Row | None:
    """The import that a snapshot of this scope would replace."""
    found: Row | None = connection.execute(CURRENT, _named(scope)).fetchone()
    return found


def version(connection: Connection, number: int) -> int:
    """The version that an import was given."""
    row = connection.execute("SELECT version FROM _imports WHERE id = ?", (number,)).fetchone()
    return int(row["version"])
