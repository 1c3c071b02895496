"""The results of a form that are new: not as they were printed, nor as they are known."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.db import Row
from tracker.documents.sheets import Cell
from tracker.imports.forms.cells import alike, filled, impossible, same
from tracker.imports.forms.filled import Line
from tracker.imports.forms.held import Held
from tracker.imports.forms.remarks import Remarks
from tracker.imports.sheets.results import Aim
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.facts import Result
from tracker.model.names import fold
from tracker.model.places import placed


@dataclass(frozen=True, slots=True)
class Results:
    """Reads them line by line; mistakes go into the remarks."""

    project: str
    held: Held
    remarks: Remarks

    def of(self, line: Line, known: Row, was: Line | None) -> Result | None:
        """A result that is not the one that the form was printed with; None where there is none."""
        cell, remark = line.cell("actual"), self._remark(line)
        if not self.remarks.readable(cell):
            return None
        if was is not None and same(cell, was.cell("actual")) and _same_in("note", line, was):
            return None
        stored = self.held.stored(known)
        text = filled(cell)
        before = stored["actual_text"] if stored is not None else ""
        if not text:
            if before:
                self.remarks.note(
                    cell, _("left empty: the result {text} stays").format(text=quoted(before))
                )
            elif remark:
                self.remarks.note(line.cell("note"), _("a remark without a result: not kept"))
            return None
        noted = (stored["note"] or "") if stored is not None else ""
        if remark is None:
            remark = noted
        if before and alike(text, before) and fold(remark) == fold(noted):
            return None
        if self._impossible(cell, known) or self._moved(line, was, stored):
            return None
        aim = Aim.of(known)
        if odd := aim.doubt(text):
            self.remarks.note(cell, odd)
        replaced = stored if stored is not None and self.held.ends(stored) else known
        return Result(
            project=self.project,
            indicator=replaced["level3"],
            description=replaced["description"],
            seq=replaced["seq"],
            period=self.held.period(stored),
            value=aim.value(text),
            text=text,
            note=remark or None,
            locator=cell.place,
        )

    def _impossible(self, cell: Cell, known: Row) -> bool:
        """Whether it is no result of this target; then it is named."""
        why = impossible(cell, Aim.of(known))
        if why is not None:
            self.remarks.fail(cell, *why)
        return why is not None

    def _moved(self, line: Line, was: Line | None, stored: Row | None) -> bool:
        """Whether another result came since the form was printed: that one is not written over."""
        if was is None:
            return False
        before, noted = (stored["actual_text"], stored["note"]) if stored is not None else ("", "")
        printed = was.cell("actual")
        result_stands = alike(filled(printed), before)
        if result_stands and (
            "note" not in was.cells or alike(filled(was.cell("note")), noted or "")
        ):
            return False
        cell = line.cell("note" if same(line.cell("actual"), printed) else "actual")
        now, then = (
            (before, filled(printed)) if not result_stands else (noted, filled(was.cell("note")))
        )
        came = placed(stored["source"], stored["locator"]) if stored is not None else "–"
        expected = _(
            "a form that is printed anew: the database has {now} since ({came}), the form was "
            "printed with {then}"
        )
        said = {"now": quoted(now or "–"), "came": came, "then": quoted(then or "–")}
        self.remarks.fail(cell, quoted(cell.text), expected.format(**said))
        return True

    def _remark(self, line: Line) -> str | None:
        """None where the form has no such column, or its cell cannot be read."""
        cell = line.cells.get("note")
        return filled(cell) if cell is not None and self.remarks.readable(cell) else None


def _same_in(field: str, line: Line, was: Line) -> bool:
    return same(line.cell(field), was.cell(field))
