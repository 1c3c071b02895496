"""How large a sheet may be: asked before a library makes room for its grid."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.language import _

MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000
MOST_CELLS = 20_000_000
"""Of the grid that spans all cells, empty ones included: those cost memory too."""


class TooMuch(Exception):
    """Too large, or of a kind that nobody needs: the message says what."""


@dataclass(slots=True)
class Area:
    """The grid from A1 that holds all cells so far. Raises once it is absurd."""

    rows: int = 0
    columns: int = 0

    def add(self, row: int, column: int) -> None:
        """A cell with something in it."""
        if row < self.rows and column < self.columns:
            return
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        over = self.rows > MOST_ROWS or self.columns > MOST_COLUMNS
        if over or self.rows * self.columns > MOST_CELLS:
            raise TooMuch(
                _("a sheet of {rows} rows and {columns} columns").format(
                    rows=self.rows, columns=self.columns
                )
            )
