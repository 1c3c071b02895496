"""The keys that write the monitoring form of a project, or of all projects."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.language import N_, _, joined, ngettext
from tracker.tui.actions import Action
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

    def project_of(self, row: Any) -> str:
        """The project that a row is about."""
        raise NotImplementedError

    def action_form(self, every: bool = False) -> None:
        """Type the name of the file."""
        from tracker.tui.writing.handing import file_name

        row = self.table.row
        if self.frame is None or (row is None and not every):
            return
        self.form_of = None if every else self.project_of(row)
        asked = _("Monitoring form, write to (.xlsx .docx)")
        self.prompt.ask("form", asked, free(file_name(self.frame.scope.year, self.form_of)))

    def given(self, purpose: str, text: str) -> None:
        """Write it."""
        if purpose != "form" or self.frame is None:
            super().given(purpose, text)  # type: ignore[misc]
            return
        from tracker.tui.writing.handing import hand_in

        path = Path(text).expanduser()
        task = partial(hand_in, self.tracker.path, self.frame.scope, self.form_of, path)
        self.query_one(Doer).do(task, _handed)


def _handed(done: Handed) -> str:
    count = len(done.missing)
    if not count:
        return told(done.path)
    left = ngettext(
        "{n} thing is still missing in it: {first}", "{n} things are still missing in it: {first} …",
        count,
    )  # fmt: skip
    return joined([told(done.path), left.format(n=count, first=done.missing[0])])
