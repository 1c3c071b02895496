"""Copying from a document: the words that are highlighted, a line, a cell, a row."""

from __future__ import annotations

from tracker.language import N_
from tracker.tui.actions import Action
from tracker.tui.screens.copying import Copying
from tracker.tui.screens.sheeted import Sheeted, texts
from tracker.tui.source.lines import Lines
from tracker.tui.source.origin import Document

COPY_WORDS = Action(
    "y", "y", "copy_words", N_("Copy"),
    N_("Copy the highlighted words, without any the line; of a sheet the cell."), first=True,
)  # fmt: skip
COPY_LINE = Action("Y", "Y", "copy_line", N_("Copy line"), N_("Copy the line; of a sheet the row."))


class Quoting(Sheeted, Copying):
    """What of a document is sent to the clipboard. A part of `Source`."""

    found: Document | None
    sought: str

    def action_copy_words(self) -> None:
        """What is highlighted."""
        table, found = self.sheet_table, self.found
        if table is not None and table.column is not None and table.row is not None:
            self.copy(table.column.cell(table.row, self.view.unit).text.strip())
        elif found is not None and found.marks and not self.sought:
            self.copy(
                "".join(found.lines[one.line - 1][one.start : one.end] for one in found.marks)
            )
        else:
            self.action_copy_line()

    def action_copy_line(self) -> None:
        """The line that is read, or the row."""
        table, found = self.sheet_table, self.found
        if table is not None and table.row is not None:
            self.copy("\t".join(texts(self.sheet)[table.row]))
        elif found is not None and found.lines:
            self.copy(found.lines[self.query_one(Lines).line - 1])
