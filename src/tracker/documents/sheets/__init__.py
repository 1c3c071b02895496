"""Spreadsheets and separated text become sheets: rows of cells, each with its place in the file.

Raises Refused, naming the file and the reason, for everything that is no readable spreadsheet; no
other error of a parsing library leaves this package. Time and memory are bounded by checks that are
made before a library sees the file.
"""

from __future__ import annotations

from tracker.documents.sheets.separated import read_separated
from tracker.documents.sheets.sheet import Cell, Fault, Sheet
from tracker.documents.sheets.workbook import is_workbook, read_workbook

__all__ = ["Cell", "Fault", "Sheet", "is_workbook", "open_sheets"]


def open_sheets(content: bytes, source: str) -> list[Sheet]:
    """The sheets of a file, in its order. The bytes decide what it is, not the name."""
    if is_workbook(content, source):
        return read_workbook(content, source)
    return [read_separated(content, source)]
