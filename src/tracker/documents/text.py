"""Text converted from a PDF: lines become headings, paragraphs, rows of tables.

Cells are separated by tabs or by pipes. Markup (headings, bold, paragraphs, entities) is taken
off; angle brackets that are no markup stay. A row keeps its raw cells too, because where a label
was printed bold may be all that tells it from the text around it.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from tracker.documents.decoding import decode
from tracker.model.script import half, unwrap

_TAGS = re.compile(
    r"</?(?:p|b|i|u|br|hr|em|strong|span|div|sub|sup|font|center|td|tr|th|table|tbody|thead)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_LIST_MARK = re.compile(r"^\s*[-*+]\s+(?=\S)")
_SEPARATOR_CELL = re.compile(r"\s*:?-{2,}:?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_OPEN_PARAGRAPH = re.compile(r"<p\b[^<>]*>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);")
_PAGE_NUMBER = re.compile(
    r"[-—–·]*\s*\d{1,4}\s*[-—–·]*|[Pp]age\s*\d{1,4}|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
OFTEN, LONGEST_HEAD = 3, 40
"""A short line that names an office or a budget and stands so often heads every page (our
convention)."""
_HEAD = re.compile("[局委办厅院会心所部署府站队处校社团]$|预算|决算")
_NO_HEAD = re.compile("单位|绩效目标|绩效指标|指标值|[,，:：。；;、%）)》”】\\]]")
LONGEST_CELL = 40
"""Lines that one cell may run over before we no longer believe that it is open."""


class Kind(Enum):
    """What a line is."""

    BLANK = "blank"
    HEADING = "heading"
    TEXT = "text"
    ROW = "row"
    SEPARATOR = "separator"
    PAGE_NUMBER = "page number"
    RUNNING = "running head"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, or several that are one row. `number` counts from 1.

    `text` is without markup. `cells` are those of a row; `raw` is what stood there with its markup,
    cell by cell, of other lines as one cell. `places` are those of the cells (a workbook), or the
    one page of all (a PDF); a text has its line.
    """

    number: int
    kind: Kind
    text: str
    cells: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    level: int = 0
    places: tuple[str, ...] = ()

    @property
    def locator(self) -> str:
        """The place, as every fact keeps it."""
        return self.places[0] if self.places else f"line {self.number}"

    def place(self, cell: int) -> str:
        """The place of one of its cells."""
        return self.places[cell] if cell < len(self.places) else self.locator


def stretch(first: Line, last: Line) -> str:
    """The place of what stands from one line to another."""
    if first.locator == last.locator:
        return first.locator
    one, other = first.locator.split()[-1], last.locator.split()[-1]
    if first.places:
        alike = first.locator.startswith("page ")
        return f"page {one}-{other}" if alike else f"{first.locator}-{other}"
    return f"lines {one}-{other}"


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A text file in lines."""

    source: str
    lines: tuple[Line, ...]


def read_text(content: bytes, source: str) -> TextDocument:
    """Decode and classify. Raises Refused where the bytes are no text."""
    text = decode(content, source).replace("\r\n", "\n").replace("\r", "\n")
    return TextDocument(source, without_running_heads(tuple(_classified(text.split("\n")))))


def without_running_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A short line without a sentence's marks that comes again and again belongs to the pages."""
    often = Counter(line.text for line in lines if line.kind in (Kind.TEXT, Kind.HEADING))
    heads = {
        text
        for text, count in often.items()
        if count >= OFTEN
        and len(text) <= LONGEST_HEAD
        and _HEAD.search(text)
        and not _NO_HEAD.search(text)
    }
    return tuple(
        replace(line, kind=Kind.RUNNING)
        if line.text in heads and line.kind in (Kind.TEXT, Kind.HEADING)
        else line
        for line in lines
    )


def plain(text: str) -> str:
    """Without markup; a tag between two characters is no character, an entity is the one it names."""
    without = _TAGS.sub(lambda tag: " " if _breaks(tag.group()) else "", text)
    unescaped = _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", without))
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), unescaped)


def _breaks(tag: str) -> bool:
    return bool(re.match(r"</?(?:p|br|div|tr|td)\b", tag, re.IGNORECASE))


def _classified(lines: list[str]) -> Iterator[Line]:
    position = 0
    while position < len(lines):
        taken = _taken(lines, position)
        joined = " ".join(lines[position : position + taken])
        yield _classify(position + 1, joined.strip("\f\v"))
        position += taken


def _taken(lines: list[str], position: int) -> int:
    """How many lines the row at `position` runs over: until every <p> that it opens is closed."""
    if "\t" not in lines[position] and not lines[position].lstrip().startswith("|"):
        return 1
    depth = 0
    for count, line in enumerate(lines[position : position + LONGEST_CELL], 1):
        depth += len(_OPEN_PARAGRAPH.findall(line)) - line.lower().count("</p>")
        if depth <= 0:
            return count
    return 1


def _classify(number: int, line: str) -> Line:
    if not line.strip():
        return Line(number, Kind.BLANK, "")
    raw = _cells(line)
    if raw is not None:
        if all(_SEPARATOR_CELL.fullmatch(cell) for cell in raw):
            return Line(number, Kind.SEPARATOR, line)
        cells = tuple(unwrap(plain(cell)) for cell in raw)
        kind = Kind.ROW if any(cells) else Kind.BLANK
        return Line(number, kind, " ".join(filter(None, cells)), cells, raw)
    if _SEPARATOR_CELL.fullmatch(line):
        return Line(number, Kind.SEPARATOR, line)
    heading = _HEADING.match(line)
    if heading:
        text = unwrap(plain(heading[2]))
        return Line(number, Kind.HEADING, text, level=len(heading[1]))
    kind = Kind.PAGE_NUMBER if is_page_number(line) else Kind.TEXT
    return Line(number, kind, plain(_LIST_MARK.sub("", line)), raw=(line,))


def is_page_number(line: str) -> bool:
    """Whether a line prints nothing but the number of its page."""
    return _PAGE_NUMBER.fullmatch(half(line).strip()) is not None


def _cells(line: str) -> tuple[str, ...] | None:
    """The raw cells of a row; None for a line that is none."""
    if "\t" in line.strip() or line.startswith("\t") or line.endswith("\t\t"):
        return tuple(line.split("\t"))
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return tuple(cell.replace("\\|", "|") for cell in _PIPE.split(stripped[1:-1]))
    return None
