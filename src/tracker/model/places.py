"""Places in files, in words: `line 296` as facts keep it is 第 296 行 for those who read Chinese."""

from __future__ import annotations

import re

from tracker.language import _

_PLACE = re.compile(r"\b(line|lines|page) (\d+(?:-\d+)?)")


def in_words(text: str) -> str:
    """A locator, or a sentence that holds some, in the language in use; a cell stays as it is."""
    return _PLACE.sub(lambda place: _said(place[1], place[2]), text)


def _said(kind: str, number: str) -> str:
    if kind == "line":
        return _("line {number}").format(number=number)
    if kind == "lines":
        return _("lines {number}").format(number=number)
    return _("page {number}").format(number=number)
