"""Headings of performance tables and of sections: with or without #, wrapped, or in a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import EMPTY
from tracker.model.script import half, unwrap

HEADING_LINES = 4
"""Over so many lines a heading may be wrapped."""
LONGEST_SECTION = 40
"""A longer line that begins like a section is a sentence."""

_PART = re.compile(r"第[一二三四五六七八九十]+部分")
_TABLE_END = r"绩\s*效\s*目\s*标\s*表"
_TABLE = re.compile(rf"(?:(?P<no>\d+)\s*[、.:]?\s*)?(?P<name>.+?){_TABLE_END}")
_ELSEWHERE = re.compile("详见|参见|见附")
"""A sentence that sends its reader to a table."""
_NUMBERED = re.compile(r"\d+\s*[、.]")
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
_ANY_NUMBER = r"(?:[(（]?[一二三四五六七八九十]+[)）、]|\d+\s*[、.])?\s*"
_KNOWN_SECTION = re.compile(
    _ANY_NUMBER + r"\S{0,8}(?:政府采购|国有资产|名词解释|机关运行经费|“?三公”?经费|其他需要说明)"
)


@dataclass(frozen=True, slots=True)
class TableHeading:
    """A table's number and name; `lines` of the document that it takes up."""

    no: int | None
    name: str
    lines: int


def part_of(line: Line) -> str | None:
    """「第三部分 预算项目绩效目标」 as it is printed, without a colon at its end."""
    words = re.sub(r"\s+", " ", line.text).strip()
    return words.rstrip("：:") if _PART.match(words) else None


def table_heading(lines: Sequence[Line], position: int) -> TableHeading | None:
    """The heading of a performance table that begins at a line, if one does."""
    for words, taken in _joined(lines, position):
        match = _TABLE.fullmatch(half(words))
        if match and not _ELSEWHERE.search(match["name"]):
            name = unwrap(words[match.start("name") : match.end("name")])
            return TableHeading(int(match["no"]) if match["no"] else None, name, taken)
    return None


def ends_tables(line: Line, *, in_goal: bool) -> bool:
    """Whether a line is the heading of another section. Within a goal only a real heading is: a
    goal may number its own paragraphs."""
    words = unwrap(line.text)
    if len(words) > LONGEST_SECTION:
        return False
    if line.kind is Kind.HEADING:
        return bool(_SECTION.match(words) or _KNOWN_SECTION.match(words))
    return not in_goal and bool(_SECTION.match(words) or _KNOWN_SECTION.fullmatch(words))


def _joined(lines: Sequence[Line], position: int) -> Iterator[tuple[str, int]]:
    """The line as a heading, and with the next ones: as long as its number says that it goes on, or
    where the next line ends what this one can only have begun."""
    words = lines[position].text
    numbered = bool(_NUMBERED.match(half(words)))
    following = _following(lines, position)
    if not numbered and following and _goes_on(lines[position], following[0][0]):
        yield f"{words} {following[0][0].text}", following[0][1]
        return
    yield words, 1
    if not numbered:
        return
    for line, taken in following[: HEADING_LINES - 1]:
        if _NUMBERED.match(half(line.text)):
            return
        words = f"{words} {line.text}"
        yield words, taken


def _following(lines: Sequence[Line], position: int) -> list[tuple[Line, int]]:
    """The next lines of text, each with the number of lines up to it."""
    found: list[tuple[Line, int]] = []
    for taken, line in enumerate(lines[position + 1 :], 2):
        if line.kind in EMPTY:
            continue
        if line.kind not in (Kind.TEXT, Kind.HEADING) or len(found) == HEADING_LINES:
            break
        found.append((line, taken))
    return found


def _goes_on(line: Line, following: Line) -> bool:
    """Two paragraphs that are one heading without a number: 「…的通」「知（甲财[2019]1号）绩效目标表」."""
    ends = re.fullmatch(
        rf"(?!.*(?:{_ELSEWHERE.pattern})).*{_TABLE_END}", half(following.text).strip()
    )
    begins = re.search(_TABLE_END, half(line.text)) is None and line.kind is following.kind
    return bool(ends and begins and not _NUMBERED.match(half(following.text)))
