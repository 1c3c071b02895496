"""A file becomes readings, one for each kind of sheet that it holds: rows as facts, with all mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.sheets import Cell, Sheet
from tracker.errors import Problem, Refused
from tracker.imports.options import Options
from tracker.imports.sheets import columns
from tracker.imports.sheets.headings import Header
from tracker.imports.sheets.kinds import KINDS
from tracker.imports.sheets.passing import (
    SUBTOTALS,
    first,
    is_foot,
    is_heading,
    is_merged,
    is_total,
    says_nothing,
)
from tracker.imports.sheets.recognising import recognised, unrecognised
from tracker.imports.sheets.row import Context, Row, quoted
from tracker.imports.sheets.rowfacts import READ, Fact, year_of
from tracker.language import _, ngettext
from tracker.model.facts import Unplaced
from tracker.model.money import Money, Unit, total
from tracker.model.names import fold
from tracker.model.script import unwrap


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that was read. `fact` is None where it has mistakes, or says nothing (`empty`).

    The names are as printed.
    """

    project: str
    code: str | None
    department: str | None
    year: int | None
    row: Row
    fact: Fact | None


@dataclass(slots=True)
class SheetReading:
    """All sheets of one kind in a file."""

    kind: str
    source: str
    unit: Unit | None = None
    entries: list[Entry] = field(default_factory=list)
    blanks: list[Entry] = field(default_factory=list)
    notes: list[Unplaced] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheets(opened: Sequence[Sheet], source: str, options: Options) -> list[SheetReading]:
    """Read every sheet of a file that is of a known kind.

    Mistakes in cells are kept in the readings, so that they are reported together with unknown
    projects. Raises Refused where no sheet is of a known kind.
    """
    if options.kind is not None and options.kind not in KINDS:
        found = _("a sheet")
        raise Refused([Problem(source, "", found, _("a document, as --kind says"))])
    sheets = [one for one in opened if not _empty(one)]
    if not sheets:
        raise Refused([Problem(source, "", _("no cells"), _("a sheet with headings and rows"))])
    readings: dict[str, SheetReading] = {}
    passed: list[Sheet] = []
    for sheet in sheets:
        header = recognised(sheet, source, options)
        if header is None:
            passed.append(sheet)
            continue
        kind = header.kind.name
        _read(sheet, header, readings.setdefault(kind, SheetReading(kind, source)), options)
    if not readings:
        raise Refused([unrecognised(sheet, source, options) for sheet in sheets[:5]])
    for sheet in passed:
        why = _("a sheet of no known kind: not read")
        next(iter(readings.values())).notes.append(Unplaced(sheet.name, why, sheet.name))
    return list(readings.values())


def _empty(sheet: Sheet) -> bool:
    return all(sheet.blank(row) for row in range(len(sheet.values)))


def _read(sheet: Sheet, header: Header, reading: SheetReading, options: Options) -> None:
    whole = columns.context(sheet, header, reading.source, options)
    reading.unit = reading.unit or columns.first_unit(whole)
    reading.problems += columns.column_problems(whole)
    reading.notes += columns.column_notes(whole)
    blanks, totals = len(reading.blanks), 0
    for row in _rows(whole):
        if is_total(row):
            totals += 1
            _hold_total(reading, row)
        elif is_heading(row) and not says_nothing(row):
            found = _("the heading {text}").format(text=quoted(row.cell("project").text))
            row.fail("project", found, _("a project: a heading’s figure would count twice"))
            reading.problems += row.problems
        elif is_foot(row):
            _note(reading, first(row), _("a remark below the table: not read"))
        elif says_nothing(row):
            reading.blanks.append(_entry(row, None))
            if (
                reading.kind == "budget"
            ):  # a project without a budget is no routine, unlike a quarter
                _note(reading, first(row), _("no figure"))
        else:
            reading.entries.append(_entry(row, _fact(row)))
            reading.problems += row.problems
            reading.notes += [Unplaced(*note) for note in row.notes]
        row.cells.clear()  # what was looked at once is not kept
    unreported = 0 if reading.kind == "budget" else len(reading.blanks) - blanks
    _note_counts(reading, whole, totals, unreported)


def _hold_total(reading: SheetReading, row: Row) -> None:
    """A printed total beside the sum of the lines above it: a difference is said."""
    for name in ("amount", "paid"):
        facts = [getattr(entry.fact, name, None) for entry in reading.entries]
        amounts = [fact for fact in facts if isinstance(fact, Money)]
        if not row.has(name) or not amounts or fold(row.cell("project").text) in SUBTOTALS:
            continue
        printed = row.money(name)
        if printed is not None and printed != total(amounts):
            said = _("the printed total is {printed} yuan, the lines above it add to {summed} yuan")
            why = said.format(printed=printed.yuan, summed=total(amounts).yuan)
            _note(reading, row.cell(name), why)


def _note_counts(reading: SheetReading, whole: Context, totals: int, blanks: int) -> None:
    place = whole.sheet.name or whole.sheet.place(whole.header.row, 0)
    if totals:
        text = ngettext("{n} total row", "{n} total rows", totals).format(n=totals)
        reading.notes.append(Unplaced(text, _("a total: its lines are what counts"), place))
    if blanks:
        text = ngettext("{n} row without a figure", "{n} rows without a figure", blanks)
        reading.notes.append(Unplaced(text.format(n=blanks), _("not reported"), place))


def _rows(context: Context) -> Iterator[Row]:
    for number in range(context.header.row + 1, len(context.sheet.values)):
        if not context.sheet.blank(number):
            yield Row(context, number)


def _fact(row: Row) -> Fact | None:
    if not row.text("project") and not row.problems:
        row.fail("project", _("an empty cell"), _("the name of a project"))
    kind = row.context.header.kind
    if not any(row.fills(name) for name in kind.figures):
        merged = any(is_merged(row.cell(name)) for name in kind.figures)
        found = _("a cell merged with others") if merged else _("no figure")
        row.fail(kind.figures[0], found, _("a figure in each row"))
    fact = READ[kind.name](row)
    return None if row.problems else fact


def _entry(row: Row, fact: Fact | None) -> Entry:
    return Entry(
        project=unwrap(row.cell("project").text),
        code=row.text("project_code"),
        department=row.text("department"),
        year=year_of(row, fact),
        row=row,
        fact=fact,
    )


def _note(reading: SheetReading, cell: Cell, why: str) -> None:
    reading.notes.append(Unplaced(unwrap(cell.text), why, cell.place))
