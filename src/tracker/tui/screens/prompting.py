"""The keys that ask for a line of text: what to find, and where to write what is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.language import N_, _
from tracker.tui import state
from tracker.tui.actions import Action
from tracker.tui.screens.part import Part
from tracker.tui.widgets.doer import Doer
from tracker.tui.widgets.prompt import Prompt
from tracker.tui.writing.files import free, told

if TYPE_CHECKING:
    from tracker.tui.writing.exporting import Shown


GIVE = Action("enter", "Enter", "give", N_("Write"), N_("Write the file."), first=True)
SHOW = Action("enter", "Enter", "give", N_("Show these"), N_("Go to the rows found."), first=True)
OPEN = Action("enter", "Enter", "give", N_("Open"), N_("Show the files there."), first=True)
END = Action("escape", "Esc", "back", N_("End the filter"), N_("Show all rows."), first=True)
LEAVE = Action("escape", "Esc", "back", N_("Cancel"), N_("Change nothing."), first=True)
KEYS = {"find": (SHOW, END), "folder": (OPEN, LEAVE)}
"""What the keys do while one types, by what for; all else writes a file."""


class Prompting(Part):
    """Filters as one types, exports when Enter is pressed. A part of `Tabled`."""

    tried: tuple[str, str, str] | None = None
    """What was given last: what for, how it was asked, and the text. It is asked again where it failed."""

    def matter(self) -> list[Action]:
        """While one types, the keys of the line."""
        prompt = self.prompt
        if prompt.has_keys:
            return list(KEYS.get(prompt.purpose, (GIVE, LEAVE)))
        return super().matter()

    def on_prompt_turned(self) -> None:
        """The bottom line names other keys."""
        self.describe()

    async def action_give(self) -> None:
        """As Enter does in the line."""
        await self.prompt.submit()

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
            self.look(state.found(self.looks, message.text))

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """Done with typing. The table has the keys at once: what is given may ask for more."""
        if self.failed:
            self.prompt.close()
            self.say_nothing_to_do()
            return
        self.table.screen.set_focus(self.table)
        if message.purpose == "find" and message.text:
            return
        self.tried = (message.purpose, self.prompt.label, message.text)
        self.prompt.close()
        if message.text.strip():
            self.given(message.purpose, message.text.strip())

    def given(self, purpose: str, text: str) -> None:
        """Write the file that was named."""
        if purpose == "export":
            from tracker.tui.writing.exporting import export

            task = partial(export, self.shown(), Path(text).expanduser())
            self.query_one(Doer).do(task, told)

    def on_doer_undone(self) -> None:
        """What was typed is not lost: it stands there again, to be mended."""
        if self.tried is not None and not self.prompt.display:
            self.prompt.ask(*self.tried)
        self.tried = None

    def shown(self) -> Shown:
        """The table as it is seen: what is exported."""
        from tracker.tui.writing.exporting import Shown

        columns = tuple(self.table.seen)
        rows = tuple(self.table.rows)
        return Shown(" ▸ ".join(self.crumbs()), columns, rows, self.view.unit)

    def action_export(self) -> None:
        """Type the name of a file; its ending says the format."""
        year = f"-{self.frame.scope.year}" if self.frame else ""
        self.prompt.ask("export", _("Write to (.csv .xlsx .md)"), free(f"{self.NAME}{year}.xlsx"))
