"""Which department, year and day a question is about, where the user does not say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process

from tracker.db import Connection, projects
from tracker.errors import NothingMatched
from tracker.language import _, listed
from tracker.model.names import fold
from tracker.reports.reading import once

YEARS = """
SELECT max(year) AS year FROM (
    SELECT year FROM _current_imports WHERE :department IS NULL OR department = :department
)
"""
LATEST_DAY = """
SELECT max(e.period_end) AS day FROM _executions AS e JOIN _current_imports AS c ON c.id = e.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
UNION
SELECT max(a.period_end) FROM _indicator_actuals AS a JOIN _current_imports AS c ON c.id = a.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """`department` None: all of them. `as_of` None: nothing was reported, so no day is known."""

    department: str | None
    year: int
    as_of: date | None

    @property
    def named(self) -> dict[str, object]:
        """Parameters of the SQL that takes a scope."""
        return {"department": self.department, "year": self.year}

    @property
    def year_over(self) -> bool:
        """Whether the year has ended on the day of the question."""
        return self.as_of is not None and self.as_of >= date(self.year, 12, 31)


def find_scope(
    connection: Connection,
    *,
    department: str | None = None,
    year: int | None = None,
    as_of: date | None = None,
) -> Scope:
    """Fill in what was not said: the newest year, the end of the latest reported period.

    Raises NothingMatched for an unknown department and for an empty database.
    """
    name = _department(connection, department) if department else None
    if year is None:
        found = connection.execute(YEARS, {"department": name}).fetchone()["year"]
        if found is None:
            raise NothingMatched(
                _("Nothing has been imported yet. Begin with: tracker import FILE")
            )
        year = int(found)
    return Scope(name, year, as_of or latest_day(connection, name, year))


HAS_DATA = """
SELECT 1 FROM _current_imports
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""


def require_data(connection: Connection, scope: Scope) -> None:
    """Raises NothingMatched for a year of which nothing was imported."""
    if connection.execute(HAS_DATA, scope.named).fetchone() is None:
        raise NothingMatched(_("Nothing has been imported for {year}.").format(year=scope.year))


PROPER = """
SELECT DISTINCT d.department FROM departments AS d
  JOIN _current_imports AS c ON c.department = d.parent AND c.year = :year
   AND c.kind IN ('disclosure', 'budget')
 WHERE d.department LIKE '%（本级）'
"""


def within_others(connection: Connection, year: int) -> frozenset[str]:
    """Departments proper (本级) whose money is part of that of a whole department, of which there is
    a budget or a disclosure of the year: a sum over all departments leaves them out. A report of
    payments alone makes nothing a part of it."""
    return frozenset(row["department"] for row in connection.execute(PROPER, {"year": year}))


@once
def latest_day(connection: Connection, department: str | None, year: int) -> date | None:
    """The end of the latest period that was reported for a year; the clock is not asked."""
    rows = connection.execute(LATEST_DAY, {"department": department, "year": year})
    return max((date.fromisoformat(row["day"]) for row in rows if row["day"]), default=None)


def _department(connection: Connection, asked: str) -> str:
    return known_department(asked, [str(row["name"]) for row in projects.departments(connection)])


def known_department(asked: str, names: Iterable[str]) -> str:
    """The one of `names` that is meant. Raises NothingMatched, with the nearest ones."""
    known = {fold(name): name for name in names}
    if fold(asked) in known:
        return known[fold(asked)]
    raise NothingMatched(
        _("No department “{asked}”. Nearest: {nearest}").format(
            asked=asked, nearest=_nearest(asked, known.values())
        )
    )


def _nearest(asked: str, known: Iterable[str]) -> str:
    return listed(name for name, *_score in process.extract(asked, list(known), limit=3)) or "–"
