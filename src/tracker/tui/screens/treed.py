"""A screen whose table is a tree: branches open and close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.text import Text

from tracker.tui import state
from tracker.tui.screens.tabled import Tabled
from tracker.tui.source.origin import Origin
from tracker.tui.tree import Branch, grown
from tracker.tui.widgets.column import PLAIN, STRONG, Cell, Column
from tracker.tui.widgets.table import Table


class Treed(Tabled):
    """The first column holds the branches; a screen says which one a row is under."""

    def branch(self, row: Any) -> tuple[str, str]:
        """Key and title of the branch."""
        raise NotImplementedError

    def leaf(self, row: Any) -> str:
        """What tells a row from all others."""
        raise NotImplementedError

    def branch_cells(self, rows: tuple[Any, ...]) -> Mapping[str, Cell]:
        """What a branch shows in its other columns."""
        return {}

    def about(self, row: Any) -> Text:
        """What is said of a row below the table."""
        return Text()

    def about_branch(self, branch: Branch) -> Text:
        """What is said of a branch."""
        return Text(branch.title, style="bold")

    def place(self, row: Any, column: Column | None) -> Origin | None:
        """Where a row comes from."""
        return None

    def key(self, row: Any) -> str:
        """Branches have keys of their own."""
        return f"▾{row.key}" if isinstance(row, Branch) else self.leaf(row)

    def selected(self) -> Sequence[Any]:
        """While one filters, all branches are open."""
        closed = frozenset() if self.looks.filter or self.looks.only else self.looks.closed
        return grown(super().selected(), self.branch, closed, self.branch_cells)

    def details(self, row: Any) -> Text:
        """Of a row or of a branch."""
        return self.about_branch(row) if isinstance(row, Branch) else self.about(row)

    def origin(self, row: Any, column: Column | None) -> Origin | None:
        """A branch comes from no document."""
        return None if isinstance(row, Branch) else self.place(row, column)

    def make_table(self) -> Table:
        """Cells of branches are drawn here, those of rows by their columns."""
        return Table(
            [treed(one, first=not n) for n, one in enumerate(self.columns)], self.key, id="table"
        )

    def note(self) -> str:
        """How many of the rows are seen: branches do not count."""
        return self.noted(sum(not isinstance(row, Branch) for row in self.table.rows))

    def open_row(self, row: Any) -> None:
        """Open or close a branch."""
        if isinstance(row, Branch):
            self.keep()
            self.look(state.toggled(self.looks, row.key))
        else:
            self.open_leaf(row)

    def open_leaf(self, row: Any) -> None:
        """By default its source."""
        self.action_source()


def treed(column: Column, *, first: bool) -> Column:
    """The same column, which can also draw a branch; rows stand further right in the first one."""

    def cell(row: Any, unit: Any) -> Cell:
        if isinstance(row, Branch):
            if not first:
                return row.cells.get(column.key, Cell(""))
            mark = "▾" if row.open else "▸"
            return Cell(f"{mark} {row.title} ({row.count})", STRONG)
        text, style = column.cell(row, unit)
        return Cell(f"  {text}" if first else text, style or PLAIN)

    def order(row: Any) -> Any:
        return None if isinstance(row, Branch) or column.order is None else column.order(row)

    return replace(column, cell=cell, order=order if column.order else None)
