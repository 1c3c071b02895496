"""What a cell of a filled form says: a text, a tick, nothing, or something that cannot be read."""

from __future__ import annotations

from tracker.documents.sheets import Cell, Fault
from tracker.imports.sheets.results import Aim, result_value
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.forms import OWED
from tracker.model.names import fold

TICKS = frozenset("√✓✔☑是vV")
UNTICKED = frozenset("□☐否")


def filled(cell: Cell) -> str:
    """What somebody typed: the mark of what is owed is no text, nor is a dash."""
    text = cell.text.strip()
    return "" if text in (OWED, "-", "–", "—", "/") else text


def is_ticked(cell: Cell) -> bool | None:
    """None where something else than a tick stands in the cell."""
    text = cell.text.strip()
    if not text or text in UNTICKED:
        return False
    return True if text in TICKS else None


def same(cell: Cell, other: Cell) -> bool:
    """Whether both say the same: an empty cell and the mark of what is owed do."""
    return not cell.fault and alike(filled(cell), filled(other))


def impossible(cell: Cell, aim: Aim) -> tuple[str, str] | None:
    """Why a cell is no result of a target, and the mend; None where it may be one.

    On a form words do not stand in for a number: there are columns for them.
    """
    text, target = filled(cell), aim.target
    if cell.date and target.value is not None and not target.is_deadline:
        number = _("a number, for the target {target}").format(target=quoted(target.text))
        return _("{text}, a date").format(text=quoted(text)), number
    return aim.refusal(text) or aim.no_number(text)


def fault(cell: Cell) -> tuple[str, str] | None:
    """Why a cell cannot be read, and the mend; None where it can."""
    if cell.fault is None:
        return None
    if cell.fault is Fault.UNSTORED:
        expected = _("a value: open and save the file in Excel")
        return _("a formula without a stored value"), expected
    return _("an error"), _("a value")


def alike(text: str, other: str) -> bool:
    """The same words, or the same number in the same unit."""
    if fold(text) == fold(other):
        return True
    value, before = result_value(text), result_value(other)
    return value is not None and value == before and _unit(text) == _unit(other)


def _unit(text: str) -> str:
    return fold(text).lstrip("+-0123456789.,")
