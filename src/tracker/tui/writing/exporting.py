"""Write exactly what a table shows, its rows and columns in their order, as csv, xlsx or md."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.language import _, listed
from tracker.model.money import Money, Unit
from tracker.render.drawing import MARKDOWN, drawn
from tracker.render.formulas import harmless
from tracker.render.grid import clean
from tracker.render.markdown import escaped
from tracker.render.numbers import amount, amount_decimals, unit_name
from tracker.tui.widgets.column import Column
from tracker.tui.writing.files import CannotExport, written

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = (".csv", ".xlsx", ".md")


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it is seen. `title` says what it is, and of when."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]
    unit: Unit

    @property
    def headings(self) -> list[str]:
        """Columns of money name the unit."""
        return [_heading(one, self.rows, self.unit) for one in self.columns]

    def cells(self, row: Any) -> list[str]:
        """The texts of a row."""
        return [clean(one.cell(row, self.unit).text) for one in self.columns]


def _heading(column: Column, rows: Sequence[Any], unit: Unit) -> str:
    title = _(column.title)
    is_money = any(isinstance(_value(column, row), Money) for row in rows)
    return f"{title} ({unit_name(unit)})" if is_money else title


def _value(column: Column, row: Any) -> Any:
    """Money or a number where the column shows one; None for anything else."""
    if column.order is None or not column.right:
        return None
    return column.order(row)


def _worth(column: Column, row: Any, unit: Unit) -> Any:
    """The value where it is all that the cell shows; with a mark beside it the cell is text."""
    value = _value(column, row)
    if column.marked and isinstance(value, Money):
        shown = column.cell(row, unit).text.strip()
        return value if shown == amount(value, unit) else None
    return value


def export(shown: Shown, path: Path) -> Path:
    """Write the file anew. Raises CannotExport."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise CannotExport(
            path, _("its name must end in {formats}").format(formats=listed(FORMATS))
        )
    return written(path, {".csv": _csv, ".xlsx": _xlsx, ".md": _markdown}[suffix](shown))


def _csv(shown: Shown) -> bytes:
    """With the mark by which spreadsheets know UTF-8; amounts without separators."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(shown.headings)
    for row in shown.rows:
        writer.writerow([_plain(one, row, shown.unit) for one in shown.columns])
    return buffer.getvalue().encode("utf-8-sig")


def _plain(column: Column, row: Any, unit: Unit) -> str:
    value = _worth(column, row, unit)
    if isinstance(value, Money):
        return f"{value.in_unit(unit):f}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = clean(column.cell(row, unit).text)
    return "" if text == "–" else harmless(text)


def _markdown(shown: Shown) -> bytes:
    rows = [[escaped(cell) for cell in shown.cells(row)] for row in shown.rows]
    table = drawn(shown.headings, rows, [one.right for one in shown.columns], MARKDOWN)
    return f"## {escaped(shown.title)}\n\n{table}\n".encode()


def _xlsx(shown: Shown) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    from tracker.render.workbook import saved

    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.append([])
    sheet.cell(1, 1, shown.title).font = Font(bold=True)
    for place, heading in enumerate(shown.headings, 1):
        sheet.cell(3, place, heading).font = Font(bold=True)
    for line, row in enumerate(shown.rows, 4):
        for place, column in enumerate(shown.columns, 1):
            _fill(sheet, line, place, column, row, shown.unit)
    sheet.freeze_panes = "A4"
    return saved(book)


def _fill(sheet: Worksheet, line: int, place: int, column: Column, row: Any, unit: Unit) -> None:
    """Numbers as numbers; what is missing stays empty; text never a formula."""
    from tracker.render.sheet import put_text

    cell = sheet.cell(line, place)
    value = _worth(column, row, unit)
    if isinstance(value, Money):
        cell.value = value.in_unit(unit)
        cell.number_format = "#,##0." + "0" * amount_decimals(value, unit)
    elif isinstance(value, Decimal):
        cell.value = value
    else:
        text = clean(column.cell(row, unit).text)
        if text not in ("", "–"):
            put_text(cell, text)  # type: ignore[arg-type]
