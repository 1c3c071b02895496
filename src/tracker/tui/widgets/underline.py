"""Words underlined, blanks not: a blank with a line under it reads as an underscore."""

from __future__ import annotations

import re

from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_BLANKS = re.compile(r"(\s+)")
_UNRULED = Style(underline=False)


def segments(text: str, style: Style) -> list[Segment]:
    """Text in a style; where that underlines, only its words are."""
    if not style.underline:
        return [Segment(text, style)]
    return [
        Segment(part, style + _UNRULED if part.isspace() else style)
        for part in _BLANKS.split(text)
        if part
    ]


def underlined(text: str) -> Text:
    """Words in bold, underlined."""
    said = Text(text, style="bold")
    for part in re.finditer(r"\S+", text):
        said.stylize("underline", *part.span())
    return said
