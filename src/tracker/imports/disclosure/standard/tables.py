"""Read the standard tables: a title, heads over several rows, rows that go on behind page breaks.

Nothing is added up here: a table says what it prints. Rows of classes, sections and items repeat
one another's money, so each keeps its level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from tracker.documents.text import Kind, Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.ledger import EMPTY, Ledger
from tracker.imports.disclosure.standard import kinds
from tracker.language import _
from tracker.model.facts import StandardCell, StandardRow, StandardTable
from tracker.model.money import Unit, amount
from tracker.model.script import bare, half

_UNIT = re.compile(r"单位[:：]\s*(亿元|万元|千元|元)")
_NOTE = re.compile(r"注[:：]|备注|说明")
_EMPTY_NOTE = re.compile("空表|无.{0,20}(?:预算|收支|安排|支出)")
_CODE = re.compile(r"\d+")
WHOLE_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")


@dataclass(slots=True)
class _Open:
    """A table whose rows are being collected."""

    kind: str
    title: Line
    unit: Unit | None = None
    note: Line | None = None
    lines: list[Line] = field(default_factory=list)


class StandardReader:
    """Finds the tables by their titles. What a cell prints that is no figure is named."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.found: list[StandardTable] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Collect every table; claim its title, its rows and its note."""
        for table in _tables(lines):
            self.ledger.claim(table.title, *table.lines)
            if table.note is not None:
                self.ledger.claim(table.note)
            self.found += self._read(table)

    def _read(self, table: _Open) -> Iterator[StandardTable]:
        heads, body = _parted(table.lines)
        names = kinds.heads(heads)
        for kind, columns in _sides(table.kind, names):
            yield StandardTable(
                kind=kind,
                title=bare(table.title.text),
                note=bare(table.note.text) if table.note is not None else None,
                locator=table.title.locator,
                rows=tuple(self._rows(table, kind, names, columns, body)),
            )

    def _rows(
        self, table: _Open, kind: str, names: list[str], columns: range, body: list[Line]
    ) -> Iterator[StandardRow]:
        codes = [at for at in columns if _is_code(names[at])]
        name = next((at for at in columns if "名称" in names[at] or names[at] == "项目"), None)
        figures = [at for at in columns if at not in codes and at != name]
        known = {at: column for at in figures if (column := kinds.column_of(kind, names[at]))}
        for line in body:
            row = self._row(table, line, codes, name, known)
            if row is not None:
                yield row
            for at in figures:
                if at not in known and at < len(line.cells) and line.cells[at]:
                    why = _("a column whose heading is not known")
                    self.ledger.refuse(line, line.cells[at], why, at)

    def _row(
        self, table: _Open, line: Line, codes: list[int], name: int | None, known: dict[int, str]
    ) -> StandardRow | None:
        digits = [bare(half(_cell(line, at))) for at in codes]
        label = bare(_cell(line, name)) if name is not None else ""
        if not label and digits and not _CODE.fullmatch(digits[0]):
            label, digits = digits[0], []  # 合计 stands in the first of the merged cells
        cells = tuple(self._cells(table, line, known))
        if label in kinds.NOTHING or not (label or cells or any(digits)):
            return None
        level, code = (0, "") if not any(digits) else _code(digits)
        return StandardRow(level, code, label, cells, _place(line, name))

    def _cells(self, table: _Open, line: Line, known: dict[int, str]) -> Iterator[StandardCell]:
        for at, column in known.items():
            text = _cell(line, at)
            if not text or text in kinds.NOTHING:
                continue
            if table.unit is None:
                self.ledger.refuse(line, text, _("no unit is printed above the table"), at)
                continue
            try:
                figure = amount(text, table.unit)
            except TrackerError as error:
                self.ledger.refuse(line, text, str(error), at)
                continue
            if figure is not None:
                yield StandardCell(column, figure, line.place(at))


def _tables(lines: Sequence[Line]) -> Iterator[_Open]:
    """A title, the line of the unit, rows, perhaps a note; a line of text behind the rows ends it."""
    open_: _Open | None = None
    for line in lines:
        if line.kind in EMPTY:
            continue
        kind = kinds.kind_of(line.text) if line.kind is not Kind.ROW or _is_lone(line) else None
        if kind is not None:
            if open_ is not None and open_.kind == kind and open_.lines:
                continue  # the title, printed again on the next page
            if open_ is not None and open_.lines:
                yield open_
            open_ = _Open(kind, line)
        elif open_ is None:
            continue
        elif _is_lone(line) or line.kind is not Kind.ROW:
            unit = _UNIT.search(half(line.text))
            if unit:
                open_.unit = Unit.named(unit[1])
                open_.lines += [line] if open_.lines else []
            elif open_.lines and _NOTE.match(line.text) and _EMPTY_NOTE.search(line.text):
                open_.note = line
            elif open_.lines:
                yield open_
                open_ = None
            elif not line.text.startswith(("编制", "公开", "预算")):
                open_ = None  # prose that names a table
        else:
            open_.lines.append(line)
            unit = _UNIT.search(half(line.text))
            open_.unit = Unit.named(unit[1]) if unit else open_.unit
    if open_ is not None and open_.lines:
        yield open_


def _is_lone(line: Line) -> bool:
    """A row of a workbook that holds a title, the unit or a note: words in one cell."""
    if line.kind is not Kind.ROW or sum(map(bool, line.cells)) != 1:
        return False
    text = bare(half(line.text))
    return bool(kinds.kind_of(text) or _UNIT.search(text) or _NOTE.match(text))


def _parted(lines: Sequence[Line]) -> tuple[list[tuple[str, ...]], list[Line]]:
    """The rows of headings, and the others without the headings that a next page repeats."""
    rows = [line for line in lines if line.kind is Kind.ROW and not _is_frame(line)]
    heads = [line.cells for line in takewhile(lambda line: kinds.is_heads(line.cells), rows)]
    known = set(heads)
    return heads, [line for line in rows if line.cells not in known]


def _is_frame(line: Line) -> bool:
    """A row of a workbook that prints the author and the unit."""
    return _UNIT.search(half(line.text)) is not None or line.text.startswith("编制")


def _sides(kind: str, names: list[str]) -> Iterator[tuple[str, range]]:
    """A kind and its columns: two of a table that has revenue on its left."""
    both = kinds.TWO_SIDED.get(kind)
    if both is None:
        yield kind, range(len(names))
        return
    starts = [at for at, name in enumerate(names) if name.startswith("项目") and name != "项目支出"]
    for side, (start, end) in zip(both, pairwise([*starts[:2], len(names)]), strict=False):
        yield side, range(start, end)


def _is_code(name: str) -> bool:
    return name in kinds.CODES or "编码" in name


def _code(digits: list[str]) -> tuple[int, str]:
    """Level and code. One column may hold the whole code: 2010506."""
    filled = [text for text in digits if text]
    joined = "".join(filled)
    level = len(filled)
    if level == 1 and WHOLE_CODE.fullmatch(joined):
        level = (len(joined) - 1) // 2
    fits = WHOLE_CODE.fullmatch(joined) and (len(filled[0]) == 3 or len(filled) == 1)
    return level, joined if fits else " ".join(filled)


def _cell(line: Line, at: int) -> str:
    return line.cells[at] if at < len(line.cells) else ""


def _place(line: Line, at: int | None) -> str:
    return line.place(at) if at is not None else line.locator
