"""Whose budget of which year a disclosure is: its title says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.ledger import Ledger
from tracker.model.script import bare, half

_YEAR = r"(?P<year>20\d{2})年度?"
_WORDS = r"(?:部门|单位)?(?:财政)?(?:收支)?预算"
_TITLES = (
    re.compile(rf"(?:关于)?(?P<name>[^,。;]{{2,40}}?){_YEAR}{_WORDS}"),
    re.compile(rf"(?:关于)?{_YEAR}(?P<name>[^,。;]{{2,40}}?)(?:部门|单位)预算"),
)
_AUTHOR = re.compile(r"编制(?:部门|单位):(?P<name>\S{2,40})")
_STAGES = (("草案", "draft"), ("调整预算", "adjusted"), ("预算调整", "adjusted"), ("决算", "final"))
FIRST_LINES = 40
"""The title stands among the first lines of a document."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a document says of itself; None where it does not say it."""

    department: str | None = None
    year: int | None = None
    stage: str = "approved"


def read_title(lines: Sequence[Line], ledger: Ledger) -> Title:
    """The first line that reads as a title; failing that, who is named as the author of a table."""
    words = [line for line in lines if line.kind in (Kind.HEADING, Kind.TEXT)]
    for line in words[:FIRST_LINES]:
        text = bare(half(line.text))
        for pattern in _TITLES:
            match = pattern.match(text)
            if match:
                ledger.claim(line)
                return Title(_printed(line, match["name"]), int(match["year"]), _stage(text))
    for line in words:
        match = _AUTHOR.search(bare(half(line.text)))
        if match:
            return Title(_printed(line, match["name"]))
    return Title()


def _printed(line: Line, name: str) -> str:
    """The name as it is printed, not as it was looked at."""
    printed = bare(line.text)
    start = half(printed).index(name)
    return printed[start : start + len(name)]


def _stage(text: str) -> str:
    return next((stage for word, stage in _STAGES if word in text), "approved")
