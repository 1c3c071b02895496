"""The key that says why a finding is as it is, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.db.acknowledgements import Acknowledgement
from tracker.language import N_, _
from tracker.reports.findings.listing import RESOLVED
from tracker.reports.recorded import Said
from tracker.reports.rows import Finding
from tracker.tui.actions import Action
from tracker.tui.screens.part import Part

ACKNOWLEDGE = Action(
    "a", "a", "acknowledge", N_("Cause and remedy"),
    N_("Say why it is so and what is done about it; no number changes."), first=True,
)  # fmt: skip


class Recording(Part):
    """Opens the form, and shows what it recorded. A part of screens whose rows are findings, or have one."""

    def finding_of(self, row: Any) -> Finding | None:
        """What is wrong with a row: by default the row is a finding itself."""
        found: Finding | None = row
        return found

    def said_of(self, row: Finding) -> Sequence[Said]:
        """What people said of it, the latest last."""
        raise NotImplementedError

    def action_acknowledge(self) -> None:
        """Open the form."""
        from tracker.tui.screens.acknowledging import Acknowledging

        row = self.finding_of(self.table.row)
        if row is None or row.state == RESOLVED:
            self.notify(_("Only what is wrong now can be acknowledged."), severity="warning")
            return
        said = self.said_of(row)
        as_of = self.frame.scope.as_of if self.frame is not None else None
        dialog = Acknowledging(self.tracker.path, row, said[-1] if said else None, as_of)
        self.app.push_screen(dialog, self._record)

    def _record(self, said: Acknowledgement | None) -> None:
        if said is not None:
            words = _("Recorded: {cause}, {note}").format(cause=said.cause, note=said.note)
            self.notify(words, markup=False)
            self.keep()
            self.load()
