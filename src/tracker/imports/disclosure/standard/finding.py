"""Where the standard tables of a document are: a title, the unit, rows over several pages, a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import EMPTY, Ledger
from tracker.imports.disclosure.standard import kinds
from tracker.language import _
from tracker.model.money import Unit
from tracker.model.script import bare, half
from tracker.model.standard import TOTAL

_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?\s*(亿元|万元|千元|元)|[(（](亿元|万元|千元|元)[)）]")
_YEAR = re.compile(r"(20\d{2})年")
_NOTE = re.compile(r"注[:：]|备注|说明")
_EMPTY_NOTE = re.compile("空表|无.{0,20}(?:预算|收支|安排|支出)")
_FRAME = ("编制", "公开", "预算部门", "预算单位", "单位名称", "部门名称")


@dataclass(slots=True)
class Table:
    """The lines of one table. `unit` None: none is printed."""

    kind: str
    title: Line
    unit: Unit | None = None
    note: Line | None = None
    lines: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)
    """Text behind the rows, which a next page may go on after."""

    @property
    def year(self) -> int | None:
        """The year that the title names."""
        said = _YEAR.search(half(self.title.text))
        return int(said[1]) if said else None

    @property
    def is_complete(self) -> bool:
        """Whether its last row is a total: nothing belongs behind that."""
        return bool(self.lines) and _is_total(self.lines[-1])

    def printed(self) -> tuple[str, list[tuple[str, ...]]]:
        """What it prints, to tell one that is printed twice."""
        return bare(self.title.text), [line.cells for line in self.lines]


def tables(lines: Sequence[Line], ledger: Ledger, year: int) -> list[Table]:
    """Every table of the document's year, of each kind the first; what else there is, is named."""
    kept: dict[str, Table] = {}
    found = list(_found(lines, ledger))
    own = [table for table in found if table.year in (None, year)]
    for table in found:
        ledger.claim(table.title, *table.lines)
        if table.note is not None:
            ledger.claim(table.note)
        first = kept.get(table.kind)
        if table not in own and own:
            _left(ledger, table, _("a table of another year: not read"))
        elif first is None:
            kept[table.kind] = table
        elif first.printed() == table.printed():
            ledger.note(table.title, bare(table.title.text), _("printed twice: read once"))
        else:
            _left(ledger, table, _("a second table of this kind: not read"))
    return list(kept.values())


def _left(ledger: Ledger, table: Table, why: str) -> None:
    ledger.refuse(table.title, bare(table.title.text), why)


def _found(lines: Sequence[Line], ledger: Ledger) -> Iterator[Table]:
    table: Table | None = None
    for line in lines:
        if line.kind in EMPTY:
            continue
        kind = kinds.kind_of(line.text) if line.kind is not Kind.ROW or is_lone(line) else None
        if kind is not None:
            if table and _goes_on(table, kind, line):
                ledger.claim(line, *table.between)
                table.between = []
                continue
            yield from _closed(table, ledger)
            table = Table(kind, line)
        elif table is not None and not _taken(table, line):
            yield from _closed(table, ledger)
            table = None
    yield from _closed(table, ledger)


def _goes_on(table: Table, kind: str, title: Line) -> bool:
    """The same title on the next page, before the table has come to its total."""
    same = bare(table.title.text) == bare(title.text)
    return table.kind == kind and same and bool(table.lines) and not table.is_complete


def _closed(table: Table | None, ledger: Ledger) -> Iterator[Table]:
    if table is None:
        return
    if table.lines:
        yield table
    elif table.unit is not None:
        why = _("the rows of this table have no lines between their cells: not read")
        _left(ledger, table, why)


def _taken(table: Table, line: Line) -> bool:
    """Whether a line belongs to the table, or may stand between two of its pages."""
    unit = _UNIT.search(half(line.text))
    if line.kind is Kind.ROW and not is_lone(line):
        if table.between and (table.is_complete or len(line.cells) != _width(table)):
            return False
        table.between = []
        table.lines.append(line)
        table.unit = table.unit or (_unit(unit) if unit else None)
        return True
    if unit and not table.lines:
        table.unit = _unit(unit)
        return True
    if not table.lines:
        return line.text.startswith(_FRAME)
    if _NOTE.match(line.text) and _EMPTY_NOTE.search(line.text):
        table.note = line
        return True
    table.between.append(line)
    return unit is not None or len(table.between) == 1


def _width(table: Table) -> int:
    return len(table.lines[-1].cells)


def _unit(said: re.Match[str]) -> Unit | None:
    return Unit.named(said[1] or said[2])


def _is_total(line: Line) -> bool:
    return any(TOTAL.fullmatch(bare(text)) for text in line.cells)


def is_frame(line: Line) -> bool:
    """A row of a workbook that prints the author and the unit."""
    said = re.search(r"单位[:：]", half(line.text))
    return said is not None or line.text.startswith("编制")


def is_lone(line: Line) -> bool:
    """A row of a workbook that holds a title, the unit or a note: words in one cell."""
    if line.kind is not Kind.ROW or sum(map(bool, line.cells)) != 1:
        return False
    text = bare(half(line.text))
    return bool(kinds.kind_of(text) or re.search("单位[:：]", text) or _NOTE.match(text))
