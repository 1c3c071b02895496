"""A PDF with text: lines in the order of the page, and the rows of its ruled tables, each with its page.

A table that goes on behind a page break comes as rows of the next page; who reads tables joins them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Any

from tracker.documents.text import Kind, Line, TextDocument, is_page_number, without_running_heads
from tracker.errors import Problem, Refused
from tracker.language import _
from tracker.model.script import unwrap

SUFFIX = ".pdf"
MAGIC = b"%PDF-"
MOST_PAGES = 2000
"""A budget of a whole city has a tenth of it (our convention)."""


def is_pdf(content: bytes) -> bool:
    """By the first bytes, before which some writers leave a few others."""
    return MAGIC in content[:1024]


def read_pdf(content: bytes, source: str) -> TextDocument:
    """Every line and row. Raises Refused where the file is no PDF, is locked, or shows pictures only."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(content)) as book:
            if len(book.pages) > MOST_PAGES:
                found = _("{number} pages").format(number=len(book.pages))
                expected = _("at most {number} pages").format(number=MOST_PAGES)
                raise Refused([Problem(source, "", found, expected)])
            lines = tuple(_lines(book))
    except Refused:
        raise
    except Exception as error:  # pdfminer raises what it meets: struct errors, key errors, its own
        reason = str(error) or type(error).__name__
        found = _("a damaged or protected file ({reason})").format(reason=reason)
        raise Refused(
            [Problem(source, "", found, _("a PDF that opens without a password"))]
        ) from error
    if not any(line.text for line in lines):
        found = _("pages without text, as a scanner makes them")
        raise Refused([Problem(source, "", found, _("a PDF with text in it"))])
    return TextDocument(source, without_running_heads(lines))


def _lines(book: Any) -> Iterator[Line]:
    numbers = count(1)
    for page in book.pages:
        place = f"page {page.page_number}"
        for kind, text, cells in _of_page(page):
            yield Line(next(numbers), kind, text, cells, cells or (text,), places=(place,))
        page.close()  # what was laid out once is not kept


def _of_page(page: Any) -> Iterator[tuple[Kind, str, tuple[str, ...]]]:
    """Kind, text and cells of what a page shows, from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.columns) > 1]
    found: list[tuple[float, Kind, str, tuple[str, ...]]] = []
    for table in tables:
        for row, printed in zip(table.rows, table.extract(), strict=True):
            cells = tuple(unwrap(text or "") for text in printed)
            kind = Kind.ROW if any(cells) else Kind.BLANK
            found.append((row.bbox[1], kind, " ".join(filter(None, cells)), cells))
    for line in _around(page, tables).extract_text_lines(strip=True, return_chars=False):
        text = line["text"]
        found.append(
            (line["top"], Kind.PAGE_NUMBER if is_page_number(text) else Kind.TEXT, text, ())
        )
    for _top, kind, text, cells in sorted(found, key=lambda one: one[0]):
        yield kind, text, cells


def _around(page: Any, tables: list[Any]) -> Any:
    """The page without what stands in its tables."""
    boxes = [table.bbox for table in tables]

    def outside(thing: Any) -> bool:
        middle, height = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(x0 <= middle <= x1 and top <= height <= end for x0, top, x1, end in boxes)

    return page.filter(outside) if boxes else page
