"""Comma, semicolon or tab separated text becomes a sheet; a row's place is its first physical line."""

from __future__ import annotations

import csv
import io

from tracker.documents.decoding import decode
from tracker.documents.sheets.limits import MOST_COLUMNS
from tracker.documents.sheets.sheet import Sheet
from tracker.errors import Problem, Refused
from tracker.language import _

DELIMITERS = (",", "\t", ";")
SAMPLE = 50
"""Rows that are looked at to find the delimiter."""
LONGEST_FIELD = 1_000_000


def read_separated(content: bytes, source: str) -> Sheet:
    """Decode, find the delimiter, split. Raises Refused where it is no text or a quote never ends."""
    text = decode(content, source)
    if not text.strip():
        raise Refused([Problem(source, "", _("an empty file"), _("a sheet with headings"))])
    delimiter = max(DELIMITERS, key=lambda mark: _score(text, mark))
    rows: list[list[str]] = []
    lines: list[int] = []
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                place = _("line {number}").format(number=before + 1)
                found = _("{n} columns").format(n=len(row))
                expected = _("at most {n} columns").format(n=MOST_COLUMNS)
                raise Refused([Problem(source, place, found, expected)])
            rows.append(row)
            lines.append(before + 1)
            before = reader.line_num
    except csv.Error as error:
        place = _("line {number}").format(number=before + 1)
        expected = _("cells whose quotation marks are closed")
        raise Refused([Problem(source, place, str(error), expected)]) from error
    return Sheet("", rows, lines)


def _score(text: str, delimiter: str) -> int:
    """How many rows have the commonest number of cells above one: columns line up where it is right."""
    widths: dict[int, int] = {}
    reader = csv.reader(io.StringIO(text[:65536], newline=""), delimiter=delimiter)
    try:
        for _number, row in zip(range(SAMPLE), reader, strict=False):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
    except csv.Error:
        pass
    return max((count * width for width, count in widths.items()), default=0)
