"""Find the two projects that a person calls one."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.db import Connection, projects
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.model.names import fold, normalise
from tracker.reports.scope import find_scope

NAMES = """
SELECT DISTINCT department_id, department, name FROM _known_projects
 WHERE :department IS NULL OR department = :department
"""


@dataclass(frozen=True, slots=True)
class Rename:
    """The department's key, and both names as they are stored."""

    department: int
    old: str
    new: str


def rename(connection: Connection, old: str, new: str, department: str | None) -> Rename:
    """Both names must be known in one department. Raises NothingMatched, naming the nearest."""
    if fold(old) == fold(new):
        raise NothingMatched(_("“{name}” is the same name twice.").format(name=old))
    scope = find_scope(connection, department=department)
    rows = connection.execute(NAMES, {"department": scope.department}).fetchall()
    for row in projects.departments(connection):
        own = [str(one["name"]) for one in rows if one["department_id"] == row["id"]]
        pair = (_find(old, own), _find(new, own))
        if pair[0] is not None and pair[1] is not None:
            return Rename(int(row["id"]), pair[0], pair[1])
    names = [str(one["name"]) for one in rows]
    unknown = next((name for name in (old, new) if _find(name, names) is None), new)
    raise NothingMatched(
        _("No project “{name}”. Nearest: {nearest}").format(
            name=unknown, nearest=_nearest(unknown, names)
        )
    )


def _find(asked: str, names: list[str]) -> str | None:
    exact = next((name for name in names if fold(name) == fold(asked)), None)
    if exact is not None:
        return exact
    alike = [name for name in names if normalise(name) == normalise(asked)]
    return alike[0] if len(alike) == 1 else None


def _nearest(asked: str, names: list[str]) -> str:
    from rapidfuzz import process

    found = process.extract(asked, list(dict.fromkeys(names)), limit=3)
    return ", ".join(f"“{name}”" for name, *_score in found) or "–"
