"""Rows of performance tables that a page break cut: which row is a tail, and how it is joined.

A tail is told from an indicator by what it lacks. What is printed twice is kept once and noted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.documents.text import Line
from tracker.imports.disclosure.ledger import Ledger
from tracker.language import _
from tracker.model.script import half

LEVEL2 = tuple(
    f"{kind}指标"
    for kind in (
        "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响",
        "服务对象满意度", "满意度", "经济成本", "社会成本", "生态环境成本",
    )
)  # fmt: skip
LEVEL1 = ("产出指标", "效果指标", "效益指标", "满意度指标", "成本指标")
"""The levels as the finance ministry's framework names them (财预〔2020〕10号)."""
LONGEST_ENDING = 3
"""Characters of an ending such as 以上 or 人次; more is a target in words."""
SAME_BY_CHANCE = 6
"""Characters: so many at the end of a cell and of its tail are not the same by chance."""

_COMPLETE = re.compile(r".{2,}指标")
_OPENING, _CLOSING = "（(《〈<[【“〔", "）)》〉>]】”〕"
_BEGINS_TARGET = re.compile(r"\s*[≥≤><=≧≦]|不少于|不低于|不超过|不高于")
_HAS_UNIT = re.compile(r"\d\s*[%‰一-鿿]")


@dataclass(slots=True)
class Row:
    """An indicator while its tails may still come."""

    line: Line
    values: dict[str, str]

    def get(self, name: str) -> str:
        """A cell's text; nothing where the table has no such column."""
        return self.values.get(name, "")


def is_complete(level: str) -> bool:
    """Whether a level is printed to its end: 数量指标, not 数量指."""
    return _COMPLETE.fullmatch(level) is not None


def is_slipped(values: dict[str, str]) -> bool:
    """Whether a second level stands in the column of the first or the third: cells have slipped."""
    return is_second_level(values.get("level1", "")) or values.get("level3", "") in LEVEL2


def is_second_level(text: str) -> bool:
    """Whether a text is a second level and cannot be a first one."""
    return text in LEVEL2 and text not in LEVEL1


def is_tail(values: dict[str, str], last: Row, *, broken: bool) -> bool:
    """Whether a row goes on with the one before it instead of being an indicator of its own.

    `broken`: a page break lies between the two.
    """
    level1, level2 = values.get("level1", ""), values.get("level2", "")
    level3, target = values.get("level3", ""), values.get("target", "")
    if not level3 and not (is_complete(level2) and target):
        return True
    if is_complete(level2):
        return broken and not is_complete(last.get("level2") or level2)
    if _begins_term(level2) or is_complete(level1):
        return False
    if level2 or level1 or not target:
        return True
    return _is_target_tail(target, last.get("target"), broken=broken)


def _is_target_tail(target: str, before: str, *, broken: bool) -> bool:
    """Whether a target goes on with the one before it: an operator begins one, a few characters
    without a number end one, and what has its number and its unit is whole."""
    if _BEGINS_TARGET.match(target):
        return False
    if not any(map(str.isdigit, target)):
        return len(target) <= LONGEST_ENDING or (broken and not _is_whole(before))
    return not _is_whole(before)


def _begins_term(level2: str) -> bool:
    """Whether a cut level 2 is the beginning of one, not its end."""
    return bool(level2) and any(term.startswith(level2) for term in LEVEL2)


def _is_whole(target: str) -> bool:
    """Whether a target has its number and its unit: nothing of it is left for the next page."""
    return _HAS_UNIT.search(half(target)) is not None


def join(row: Row, line: Line, values: dict[str, str], ledger: Ledger) -> None:
    """Append a tail to the cells of its row."""
    for name, tail in values.items():
        if tail:
            _append(row, name, line, tail, ledger)


def join_loose(row: Row, line: Line, tail: str, ledger: Ledger) -> None:
    """A tail that says no column belongs to the one cell that has a bracket open, else to the last."""
    ledger.claim(line)
    opened = [name for name, text in row.values.items() if _is_open(text)]
    if len(opened) != 1:
        ledger.note(line, tail, _("a tail without a column: joined to the last one"))
    _append(row, opened[0] if len(opened) == 1 else "basis", line, tail, ledger)


def _append(row: Row, name: str, line: Line, tail: str, ledger: Ledger) -> None:
    before = row.get(name)
    if name in ("level1", "level2") and is_complete(before) and not before.endswith(tail):
        ledger.refuse(line, tail, _("the cell before the page break was complete"))
    elif _repeats(name, before, tail):
        ledger.note(line, tail, _("printed twice by the conversion: kept once"))
    else:
        row.values[name] = before + tail


def _repeats(name: str, before: str, tail: str) -> bool:
    """Whether a tail is the end of a finished cell once more: of a complete level, a closing bracket
    with none open, or words that are too many to be the same by chance."""
    if not before.endswith(tail):
        return False
    if name in ("level1", "level2") and is_complete(before):
        return True
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
