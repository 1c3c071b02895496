"""Places in files, in words: `line 296` as facts keep it is 第 296 行 for those who read Chinese."""

from __future__ import annotations

import re

from tracker.language import _

_PLACE = re.compile(r"(, )?\b(line|lines|page) (\d+(?:-\d+)?)")


def in_words(text: str) -> str:
    """A locator, or a sentence that holds some, in the language in use; a cell stays as it is."""
    return _PLACE.sub(_found, text)


def placed(source: str, locator: str) -> str:
    """A file and where in it, in the language in use."""
    return _("{source}, {place}").format(source=source, place=in_words(locator))


def _found(place: re.Match[str]) -> str:
    """With the comma before it, which Chinese writes in another way."""
    said = _said(place[2], place[3])
    return _("{source}, {place}").format(source="", place=said) if place[1] else said


def _said(kind: str, number: str) -> str:
    if kind == "line":
        return _("line {number}").format(number=number)
    if kind == "lines":
        return _("lines {number}").format(number=number)
    return _("page {number}").format(number=number)
