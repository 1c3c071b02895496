"""A small form: the result of an indicator, its period, and a remark. It stays until it is recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.errors import TrackerError
from tracker.language import N_, _
from tracker.tui.actions import Action
from tracker.tui.entries.results import Doubtful, Entry, Recorded, Unfit, record, shown_result
from tracker.tui.screens.dialog import CANCEL, NEXT, RECORD, RECORDS, field, line
from tracker.tui.screens.keeping import Keeping

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tracker.reports.rows import Attainment


class Reporting(Keeping[Recorded]):
    """Gives what was recorded, or None. What was typed stays where it is refused."""

    title_words, rule = N_("Result of an indicator"), RECORDS
    keys: ClassVar[tuple[Action, ...]] = (NEXT, RECORD, CANCEL)
    text = "value"

    def __init__(
        self, database: Path, row: Attainment, year: int, as_of: date | None, period: str
    ) -> None:
        super().__init__()
        self.database, self.row, self.year, self.as_of = database, row, year, as_of
        self.period = period
        self.asked: Entry | None = None

    def about(self) -> Text:
        """The indicator, its project, target, and what is reported so far."""
        row = self.row
        said = Text(row.level3, style="bold")
        said.append(f"\n{row.project}", "not bold")
        target = _("Target {target}").format(target=row.target_text)
        so_far = _("reported so far {actual}").format(actual=shown_result(row))
        return said.append(f"\n{target}   {so_far}", "not bold")

    def fields(self) -> ComposeResult:
        """Value first: the period is proposed."""
        unit = Static(Text(self.row.unit or ""), id="unit")
        yield from field(_("Result"), line("value"), unit)
        yield from field(_("Period"), line("period", self.period))
        yield from field(_("Remark"), line("note", hint=_("may stay empty")))

    def action_done(self) -> None:
        """Check it, then record it; what is odd is recorded where that is said once more."""
        if self.working:
            return
        entry = Entry(
            self.row, self.year, self.typed("period"), self.typed("value"), self.typed("note")
        )
        task = partial(record, self.database, entry, self.as_of, sure=entry == self.asked)
        self.asked = entry
        self.attempt(task)

    def undone(self, error: TrackerError) -> None:
        """Say why not, or ask; the lines stay as they are."""
        if isinstance(error, Doubtful):
            self.say(f"▲ {error}")
            return
        self.asked = None
        self.refuse(error.field if isinstance(error, Unfit) else "value", str(error))

    def on_resize(self, event: events.Resize) -> None:
        """A low terminal has no room for blank lines."""
        self.set_class(event.size.height < 20, "low")
