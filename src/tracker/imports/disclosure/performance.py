"""Performance tables (绩效目标表): a goal, then indicators, over as many pages as they take.

After a page break the heading row may come again, and what did not fit comes first: as a row, as a
row of pipes, or as a bare paragraph. Such a tail is told from an indicator by what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.goals import LABEL, goal_text
from tracker.imports.disclosure.ledger import EMPTY, Ledger, cell, columns, others
from tracker.language import _
from tracker.model.facts import Goal, Indicator
from tracker.model.script import bare, half, unwrap
from tracker.model.target import Target

COLUMNS = {
    "level1": ("一级指标",),
    "level2": ("二级指标",),
    "level3": ("三级指标",),
    "description": ("绩效指标描述", "指标描述", "指标解释", "指标说明", "指标内容"),
    "basis": ("指标值确定依据", "确定依据", "依据"),
    "target": ("指标值", "年度指标值", "绩效指标值", "目标值"),
}
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_TABLE = re.compile(r"(?:(?P<no>\d+)\s*[、.:]?\s*)?(?P<name>.+?)绩\s*效\s*目\s*标\s*表")
_NUMBERED = re.compile(r"\d+\s*[、.]")
_SPACE = re.compile(r"\s+")
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
_COMPLETE = re.compile(r".{2,}指标")
SAME_BY_CHANCE = 6
"""Characters: so many at the end of a cell and of its tail are not the same by chance."""
LEVEL2 = tuple(
    f"{kind}指标"
    for kind in (
        "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响",
        "服务对象满意度", "满意度", "经济成本", "社会成本", "生态环境成本",
    )
)  # fmt: skip
"""The second level as the finance ministry's framework names it (财预〔2020〕10号)."""
_OPENING, _CLOSING = "（(《〈<[【“〔", "）)》〉>]】”〕"
HEADING_LINES = 4
"""Over so many lines a heading may be wrapped."""


@dataclass(slots=True)
class _Row:
    """An indicator while its tails may still come."""

    line: Line
    values: dict[str, str]


@dataclass(slots=True)
class _Table:
    """A performance table while it is read."""

    part: str
    no: int
    name: str
    line: Line
    goal_rows: list[Line] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)


