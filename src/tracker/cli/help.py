"""Help that is wrapped and aligned by what a character takes on the screen.

Click counts characters; a Chinese one takes two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

_PIECE = re.compile(r"\s+|[\x21-\x7e]+|.")
_NEVER_FIRST = "，。；：、！？）”》"


class Formatter(click.HelpFormatter):
    """Click's own for ASCII; for wide text the same, measured."""

    def write_text(self, text: str) -> None:
        """Paragraphs, indented."""
        if text.isascii():
            super().write_text(text)
            return
        room = max(self.width - self.current_indent, 11)
        for paragraph in text.split("\n"):
            for line in wrapped(paragraph.strip(), room):
                self.write(f"{' ' * self.current_indent}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Names on the left, what they mean on the right, below where the name is long."""
        rows = list(rows)
        left = min(max((breadth(name) for name, _text in rows), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        room = max(self.width - self.current_indent - left, 10)
        for name, text in rows:
            lines = list(wrapped(text, room)) if text else [""]
            if breadth(name) > left - col_spacing:
                self.write(f"{margin}{name}\n")
            else:
                self.write(
                    f"{margin}{name}{' ' * (left - breadth(name))}{lines.pop(0)}".rstrip() + "\n"
                )
            for line in lines:
                self.write(f"{margin}{' ' * left}{line}".rstrip() + "\n")


class Context(click.Context):
    """Every command's help is written so."""

    formatter_class = Formatter


def breadth(text: str) -> int:
    """Columns of the screen. Help needs no more than this, and no library that takes time to load."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(1 + (unicodedata.east_asian_width(mark) in "WF") for mark in text)


def wrapped(text: str, room: int) -> Iterator[str]:
    """Lines of at most `room` columns: broken at spaces, and between wide characters.

    The last two columns of wide text are kept for a mark that must not begin a line.
    """
    room -= 0 if text.isascii() else 2
    line = ""
    for piece in _PIECE.findall(text):
        if breadth((line + piece).rstrip()) > room and line and piece not in _NEVER_FIRST:
            yield line.rstrip()
            line = ""
        if line or not piece.isspace():
            line += piece
    yield line.rstrip()
