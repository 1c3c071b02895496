"""A few lines of the document that a row comes from, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import Path

from rich.text import Text
from textual.widgets import Static

from tracker.language import _
from tracker.model.places import in_words
from tracker.render.grid import harmless
from tracker.tui.answers.asking import Failed, Loaded, ask
from tracker.tui.source.marking import Mark, unmarked
from tracker.tui.source.origin import Document, Origin, document
from tracker.tui.widgets.column import cut
from tracker.tui.widgets.underline import underlined

MOST_LINES = 6
SURROUNDING = 60
"""Characters before and after the marked ones."""


class Excerpt(Static):
    """Asks for the document itself; an excerpt of a row that was left is dropped."""

    def __init__(self, path: Path, *, id: str) -> None:
        super().__init__(id=id)
        self._path, self._number = path, 0
        self._origin: Origin | None = None
        self._found: Document | None = None

    def show(self, origin: Origin | None) -> None:
        """The excerpt of another origin; of the same one nothing changes."""
        if origin == self._origin:
            return
        self._origin = origin
        self._number += 1
        if origin is None:
            self._found = None
            self.update("")
            return
        ask(self, self._number, self._path, partial(document, origin=origin))

    def on_loaded(self, message: Loaded) -> None:
        """Write it."""
        if message.number == self._number:
            self._found = message.answer
            self._write()

    def on_resize(self) -> None:
        """Another width, other breaks."""
        self._write()

    def _write(self) -> None:
        if self._found is not None:
            self.update(excerpt(self._found, self.size.width))

    def on_failed(self, message: Failed) -> None:
        """Say why there is none."""
        if message.number == self._number:
            self.update(Text(str(message.error)))


def headline(found: Document) -> str:
    """Name, place and SHA-256 of the file."""
    return _("{source}, {place} · SHA-256 {sha256}").format(
        source=found.origin.source,
        place=in_words(found.origin.locator),
        sha256=found.sha256[:16],
    )


def excerpt(found: Document, width: int) -> Text:
    """The headline, then the marked lines as they are printed, filling the width."""
    said = Text(cut(headline(found), width), style="dim")
    if found.sheet is not None and found.cell is not None:
        row, column = found.cell
        cells = [found.sheet.text(row, one) for one in range(found.sheet.width(row))]
        before, after = cells[:column], cells[column + 1 :]
        parts = [
            "  │  ".join([*before, ""]),
            found.sheet.text(row, column),
            "  │  ".join(["", *after]),
        ]
        said.append_text(_folded(f"{row + 1:>5} │ ", parts, width))
    by_line = groupby(found.marks, lambda mark: mark.line)
    for number, marks in islice(by_line, MOST_LINES):
        parts = list(_parts(found.lines[number - 1], marks))
        parts[0] = parts[0][-SURROUNDING:].lstrip()
        parts[-1] = parts[-1][:SURROUNDING].rstrip()
        said.append_text(_folded(f"{number:>5} │ ", parts, width))
    return said


def _parts(line: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Text and marked text in turn, as it is printed, from the beginning of a line to its end."""
    place = 0
    for mark in marks:
        yield unmarked(line[place : mark.start])
        yield unmarked(line[mark.start : mark.end])
        place = mark.end
    yield unmarked(line[place:])


def _folded(margin: str, parts: Sequence[str], width: int) -> Text:
    """Text and marked text in turn: wrapped between two characters behind a margin."""
    room = max(8, width - len(margin))
    text = Text(style="not dim")
    for number, part in enumerate(parts):
        printed = harmless(part)
        text.append_text(underlined(printed) if number % 2 else Text(printed))
    said = Text()
    place = 0
    while place < len(text) or not place:
        piece = cut(text.plain[place:], room) or text.plain[place : place + 1]
        said.append("\n" + (margin if not place else " " * len(margin)), "dim")
        said.append_text(text[place : place + len(piece)])
        place += max(1, len(piece))
    return said
