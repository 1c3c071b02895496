"""An answer as a workbook with one sheet: the same bytes for the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.model.money import Unit
from tracker.render.grid import grid
from tracker.render.sheet import filled
from tracker.render.workbook import saved
from tracker.reports.answer import Answer

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def xlsx(answer: Answer[Any], unit: Unit) -> bytes:
    """Title, headings, rows; totals and notes below."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = answer.command
    whole = grid(answer, unit)
    below = [*whole.totals, *((note, "") for note in whole.notes)]
    filled(sheet, whole.title, whole.columns, whole.headings, answer.rows, unit, below)
    return saved(book)
