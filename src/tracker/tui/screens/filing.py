"""The keys that write the monitoring form of a project, or of all projects; where nothing was
reported, the day it speaks of is asked first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.language import N_, _, joined, ngettext
from tracker.model.period import quarter_end
from tracker.tui.actions import Action
from tracker.tui.entries.entering import now
from tracker.tui.screens.part import Part
from tracker.tui.widgets.doer import Doer
from tracker.tui.writing.files import free, told

if TYPE_CHECKING:
    from tracker.tui.writing.handing import Handed

FORM = Action(
    "m", "m", "form", N_("Form"),
    N_("Write the monitoring form of the project, to be handed in: xlsx or docx."), first=True,
)  # fmt: skip
FORMS = Action(
    "M", "M", "form(True)", N_("All monitoring forms"),
    N_("Write the monitoring forms of all projects into one file."),
)  # fmt: skip


class Filing(Part):
    """Asks for the name of a file, then writes it. A part of screens whose rows are of projects."""

    form_of: str | None = None
    form_day: date | None = None

    def project_of(self, row: Any) -> str | None:
        """The project that a row is about; None where it is about no project."""
        raise NotImplementedError

    def action_form(self, every: bool = False) -> None:
        """Type the day where none is known, then the name of the file."""
        if self.frame is None:
            return
        row, scope = self.table.row, self.frame.scope
        self.form_of = None if every or row is None else self.project_of(row)
        if not every and self.form_of is None:
            self.notify(_("This row is of no project: move to one first."), severity="warning")
            return
        self.form_day = scope.as_of
        if scope.as_of is None:
            self._ask_day(str(_proposed(scope.year, date.fromisoformat(now()[:10]))))
        else:
            self._ask_file()

    def _ask_day(self, text: str) -> None:
        self.prompt.ask(
            "form day", _("Nothing is reported yet. The form is of payments up to"), text
        )

    def _ask_file(self) -> None:
        from tracker.tui.writing.handing import file_name

        assert self.frame is not None
        asked = _("Monitoring form, write to (.xlsx .docx)")
        self.prompt.ask("form", asked, free(file_name(self.frame.scope.year, self.form_of)))

    def given(self, purpose: str, text: str) -> None:
        """Write it, once day and file are known."""
        if purpose == "form day" and self.frame is not None:
            self._take_day(text)
            return
        if purpose != "form" or self.frame is None:
            super().given(purpose, text)  # type: ignore[misc]
            return
        from tracker.tui.writing.handing import hand_in

        path = Path(text).expanduser()
        scope = replace(self.frame.scope, as_of=self.form_day)
        task = partial(hand_in, self.tracker.path, scope, self.form_of, path)
        self.query_one(Doer).do(task, _handed)

    def _take_day(self, text: str) -> None:
        try:
            self.form_day = date.fromisoformat(text)
        except ValueError:
            said = _("“{text}” is no day: write 2020-06-30").format(text=text)
            self.notify(said, severity="warning")
            self._ask_day(text)
        else:
            self._ask_file()


def _proposed(year: int, today: date) -> date:
    """The end of the last quarter of the year that is over; while none is, of the first one."""
    ends = [quarter_end(year, one) for one in (1, 2, 3, 4)]
    return max((one for one in ends if one <= today), default=ends[0])


def _handed(done: Handed) -> str:
    count = len(done.missing)
    if not count:
        return told(done.path)
    left = ngettext(
        "{n} thing is still missing in it: {first}", "{n} things are still missing in it: {first} …",
        count,
    )  # fmt: skip
    return joined([told(done.path), left.format(n=count, first=done.missing[0])])
