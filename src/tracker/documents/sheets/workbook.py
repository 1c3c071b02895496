"""Workbooks (xlsx, xls, xlsb, ods) become sheets: numbers exact, merged cells filled."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from tracker.documents.sheets import biff, binary
from tracker.documents.sheets.biff import OLE
from tracker.documents.sheets.limits import TooMuch
from tracker.documents.sheets.opendocument import OpenDocument
from tracker.documents.sheets.package import Package, is_zip
from tracker.documents.sheets.sheet import Sheet
from tracker.documents.sheets.spreadsheetml import Marks, Spreadsheet
from tracker.errors import Problem, Refused
from tracker.language import _

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
MOST_FILLED = 1_000_000
"""Cells that merged ranges may cover in a sheet: a whole merged column is one of them."""


def is_workbook(content: bytes, source: str) -> bool:
    """By the first bytes; by the name where they say nothing."""
    return is_zip(content) or content.startswith(OLE) or _suffix(source) in SUFFIXES


def _suffix(source: str) -> str:
    return PurePath(source).suffix.lower()


def read_workbook(content: bytes, source: str) -> list[Sheet]:
    """Every sheet of the workbook. Raises Refused for what is none, or is damaged or too large."""
    marks: dict[str, Marks] = {}
    if is_zip(content):
        marks = _marks(Package(content, source))
    elif not content.startswith(OLE):
        raise _refused(source, _("bytes that are no spreadsheet"))
    elif ENCRYPTED in content:
        raise _refused(source, _("a file that is protected by a password"))
    else:
        marks = _old_marks(content, source)
    try:
        return list(_sheets(content, marks))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a crash of the library (a Rust panic) is no Exception
        reason = _("a damaged or protected file ({reason})").format(reason=error)
        raise _refused(source, reason) from error


def _marks(package: Package) -> dict[str, Marks]:
    """By the sheet's name; nothing for formats that do not let us know. Raises Refused."""
    with package.reading():
        if "content.xml" in package.names:
            return OpenDocument(package).marks()
        if "xl/workbook.xml" in package.names:
            return Spreadsheet(package).marks()
        binary.check(package)
    return {}


def _old_marks(content: bytes, source: str) -> dict[str, Marks]:
    """Of an xls. Raises Refused."""
    try:
        return biff.marks(content)
    except biff.Protected as error:
        raise _refused(source, _("a file that is protected by a password")) from error
    except TooMuch as error:
        raise _refused(source, str(error)) from error
    except Exception as error:
        reason = _("a damaged or protected file ({reason})").format(reason=error)
        raise _refused(source, reason) from error


def _refused(source: str, found: str) -> Refused:
    expected = _("a spreadsheet that opens without a password: xlsx, xls, ods or CSV")
    return Refused([Problem(source, "", found, expected)])


def _sheets(content: bytes, marks: dict[str, Marks]) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet:
            yield _sheet(book.get_sheet_by_name(about.name), about.name, marks.get(about.name))


def _sheet(found: Any, name: str, marks: Marks | None) -> Sheet:
    values = found.to_python(skip_empty_area=False)
    merged = found.merged_cell_ranges or (marks.merged if marks is not None else ())
    filled = _filled(merged, values)
    if marks is None:
        return Sheet(name, values, filled=filled, percents=None)
    for row, column in marks.faults:  # a row may hold nothing but such cells
        _grow(values, row, column)
    return Sheet(
        name,
        values,
        filled=filled,
        faults=marks.faults,
        percents=None if marks.percents is None else frozenset(marks.percents),
    )


def _grow(values: list[list[object]], row: int, column: int) -> None:
    values.extend([] for _missing in range(row + 1 - len(values)))
    values[row].extend("" for _missing in range(column + 1 - len(values[row])))


def _filled(ranges: Any, values: list[list[object]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Each covered cell, and the first cell of its range, which holds the value."""
    filled: dict[tuple[int, int], tuple[int, int]] = {}
    width = max((len(row) for row in values), default=0)
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom + 1, len(values))):
            for column in range(left, min(right + 1, width)):
                if (row, column) != (top, left):
                    filled[row, column] = (top, left)
        if len(filled) > MOST_FILLED:
            break
    return filled
