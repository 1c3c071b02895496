"""The key that writes an empty sheet of payments, to be filled in and imported."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tracker.language import N_, _
from tracker.tui.actions import Action
from tracker.tui.screens.part import Part
from tracker.tui.widgets.doer import Doer
from tracker.tui.writing.files import free, told

BLANK = Action(
    "w", "w", "blank", N_("Sheet to fill in"),
    N_("Write an xlsx sheet with the projects of the year, to fill in what was paid and to import."),
)  # fmt: skip


class Blanking(Part):
    """Asks for the name of a file, then writes it. A part of screens that miss what was paid."""

    def action_blank(self) -> None:
        """Type the name of the file."""
        if self.frame is not None:
            name = free(f"execution-{self.frame.scope.year}.xlsx")
            self.prompt.ask("blank", _("Sheet of payments, write to (.xlsx)"), name)

    def given(self, purpose: str, text: str) -> None:
        """Write it."""
        if purpose != "blank" or self.frame is None:
            super().given(purpose, text)  # type: ignore[misc]
            return
        from tracker.tui.writing.blanks import write_blank

        path = Path(text).expanduser()
        task = partial(write_blank, self.tracker.path, self.frame.scope, self.tracker.spoken, path)
        self.query_one(Doer).do(task, told)
