"""Departments and projects: found by their folded names, made where they are missing."""

from __future__ import annotations

from tracker.db.connection import Connection, Row
from tracker.model.names import fold, normalise


def department_id(connection: Connection, name: str) -> int:
    """The department's key; a new one is made where the folded name is unknown."""
    found = connection.execute(
        "SELECT id FROM _departments WHERE key = ?", (fold(name),)
    ).fetchone()
    if found:
        return int(found["id"])
    made = connection.execute(
        "INSERT INTO _departments (name, key) VALUES (?, ?)", (name, fold(name))
    )
    return int(made.lastrowid or 0)


DEPARTMENTS = """
SELECT DISTINCT d.id, d.name, d.key
  FROM _departments AS d
 WHERE EXISTS (SELECT 1 FROM _known_projects AS p WHERE p.department_id = d.id)
    OR EXISTS (SELECT 1 FROM _current_imports AS c WHERE c.department_id = d.id)
 ORDER BY d.name
"""


def departments(connection: Connection) -> list[Row]:
    """The departments that have data: id, name, key."""
    return connection.execute(DEPARTMENTS).fetchall()


def project_id(connection: Connection, department: int, year: int, name: str) -> int:
    """The project's key; a new one is made where the folded name is unknown in that year."""
    key = fold(name)
    found = connection.execute(
        "SELECT id FROM _projects WHERE department_id = ? AND year = ? AND key = ?",
        (department, year, key),
    ).fetchone()
    if found:
        return int(found["id"])
    made = connection.execute(
        "INSERT INTO _projects (department_id, year, name, key, normalised) VALUES (?, ?, ?, ?, ?)",
        (department, year, name, key, normalise(name)),
    )
    return int(made.lastrowid or 0)


KNOWN = """
SELECT p.id, p.name, p.key, p.normalised,
       (SELECT min(a.project_code) FROM _allocations AS a
          JOIN _current_imports AS c ON c.id = a.import_id
         WHERE a.project_id = p.id) AS code
  FROM _known_projects AS p
 WHERE p.department_id = :department AND p.year = :year
 ORDER BY p.id
"""


def known(connection: Connection, department: int, year: int) -> list[Row]:
    """The projects of a year: id, name, key, normalised, code."""
    return connection.execute(KNOWN, {"department": department, "year": year}).fetchall()
