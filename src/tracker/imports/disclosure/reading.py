"""Put a disclosure together from what its readers understood, and say what nobody did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.documents.text import Kind, Line, TextDocument, stretch
from tracker.errors import Problem, Refused
from tracker.imports.disclosure.assets import assets
from tracker.imports.disclosure.department_goals import department_goals
from tracker.imports.disclosure.headlines import HeadlineReader
from tracker.imports.disclosure.ledger import EMPTY, Ledger
from tracker.imports.disclosure.performance import PerformanceReader
from tracker.imports.disclosure.procurement import ProcurementReader
from tracker.imports.disclosure.promises import milestones
from tracker.imports.disclosure.standard import (
    FunctionReader,
    StandardReader,
    functions,
    headlines,
)
from tracker.imports.disclosure.title import UNIT_BUDGET, read_title
from tracker.imports.disclosure.units import units
from tracker.language import _, ngettext
from tracker.model.facts import Disclosure, StandardTable, Unplaced
from tracker.model.money import Unit
from tracker.model.script import unwrap

BEGINNING = 24
"""So many characters of a stretch of prose stand in the report."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, with what a person should know about how it was read."""

    found: Disclosure
    unit: Unit | None
    notes: tuple[Unplaced, ...]

    @property
    def of_unit(self) -> bool:
        """Whether it is the budget of a unit alone."""
        return any(said.kind == UNIT_BUDGET for said in self.found.statements)


def read_disclosure(
    document: TextDocument,
    *,
    department: str | None = None,
    year: int | None = None,
    stage: str | None = None,
) -> Reading:
    """Read everything; what is given overrules what the title says.

    Raises Refused where neither says department and year, or where nothing of a budget was found.
    """
    lines, ledger = document.lines, Ledger()
    title = read_title(lines, ledger)
    department, year = department or title.department, year or title.year
    if department is None or year is None:
        raise Refused(_without_title(document, department, year))
    standard = StandardReader(ledger, year)
    standard.read(lines)
    tables = tuple(standard.found)
    listed_units, held = units(lines, ledger), assets(lines, ledger)
    performance = PerformanceReader(ledger)
    performance.read(lines)
    goals, indicators = performance.goals(), performance.indicators()
    procurement = ProcurementReader(ledger)
    procurement.read(lines)
    whole = department_goals(lines, ledger)
    prose = HeadlineReader(ledger, year, FunctionReader(tables, year))
    prose.read(lines, _span(performance.span, whole.span))
    figures = (*headlines(tables), *prose.found)
    if not (figures or indicators or procurement.found or whole.goals):
        raise Refused([_empty(document, tables) if tables else _nothing(document)])
    _close(ledger, lines)
    found = Disclosure(
        department=department,
        year=year,
        stage=stage or title.stage,
        units=tuple(listed_units),
        headlines=figures,
        statements=tuple(title.statements + prose.statements + procurement.statements),
        goals=tuple(goals),
        indicators=tuple(indicators),
        department_goals=tuple(whole.goals),
        procurement=tuple(procurement.found),
        totals=tuple(procurement.totals),
        assets=tuple(held),
        milestones=tuple(milestones(year, goals, indicators)),
        tables=tables,
        functions=tuple(functions(tables, ledger)),
        unplaced=tuple(sorted(ledger.unplaced, key=_line)),
    )
    notes = tuple(sorted(ledger.notes, key=_line))
    return Reading(found, procurement.unit, notes)


def _span(*spans: tuple[int, int] | None) -> tuple[int, int] | None:
    """From the first line of them all to the last."""
    found = [span for span in spans if span is not None]
    return (
        (min(first for first, _last in found), max(last for _first, last in found))
        if found
        else None
    )


def _close(ledger: Ledger, lines: tuple[Line, ...]) -> None:
    """Name every row that nobody took, every lone number, and the prose that stays prose."""
    for line in ledger.unclaimed(lines):
        if line.kind is Kind.ROW:
            ledger.refuse(line, line.text, _("a row of a table that is not known"))
    for line in lines:
        if line.kind is Kind.PAGE_NUMBER and line.text.strip().isdigit():
            ledger.refuse(line, line.text.strip(), _("a lone number: taken for a page number"))
    for run in _runs(ledger, lines):
        said = unwrap(run[0].text)
        locator = stretch(run[0], run[-1])
        begins = said if len(said) <= BEGINNING else f"{said[:BEGINNING]}…"
        reason = _("prose without a figure: kept with the file, in no table")
        ledger.notes.append(Unplaced(begins, reason, locator))


def _runs(ledger: Ledger, lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Stretches of prose that nobody took, headings at their beginning included."""
    left = {line.number for line in ledger.unclaimed(lines)}
    run: list[Line] = []
    for line in lines:
        if line.number in left:
            run.append(line)
        elif line.kind not in EMPTY:
            yield from _worth_a_note(run)
            run = []
    yield from _worth_a_note(run)


def _worth_a_note(run: list[Line]) -> list[list[Line]]:
    """Headings alone say nothing that is lost."""
    return [run] if any(line.kind is Kind.TEXT for line in run) else []


def _line(left: Unplaced) -> int:
    return int(re.findall(r"\d+", left.locator)[0])


def _without_title(
    document: TextDocument, department: str | None, year: int | None
) -> list[Problem]:
    place, found = _("the first lines"), _("no title like “X局 2020年部门预算信息公开”")
    problems = []
    if department is None:
        expected = _("the department’s name; give it with --department")
        problems.append(Problem(document.source, place, found, expected))
    if year is None:
        expected = _("the budget’s year; give it with --year")
        problems.append(Problem(document.source, place, found, expected))
    return problems


def _empty(document: TextDocument, tables: Sequence[StandardTable]) -> Problem:
    number = len({table.title for table in tables})
    found = ngettext(
        "{number} table without a figure", "{number} tables without a figure", number
    ).format(number=number)
    return Problem(
        document.source, tables[0].locator, found, _("tables that are filled in: nothing to import")
    )


def _nothing(document: TextDocument) -> Problem:
    return Problem(
        document.source,
        "",
        _("no budget figure, no performance table and no procurement table"),
        _("a budget disclosure converted to text"),
    )
