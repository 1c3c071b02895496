"""Sentences under a table, wrapped between two characters and never within a number or a Latin word."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from tracker.tui.widgets.column import cut

INDENT = 3
"""Cells before what runs over: further right than any line begins."""

CLOSING = "，。；：、！？）》”％"
"""What never begins a line."""

_COLUMN = re.compile(r"\s{2,}(?=\S)")


class Said(Static):
    """Lines of text; what runs over stands under the last column of its line."""

    _text = Text()
    _width = 0

    def put(self, text: Text) -> None:
        """Other sentences."""
        self._text = text
        self._write()

    def on_resize(self) -> None:
        """Another width, other breaks; and another height, which a layout under way does not see."""
        if self._width != self.content_size.width:
            self._width = self.content_size.width
            self._write()
            self.call_after_refresh(self.refresh, layout=True)

    def _write(self) -> None:
        width = self.content_size.width or self.size.width
        self.update(folded(self._text, width) if width else self._text)


def folded(text: Text, width: int) -> Text:
    """Every line within the width."""
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        room, rest = width, line
        indent = hanging(line.plain, width)
        while True:
            end = broken(rest.plain, room)
            lines.append(Text(" " * (width - room)) + rest[:end])
            rest = rest[end:]
            if not rest.plain.strip():
                break
            rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
            room = max(8, width - indent)
    return Text("\n").join(lines)


def hanging(line: str, width: int) -> int:
    """Where the last column begins that lies in the left half: columns have wide gaps before them."""
    starts = [cell_len(line[: gap.end()]) for gap in _COLUMN.finditer(line)]
    return max((one for one in starts if INDENT < one <= width // 2), default=INDENT)


def broken(line: str, room: int) -> int:
    """How many characters of a line stand in the room: all, or up to where it may be broken."""
    end = len(cut(line, room))
    if end >= len(line):
        return len(line)
    place = end
    while place and (line[place] in CLOSING or (_holds(line[place - 1]) and _holds(line[place]))):
        place -= 1
    return place if line[:place].strip() else max(1, end)


def _holds(character: str) -> bool:
    """Whether a character stays with its neighbour: letters, digits, signs of numbers."""
    return character.isascii() and not character.isspace()
