"""The keys that shape a table: sorting, widths, hidden columns, and copying from it."""

from __future__ import annotations

from tracker.language import _
from tracker.tui import state
from tracker.tui.screens.copying import Copying


class Shaping(Copying):
    """Changes how the table is looked at. A part of `Tabled`."""

    def action_sort(self) -> None:
        """By the column under the cursor."""
        if self.table.column is not None:
            self.sort(self.table.column.key)

    def sort(self, column: str) -> None:
        """By a column, the other way, not at all."""
        if any(one.key == column and one.order for one in self.columns):
            self.keep()
            self.look(state.sorted_by(self.looks, column))

    def action_wrong(self) -> None:
        """Only the rows in which something is wrong, then all again."""
        self.keep()
        self.look(state.sifted(self.looks))

    def action_widen(self, steps: int) -> None:
        """The column under the cursor."""
        placed = next((one for one in self.table.placed if one.column is self.table.column), None)
        if placed is not None:
            self.keep()
            self.look(state.widened(self.looks, placed.column.key, placed.width, steps))

    def action_hide(self) -> None:
        """The column under the cursor, unless it is a name."""
        column = self.table.column
        if column is not None and column.frozen:
            self.notify(_("This column names the row and stays."), severity="warning")
        elif column is not None:
            self.keep()
            self.look(state.hidden(self.looks, column.key))

    def action_unhide(self) -> None:
        """All columns again."""
        self.keep()
        self.look(state.complete(self.looks))

    def action_copy_cell(self) -> None:
        """To the clipboard of the terminal."""
        row, column = self.table.row, self.table.column
        if row is not None and column is not None:
            self.copy(column.cell(row, self.view.unit).text)

    def action_copy_row(self) -> None:
        """All cells of the row, with tabs between them, as spreadsheets take it."""
        row = self.table.row
        if row is not None:
            self.copy("\t".join(one.cell(row, self.view.unit).text for one in self.table.columns))
