"""The document that a figure comes from, at its line or cell: what makes an auditor trust it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.db import Connection
from tracker.documents.sheets import Sheet
from tracker.documents.sheets.sheet import letters
from tracker.language import N_, _
from tracker.model.money import Unit
from tracker.tui.frame import Frame
from tracker.tui.origin import Document, Origin, document
from tracker.tui.screens.page import Page
from tracker.tui.state import Looks, View
from tracker.tui.widgets.column import DIM, STRONG, Cell, Column
from tracker.tui.widgets.excerpt import place_words
from tracker.tui.widgets.lines import Lines
from tracker.tui.widgets.table import Table


class Source(Page):
    """Lies on top of the screen that it was opened from; Esc goes back there."""

    NAME = "source"

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin
        self.found: Document | None = None

    def contents(self) -> ComposeResult:
        """The name of the file above, its text below."""
        yield Static(id="said")
        yield Lines(id="lines")

    def answer(self, connection: Connection, view: View) -> tuple[Frame | None, Any]:
        """The document; whatever year is looked at."""
        return None, document(connection, self.origin)

    def receive(self, answer: Document) -> None:
        """As lines, or as a sheet."""
        self.found = answer
        self.query_one("#said", Static).update(Text(f" SHA-256 {answer.sha256}", no_wrap=True))
        lines = self.query_one(Lines)
        if answer.sheet is None:
            lines.show(answer.lines, answer.line, answer.marks)
            lines.focus()
            return
        lines.display = False
        for one in self.query(Table):
            one.remove()
        self._sheet(answer.sheet, answer.cell or (0, 0))

    def _sheet(self, sheet: Sheet, cell: tuple[int, int]) -> None:
        width = max((sheet.width(row) for row in range(len(sheet.values))), default=1)
        table = Table(sheet_columns(sheet, width, cell), str)
        self.query_one("#body").mount(table)
        looks = Looks(cursor=str(cell[0]), column=letters(cell[1]))
        self.call_after_refresh(self._point, table, range(len(sheet.values)), looks)

    def _point(self, table: Table, rows: Sequence[int], looks: Looks) -> None:
        table.show(rows, looks, self.view.unit)
        table.focus()

    def crumbs(self) -> list[str]:
        """The file and the place."""
        return [_("Source"), self.origin.source, place_words(self.origin.locator)]

    def note(self) -> str:
        """How one gets back."""
        return _("Esc back")

    def mend(self, error: Exception) -> str:
        """There is no document: say so, and how one gets back."""
        return _("{error}\n\nEsc goes back.").format(error=error)

    def action_back(self) -> None:
        """To the screen below."""
        self.app.pop_screen()


def sheet_columns(sheet: Sheet, width: int, cell: tuple[int, int]) -> list[Column]:
    """A column for each of the sheet's, under its letters; rows are numbers from 0."""

    def number(row: Any, _unit: Unit) -> Cell:
        return Cell(f"{'▸' if row == cell[0] else ' '}{row + 1}", STRONG if row == cell[0] else DIM)

    def content(column: int) -> Any:
        def text(row: Any, _unit: Unit) -> Cell:
            return Cell(sheet.text(row, column), STRONG if (row, column) == cell else "")

        return text

    frozen = Column("row", N_("Row"), 6, number, right=True, frozen=True)
    return [frozen] + [
        Column(letters(one), letters(one), 14, content(one), most=40) for one in range(width)
    ]
