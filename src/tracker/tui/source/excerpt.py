"""A few lines of the document that a row comes from, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.widgets import Static

from tracker.language import _
from tracker.model.places import in_words
from tracker.render.grid import clean
from tracker.tui.answers.asking import Failed, Loaded, ask
from tracker.tui.source.origin import Document, Origin, document
from tracker.tui.widgets.column import cut

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
    for mark in found.marks[:MOST_LINES]:
        line = found.lines[mark.line - 1]
        before_mark = _printed(line[: mark.start])[-SURROUNDING:]
        after_mark = _printed(line[mark.end :])[:SURROUNDING]
        parts = [before_mark, _printed(line[mark.start : mark.end]), after_mark]
        said.append_text(_folded(f"{mark.line:>5} │ ", parts, width))
    return said


def _folded(margin: str, parts: Sequence[str], width: int) -> Text:
    """Text, marked text, text: wrapped between two characters behind a margin."""
    room = max(8, width - len(margin))
    text = Text("".join(clean(part) for part in parts), style="not dim")
    start = len(clean(parts[0]))
    text.stylize("bold underline", start, start + len(clean(parts[1])))
    said = Text()
    place = 0
    while place < len(text) or not place:
        piece = cut(text.plain[place:], room) or text.plain[place : place + 1]
        said.append("\n" + (margin if not place else " " * len(margin)), "dim")
        said.append_text(text[place : place + len(piece)])
        place += max(1, len(piece))
    return said


def _printed(text: str) -> str:
    """Without markup and without what a terminal would obey."""
    from tracker.documents.text import plain

    return clean(plain(text))
