"""A text file with line numbers, wrapped to the width: one line pointed at, some words marked, and
the places of what somebody looks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.tui.source.marking import Mark
from tracker.tui.source.searching import Hit
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.said import broken
from tracker.tui.widgets.underline import segments as underlined

LEAST_DIGITS = 5
"""Cells for the number of a line, in a document of less than 100,000."""


class Lines(ScrollView, can_focus=True):
    """Scrolls by line and page; wraps between two characters, never within a number or Latin word."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--number", "lines--here", "lines--mark", "lines--hit", "lines--current",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", show=False),
        Binding("down,j", "go(1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
    ]

    class Scrolled(Message):
        """Another line stands on top."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: Sequence[str] = ()
        self._here: int | None = None
        self._marks: dict[int, list[Mark]] = {}
        self._hits: dict[int, list[Mark]] = {}
        self._current: Hit = ()
        self._turned: int | None = None
        self._pieces: list[tuple[int, int, int]] = []
        self._gutter = LEAST_DIGITS + 3

    def show(self, lines: Sequence[str], here: int | None, marks: Sequence[Mark]) -> None:
        """Lines count from 1. `here` is brought into the upper third."""
        self.lines = [line.expandtabs(4) if not marks else line for line in lines]
        self._here = here
        self._marks = _by_line(marks)
        self._hits, self._current = {}, ()
        self._gutter = max(LEAST_DIGITS, len(str(len(lines)))) + 3
        self._wrap()
        self.see(here)

    def point_out(self, hits: Sequence[Hit], current: Hit) -> None:
        """What is looked for stands out, one place more than the others; that one is brought into sight."""
        self._hits = _by_line([mark for hit in hits for mark in hit])
        self._current = current
        if current:
            self.see(current[0].line, current[0].start)
        self.refresh()

    @property
    def line(self) -> int:
        """The line that is read: where one turned to, the current hit, the line that is meant, else the
        topmost one."""
        wanted = (self._turned, self._current[0].line if self._current else None, self._here)
        return next((one for one in wanted if one and self._is_seen(one)), self._top)

    @property
    def _top(self) -> int:
        place = self.scroll_offset.y
        return self._pieces[place][0] if place < len(self._pieces) else 1

    def _is_seen(self, line: int) -> bool:
        place, top = self._place_of(line, 0), self.scroll_offset.y
        return top <= place < top + self.size.height

    def _place_of(self, line: int, start: int) -> int:
        return max(0, bisect_right(self._pieces, (line, start, len(self.lines[line - 1]) + 1)) - 1)

    def on_resize(self) -> None:
        """Another width, other breaks; the same line on top, or the one that is meant in sight."""
        line = self.line if self._pieces else None
        self._wrap()
        self.see(line if line != 1 else self._here)

    def see(self, line: int | None, start: int = 0) -> None:
        """Bring a character into the upper third, unless it is in sight."""
        if line is None or not self._pieces or line > len(self.lines):
            return
        place, top, height = self._place_of(line, start), self.scroll_offset.y, self.size.height
        if not top <= place < top + height:
            self.stand_at(place - height // 3)

    def turn_to(self, line: int) -> None:
        """A line on top, or as near to it as the end of the document lets it come."""
        self.stand_at(bisect_left(self._pieces, (line, 0, 0)))
        self._turned = line
        self.post_message(self.Scrolled())

    def stand_at(self, top: int) -> None:
        """So many lines of the screen from the beginning."""
        self._turned = None
        self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Tell that another line is read."""
        super().watch_scroll_y(old, new)
        if round(old) != round(new):
            self.post_message(self.Scrolled())

    def action_go(self, steps: int) -> None:
        """Up or down."""
        self.stand_at(self.scroll_offset.y + steps)

    def action_page(self, pages: int) -> None:
        """A screenful; one line stays."""
        self.action_go(pages * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """The beginning."""
        self.stand_at(0)

    def action_last(self) -> None:
        """The end."""
        self.stand_at(len(self._pieces))

    def _wrap(self) -> None:
        """Pieces of lines: number, first and last character."""
        room = max(1, self.size.width - self._gutter - 2)
        self._pieces = []
        for number, line in enumerate(self.lines, 1):
            start = 0
            while True:
                end = start + broken(_printed(line[start : start + room + 1]), room)
                self._pieces.append((number, start, end))
                if end >= len(line) or end == start:
                    break
                start = end
        self.virtual_size = Size(0, len(self._pieces))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A piece of a line behind its number."""
        width, base = self.size.width, self.rich_style
        place = self.scroll_offset.y + y
        if place >= len(self._pieces):
            return Strip.blank(width, base)
        number, start, end = self._pieces[place]
        room = self._gutter - 3
        shown = f"{number:>{room}}" if start == 0 else " " * room
        pointer = "▸" if number == self._here and start == 0 else " "
        style = self._style("here" if number == self._here else "number")
        segments = [Segment(f"{pointer}{shown}│ ", style)]
        line = self.lines[number - 1]
        for begin, finish, name in self._parts(number, start, end):
            text = _printed(line[begin:finish])
            segments += underlined(fit(text, cell_len(text)), self._style(name))
        return Strip(segments).crop_extend(0, width, base)

    def _parts(self, number: int, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """First and last character of what looks the same: a hit over a mark, the current one over all."""
        layers = [
            *((one, "mark") for one in self._marks.get(number, ())),
            *((one, "hit") for one in self._hits.get(number, ())),
            *((one, "current") for one in self._current if one.line == number),
        ]
        edges = {place for one, _name in layers for place in (one.start, one.end)}
        places = sorted({start, end, *(place for place in edges if start < place < end)})
        for begin, finish in pairwise(places):
            names = [name for one, name in layers if one.start <= begin < one.end]
            yield begin, finish, names[-1] if names else ""

    def _style(self, name: str) -> Style:
        base: Style = self.rich_style
        return (
            base + self.get_component_rich_style(f"lines--{name}", partial=True) if name else base
        )


def _by_line(marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for one in marks:
        found.setdefault(one.line, []).append(one)
    return found


def _printed(text: str) -> str:
    """One cell for each character that is no print: offsets stay what they were."""
    return "".join(one if one.isprintable() else " " for one in text)
