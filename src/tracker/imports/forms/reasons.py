"""What a form says of its deviations that is new: causes, reasons, how likely a target still is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.db import Row
from tracker.documents.sheets import Cell
from tracker.imports.forms.cells import alike, filled, is_ticked, same
from tracker.imports.forms.change import Printed, Wish
from tracker.imports.forms.filled import Filled, Line
from tracker.imports.forms.remarks import Remarks
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.forms import CAUSES, CHANCES, MONITOR


@dataclass(frozen=True, slots=True)
class Reasons:
    """Reads them line by line; mistakes go into the remarks."""

    project: str
    form: Filled
    remarks: Remarks

    def of(self, line: Line, known: Row, was: Line | None) -> Wish | None:
        """What is said of an indicator: cause, reason, how likely it is; None where nothing is new."""
        cell = line.cell("reason")
        if not self.remarks.readable(cell):
            return None
        causes = self._ticked(line, CAUSES, _("one cause, the one that weighs most"))
        chances = self._ticked(line, CHANCES, _("one tick: how likely the target is"))
        if causes is None or chances is None or not self._together(line, causes):
            return None
        text, cause = filled(cell), next(iter(causes), None)
        chance = next(iter(chances), None)
        printed = None
        if was is not None:
            printed = Printed(filled(was.cell("reason")), next(iter(_ticks(was, CHANCES)), None))
            emptied = line.causes.get(printed.chance or "")
            if chance is None and emptied is not None:
                self.remarks.note(emptied, _("left empty: what was said stays"))
            if not text and printed.text and "reason" in line.cells:
                self.remarks.note(cell, _("left empty: what was said stays"))
            if alike(text, printed.text) and causes == _ticks(was, CAUSES):
                text, cause = "", None
            if chance == printed.chance:
                chance = None
        if text or chance:
            place = cell.place if text else line.causes[chance or ""].place
            return Wish(
                self.project, known["level3"], known["locator"], cause, text, place, chance, printed
            )
        return None

    def _together(self, line: Line, causes: Sequence[str]) -> bool:
        """A cause and its reason come together, where the form has both."""
        cell = line.cell("reason")
        if (
            self.form.kind != MONITOR
            or "reason" not in line.cells
            or bool(causes) == bool(filled(cell))
        ):
            return True
        if causes:
            self.remarks.fail(cell, _("an empty cell"), _("the reason in words, beside its cause"))
            return False
        said = _("{text} without a cause").format(text=quoted(filled(cell)))
        expected = _("a tick (√) under one of {causes}").format(causes=", ".join(CAUSES))
        self.remarks.fail(cell, said, expected)
        return False

    def _ticked(self, line: Line, names: Sequence[str], one: str) -> list[str] | None:
        """The one that is ticked, or none; None where there is a mistake, which is named."""
        there = {name: line.causes[name] for name in names if name in line.causes}
        wrong = [cell for cell in there.values() if not self._is_tick(cell)]
        ticked = _ticks(line, names)
        if len(ticked) > 1:
            self.remarks.fail(there[ticked[1]], ", ".join(ticked), one)
        return None if wrong or len(ticked) > 1 else ticked

    def _is_tick(self, cell: Cell) -> bool:
        """Whether a tick or nothing stands in the cell."""
        if not self.remarks.readable(cell):
            return False
        if is_ticked(cell) is None:
            self.remarks.fail(cell, quoted(cell.text), _("√ or nothing"))
            return False
        return True

    def of_rate(self) -> Wish | None:
        """Why so little was paid, of a self-evaluation."""
        cell = self.form.rate_reason
        if cell is None or not self.remarks.readable(cell):
            return None
        was = self.form.printed.rate_reason if self.form.printed else None
        text = filled(cell)
        if was is not None and same(cell, was):
            return None
        if not text:
            if was is not None:
                self.remarks.note(cell, _("left empty: what was said stays"))
            return None
        printed = Printed(filled(was), None) if was is not None else None
        return Wish(self.project, None, "", None, text, cell.place, None, printed)


def _ticks(line: Line, names: Sequence[str]) -> list[str]:
    return [name for name in names if name in line.causes and is_ticked(line.causes[name])]
