"""A sheet of a workbook: numbers as numbers, dates as dates, text that no spreadsheet takes for a
formula, a frozen head with a filter, widths that fit, ready to be printed on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, cast

from tracker.model.money import Money, Unit
from tracker.model.places import in_words
from tracker.render.columns import (
    CHANGE_PERCENT,
    PERCENT,
    PLACE,
    POINTS,
    RULE,
    STATUS,
    WORD,
    Column,
)
from tracker.render.columns import look as worded
from tracker.render.formulas import is_like_a_formula
from tracker.render.grid import clean
from tracker.render.numbers import canonical, unit_name
from tracker.render.tables import display_width

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

AMOUNT_FORMAT = "#,##0.00"
PERCENT_FORMAT = "0.0%"
NUMBER_FORMAT = "#,##0.######"
POINTS_FORMAT = "0.0"
DATE_FORMAT = "yyyy-mm-dd"
HEADER_ROW = 3
WIDEST = 48
MARGIN = 4
LINE_HEIGHT = 15
FEW = 5
"""Columns that fit a page upright."""
BAND = "EDF1F5"
A4 = 9
"""Its number in a workbook."""


def filled(
    sheet: Worksheet,
    title: str,
    columns: Sequence[Column],
    headings: Sequence[str],
    rows: Iterable[Any],
    unit: Unit,
    below: Iterable[tuple[str, str]] = (),
) -> None:
    """Title, headings, rows, and pairs of texts below them. Amounts in `unit`, exact."""
    from openpyxl.styles import Alignment, Font, PatternFill

    put_text(_at(sheet, 1, 1), title)
    _at(sheet, 1, 1).font = Font(bold=True, size=14)
    for place, (column, heading) in enumerate(zip(columns, headings, strict=True), 1):
        named = f"{heading} ({unit_name(unit)})" if column.is_money else heading
        put_text(_at(sheet, HEADER_ROW, place), named)
        head = _at(sheet, HEADER_ROW, place)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", start_color=BAND)
        head.alignment = Alignment(
            horizontal="right" if column.right else "left", indent=0 if column.right else 1
        )
    line = HEADER_ROW
    for line, row in enumerate(rows, HEADER_ROW + 1):
        for place, column in enumerate(columns, 1):
            put(_at(sheet, line, place), column.look, getattr(row, column.field), unit)
    for offset, (name, text) in enumerate(below, line + 2):
        put_text(_at(sheet, offset, 1), name)
        put_text(_at(sheet, offset, 2), text)
    _lay_out(sheet, len(columns), line)


def put(cell: Cell, look: str, value: Any, unit: Unit) -> None:
    """A missing value leaves the cell empty: a dash in a column of numbers breaks a sum."""
    if value is None or value == "":
        return
    if isinstance(value, Money):
        put_number(cell, value.in_unit(unit), AMOUNT_FORMAT)
    elif isinstance(value, Decimal) and look in (PERCENT, CHANGE_PERCENT):
        put_number(cell, value / 100, PERCENT_FORMAT)
    elif isinstance(value, Decimal):
        put_number(cell, canonical(value), POINTS_FORMAT if look == POINTS else NUMBER_FORMAT)
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DATE_FORMAT
    elif look in (STATUS, WORD, RULE):
        put_text(cell, worded(value, look, unit))
    elif isinstance(value, int):
        cell.value = value
    else:
        put_text(cell, in_words(str(value)) if look == PLACE else str(value))


def put_number(cell: Cell, value: Decimal, format: str) -> None:
    """As a number that looks so; more than twelve decimals would be noise."""
    cell.value = value.quantize(Decimal("1e-12"), ROUND_HALF_UP).normalize()
    cell.number_format = format


def put_text(cell: Cell, text: str) -> None:
    """Text stays text, also where it begins like a formula, and also when somebody edits the cell."""
    cell.value = shown = clean(text)
    cell.data_type = "s"
    if is_like_a_formula(shown):
        cell.quotePrefix = True


def _at(sheet: Worksheet, line: int, place: int) -> Cell:
    return cast("Cell", sheet.cell(line, place))  # nothing is merged here


def _lay_out(sheet: Worksheet, columns: int, last: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(columns)}{max(last, HEADER_ROW + 1)}"
    for place in range(1, columns + 1):
        cells = [_at(sheet, line, place) for line in range(HEADER_ROW, last + 1)]
        widest = max(_width(cell) for cell in cells)
        sheet.column_dimensions[get_column_letter(place)].width = min(widest + MARGIN, WIDEST)
        for cell in cells[1:]:
            _align(cell)
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait" if columns <= FEW else "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.oddFooter.right.text = "&P / &N"  # type: ignore[union-attr]


def _width(cell: Cell) -> int:
    """What a reader sees takes so much room: an amount with its separators."""
    value = cell.value
    if value is None:
        return 0
    if cell.number_format == AMOUNT_FORMAT:
        return len(f"{value:,.2f}")
    return display_width(str(value))


def _align(cell: Cell) -> None:
    """Long texts are wrapped, not cut off, and none touches the number on its left."""
    from openpyxl.styles import Alignment

    if not isinstance(cell.value, str):
        cell.alignment = Alignment(vertical="top")
        return
    lines = -(-display_width(cell.value) // (WIDEST - MARGIN))
    cell.alignment = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=lines > 1)
    if lines > 1:  # not every program finds the height by itself
        row = cell.parent.row_dimensions[cell.row]  # type: ignore[union-attr]
        row.height = max(row.height or 0, lines * LINE_HEIGHT)
