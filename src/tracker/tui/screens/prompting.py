"""The keys that ask for a line of text: what to find, and where to write what is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.language import _
from tracker.tui.screens.part import Part
from tracker.tui.widgets.doer import Doer
from tracker.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tracker.tui.exporting import Shown


class Prompting(Part):
    """Filters as one types, exports when Enter is pressed. A part of `Tabled`."""

    @property
    def prompt(self) -> Prompt:
        """The line in which one types."""
        found: Prompt = self.query_one(Prompt)
        return found

    def action_find(self) -> None:
        """Type what to find."""
        self.prompt.ask("find", _("Find"), self.looks.filter)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Filter as one types."""
        if message.purpose == "find":
            self.keep()
            self.look(replace(self.looks, filter=message.text))

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """Done with typing."""
        self.table.focus()
        if message.purpose == "find" and message.text:
            return
        self.prompt.close()
        if message.text.strip():
            self.given(message.purpose, message.text.strip())

    def given(self, purpose: str, text: str) -> None:
        """Write the file that was named."""
        if purpose == "export":
            from tracker.tui.exporting import export

            task = partial(export, self.shown(), Path(text).expanduser())
            self.query_one(Doer).do(task, lambda path: _("Written: {path}").format(path=path))

    def shown(self) -> Shown:
        """The table as it is seen: what is exported."""
        from tracker.tui.exporting import Shown

        columns = tuple(self.table.seen)
        rows = tuple(self.table.rows)
        return Shown(" ▸ ".join(self.crumbs()), columns, rows, self.view.unit)

    def action_export(self) -> None:
        """Type the name of a file; its ending says the format."""
        from tracker.tui.exporting import free

        year = f"-{self.frame.scope.year}" if self.frame else ""
        self.prompt.ask("export", _("Write to (.csv .xlsx .md)"), free(f"{self.NAME}{year}.xlsx"))
