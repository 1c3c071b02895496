"""Prose over several lines as one string, in which every offset knows its line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tracker.documents.text import Line
from tracker.model.script import half


class Prose:
    """`text` is the lines joined by line breaks; `half` the same in half-width, offset by offset."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self.text = "\n".join(line.text for line in self.lines)
        self.half = half(self.text)
        self._starts = list(accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0))

    def line_at(self, offset: int) -> Line:
        """The line that the character at `offset` stands in."""
        return self.lines[bisect_right(self._starts, offset) - 1]

    def lines_between(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that hold the characters from `start` up to `end`."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return self.lines[first : last + 1]

    def locator(self, offset: int) -> str:
        """The place of a character as a fact keeps it; nothing where the prose is empty."""
        return self.line_at(offset).locator if self.lines else ""
