"""A screen around one table: finding, sorting, columns, the source and the details of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tracker.language import _
from tracker.render.statuses import status
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action, bindings
from tracker.tui.answers.asking import stamp
from tracker.tui.arranging import arranged
from tracker.tui.screens.page import Page
from tracker.tui.screens.prompting import Prompting
from tracker.tui.screens.shaping import Shaping
from tracker.tui.source.excerpt import Excerpt
from tracker.tui.source.origin import Origin
from tracker.tui.state import Looks
from tracker.tui.widgets.arranger import Arranger
from tracker.tui.widgets.column import Column
from tracker.tui.widgets.doer import Doer
from tracker.tui.widgets.prompt import Prompt
from tracker.tui.widgets.said import Said
from tracker.tui.widgets.table import Table


class Tabled(Prompting, Shaping, Page):
    """Rows in the widget `Table`, the details of one below it."""

    columns: ClassVar[tuple[Column, ...]] = ()
    actions: ClassVar[tuple[Action, ...]] = (*OF_TABLES, *EVERYWHERE)
    BINDINGS = bindings(one for one in OF_TABLES if one.key != "enter")

    rows: Sequence[Any] = ()
    _texts: dict[int, str]

    # What such a screen brings along

    def key(self, row: Any) -> str:
        """What tells a row from all others, also after the next import."""
        raise NotImplementedError

    def words(self, row: Any) -> str:
        """The text in which the filter looks."""
        return " ".join(one.cell(row, self.view.unit).text for one in self.columns)

    def origin(self, row: Any, column: Column | None) -> Origin | None:
        """Where the row, or its figure in a column, comes from."""
        return None

    def details(self, row: Any) -> Text:
        """What is said of a row below the table."""
        return Text()

    def is_wrong(self, row: Any) -> bool:
        """Whether a row stays where only what is wrong is shown."""
        return True

    def is_of(self, row: Any, status: str) -> bool:
        """Whether a row stays where only one status is shown."""
        return True

    def nothing(self) -> str:
        """What to do where there are no rows."""
        return _("Nothing here.")

    # The table

    def contents(self) -> ComposeResult:
        """Table, then details."""
        yield self.make_table()
        with VerticalScroll(id="details"):
            yield Said(id="said")
            yield Excerpt(self.tracker.path, id="excerpt")

    def make_table(self) -> Table:
        """The table of this screen."""
        return Table(self.columns, self.key, id="table")

    def foot(self) -> ComposeResult:
        """The line in which one types what to find."""
        yield Doer()
        yield Arranger()
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """The table has the keys."""
        if self.looks.filter:
            self.prompt.ask("find", _("Find"), self.looks.filter, focus=False)
        self.table.focus()

    @property
    def table(self) -> Table:
        """The widget."""
        found: Table = self.query_one("#table", Table)
        return found

    @property
    def looks(self) -> Looks:
        """How the table is looked at."""
        return self.view.looks(self.NAME)

    def on_doer_done(self) -> None:
        """What was entered is seen at once."""
        if stamp(self.tracker.path) != self._stamp:
            self.load()

    def look(self, looks: Looks) -> None:
        """Look at the table in another way."""
        self.tracker.view = state.looking(self.view, self.NAME, looks)
        self.fill()

    def receive(self, answer: Any) -> None:
        """The answer is the rows, unless a screen says otherwise."""
        self.rows, self._texts = answer, {}
        self.fill()

    def fill(self) -> None:
        """Show the rows as the view says, many of them as soon as they are in order."""
        self._before = self.table.row
        found = self.query_one(Arranger).put_in_order(len(self.rows), self.selected)
        if found is not None:
            self.put(found)

    _before: Any = None
    """The row that the cursor was on when the rows were asked for."""

    def on_arranger_arranged(self, message: Arranger.Arranged) -> None:
        """Where somebody moved the cursor in the meantime, it stays there."""
        if self.table.row is not self._before:
            self.keep()
        self.put(message.rows)

    def put(self, found: Sequence[Any]) -> None:
        """Into the table."""
        empty = (
            _("No row has these words. Esc ends the filter.")
            if self.looks.filter
            else _("✓ Nothing is wrong here. Esc shows all again.")
            if self.looks.only and self.rows
            else self.nothing()
        )
        self.table.show(found, self.looks, self.view.unit, empty)
        self.describe()

    def selected(self) -> Sequence[Any]:
        """The rows that the filters leave, in order."""
        return arranged(self._kept(self.looks.only), self.columns, self.looks, self._searched)

    def _kept(self, only: str | None) -> Sequence[Any]:
        if only is None:
            return self.rows
        if only == state.WRONG:
            return [row for row in self.rows if self.is_wrong(row)]
        return [row for row in self.rows if self.is_of(row, only)]

    def _searched(self, row: Any) -> str:
        """The words of a row, put together once while the rows are the same."""
        known = self._texts.get(id(row))
        if known is None:
            known = self._texts[id(row)] = self.words(row)
        return known

    def crumbs(self) -> list[str]:
        """With the filters at the end."""
        found = super().crumbs()
        only = self.looks.only
        found += [_("only what is wrong") if only == state.WRONG else status(only)] if only else []
        return [*found, f"/{self.looks.filter}"] if self.looks.filter else found

    def note(self) -> str:
        """How many of the rows are seen."""
        return self.noted(len(self.table.rows))

    def noted(self, shown: int) -> str:
        """How many of all rows, and the way back to all of them."""
        if not self.is_filtered:
            return ""
        return _("{shown} of {all}, Esc: all").format(shown=shown, all=len(self.rows))

    @property
    def is_filtered(self) -> bool:
        """Whether there may be more rows than are seen."""
        return bool(self.looks.filter or self.looks.only)

    def keep(self) -> None:
        """The cursor goes into the view."""
        table = self.table
        if table.row is None:
            return
        looks = replace(
            self.looks,
            cursor=self.key(table.row),
            column=table.column.key if table.column else None,
        )
        self.tracker.view = state.looking(self.view, self.NAME, looks)

    # Messages of the table

    def on_table_moved(self, message: Table.Moved) -> None:
        """The details of another row."""
        self.tell(message.row)
        self.excerpt(message.row)

    def tell(self, row: Any) -> None:
        """What is said of a row, below the table."""
        said = self.details(row) if row is not None else Text()
        self.query_one("#said", Said).put(said)

    def excerpt(self, row: Any) -> None:
        """The lines of the document that the row comes from, below its details."""
        origin = self.origin(row, self.table.column) if row is not None else None
        self.query_one(Excerpt).show(origin)

    def on_table_opened(self, message: Table.Opened) -> None:
        """Open it."""
        message.stop()
        self.open_row(message.row)

    def open_row(self, row: Any) -> None:
        """By default its source."""
        self.action_source()

    def on_table_header_clicked(self, message: Table.HeaderClicked) -> None:
        """Sort by that column."""
        self.sort(message.column)

    # Keys

    def action_open(self) -> None:
        """As Enter does."""
        self.table.action_open()

    def action_source(self) -> None:
        """The document that the figure under the cursor comes from."""
        row = self.table.row
        origin = self.origin(row, self.table.column) if row is not None else None
        if origin is None:
            self.notify(_("No document states this."), severity="warning")
            return
        from tracker.tui.screens.source import Source

        self.app.push_screen(Source(origin))

    def action_back(self) -> None:
        """End what one types; end the filter; then to the screen before."""
        if self.cancel():
            return
        typing = self.prompt.display and self.prompt.purpose != "find"
        if not typing and not self.looks.filter and not self.prompt.display:
            if self.looks.only:
                self.action_wrong()
            else:
                super().action_back()
            return
        self.prompt.close()
        if not typing:
            self.keep()
            self.look(state.found(self.looks, ""))
        self.table.focus()
