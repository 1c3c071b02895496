"""How far two Chinese phrases speak of the same thing: by the pairs of characters they share."""

from __future__ import annotations

import re

from tracker.reports.check.quantities import fold

_NOT_WORDS = re.compile(
    r"[^一-鿿]+|不少于?|不低于|不超过|至少|最少|达到|开展|完成|进行|以上|全年|每年"
)
HALF = 2
"""One phrase speaks of the other where half of its pairs or more are found there (our convention)."""


def pairs(text: str) -> set[str]:
    """Neighbouring characters, within words only."""
    return {
        word[at : at + 2] for word in _NOT_WORDS.split(fold(text)) for at in range(len(word) - 1)
    }


def share(phrase: str, text: str) -> tuple[int, int]:
    """How many pairs of the phrase the text has, of how many."""
    wanted = pairs(phrase)
    return len(wanted & pairs(text)), len(wanted)


def speaks_of(phrase: str, text: str) -> bool:
    """Whether half of the phrase is found in the text."""
    common, wanted = share(phrase, text)
    return wanted > 0 and common * HALF >= wanted
