"""Performance tables (绩效目标表): a goal, then indicators, over as many pages as they take.

After a page break the heading row may come again, and what did not fit comes first: as a row, as a
row of pipes, or as a bare paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.goals import LABEL, goal_text, has_label
from tracker.imports.disclosure.headings import ends_tables, part_of, table_heading
from tracker.imports.disclosure.ledger import EMPTY, Ledger, cell, columns, others
from tracker.imports.disclosure.tails import (
    Row,
    is_second_level,
    is_slipped,
    is_tail,
    join,
    join_loose,
)
from tracker.language import _
from tracker.model.facts import Goal, Indicator
from tracker.model.script import bare, unwrap
from tracker.model.target import Target

COLUMNS = {
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "level3": ("三级指标",),
    "description": ("绩效指标描述", "指标描述", "指标解释", "指标说明", "指标内容"),
    "basis": ("指标值确定依据", "确定依据", "依据"),
    "target": ("指标值", "年度指标值", "绩效指标值", "目标值"),
}
PROCUREMENT_HEAD = "采购物品"
"""In a heading row: another section's table has begun, whatever its heading."""


@dataclass(slots=True)
class _Table:
    """A performance table while it is read."""

    part: str
    no: int
    name: str
    line: Line
    goal_rows: list[Line] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class PerformanceReader:
    """Takes the lines of a document in order; `goals` and `indicators` are what it understood."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.tables: list[_Table] = []
        self.span: tuple[int, int] | None = None
        """Number of the first and of the last line that belongs to a table."""
        self._part = ""
        self._open: _Table | None = None
        self._broken = False
        """A page break since the last row: what comes may be a tail."""
        self._headless = False
        """A table without a heading has begun: whose it is nobody can know."""

    def read(self, lines: Sequence[Line]) -> None:
        """Walk the document once."""
        position = 0
        while position < len(lines):
            taken = self._take(lines, position)
            if self._open is not None:
                first = self.span[0] if self.span else lines[position].number
                self.span = (first, lines[position + taken - 1].number)
            position += taken

    def _take(self, lines: Sequence[Line], position: int) -> int:
        line = lines[position]
        if line.kind in EMPTY:
            self._broken = True
            return 1
        heading = table_heading(lines, position)
        if heading is not None:
            self._begin(line, heading.no, heading.name)
            self.ledger.claim(*lines[position : position + heading.lines])
            return heading.lines
        if line.kind is Kind.ROW:
            self._take_row(line)
        else:
            self._take_text(line)
        return 1

    def _take_text(self, line: Line) -> None:
        table = self._open
        part = part_of(line)
        if part is not None:
            self._part, self._open, self._headless = part, None, False
        elif ends_tables(line, in_goal=table is not None and not table.columns):
            self._part, self._open, self._headless = unwrap(line.text), None, False
        elif table is not None:
            self._take_paragraph(table, line)

    def _begin(self, line: Line, no: int | None, name: str) -> None:
        self._open = _Table(self._part, no or len(self.tables) + 1, name, line)
        self._headless = False
        self.tables.append(self._open)

    def _take_paragraph(self, table: _Table, line: Line) -> None:
        if not table.columns:
            table.goal_rows.append(line)
        elif table.rows:
            join_loose(table.rows[-1], line, unwrap(line.text), self.ledger)
        else:
            self.ledger.refuse(line, line.text, _("a paragraph before any indicator"))

    def _take_row(self, line: Line) -> None:
        names = [bare(name) for name in line.cells]
        if any(name.startswith(PROCUREMENT_HEAD) for name in names):
            self._open, self._headless = None, False
        table = self._open
        if table is not None and table.rows and has_label(line):
            self._open, self._headless = None, True
        if self._headless:
            self.ledger.refuse(line, line.text, _("a performance table without a heading"))
        elif table is None:
            return
        elif "一级指标" in names and "三级指标" in names:
            table.columns = columns(names, COLUMNS)
            self.ledger.claim(line)
        elif not table.columns:
            table.goal_rows.append(line)
        else:
            self._take_indicator(table, line)
            self._broken = False

    def _take_indicator(self, table: _Table, line: Line) -> None:
        filled = [text for text in line.cells if text]
        if len(line.cells) < len(table.columns) and len(filled) == 1 and table.rows:
            join_loose(table.rows[-1], line, filled[0], self.ledger)
            return
        values = self._values(table, line)
        if is_slipped(values):
            self.ledger.refuse(line, line.text, _("the row does not fit the columns of its table"))
            return
        beyond = others(line, table.columns)
        if beyond:
            self.ledger.refuse(line, " ".join(beyond), _("in a column that is not known"))
        self.ledger.claim(line)
        if table.rows and is_tail(values, table.rows[-1], broken=self._broken):
            join(table.rows[-1], line, values, self.ledger)
        else:
            table.rows.append(Row(line, values))

    def _values(self, table: _Table, line: Line) -> dict[str, str]:
        """The cells by their columns. Where a row lacks its first, empty cell, every one moves on."""
        width = max(table.columns.values()) + 1
        if len(line.cells) == width - 1 and is_second_level(line.cells[0]):
            at = {name: index - 1 for name, index in table.columns.items()}
            return {name: cell(line, index) if index >= 0 else "" for name, index in at.items()}
        return {name: cell(line, index) for name, index in table.columns.items()}

    def goals(self) -> list[Goal]:
        """One for each table that prints one, in reading order."""
        found = []
        for table in self.tables:
            text = goal_text(table.goal_rows, self.ledger)
            if text is None:
                self.ledger.note(table.line, table.name, _("no goal is printed in this table"))
                continue
            found.append(Goal(table.name, table.part, table.no, text, _text_of(table).locator))
        return found

    def indicators(self) -> list[Indicator]:
        """All rows of all tables, level 1 filled down."""
        return [one for table in self.tables for one in self._indicators(table)]

    def _indicators(self, table: _Table) -> Iterator[Indicator]:
        if not table.rows:
            self.ledger.note(table.line, table.name, _("no indicator is printed in this table"))
        level1 = level2 = ""
        for seq, row in enumerate(table.rows, 1):
            if row.get("level1") not in ("", level1):
                level1, level2 = row.get("level1"), ""
            level2 = row.get("level2") or level2
            if not row.get("target"):
                self.ledger.note(row.line, row.get("level3"), _("no target is printed"))
            yield Indicator(
                project=table.name,
                table_part=table.part,
                table_no=table.no,
                seq=seq,
                level1=level1,
                level2=level2,
                level3=row.get("level3"),
                description=row.get("description"),
                target=Target.parse(row.get("target")),
                basis=row.get("basis"),
                locator=row.line.locator,
            )


def _text_of(table: _Table) -> Line:
    """The row that the goal's text begins in: the label may stand on a row of its own above it."""
    return next((row for row in table.goal_rows if bare(row.text) != LABEL), table.goal_rows[0])
