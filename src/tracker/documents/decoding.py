"""Bytes of a text file become characters: UTF-8 with or without BOM, UTF-16 with one, GB18030."""

from __future__ import annotations

import codecs

from tracker.errors import Problem, Refused
from tracker.language import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes, source: str) -> str:
    """The text. Raises Refused where no known encoding fits, naming the line."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, source)
    if b"\0" in content:
        raise Refused([_problem(content, content.index(b"\0"), source, _("a binary file"))])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(content, "gb18030", source)


def _strict(content: bytes, encoding: str, source: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        found = _("bytes that are no characters")
        raise Refused([_problem(content, error.start, source, found)]) from error


def _problem(content: bytes, offset: int, source: str, found: str) -> Problem:
    place = _("line {number}").format(number=content.count(b"\n", 0, offset) + 1)
    return Problem(source, place, found, _("a text in UTF-8 or GB18030"))
