"""What is to be said of a form's cells: mistakes, and what is not taken over."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.documents.sheets import Cell
from tracker.errors import Problem
from tracker.imports.forms.cells import fault
from tracker.model.facts import Unplaced


@dataclass(slots=True)
class Remarks:
    """Filled while a form is compared."""

    source: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[Unplaced] = field(default_factory=list)

    def fail(self, cell: Cell, found: str, expected: str) -> None:
        """A mistake in a cell."""
        self.problems.append(Problem(self.source, cell.place, found, expected))

    def note(self, cell: Cell, why: str) -> None:
        """A cell that brings nothing, and why."""
        self.notes.append(Unplaced(cell.text or "–", why, cell.place))

    def readable(self, cell: Cell) -> bool:
        """Whether the file lets the cell be read; a mistake where not."""
        why = fault(cell)
        if why is not None:
            self.fail(cell, *why)
        return why is None
