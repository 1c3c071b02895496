"""Links between a project's old and new name: saved by a person, never made up."""

from __future__ import annotations

from tracker.db.connection import Connection, Row
from tracker.model.names import fold

INSERT = """
INSERT OR IGNORE INTO _links (department_id, old_name, old_key, new_name, new_key, at, by)
VALUES (:department, :old, :old_key, :new, :new_key, :at, :by)
"""
DELETE = """
DELETE FROM _links
 WHERE department_id = :department AND old_key = :old_key AND new_key = :new_key
"""
ALL = """
SELECT d.name AS department, l.old_name, l.old_key, l.new_name, l.new_key, l.at, l.by
  FROM _links AS l JOIN _departments AS d ON d.id = l.department_id
 ORDER BY l.id
"""


def link(connection: Connection, department: int, old: str, new: str, *, at: str, by: str) -> bool:
    """Save that `old` is called `new` now; False where that is saved already."""
    named = _named(department, old, new) | {"old": old, "new": new, "at": at, "by": by}
    return connection.execute(INSERT, named).rowcount > 0


def unlink(connection: Connection, department: int, old: str, new: str) -> bool:
    """Take a link back; False where there is none."""
    return connection.execute(DELETE, _named(department, old, new)).rowcount > 0


def links(connection: Connection) -> list[Row]:
    """All links: department, old_name, old_key, new_name, new_key, at, by."""
    return connection.execute(ALL).fetchall()


def _named(department: int, old: str, new: str) -> dict[str, object]:
    return {"department": department, "old_key": fold(old), "new_key": fold(new)}
