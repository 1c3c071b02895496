"""Where a figure comes from: the imported file at its line or cell, with the words to highlight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.errors import NothingMatched
from tracker.language import _
from tracker.tui.source.marking import Mark, marked, sought

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.documents.sheets import Sheet
    from tracker.documents.text import Line

_LINE = re.compile(r"line (\d+)")
_PAGE = re.compile(r"page \d+")
_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)")


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` is the file's name, `locator` the place in it, `words` what stands there. Where the
    place is a page, `subject` and `figures` tell which of its rows is meant; amounts are in yuan."""

    source: str
    locator: str
    words: str = ""
    subject: str = ""
    figures: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was imported: lines of text, or sheets with one cell pointed at. `is_page`: the
    line is only the first of its page, for nobody knows which row of it is meant. `pages` are those
    of the lines; `at` is the number of the sheet among the `sheets`."""

    origin: Origin
    sha256: str
    lines: tuple[str, ...] = ()
    line: int | None = None
    marks: tuple[Mark, ...] = ()
    is_page: bool = False
    pages: tuple[int, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    at: int = 0
    cell: tuple[int, int] | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The one with the cell."""
        return self.sheets[self.at] if self.sheets else None


def document(connection: Connection, origin: Origin) -> Document:
    """The document that an origin names. Raises NothingMatched, Refused."""
    from tracker.db import log
    from tracker.documents.decoding import decode
    from tracker.documents.pdf import is_pdf
    from tracker.documents.sheets import is_workbook

    found = log.content(connection, origin.source)
    if found is None:
        raise NothingMatched(_("The database holds no file {name}.").format(name=origin.source))
    sha256, content = found
    cell = _CELL.fullmatch(origin.locator)
    if cell:
        return _sheet(origin, sha256, content, cell)
    if is_workbook(content, origin.source):
        return _sheet(origin, sha256, content, None)
    if is_pdf(content):
        return _page(origin, sha256, _read(content, origin.source))
    text = decode(content, origin.source).replace("\r\n", "\n")
    lines = tuple(text.removesuffix("\n").split("\n"))
    line = _LINE.search(origin.locator)
    number = int(line[1]) if line else None
    marks = tuple(marked(lines, number, origin.words)) if number else ()
    return Document(origin, sha256, lines, number, marks)


def _page(origin: Origin, sha256: str, lines: Sequence[Line]) -> Document:
    """At the row of the page that is meant, else at its first line."""
    texts = tuple(line.text for line in lines)
    pages = tuple(int(line.locator.rpartition(" ")[2]) for line in lines)
    page = _PAGE.search(origin.locator)
    held = [at for at, line in enumerate(lines, 1) if page and line.locator == page[0]]
    if not held:
        return Document(origin, sha256, texts, pages=pages)
    marks = tuple(
        sought(texts, range(held[0], held[-1] + 1), origin.words, origin.subject, origin.figures)
    )
    first = marks[0].line if marks else held[0]
    return Document(origin, sha256, texts, first, marks, is_page=not marks, pages=pages)


@lru_cache(maxsize=2)
def _read(content: bytes, source: str) -> Sequence[Line]:
    """Of a PDF that takes seconds, and is asked for with each row that the cursor comes to."""
    from tracker.documents.pdf import read_pdf

    return read_pdf(content, source).lines


def _sheet(origin: Origin, sha256: str, content: bytes, place: re.Match[str] | None) -> Document:
    from tracker.documents.sheets import open_sheets

    sheets = tuple(open_sheets(content, origin.source))
    if place is None:
        return Document(origin, sha256, sheets=sheets)
    names = [one.name for one in sheets]
    if place["sheet"] not in names:
        raise NothingMatched(
            _("{name} has no sheet “{sheet}”.").format(name=origin.source, sheet=place["sheet"])
        )
    cell = (int(place["row"]) - 1, column_number(place["column"]))
    return Document(origin, sha256, sheets=sheets, at=names.index(place["sheet"]), cell=cell)


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