class PerformanceReader:
    """Takes the lines of a document in order; `goals` and `indicators` are what it understood."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.part: str | None = None
        self.tables: list[_Table] = []
        self._open: _Table | None = None
        self._broken = False
        """A blank line or a separator since the last row: what comes may be a tail."""

    def read(self, lines: Sequence[Line]) -> None:
        """Walk the document once."""
        position = 0
        while position < len(lines):
            position += self._take(lines, position)

    def _take(self, lines: Sequence[Line], position: int) -> int:
        line = lines[position]
        if line.kind in EMPTY:
            self._broken = True
        elif line.kind is Kind.ROW:
            self._take_row(line)
        else:
            return self._take_text(lines, position)
        return 1

    def _take_text(self, lines: Sequence[Line], position: int) -> int:
        line = lines[position]
        words = unwrap(line.text)
        if _PART.match(words):
            self.part, self._open = _SPACE.sub(" ", line.text).strip().rstrip("：:"), None
            return 1
        if self.part is None:
            return 1
        for heading, taken in _joined(lines, position):
            match = _TABLE.fullmatch(half(heading))
            if match:
                self._begin(line, heading, match)
                self.ledger.claim(*lines[position : position + taken])
                return taken
        in_goal = self._open is not None and not self._open.columns
        if _SECTION.match(words) and (line.kind is Kind.HEADING or not in_goal):
            self.part, self._open = None, None
        elif self._open is not None:
            self._take_paragraph(line)
        return 1

    def _begin(self, line: Line, heading: str, match: re.Match[str]) -> None:
        name = unwrap(heading[match.start("name") : match.end("name")])
        no = int(match["no"]) if match["no"] else len(self.tables) + 1
        self._open = _Table(self.part or "", no, name, line)
        self.tables.append(self._open)

    def _take_paragraph(self, line: Line) -> None:
        table = self._open
        if table is None:
            return
        if not table.columns:
            table.goal_rows.append(line)
        elif bare(line.text).isdigit():
            self.ledger.refuse(line, line.text.strip(), _("a lone number between two pages"))
        elif table.rows:
            self._append_loose(table.rows[-1], line, unwrap(line.text))
        else:
            self.ledger.refuse(line, line.text, _("a paragraph before any indicator"))

    def _take_row(self, line: Line) -> None:
        table = self._open
        if table is None:
            return
        names = [bare(name) for name in line.cells]
        if "一级指标" in names and "三级指标" in names:
            table.columns = columns(names, COLUMNS)
            self.ledger.claim(line)
            self._broken = False
        elif not table.columns:
            table.goal_rows.append(line)
        else:
            self._take_indicator(table, line)
            self._broken = False

    def _take_indicator(self, table: _Table, line: Line) -> None:
        filled = [text for text in line.cells if text]
        if len(line.cells) < len(table.columns) and len(filled) == 1 and table.rows:
            self._append_loose(table.rows[-1], line, filled[0])
            return
        values = {name: cell(line, index) for name, index in table.columns.items()}
        beyond = others(line, table.columns)
        if beyond:
            self.ledger.refuse(line, " ".join(beyond), _("in a column that is not known"))
        self.ledger.claim(line)
        last = table.rows[-1] if table.rows else None
        if last is not None and self._is_tail(values, last.values):
            self._append(last, line, values)
        else:
            table.rows.append(_Row(line, values))

    def _is_tail(self, values: dict[str, str], last: dict[str, str]) -> bool:
        """Whether a row goes on with the one before it instead of being an indicator of its own."""
        level2 = values.get("level2", "")
        if not values.get("level3") and not (_COMPLETE.fullmatch(level2) and values.get("target")):
            return True
        if _COMPLETE.fullmatch(level2):
            return self._broken and not _COMPLETE.fullmatch(last.get("level2") or level2)
        if _begins_term(level2) or _COMPLETE.fullmatch(values.get("level1", "")):
            return False
        if level2 or values.get("level1"):
            return True
        return self._broken or not values.get("target")

    def _append(self, row: _Row, line: Line, values: dict[str, str]) -> None:
        for name, tail in values.items():
            if tail:
                self._append_to(row, name, line, tail)

    def _append_to(self, row: _Row, name: str, line: Line, tail: str) -> None:
        before = row.values.get(name, "")
        if name in ("level1", "level2") and _COMPLETE.fullmatch(before):
            if before.endswith(tail):
                self.ledger.note(line, tail, _("printed twice by the conversion: kept once"))
            else:
                self.ledger.refuse(line, tail, _("the cell before the page break was complete"))
            return
        if _repeats(before, tail):
            self.ledger.note(line, tail, _("printed twice by the conversion: kept once"))
            return
        row.values[name] = before + tail

    def _append_loose(self, row: _Row, line: Line, tail: str) -> None:
        """A tail that says no column belongs to the cell that has a bracket open, else to the last one."""
        self.ledger.claim(line)
        opened = [name for name, text in row.values.items() if _is_open(text)]
        self._append_to(row, opened[0] if len(opened) == 1 else "basis", line, tail)

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
            get = row.values.get
            if get("level1") and get("level1") != level1:
                level1, level2 = get("level1", ""), ""
            level2 = get("level2") or level2
            if not get("target"):
                self.ledger.note(row.line, get("level3", ""), _("no target is printed"))
            yield Indicator(
                project=table.name,
                table_part=table.part,
                table_no=table.no,
                seq=seq,
                level1=level1,
                level2=level2,
                level3=get("level3", ""),
                description=get("description", ""),
                target=Target.parse(get("target", "")),
                basis=get("basis", ""),
                locator=row.line.locator,
            )


def _joined(lines: Sequence[Line], position: int) -> Iterator[tuple[str, int]]:
    """The line as a heading; and where it begins with a number but does not end, the next ones with it."""
    words = lines[position].text
    yield words, 1
    if not _NUMBERED.match(half(words)):
        return
    texts = 1
    for taken, line in enumerate(lines[position + 1 :], 2):
        if line.kind is Kind.BLANK:
            continue
        if line.kind not in (Kind.TEXT, Kind.HEADING) or texts == HEADING_LINES:
            return
        if _NUMBERED.match(half(line.text)):
            return
        texts += 1
        words = f"{words} {line.text}"
        yield words, taken


def _begins_term(level2: str) -> bool:
    """Whether a cut level 2 is the beginning of one, not its end."""
    return bool(level2) and any(term.startswith(level2) for term in LEVEL2)


def _text_of(table: _Table) -> Line:
    """The row that the goal's text begins in: the label may stand on a row of its own above it."""
    return next((row for row in table.goal_rows if bare(row.text) != LABEL), table.goal_rows[0])


def _repeats(before: str, tail: str) -> bool:
    """Whether a tail is the end of a finished cell once more: a closing bracket with none open, or
    words that are too many to be the same by chance."""
    if not tail or not before.endswith(tail):
        return False
    closes = any(mark in _CLOSING for mark in tail) and not any(mark in _OPENING for mark in tail)
    return len(tail) >= SAME_BY_CHANCE or (closes and not _is_open(before))


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation mark is opened and not closed."""
    depth = 0
    for mark in text:
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING and depth:
            depth -= 1
    return depth > 0
