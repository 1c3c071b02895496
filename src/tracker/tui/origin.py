"""Where a figure comes from: the imported file at its line or cell, with the words to highlight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.errors import NothingMatched
from tracker.language import _

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.documents.sheets import Sheet
    from tracker.documents.text import Line

LONGEST_RUN = 40
"""Lines over which words that belong together may be wrapped."""

SEVERAL = " / "
"""Between sentences that promise the same."""

SHORTEST_PIECE = 4
"""Characters; shorter pieces stand everywhere."""

_LINE = re.compile(r"line (\d+)")
_PAGE = re.compile(r"page \d+")
_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)")


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` is the file's name, `locator` the place in it, `words` what stands there."""

    source: str
    locator: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a line to highlight. Lines count from 1, characters from 0."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was imported: lines of text, or a sheet with one cell pointed at."""

    origin: Origin
    sha256: str
    lines: tuple[str, ...] = ()
    line: int | None = None
    marks: tuple[Mark, ...] = ()
    sheet: Sheet | None = None
    cell: tuple[int, int] | None = None


def document(connection: Connection, origin: Origin) -> Document:
    """The document that an origin names. Raises NothingMatched, Refused."""
    from tracker.db import log
    from tracker.documents.decoding import decode
    from tracker.documents.pdf import is_pdf

    found = log.content(connection, origin.source)
    if found is None:
        raise NothingMatched(_("The database holds no file {name}.").format(name=origin.source))
    sha256, content = found
    cell = _CELL.fullmatch(origin.locator)
    if cell:
        return _sheet(origin, sha256, content, cell)
    if is_pdf(content):
        lines, number = _pages(origin, content)
    else:
        lines = tuple(decode(content, origin.source).replace("\r\n", "\n").split("\n"))
        line = _LINE.search(origin.locator)
        number = int(line[1]) if line else None
    marks = tuple(marked(lines, number, origin.words)) if number else ()
    return Document(origin, sha256, lines, number, marks)


def _pages(origin: Origin, content: bytes) -> tuple[tuple[str, ...], int | None]:
    """The text of a PDF, and the line with which the page begins."""
    lines = _read(content, origin.source)
    page = _PAGE.search(origin.locator)
    starts = (at for at, line in enumerate(lines, 1) if page and line.locator == page[0])
    return tuple(line.text for line in lines), next(starts, None)


@lru_cache(maxsize=2)
def _read(content: bytes, source: str) -> Sequence[Line]:
    """Of a PDF that takes seconds, and is asked for with each row that the cursor comes to."""
    from tracker.documents.pdf import read_pdf

    return read_pdf(content, source).lines


def _sheet(origin: Origin, sha256: str, content: bytes, place: re.Match[str]) -> Document:
    from tracker.documents.sheets import open_sheets

    sheets = open_sheets(content, origin.source)
    sheet = next((one for one in sheets if one.name == place["sheet"]), None)
    if sheet is None:
        raise NothingMatched(
            _("{name} has no sheet “{sheet}”.").format(name=origin.source, sheet=place["sheet"])
        )
    cell = (int(place["row"]) - 1, column_number(place["column"]))
    return Document(origin, sha256, sheet=sheet, cell=cell)


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def marked(lines: Sequence[str], first: int, words: str) -> Iterator[Mark]:
    """Where `words` stand from line `first` on, whatever white space, markup or label stands between.

    In each line one mark, from the first of its words to the last. Where the words are not found,
    the whole line is marked.
    """
    places = list(_characters(lines, first))
    text = "".join(character for character, _line, _column in places)
    said = ["".join(sentence.split()) for sentence in words.split(SEVERAL)]
    found = [places[one] for sentence in said for one in _found(text, sentence)]
    if not found and first <= len(lines):
        yield Mark(first, 0, len(lines[first - 1]))
    for number in dict.fromkeys(line for _character, line, _column in found):
        columns = [column for _character, line, column in found if line == number]
        yield Mark(number, min(columns), max(columns) + 1)


def _found(text: str, words: str) -> list[int]:
    """Where the characters of `words` stand: in pieces, if need be, none of them short."""
    found: list[int] = []
    while words:
        start = found[-1] + 1 if found else 0
        piece, place = _longest(text, words, start)
        if place < 0:
            return []
        found += range(place, place + len(piece))
        words = words[len(piece) :]
    return found


def _longest(text: str, words: str, start: int) -> tuple[str, int]:
    """The longest beginning of `words` that stands in the text, and where."""
    for length in range(len(words), min(SHORTEST_PIECE, len(words)) - 1, -1):
        place = text.find(words[:length], start)
        if place >= 0:
            return words[:length], place
    return words, -1


def _characters(lines: Sequence[str], first: int) -> Iterator[tuple[str, int, int]]:
    """The printed characters with their places, without white space, tags and emphasis."""
    from tracker.documents.text import plain

    for number in range(first, min(first + LONGEST_RUN, len(lines) + 1)):
        line = lines[number - 1]
        column = 0
        for part in re.split(r"(<[^<>]*>|\*\*|\\)", line):
            printed = plain(part) if part.startswith("<") else part
            if part not in ("**", "\\") and (printed.strip() or not part.startswith("<")):
                for offset, character in enumerate(part):
                    if not character.isspace():
                        yield character, number, column + offset
            column += len(part)
