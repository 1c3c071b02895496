"""Read the standard tables: rows of cells become classes, sections and items with their amounts.

Nothing is added up here: a table says what it prints. Rows of classes, sections and items repeat
one another's money, so each keeps its level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.documents.text import Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.ledger import Ledger
from tracker.imports.disclosure.standard import kinds
from tracker.imports.disclosure.standard.finding import Table, tables
from tracker.imports.disclosure.standard.grid import Columns, Section, sections
from tracker.language import _
from tracker.model.facts import StandardCell, StandardRow, StandardTable
from tracker.model.money import amount
from tracker.model.script import bare, half
from tracker.model.standard import CODE

_DIGITS = re.compile(r"\d+")


class StandardReader:
    """Reads the tables of a document's year. What a cell prints that is no figure is named."""

    def __init__(self, ledger: Ledger, year: int) -> None:
        self.ledger = ledger
        self.year = year
        self.found: list[StandardTable] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Collect every table; claim its title, its rows and its note."""
        for table in tables(lines, self.ledger, self.year):
            parts = list(sections(table.kind, table.lines, self.year))
            for line in (line for _columns, body in parts for line in body):
                self.ledger.claim(line)
            for side in range(len(parts[0][0]) if parts else 0):
                self.found.append(self._table(table, parts, side))

    def _table(self, table: Table, parts: Sequence[Section], side: int) -> StandardTable:
        return StandardTable(
            kind=parts[0][0][side].kind,
            title=bare(table.title.text),
            note=bare(table.note.text) if table.note is not None else None,
            locator=table.title.locator,
            rows=tuple(self._rows(table, parts, side)),
        )

    def _rows(self, table: Table, parts: Sequence[Section], side: int) -> Iterator[StandardRow]:
        above: list[str] = []
        for columns, body in parts:
            if side >= len(columns):
                continue
            for line in body:
                if _slipped(line, columns[side]):
                    why = _("the row does not fit the columns of its table")
                    self.ledger.refuse(line, line.text, why)
                    continue
                digits = _digits(line, columns[side], above)
                above = digits or above
                row = self._row(table, line, columns[side], digits)
                if row is not None:
                    yield row

    def _row(
        self, table: Table, line: Line, columns: Columns, digits: list[str]
    ) -> StandardRow | None:
        for at, why in columns.others.items():
            if _cell(line, at) not in ("", *kinds.NOTHING):
                self.ledger.refuse(line, _cell(line, at), why, at)
        label = bare(_cell(line, columns.name)) if columns.name is not None else ""
        if not label and not digits and columns.codes:
            label = bare(_cell(line, columns.codes[0]))  # 合计 stands in the first merged cell
        cells = tuple(self._cells(table, line, columns))
        if label in kinds.NOTHING or not (label or cells or digits):
            return None
        level, code = _code(digits) if digits else (0, "")
        return StandardRow(level, code, label, cells, line.place(columns.name or 0))

    def _cells(self, table: Table, line: Line, columns: Columns) -> Iterator[StandardCell]:
        for at, column in columns.amounts.items():
            text = _cell(line, at)
            if text in ("", *kinds.NOTHING):
                continue
            if table.unit is None:
                why = _("neither above the table nor in its heads is a unit: 单位：元")
                self.ledger.refuse(line, text, why, at)
                continue
            try:
                figure = amount(text, table.unit)
            except TrackerError as error:
                self.ledger.refuse(line, text, str(error), at)
                continue
            if figure is not None:
                yield StandardCell(column, figure, line.place(at))


def _slipped(line: Line, columns: Columns) -> bool:
    """Whether the row has another grid than its headings: a cell too many, or (of a PDF, whose rows
    are all as wide as their table) too few; a code without a name, or words for a code."""
    if all(text in ("", *kinds.NOTHING) for text in line.cells):
        return False
    too_many = any(line.cells[columns.width :])
    too_few = line.locator.startswith("page ") and len(line.cells) < columns.width
    if not columns.codes or columns.name is None:
        return too_many or too_few
    codes = [half(_cell(line, at)) for at in columns.codes if _cell(line, at)]
    named = bool(_cell(line, columns.name))
    coded, in_words = any(map(_DIGITS.search, codes)), not all(map(_DIGITS.search, codes))
    return too_many or too_few or (named and in_words) or (coded and not named)


def _digits(line: Line, columns: Columns, above: list[str]) -> list[str]:
    """The parts of the code: a blank before a part is that of the row above (a merged cell), and a
    part that a spreadsheet has made a number has its zero again."""
    printed = [bare(half(_cell(line, at))) for at in columns.codes]
    if not any(map(_DIGITS.fullmatch, printed)):
        return []
    last = max(at for at, text in enumerate(printed) if text)
    found = []
    for at, text in enumerate(printed[: last + 1]):
        carried = text or (above[at] if at < len(above) else "")
        is_part = at > 0 and len(carried) == 1 and _DIGITS.fullmatch(carried)
        found.append(f"0{carried}" if is_part else carried)
    return found


def _code(digits: list[str]) -> tuple[int, str]:
    """Level and code. One column may hold the whole code: 2010506."""
    joined = "".join(digits)
    if len(digits) == 1 and CODE.fullmatch(joined):
        return (len(joined) - 1) // 2, joined
    fits = len(digits[0]) == 3 and all(len(part) == 2 for part in digits[1:])
    return len(digits), joined if fits else " ".join(filter(None, digits))


def _cell(line: Line, at: int) -> str:
    return line.cells[at] if at < len(line.cells) else ""
