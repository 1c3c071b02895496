"""Find rows as one types: by the words themselves, or by the pinyin initials of Chinese words.

The initials come from the order of the commonest 3,755 characters in GB 2312, which is that of
their pinyin; a rarer character has none, and of one with several readings the commonest counts.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

_FIRST = (
    ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2),
    ("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8),
    ("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6),
    ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1),
)  # fmt: skip
_STARTS = [code for _letter, code in _FIRST]
_LAST = 0xD7F9

MOST_TEXTS = 1 << 17
"""Texts that are kept as they are compared: each letter that is typed looks at all of them again."""


@lru_cache(maxsize=MOST_TEXTS)
def folded(text: str) -> str:
    """As it is compared: half-width, without white space and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=8192)
def initial(character: str) -> str:
    """The first letter of a character's pinyin; the character itself where it has none."""
    if character < "一":
        return character
    try:
        high, low = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return character
    code = high << 8 | low
    if not _STARTS[0] <= code <= _LAST:
        return character
    return _FIRST[bisect_right(_STARTS, code) - 1][0]


class _Initials(dict[int, str]):
    """By the number of a character, filled as characters are met."""

    def __missing__(self, number: int) -> str:
        self[number] = found = initial(chr(number))
        return found


_INITIALS = _Initials()


@lru_cache(maxsize=MOST_TEXTS)
def initials(text: str) -> str:
    """`质量提升` is `zlts`."""
    return folded(text).translate(_INITIALS)


def matches(query: str, text: str) -> bool:
    """Whether every word of the query is in the text, or begins words of it by their pinyin."""
    return matching(query)(text)


class matching:
    """A query that is held against many texts."""

    def __init__(self, query: str) -> None:
        self.words = [folded(word) for word in unicodedata.normalize("NFKC", query).split()]
        self.latin = [word.isascii() and word.isalnum() for word in self.words]

    def __call__(self, text: str) -> bool:
        """Whether a text is found."""
        plain = folded(text)
        if len(self.words) == 1:
            word = self.words[0]
            return word in plain or (self.latin[0] and word in initials(text))
        short = initials(text) if any(self.latin) else ""
        return all(
            word in plain or (latin and word in short)
            for word, latin in zip(self.words, self.latin, strict=True)
        )
