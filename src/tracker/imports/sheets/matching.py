"""Projects, indicators and departments as a sheet prints them, matched to the known ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker import language
from tracker.db import Connection, Row, projects
from tracker.language import _
from tracker.model.names import fold, normalise


@dataclass(frozen=True, slots=True)
class Match:
    """`name` is the known one, None where there is none; then `expected` is what would do.

    `how` is code, name or normalised. `new` says that nothing known fits, so it may be a new one.
    """

    name: str | None
    how: str = "none"
    expected: str = ""
    new: bool = False


class Projects:
    """The known projects of a department and year. `new`: another one may be accepted."""

    def __init__(
        self, connection: Connection, department: int, year: int, *, new: bool = True
    ) -> None:
        self.new = new
        rows = projects.known(connection, department, year)
        self.names = [row["name"] for row in rows]
        self._ids = {row["name"]: int(row["id"]) for row in rows}
        self._keys = {row["key"]: row["name"] for row in rows}
        self._codes = _groups(rows, "code")
        self._normalised = _groups(rows, "normalised")

    def id(self, name: str) -> int | None:
        """The key of a known project."""
        return self._ids.get(name)

    def match(self, name: str, code: str | None) -> Match:
        """By code, then the exact or folded name, then the normalised one where only one has it."""
        named = self._keys.get(fold(name))
        coded = self._codes.get(code or "", [])
        if len(coded) == 1 and named not in (None, coded[0]):
            expected = _(
                "the code of “{named}”, or the name “{coded}”, which has this code"
            ).format(named=named, coded=coded[0])
            return Match(None, expected=expected)
        if len(coded) == 1:
            return Match(coded[0], "code")
        if named is not None:
            return Match(named, "name")
        similar = self._normalised.get(normalise(name), [])
        if len(similar) == 1:
            return Match(similar[0], "normalised")
        if similar:
            expected = _("one of {names}").format(names=listed(similar))
            return Match(None, expected=expected)
        return Match(None, expected=self._nearest(name), new=True)

    def _nearest(self, name: str) -> str:
        close = nearest(name, self.names) if self.names else []
        if not self.new:
            known = listed(close or self.names[:3])
            if not known:
                return _("a year whose budget was imported first")
            return _("a known project, such as {names}").format(names=known)
        if not self.names:
            return _("a year whose budget was imported first, or --new-projects")
        if not close:
            return _("a project of the budget, or --new-projects")
        return _("a known project, such as {names}; or --new-projects").format(names=listed(close))


def _groups(rows: Iterable[Row], column: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row[column]:
            found[row[column]].append(row["name"])
    return dict(found)


def nearest(name: str, known: Sequence[str], limit: int = 3) -> list[str]:
    """The known names that look most like this one."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=normalise, limit=limit, score_cutoff=50
    )
    return [one[0] for one in found]


def listed(names: Iterable[str]) -> str:
    """Names in quotation marks."""
    return language.listed(f"“{name}”" for name in names)


INDICATORS = """
SELECT DISTINCT project, level1, level3, description, seq, target_text, locator FROM indicators
 WHERE department = :department AND year = :year ORDER BY project, table_part, table_no, seq
"""


class Indicators:
    """The known indicators of a department and year, by project."""

    def __init__(self, connection: Connection, department: str, year: int) -> None:
        self._known: dict[str, list[Row]] = defaultdict(list)
        for row in connection.execute(INDICATORS, {"department": department, "year": year}):
            self._known[row["project"]].append(row)

    def of(self, project: str) -> list[Row]:
        """All of a project."""
        return self._known.get(project, [])

    def match(
        self, project: str, name: str, description: str | None, seq: int | None
    ) -> tuple[Row | None, str]:
        """The one indicator that is meant; else None, and what would say which."""
        same = [row for row in self.of(project) if fold(row["level3"]) == fold(name)]
        found = same
        if not found:
            return None, self._nearest(project, name)
        if len(same) > 1 and description:
            found = [row for row in found if fold(row["description"]) == fold(description)]
        if len(same) > 1 and seq is not None:
            found = [row for row in found if row["seq"] == seq]
        if len({(row["description"], row["seq"]) for row in found}) == 1:
            return found[0], ""
        choices = language.listed(f"{row['seq']} “{row['description']}”" for row in same)
        return None, _("the description or the seq of one of these: {choices}").format(
            choices=choices
        )

    def _nearest(self, project: str, name: str) -> str:
        known = list(dict.fromkeys(row["level3"] for row in self.of(project)))
        if not known:
            return _("a project that has indicators")
        close = nearest(name, known) or known[:3]
        return _("an indicator of the project, such as {names}").format(names=listed(close))


class Departments:
    """Which department a row is about."""

    def __init__(self, connection: Connection, asked: str | None, new: bool) -> None:
        self._connection, self._asked, self._new = connection, asked, new
        self._known = {row["key"]: row for row in projects.departments(connection)}
        self.made: set[str] = set()

    def match(self, printed: str | None) -> tuple[tuple[int, str] | None, str]:
        """Key and name of the department; else None, and what would say which."""
        if printed and self._asked and fold(printed) != fold(self._asked):
            return None, _("“{department}”, as --department says").format(department=self._asked)
        name = printed or self._asked
        if name is None:
            return self._only()
        row = self._known.get(fold(name))
        if row is not None:
            return (int(row["id"]), row["name"]), ""
        if self._new:
            if self._known:
                self.made.add(name)
            return (projects.department_id(self._connection, name), name), ""
        known = [one["name"] for one in self._known.values()]
        return None, _("a known department: {names}").format(names=listed(known) or "–")

    def _only(self) -> tuple[tuple[int, str] | None, str]:
        if len(self._known) == 1:
            row = next(iter(self._known.values()))
            return (int(row["id"]), row["name"]), ""
        known = listed(row["name"] for row in self._known.values())
        if known:
            return None, _("--department or a column 部门 that says which: {names}").format(
                names=known
            )
        return None, _("--department or a column 部门 that says whose sheet it is")
