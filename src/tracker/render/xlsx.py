"""A workbook: numbers as numbers, dates as dates, and the same bytes for the same answer."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, cast

from tracker.model.money import Money, Unit
from tracker.render.columns import CHANGE_PERCENT, PERCENT, POINTS, STATUS, WORD, Column
from tracker.render.grid import clean, grid
from tracker.render.numbers import canonical, unit_name
from tracker.render.statuses import status, word
from tracker.render.tables import display_width
from tracker.render.workbook import saved
from tracker.reports.answer import Answer

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

AMOUNT_FORMAT = "#,##0.00"
PERCENT_FORMAT = "0.0%"
NUMBER_FORMAT = "#,##0.######"
POINTS_FORMAT = "0.0"
DATE_FORMAT = "yyyy-mm-dd"
HEADER_ROW = 3
WIDEST = 60


def xlsx(answer: Answer[Any], unit: Unit) -> bytes:
    """Title, headings (frozen, with a filter), rows; totals and notes below. Amounts in `unit`, exact."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    whole = grid(answer, unit)
    sheet.title = answer.command
    _text(_at(sheet, 1, 1), whole.title)
    _at(sheet, 1, 1).font = Font(bold=True, size=14)
    for place, (column, heading) in enumerate(zip(whole.columns, whole.headings, strict=True), 1):
        named = f"{heading} ({unit_name(unit)})" if column.is_money else heading
        _text(_at(sheet, HEADER_ROW, place), named)
        _at(sheet, HEADER_ROW, place).font = Font(bold=True)
    for line, row in enumerate(answer.rows, HEADER_ROW + 1):
        for place, column in enumerate(whole.columns, 1):
            _fill(_at(sheet, line, place), column, getattr(row, column.field), unit)
    _below(
        sheet, HEADER_ROW + len(answer.rows) + 2, [*whole.totals, *((n, "") for n in whole.notes)]
    )
    _lay_out(sheet, len(whole.columns), len(answer.rows))
    return saved(book)


def _at(sheet: Worksheet, line: int, place: int) -> Cell:
    return cast("Cell", sheet.cell(line, place))  # nothing is merged here


def _fill(cell: Cell, column: Column, value: Any, unit: Unit) -> None:
    """A missing value leaves the cell empty: a dash in a column of numbers breaks a sum."""
    if value is None:
        return
    if isinstance(value, Money):
        _number(cell, value.in_unit(unit), AMOUNT_FORMAT)
    elif isinstance(value, Decimal) and column.look in (PERCENT, CHANGE_PERCENT):
        _number(cell, value / 100, PERCENT_FORMAT)
    elif isinstance(value, Decimal):
        points = column.look == POINTS
        _number(cell, canonical(value), POINTS_FORMAT if points else NUMBER_FORMAT)
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DATE_FORMAT
    elif column.look in (STATUS, WORD):
        _text(cell, status(value) if column.look == STATUS else word(value))
    elif isinstance(value, int):
        cell.value = value
    else:
        _text(cell, str(value))


def _number(cell: Cell, value: Decimal, format: str) -> None:
    cell.value = value.quantize(Decimal("1e-12"), ROUND_HALF_UP).normalize()
    cell.number_format = format


def _text(cell: Cell, text: str) -> None:
    """Text stays text, also where it begins like a formula."""
    cell.value = clean(text)
    cell.data_type = "s"


def _below(sheet: Worksheet, line: int, pairs: list[tuple[str, str]]) -> None:
    for offset, (name, text) in enumerate(pairs):
        _text(_at(sheet, line + offset, 1), name)
        _text(_at(sheet, line + offset, 2), text)


def _lay_out(sheet: Worksheet, columns: int, rows: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(columns)}{HEADER_ROW + max(rows, 1)}"
    for place in range(1, columns + 1):
        cells = (sheet.cell(line, place).value for line in range(HEADER_ROW, HEADER_ROW + rows + 1))
        widest = max(display_width(str(value)) for value in cells if value is not None)
        sheet.column_dimensions[get_column_letter(place)].width = min(widest + 3, WIDEST)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
