"""A workbook among the documents: one sheet at a time as a table under its letters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widgets import Static

from tracker.documents.sheets import Sheet
from tracker.documents.sheets.sheet import letters
from tracker.language import N_
from tracker.model.money import Unit
from tracker.tui.screens.part import Part
from tracker.tui.source.origin import Document
from tracker.tui.state import Looks
from tracker.tui.widgets.column import DIM, HIT, STRONG, Cell, Column
from tracker.tui.widgets.table import Table


class Sheeted(Part):
    """Shows sheets and goes to their cells. A part of `Source`."""

    found: Document | None
    at: int
    """The number of the sheet that is shown."""

    if TYPE_CHECKING:
        call_after_refresh: Any

    sheet_table: Table | None = None
    """The table of the sheet that is shown; of a text there is none."""

    @property
    def sheet(self) -> Sheet:
        """The one that is shown."""
        assert self.found is not None
        return self.found.sheets[self.at]

    def show_sheet(self, row: int, column: int) -> None:
        """The sheet of the number `at`, with the cursor on a cell."""
        if self.sheet_table is not None:
            self.sheet_table.remove()
        sheet = self.sheet
        width = max((sheet.width(row) for row in range(len(sheet.values))), default=1)
        meant = self.found.cell if self.found and self.at == self.found.at else None
        self.sheet_table = table = Table(sheet_columns(sheet, width, meant, self._is_hit), str)
        self.query_one("#body").mount(table, before="#cell")
        looks = Looks(cursor=str(row), column=letters(column))
        self.call_after_refresh(self._point, table, range(len(sheet.values)), looks)

    def _point(self, table: Table, rows: Sequence[int], looks: Looks) -> None:
        table.show(rows, looks, self.view.unit)
        if not self.prompt.has_focus_within:
            table.focus()

    def _is_hit(self, row: int, column: int) -> bool:
        return (self.at, row, column) in self.hit_cells

    hit_cells: Collection[tuple[int, int, int]] = frozenset()
    """Sheet, row and column of what is looked for."""

    def on_table_moved(self, message: Table.Moved) -> None:
        """The whole text of the cell, which its column may be too narrow for."""
        table, name = message.table, message.table.column.key if message.table.column else ""
        if table.row is None:
            return
        text = table.column.cell(table.row, Unit.WAN).text if table.column and name != "row" else ""
        place = f"{name if name != 'row' else ''}{table.row + 1}"
        self.query_one("#cell", Static).update(Text(f" {place}  {text}"))

    def go_to_cell(self, place: tuple[int, int, int]) -> None:
        """Another cell, maybe of another sheet."""
        at, row, column = place
        table = self.sheet_table
        if at != self.at or table is None:
            self.at = at
            self.show_sheet(row, column)
            return
        table.lay_out()
        table.move_to(row)
        table.move_across(letters(column))


def texts(sheet: Sheet) -> list[list[str]]:
    """What all cells show."""
    return [
        [sheet.text(row, column) for column in range(sheet.width(row))]
        for row in range(len(sheet.values))
    ]


def sheet_columns(
    sheet: Sheet, width: int, meant: tuple[int, int] | None, is_hit: Callable[[int, int], bool]
) -> list[Column]:
    """A column for each of the sheet's, under its letters; rows are numbers from 0."""
    here = meant[0] if meant else None

    def number(row: Any, _unit: Unit) -> Cell:
        return Cell(f"{'▸' if row == here else ' '}{row + 1}", STRONG if row == here else DIM)

    def content(column: int) -> Any:
        def text(row: Any, _unit: Unit) -> Cell:
            style = HIT if is_hit(row, column) else STRONG if (row, column) == meant else ""
            return Cell(sheet.text(row, column), style)

        return text

    frozen = Column("row", N_("Row"), 6, number, right=True, frozen=True)
    return [frozen] + [
        Column(letters(one), letters(one), 14, content(one), most=40) for one in range(width)
    ]
