"""A workbook that is a document: its sheets one after the other, as lines whose cells know their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from tracker.documents.sheets import Sheet
from tracker.documents.text import Kind, Line, TextDocument
from tracker.model.script import unwrap

LEAST_OF_TABLE = 3
"""Filled cells of a row from which on a sheet shows a table (our convention)."""


def read_book(sheets: Iterable[Sheet], source: str) -> TextDocument:
    """Words that stand alone in their row are text until the sheet's table begins, then a row of it."""
    return TextDocument(source, tuple(_lines(sheets)))


def _lines(sheets: Iterable[Sheet]) -> Iterator[Line]:
    numbers = count(1)
    for sheet in sheets:
        yield Line(next(numbers), Kind.BLANK, "", places=(sheet.place(0, 0),))
        in_table = False
        for row in range(len(sheet.values)):
            found = [sheet.cell(row, column) for column in range(sheet.width(row))]
            printed = ["" if one.filled else one.text for one in found]
            cells = tuple(map(unwrap, printed))
            places = tuple(one.place for one in found)
            filled = [at for at, text in enumerate(cells) if text]
            in_table = in_table or len(filled) >= LEAST_OF_TABLE
            if not filled:
                yield Line(next(numbers), Kind.BLANK, "", places=places or (sheet.place(row, 0),))
            elif len(filled) == 1 and not in_table:
                at = filled[0]
                for text in printed[at].splitlines():
                    yield Line(next(numbers), Kind.TEXT, text.strip(), places=(places[at],))
            else:
                text = " ".join(cells[at] for at in filled)
                yield Line(next(numbers), Kind.ROW, text, cells, cells, places=places)
