"""Drawing a table: one line at a time, and each row once while nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tracker.language import _
from tracker.tui.state import Looks
from tracker.tui.widgets.column import (
    GAP,
    Cell,
    Column,
    Placed,
    cut,
    figure,
    fit,
    fit_ends,
    is_figure,
)
from tracker.tui.widgets.moving import HEADER
from tracker.tui.widgets.underline import segments as underlined

UP, DOWN = " ∧", " ∨"
"""Behind the heading of the column that rows are sorted by; statuses have arrows of their own."""
CURSOR = "▸ "
"""In the gap behind the first column of the row under the cursor: seen without any colour."""


def drawn(column: Column, text: str, width: int) -> str:
    """A cell, exactly as wide as its column."""
    if cell_len(text) > width and is_figure(text):
        return figure(text, width)
    return fit_ends(text, width) if column.ends else fit(text, width, right=column.right)


def headed(column: Column, looks: Looks, width: int) -> str:
    """The heading; of the column that rows are sorted by, with the way they run, which is never cut."""
    title = _(column.title)
    if looks.sort != column.key:
        return fit(title, width, right=column.right)
    mark = DOWN if looks.descending else UP
    if cell_len(title) + cell_len(mark) > width:
        title = f"{cut(title, max(0, width - 1 - cell_len(mark)))}…"
    return fit(title + mark, width, right=column.right)


class Drawing:
    """Lines of the screen. A part of `Table`."""

    rows: Sequence[Any]
    looks: Looks
    cursor: int
    empty: str
    _left: int
    _shown: Sequence[Column]
    _placed: list[Placed]
    _strips: dict[tuple[int, bool], Strip]

    if TYPE_CHECKING:
        size: Any
        rich_style: Style
        scroll_offset: Any
        has_focus: bool
        get_component_rich_style: Any

        @property
        def column(self) -> Column | None:
            """The column under the cursor."""

        def cell(self, row: Any, column: Column) -> Cell:
            """What a row shows in a column."""
            raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the heading, a row, or nothing."""
        width = self.size.width
        base = self.rich_style
        if y == 0:
            return self._heading(base).crop_extend(0, width, base)
        place = self.scroll_offset.y + y - HEADER
        if place >= len(self.rows):
            words = self.empty if not self.rows and y == HEADER + 1 else ""
            style = base + self.get_component_rich_style("table--dim", partial=True)
            return Strip([Segment(fit(" " + words, width), style)], width)
        under = place == self.cursor
        known = self._strips.get((place, under))
        if known is None:
            known = self._row(place, under, base).crop_extend(0, width, self._ground(under, base))
            self._strips[place, under] = known
        return known

    def _heading(self, base: Style) -> Strip:
        style = base + self.get_component_rich_style("table--header", partial=True)
        segments = []
        for number, placed in enumerate(self._placed):
            column = placed.column
            words = headed(column, self.looks, placed.width)
            segments += [Segment(" " * GAP, style)] if number else []
            segments.append(Segment(words, style))
        last = self._placed[-1].column if self._placed else None
        if self._left or (last is not None and last is not self._shown[-1]):
            used = sum(segment.cell_length for segment in segments)
            arrow = ("‹" if self._left else " ") + ("›" if last is not self._shown[-1] else " ")
            room = max(0, self.size.width - used - len(arrow))
            segments.append(Segment(" " * room + arrow, style))
        return Strip(segments)

    def _row(self, place: int, under: bool, base: Style) -> Strip:
        ground = self._ground(under, base)
        segments: list[Segment] = []
        for number, placed in enumerate(self._placed):
            text, name = self.cell(self.rows[place], placed.column)
            style = ground
            if name:
                here = "-here" if under else ""
                style += self.get_component_rich_style(f"table--{name}{here}", partial=True)
            if under and self.has_focus and placed.column is self.column:
                style += self.get_component_rich_style("table--point", partial=True)
            words = drawn(placed.column, text, placed.width)
            gap = CURSOR if under and number == 1 else " " * GAP
            segments += [Segment(gap, ground)] if number else []
            segments += underlined(words, style)
        return Strip(segments)

    def _ground(self, under: bool, base: Style) -> Style:
        if not under:
            return base
        under_cursor: Style = self.get_component_rich_style("table--cursor", partial=True)
        return base + under_cursor
