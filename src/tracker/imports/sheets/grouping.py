"""Readings become groups: facts of one kind on one department and year, ready to be stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.db import Connection
from tracker.errors import Problem, Refused
from tracker.imports.options import Options
from tracker.imports.sheets.matching import Departments, Indicators, Match, Projects
from tracker.imports.sheets.reading import Entry, SheetReading
from tracker.imports.sheets.results import Aim
from tracker.imports.sheets.row import quoted
from tracker.imports.sheets.rowfacts import Fact
from tracker.language import _
from tracker.model.facts import Execution, Result, Unplaced
from tracker.model.money import Money, Unit
from tracker.model.names import fold

DEFAULT_STAGE = "approved"


@dataclass(frozen=True, slots=True)
class Group:
    """`facts` are of the one type that `STORE[kind]` takes; their projects are named as stored."""

    kind: str
    department: int
    department_name: str
    year: int
    stage: str | None
    unit: Unit | None
    facts: Sequence[Any]
    notes: tuple[Unplaced, ...]


@dataclass(slots=True)
class _Part:
    """What is gathered for a department and year."""

    department: int
    name: str
    year: int
    projects: Projects
    indicators: Indicators
    facts: list[Fact] = field(default_factory=list)
    new: set[str] = field(default_factory=set)


def groups(connection: Connection, reading: SheetReading, options: Options) -> list[Group]:
    """Match projects, indicators and departments. Raises Refused with every problem of the sheet."""
    return _Grouping(connection, reading, options).groups()


class _Grouping:
    """The work on one reading."""

    def __init__(self, connection: Connection, reading: SheetReading, options: Options) -> None:
        self.connection, self.reading, self.options = connection, reading, options
        self.budget = reading.kind == "budget"
        new = self.budget or options.new_projects
        self.departments = Departments(connection, options.department, new)
        self.problems: dict[tuple[str, str], list[Problem]] = {}
        self.notes: dict[str, Unplaced] = {}
        self.parts: dict[tuple[int, int], _Part] = {}

    def groups(self) -> list[Group]:
        for entry in self.reading.entries:
            self._place(entry)
        for part in self.parts.values():
            if self.reading.kind == "execution":
                part.facts = list(self._without_repeats(part.facts))
            self._refuse_two_results(part.facts)
        problems = [*self.reading.problems, *self._once()]
        if problems:
            raise Refused(list(dict.fromkeys(problems)))
        notes = (*self.reading.notes, *self.notes.values())
        stage = (self.options.stage or DEFAULT_STAGE) if self.budget else None
        return [
            Group(self.reading.kind, part.department, part.name, part.year, stage,
                  self.reading.unit, part.facts, notes)
            for part in self._parts()
        ]  # fmt: skip

    def _parts(self) -> list[_Part]:
        """Where nothing is reported, a report that says so; but no budget without lines."""
        if not self.parts and not self.budget:
            for entry in self.reading.blanks[:1]:
                self._part(entry)
        return [part for part in self.parts.values() if part.facts or not self.budget]

    def _place(self, entry: Entry) -> None:
        part = self._part(entry)
        if part is None or not entry.project:
            return
        name = self._project(part, entry)
        if name is None or entry.fact is None:
            return
        fact = replace(entry.fact, project=name)
        if isinstance(fact, Result):
            fact_or_none = self._result(part, entry, fact)
            if fact_or_none is None:
                return
            fact = fact_or_none
        part.facts.append(fact)

    def _part(self, entry: Entry) -> _Part | None:
        found, expected = self.departments.match(entry.department)
        if found is None:
            said = quoted(entry.department) if entry.department else _("no department")
            self._problem(entry, "department", said, expected, whole=not entry.department)
            return None
        if entry.year is None:
            if not entry.row.problems:
                expected = _("--year, a column 年度, or the year in the title or the file's name")
                self._problem(entry, "year", _("no year"), expected, whole=True)
            return None
        if found[1] in self.departments.made:
            self._note(entry, "department", found[1], _("a new department"))
        key = (found[0], entry.year)
        if key not in self.parts:
            self.parts[key] = _Part(
                *found,
                entry.year,
                Projects(self.connection, *key),
                Indicators(self.connection, found[1], entry.year),
            )
        return self.parts[key]

    def _project(self, part: _Part, entry: Entry) -> str | None:
        if self.budget:
            return entry.project
        match = part.projects.match(entry.project, entry.code)
        if match.name is not None:
            self._note_match(entry, match)
            return match.name
        if self.options.new_projects and match.new:
            self._note(entry, "project", entry.project, _("a new project"))
            return entry.project
        self._problem(entry, "project", self._unknown(part, entry), match.expected)
        return None

    def _unknown(self, part: _Part, entry: Entry) -> str:
        said = quoted(entry.project)
        if entry.code:
            said = _("{project} with the code {code}").format(project=said, code=entry.code)
        return _("{project}, unknown in {year}").format(project=said, year=part.year)

    def _note_match(self, entry: Entry, match: Match) -> None:
        if match.name is None or fold(match.name) == fold(entry.project):
            return
        how = _("by its code") if match.how == "code" else _("by its name without year and number")
        why = _("read as “{name}”, {how}").format(name=match.name, how=how)
        self._note(entry, "project", entry.project, why)

    def _note(self, entry: Entry, name: str, text: str, why: str) -> None:
        """Say it once, at its first place."""
        self.notes.setdefault(text, Unplaced(text, why, entry.row.cell(name).place))

    def _result(self, part: _Part, entry: Entry, fact: Result) -> Result | None:
        known, expected = part.indicators.match(
            fact.project, fact.indicator, fact.description, fact.seq
        )
        if known is None:
            if self.options.new_projects and not part.indicators.of(fact.project):
                return fact
            self._problem(entry, "indicator", quoted(fact.indicator), expected)
            return None
        aim = Aim.of(known)
        why = aim.refusal(fact.text)
        if why is not None:
            self._problem(entry, "actual", *why)
            return None
        if odd := aim.doubt(fact.text):
            self._note(entry, "actual", fact.text, odd)
        return replace(
            fact,
            value=aim.value(fact.text),
            indicator=known["level3"],
            description=known["description"],
            seq=known["seq"],
        )

    def _without_repeats(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        """One cumulative figure for a project and period: another one that differs is a mistake."""
        said: dict[tuple[object, ...], Money] = {}
        kept: list[Fact] = []
        for fact in facts:
            if not isinstance(fact, Execution) or fact.cumulative is None:
                kept.append(fact)
                continue
            key = (fact.project, fact.unit, fact.period)
            first = said.setdefault(key, fact.cumulative)
            if first is fact.cumulative:
                kept.append(fact)
            elif first != fact.cumulative:
                self._conflict(fact, first)
            elif fact.paid is not None:
                kept.append(replace(fact, cumulative=None))
        return kept

    def _refuse_two_results(self, facts: Sequence[Fact]) -> None:
        """One result for an indicator and period: which of two would count?"""
        said: dict[tuple[object, ...], Result] = {}
        for fact in facts:
            if not isinstance(fact, Result):
                continue
            key = (fact.project, fact.indicator, fact.description, fact.seq, fact.period)
            first = said.setdefault(key, fact)
            if first.text != fact.text:
                found = _("{indicator}, {period}: {text}, and {other} in another row").format(
                    indicator=quoted(fact.indicator),
                    period=fact.period,
                    text=quoted(fact.text),
                    other=quoted(first.text),
                )
                expected = _("one result for an indicator and period")
                problem = Problem(self.reading.source, fact.locator, found, expected)
                self.problems[(fact.locator, found)] = [problem]

    def _conflict(self, fact: Execution, first: Money) -> None:
        found = _(
            "{project}, {period}: {amount} yuan cumulative, and {other} in another row"
        ).format(
            project=quoted(fact.project),
            period=fact.period,
            amount=fact.cumulative.yuan if fact.cumulative else None,
            other=first.yuan,
        )
        expected = _("one cumulative figure for a project and period")
        problem = Problem(self.reading.source, fact.locator, found, expected)
        self.problems[(fact.locator, found)] = [problem]

    def _problem(
        self, entry: Entry, name: str, found: str, expected: str, *, whole: bool = False
    ) -> None:
        """Keep a problem; of one that many rows have, the first place and how many more there are."""
        where = "" if whole else entry.row.where(name)
        problem = Problem(self.reading.source, where, found, expected)
        self.problems.setdefault((found, expected), []).append(problem)

    def _once(self) -> list[Problem]:
        return [_counted(found) for found in self.problems.values()]


def _counted(found: list[Problem]) -> Problem:
    first, more = found[0], len(found) - 1
    if not more or not first.place:
        return first
    return replace(
        first, found=_("{found} (and in {n} more rows)").format(found=first.found, n=more)
    )
