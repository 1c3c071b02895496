"""Whose budget of which year a disclosure is: its title says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import Ledger
from tracker.model.facts import Statement
from tracker.model.script import bare, half

_YEAR = r"(?P<year>20\d{2})年度?"
_WORDS = r"(?:部门|单位)?(?:财政)?(?:收支)?预算(?!收入|支出|安排|总)"
_BEFORE = r"(?:附件\d*:?)?(?:关于)?(?:公开|公布)?"
_TITLES = (
    re.compile(rf"{_BEFORE}(?P<name>[^,。;:]{{2,40}}?)(?:关于)?{_YEAR}{_WORDS}"),
    re.compile(rf"{_BEFORE}{_YEAR}(?P<name>[^,。;:]{{2,40}}?)(?:部门|单位)预算"),
)
_COVER = re.compile(
    rf"(?P<region>[^,。;:]{{2,40}}?){_YEAR}(?:[省市区县州]级|本级)(?:部门|单位)预算$"
)
"""A cover names the place; whose budget it is stands below it."""
_OWNER = re.compile(r"预算(?:主管)?(?:部门|单位):(?P<name>[^,。;:]{2,40})$")
_AUTHOR = re.compile(r"编制(?:部门|单位):(?P<name>[^,。;:]{2,40}?)(?:单位:.*)?$")
UNIT_BUDGET = "unit_budget"
"""The budget of a unit alone (单位预算), which may have the name of its department."""
_STAGES = (("草案", "draft"), ("调整预算", "adjusted"), ("预算调整", "adjusted"), ("决算", "final"))
_IN_CHINESE = re.compile(r"[二〇零一三四五六七八九]{4}年")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
FIRST_LINES = 40
"""The title stands among the first lines of a document."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a document says of itself; None where it does not say it."""

    department: str | None = None
    year: int | None = None
    stage: str = "approved"
    statements: list[Statement] = field(default_factory=list)


def read_title(lines: Sequence[Line], ledger: Ledger) -> Title:
    """The first line that reads as a title; failing that, who is named as the author of a table.
    Where the cover names the department in a line of its own, that line counts."""
    words = [line for line in lines if line.kind in (Kind.HEADING, Kind.TEXT)]
    first = words[:FIRST_LINES]
    owner = _named(first, _OWNER, ledger)
    for lines_of_title in [*((line,) for line in first), *pairwise(first)]:
        printed = bare("".join(line.text for line in lines_of_title))
        title = _read(printed)
        if title is not None:
            ledger.claim(*lines_of_title)
            name = owner or title.department or _named(words, _AUTHOR)
            said = Statement(UNIT_BUDGET, printed, lines_of_title[0].locator)
            statements = [said] if "单位预算" in printed else []
            return Title(name, title.year, title.stage, statements)
    return Title(owner or _named(words, _AUTHOR))


def _named(
    lines: Sequence[Line], words: re.Pattern[str], ledger: Ledger | None = None
) -> str | None:
    """Who a line names."""
    for line in lines:
        match = words.search(bare(half(line.text)))
        if match:
            if ledger is not None:
                ledger.claim(line)
            return _as_printed(bare(line.text), match, "name")
    return None


def _read(printed: str) -> Title | None:
    looked_at = (
        half(printed).translate(_CHINESE_DIGITS) if _IN_CHINESE.search(printed) else half(printed)
    )
    cover = _COVER.fullmatch(looked_at)
    if cover:
        return Title(None, int(cover["year"]), _stage(looked_at))
    for pattern in _TITLES:
        match = pattern.match(looked_at)
        if match:
            name = _as_printed(printed, match, "name")
            return Title(name, int(match["year"]), _stage(looked_at))
    return None


def _as_printed(printed: str, match: re.Match[str], group: str) -> str:
    """The words as they are printed, not as they were looked at: offsets are the same."""
    return printed[match.start(group) : match.end(group)]


def _stage(text: str) -> str:
    return next((stage for word, stage in _STAGES if word in text), "approved")
