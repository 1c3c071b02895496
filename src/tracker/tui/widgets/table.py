"""The one table of all screens. It draws the lines that are seen and measures no others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.model.money import Unit
from tracker.tui.state import Looks
from tracker.tui.widgets.column import GAP, Cell, Column, Placed, arrange, measured, shown, sized
from tracker.tui.widgets.drawing import Drawing
from tracker.tui.widgets.moving import HEADER, Moving


class Table(Drawing, Moving, ScrollView, can_focus=True):
    """Rows of any kind, drawn as the columns say. A cursor points at one cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header", "table--cursor", "table--point", "table--bad", "table--warn",
        "table--good", "table--dim", "table--strong", "table--hit",
        "table--bad-here", "table--warn-here", "table--good-here", "table--dim-here",
        "table--strong-here", "table--hit-here",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("left,h", "across(-1)", show=False),
        Binding("right,l", "across(1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("enter", "open", show=False),
    ]

    class Moved(Message):
        """The cursor points at another row, or at none."""

        def __init__(self, table: Table, row: Any) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    class Opened(Moved):
        """Enter was pressed on a row, or it was clicked twice."""

    class HeaderClicked(Message):
        """A heading was clicked: sort by its column."""

        def __init__(self, table: Table, column: str) -> None:
            super().__init__()
            self.table, self.column = table, column

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], str],
        *,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns, self.key, self.empty = tuple(columns), key, empty
        self.rows: Sequence[Any] = ()
        self._measured: Sequence[Column] = self.columns
        self.looks, self.unit = Looks(), Unit.WAN
        self.cursor, self.point, self._left = 0, 0, 0
        self._placed: list[Placed] = []
        self._strips: dict[tuple[int, bool], Strip] = {}

    # What is shown

    def show(self, rows: Sequence[Any], looks: Looks, unit: Unit, empty: str | None = None) -> None:
        """Other rows, or the same in another way. The cursor stays on its row by the row's key."""
        wanted = looks.cursor
        self.rows, self.looks, self.unit = rows, looks, unit
        self.empty = self.empty if empty is None else empty
        self._measured = measured(sized(self.columns, unit), rows, unit)
        self.lay_out()
        names = [placed.key for placed in self._shown]
        if looks.column in names:
            self.point = names.index(looks.column)
        self.see_column()
        self.cursor = self._place_of(wanted)
        self.virtual_size = Size(0, len(rows) + HEADER)
        self.see_cursor()
        self.refresh()
        self.post_message(self.Moved(self, self.row))

    @property
    def row(self) -> Any:
        """The row under the cursor; None where there are no rows."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def column(self) -> Column | None:
        """The column under the cursor."""
        return self._shown[self.point] if self.point < len(self._shown) else None

    @property
    def seen(self) -> Sequence[Column]:
        """The columns that are not hidden and for which there is room."""
        return self._shown

    @property
    def placed(self) -> list[Placed]:
        """The columns that are seen now, and where."""
        return self._placed

    def cell(self, row: Any, column: Column) -> Cell:
        """What a row shows in a column."""
        return column.cell(row, self.unit)

    def _place_of(self, key: str | None) -> int:
        if key is not None:
            if self.row is not None and self.key(self.row) == key:
                return self.cursor
            for place, row in enumerate(self.rows):
                if self.key(row) == key:
                    return place
        return min(self.cursor, max(0, len(self.rows) - 1)) if key is None else 0

    def lay_out(self) -> None:
        """Give the columns their places."""
        room = self.scrollable_content_region.width or self.size.width
        self._shown = shown(self._measured, self.looks, room)
        self.point = min(self.point, max(0, len(self._shown) - 1))
        self._left = max(0, min(self._left, len(self._shown) - 1))
        self._placed = arrange(self._shown, self.looks, room, self._left)
        self._strips.clear()

    _shown: Sequence[Column] = ()

    def on_resize(self) -> None:
        """Columns come and go with the room."""
        self.lay_out()
        self.see_column()
        self.see_cursor()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: nothing that was drawn is right any more."""
        super().notify_style_update()
        self._strips.clear()

    def on_unmount(self) -> None:
        """Of a screen that is gone no rows stay."""
        self.rows = ()
        self._strips.clear()

    def on_focus(self) -> None:
        """The cell under the cursor is seen."""
        self._strips.clear()
        self.refresh()

    def on_blur(self) -> None:
        """The row under the cursor stays seen, its cell does not."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A heading sorts; a row is pointed at, and opened when clicked twice."""
        at = next((n for n, one in enumerate(self._placed) if event.x < one.x + one.width + GAP), 0)
        if not self._placed:
            return
        column = self._placed[at].column
        if event.y == 0:
            self.post_message(self.HeaderClicked(self, column.key))
            return
        place = self.scroll_offset.y + event.y - HEADER
        if place >= len(self.rows):
            return
        self.point = list(self._shown).index(column)
        self._strips.clear()
        self.move_to(place)
        self.refresh()
        if event.chain > 1:
            self.action_open()
