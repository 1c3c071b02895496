"""A text file with line numbers, wrapped to the width, one line pointed at and some words marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.tui.marking import Mark
from tracker.tui.widgets.column import cut, fit

GUTTER = 8


class Lines(ScrollView, can_focus=True):
    """Scrolls by line and page; wraps between two characters, never in one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--number", "lines--here", "lines--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("pageup,ctrl+b", "page_up", show=False),
        Binding("pagedown,ctrl+f", "page_down", show=False),
        Binding("home,g", "scroll_home", show=False),
        Binding("end,G", "scroll_end", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[str] = ()
        self._here: int | None = None
        self._marks: dict[int, Mark] = {}
        self._pieces: list[tuple[int, int, int]] = []

    def show(self, lines: Sequence[str], here: int | None, marks: Sequence[Mark]) -> None:
        """Lines count from 1. `here` is brought into the upper third."""
        self._lines = [line.expandtabs(4) if not marks else line for line in lines]
        self._here = here
        self._marks = {one.line: one for one in marks}
        self._wrap()

    def on_resize(self) -> None:
        """Another width, other breaks."""
        self._wrap()

    def _wrap(self) -> None:
        """Pieces of lines: number, first and last character."""
        room = max(1, self.size.width - GUTTER - 2)
        self._pieces = []
        for number, line in enumerate(self._lines, 1):
            start = 0
            while True:
                end = start + len(cut(_printed(line[start : start + room]), room))
                self._pieces.append((number, start, end))
                if end >= len(line) or end == start:
                    break
                start = end
        self.virtual_size = Size(0, len(self._pieces))
        if self._here is not None:
            place = bisect_left(self._pieces, (self._here, 0, 0))
            top = max(0, place - self.size.height // 3)
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A piece of a line behind its number."""
        width, base = self.size.width, self.rich_style
        place = self.scroll_offset.y + y
        if place >= len(self._pieces):
            return Strip.blank(width, base)
        number, start, end = self._pieces[place]
        dim = base + self.get_component_rich_style("lines--number", partial=True)
        here = base + self.get_component_rich_style("lines--here", partial=True)
        shown = f"{number:>{GUTTER - 3}}" if start == 0 else " " * (GUTTER - 3)
        pointer = "▸" if number == self._here and start == 0 else " "
        segments = [Segment(f"{pointer}{shown}│ ", here if number == self._here else dim)]
        line = self._lines[number - 1]
        mark = self._marks.get(number, Mark(number, 0, 0))
        first, last = (max(start, min(end, one)) for one in (mark.start, mark.end))
        marked = base + self.get_component_rich_style("lines--mark", partial=True)
        for begin, finish, style in (
            (start, first, base),
            (first, last, marked),
            (last, end, base),
        ):
            text = _printed(line[begin:finish])
            if text:
                segments.append(Segment(fit(text, cell_len(text)), style))
        return Strip(segments).crop_extend(0, width, base)


def _printed(text: str) -> str:
    """One cell for each character that is no print: offsets stay what they were."""
    return "".join(one if one.isprintable() else " " for one in text)
