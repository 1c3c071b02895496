"""Forms as a workbook: a sheet a form, set up for A4, heads on every page; the same bytes each time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from tracker.model.forms import BASELINE
from tracker.render.forms.layout import Cell, Form, Grid, Look, placed
from tracker.render.forms.texts import lines, stored, typed
from tracker.render.forms.texts import text as words
from tracker.render.formulas import is_like_a_formula
from tracker.render.tables import display_width
from tracker.render.workbook import saved

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Field
    from openpyxl.worksheet.worksheet import Worksheet

FONT, SIZE, TITLE_SIZE = "宋体", 10, 16
LINE = 14
"""Points of height that a line of text takes."""
LONGEST_NAME = 31
A4 = 9
MARGIN = 0.5
"""Inches."""
LABEL_SHADE = "F2F2F2"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MIDDLE = (Look.LABEL, Look.MIDDLE, Look.POINTS, Look.RESULT)
_NUMERIC = (Look.MONEY, Look.PERCENT)


def workbook(forms: Sequence[Form]) -> bytes:
    """Every form on a sheet of its own, in their order."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    printed: list[tuple[str, ...]] = []
    for form, name in zip(forms, sheet_names([form.name for form in forms]), strict=True):
        page = _Page(book.create_sheet(name), form)
        page.write()
        if form.returns:
            printed += [(name, *line) for line in page.printed]
    if printed:
        _keep(book.create_sheet(BASELINE, len(book.worksheets) - 1), printed)
    return saved(book)


def _keep(sheet: Worksheet, printed: Sequence[tuple[str, ...]]) -> None:
    """Sheet, row, column, rows down, columns across, text: a form that comes back is held against it."""
    sheet.sheet_state = "veryHidden"
    for line, values in enumerate(printed, 1):
        for column, value in enumerate(values, 1):
            _put(sheet, line, column, value)


def _put(sheet: Worksheet, line: int, column: int, value: Any) -> Field:
    """Text stays text, also where it begins like a formula, and also when somebody edits the cell."""
    field = cast("Field", sheet.cell(line, column))
    field.value = value
    if isinstance(value, str):
        field.data_type = "s"
        field.quotePrefix = is_like_a_formula(value)
    return field


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that Excel accepts: no more than 31 characters, none of its marks, each once."""
    found: list[str] = []
    for name in names:
        bare = _FORBIDDEN.sub(" ", name).strip(" '") or "表"
        made, number = bare[:LONGEST_NAME].strip(" '"), 1
        while made.casefold() in {one.casefold() for one in found}:
            number += 1
            tail = f" ({number})"
            made = bare[: LONGEST_NAME - len(tail)].strip(" '") + tail
        found.append(made)
    return found


class _Page:
    """One form on its sheet; `line` is the next free row, `printed` what stands where: row and column
    from 1, how far down and across, text."""

    def __init__(self, sheet: Worksheet, form: Form) -> None:
        self.sheet, self.form = sheet, form
        self.columns, self.line = len(form.widths), 1
        self.printed: list[tuple[str, ...]] = []

    def write(self) -> None:
        """From the title to the notes, then the page."""
        self._across(self.form.title, bold=True, size=TITLE_SIZE, align="center")
        if self.form.subtitle:
            self._across(self.form.subtitle, align="center")
        if self.form.corner:
            self._across(self.form.corner, align="right")
        repeated = None
        for grid in self.form.grids:
            if grid.heads:
                repeated = (self.line, self.line + grid.heads - 1)
            self._grid(grid)
        for paragraph in self.form.prose:
            self._across(paragraph, align="left")
        self._set_up(repeated)

    def _across(self, text: str, *, align: str, bold: bool = False, size: int = SIZE) -> None:
        """A line over the whole width."""
        field = self._put(self.line, 1, lines(text))
        self._print(self.line, 1, Cell(text, across=self.columns))
        field.font, field.alignment = _words(align, size, bold)
        if self.columns > 1:
            self.sheet.merge_cells(
                start_row=self.line, start_column=1, end_row=self.line, end_column=self.columns
            )
        wraps = _wraps(text, sum(self.form.widths) * SIZE / size)
        self.sheet.row_dimensions[self.line].height = (LINE * wraps + 4) * size / SIZE
        self.line += 1

    def _put(self, line: int, column: int, value: Any) -> Field:
        return _put(self.sheet, line, column, value)

    def _print(self, line: int, column: int, cell: Cell) -> None:
        numbers = (line, column, cell.down, cell.across)
        self.printed.append((*map(str, numbers), stored(cell)))

    def _grid(self, grid: Grid) -> None:
        heights = [1] * len(grid.rows)
        for one in self._cells(grid):
            row, column, cell = one
            self._cell(row, column, cell)
            if cell.down == 1:
                width = sum(self.form.widths[column : column + cell.across])
                heights[row] = max(heights[row], _wraps(words(cell), width))
        for row, height in enumerate(heights):
            self.sheet.row_dimensions[self.line + row].height = LINE * height + 6
        self.line += len(grid.rows)

    def _cells(self, grid: Grid) -> Iterator[tuple[int, int, Cell]]:
        if grid.side is not None:
            yield 0, 0, Cell(grid.side, Look.LABEL, 1, len(grid.rows))
        for one in placed(grid, self.columns):
            yield one.row, one.column, one.cell

    def _cell(self, row: int, column: int, cell: Cell) -> None:
        """Value, look, and a border around all that it covers."""
        top, left = self.line + row, column + 1
        value, format = typed(cell)
        field = self._put(top, left, value)
        field.number_format = format
        self._print(top, left, cell)
        self._style(field, cell)
        for line in range(top, top + cell.down):
            for place in range(left, left + cell.across):
                self.sheet.cell(line, place).border = _border()
        if cell.across > 1 or cell.down > 1:
            self.sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + cell.down - 1,
                end_column=left + cell.across - 1,
            )

    def _style(self, field: Field, cell: Cell) -> None:
        align = "center" if cell.look in _MIDDLE else "right" if cell.look in _NUMERIC else "left"
        field.font, field.alignment = _words(align, SIZE, cell.look is Look.LABEL)
        shade = cell.shade or (LABEL_SHADE if cell.look is Look.LABEL else None)
        if shade:
            field.fill = _fill(shade)

    def _set_up(self, repeated: tuple[int, int] | None) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self.sheet
        for number, width in enumerate(self.form.widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape" if self.form.landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        sheet.page_margins.left = sheet.page_margins.right = MARGIN
        sheet.page_margins.top = sheet.page_margins.bottom = MARGIN
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.center.text = "第 &P 页，共 &N 页"  # type: ignore[union-attr]
        sheet.print_area = f"A1:{get_column_letter(self.columns)}{self.line - 1}"
        if repeated:
            sheet.print_title_rows = f"{repeated[0]}:{repeated[1]}"


@cache
def _words(align: str, size: int, bold: bool) -> tuple[Any, Any]:
    """Font and alignment: made once for all cells that look the same."""
    from openpyxl.styles import Alignment, Font

    font = Font(name=FONT, size=size, bold=bold)
    return font, Alignment(horizontal=align, vertical="center", wrap_text=True)


@cache
def _fill(shade: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=shade)


@cache
def _border() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin", color="000000")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _wraps(text: str, width: float) -> int:
    """Lines that a text takes in a column: a spreadsheet does not heighten merged cells by itself."""
    return sum(
        max(1, math.ceil(display_width(line) / max(width - 1, 1))) for line in text.split("\n")
    )
