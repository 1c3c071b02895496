"""What every screen says of the data it shows: whose, of which year, as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.tui.state import View

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Frame:
    """The scope of the answer, and the years and departments that there are."""

    scope: Scope
    years: tuple[int, ...]
    departments: tuple[str, ...]


def frame(connection: Connection, view: View) -> Frame:
    """Raises NothingMatched where nothing was imported."""
    from tracker.db import log
    from tracker.reports.scope import find_scope

    standing = [row for row in log.entries(connection) if row["current"]]
    years = sorted({int(row["year"]) for row in standing})
    names = sorted({str(row["department"]) for row in standing})
    department = view.department if view.department in names else None
    year = view.year if view.year in years else None
    as_of = view.as_of if year is not None else None
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    return Frame(scope, tuple(years), tuple(names))
