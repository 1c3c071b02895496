"""Moving through a table: the cursor, and what scrolls into view with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.tui.state import Looks
from tracker.tui.widgets.column import Column, arrange

HEADER = 1
"""Lines above the rows."""


class Moving:
    """The cursor points at row number `cursor` and at column number `point`. A part of `Table`."""

    rows: Sequence[Any]
    looks: Looks
    cursor: int
    point: int
    _left: int
    _shown: Sequence[Column]

    if TYPE_CHECKING:
        size: Any
        scroll_offset: Any
        scrollable_content_region: Any
        scroll_to: Any
        refresh: Any
        refresh_line: Any
        post_message: Any
        Moved: Any
        Opened: Any

        @property
        def row(self) -> Any:
            """The row under the cursor."""

        @property
        def column(self) -> Column | None:
            """The column under the cursor."""

        def lay_out(self) -> None:
            """Give the columns their places."""

    def move_to(self, place: int) -> None:
        """Point at a row; only the two lines that change are drawn again."""
        before, self.cursor = self.cursor, max(0, min(place, len(self.rows) - 1))
        if before == self.cursor:
            return
        offset = self.scroll_offset.y
        self.see_cursor()
        if self.scroll_offset.y == offset:
            for one in (before, self.cursor):
                self.refresh_line(one + HEADER)
        self.post_message(self.Moved(self, self.row))

    def see_cursor(self) -> None:
        """Scroll so far that the row under the cursor is seen."""
        height = max(1, self.size.height - HEADER)
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True, immediate=True)

    def action_move(self, steps: int) -> None:
        """Up or down."""
        self.move_to(self.cursor + steps)

    def action_page(self, pages: int) -> None:
        """A screenful up or down."""
        self.move_to(self.cursor + pages * max(1, self.size.height - HEADER - 1))

    def action_first(self) -> None:
        """The first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """The last row."""
        self.move_to(len(self.rows) - 1)

    def action_across(self, steps: int) -> None:
        """Another column; those that do not fit scroll in, the frozen ones stay."""
        self.point = max(0, min(self.point + steps, len(self._shown) - 1))
        self.see_column()
        self.refresh()
        self.post_message(self.Moved(self, self.row))

    def move_across(self, key: str) -> None:
        """To the column of that key."""
        keys = [one.key for one in self._shown]
        if key in keys:
            self.action_across(keys.index(key) - self.point)

    def see_column(self) -> None:
        """Scroll so far that the column under the cursor is seen."""
        wanted = self.column
        if wanted is not None and not wanted.frozen:
            others = [one for one in self._shown if not one.frozen]
            place = others.index(wanted)
            self._left = min(self._left, place)
            while self._lacks(wanted) and self._left < place:
                self._left += 1
        self.lay_out()

    def _lacks(self, wanted: Column) -> bool:
        room = self.scrollable_content_region.width
        placed = arrange(self._shown, self.looks, room, self._left)
        return all(one.column is not wanted for one in placed)

    def action_open(self) -> None:
        """Tell that the row is wanted."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))
