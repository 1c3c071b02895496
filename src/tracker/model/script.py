"""Printed Chinese text: width and the white space that wrapping put in.

Nothing here alters a printed character; `half` is for looking at text, never for storing it.
"""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_WIDE = r"⺀-〿㇀-䶿一-鿿豈-﫿︰-﹏！-｠￠-￦“”‘’…—·"
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_SPACE = re.compile(r"\s+")


def half(text: str) -> str:
    """Full-width ASCII as ASCII, character by character: every offset stays what it was."""
    return text.translate(_FULL_WIDTH)


def unwrap(text: str) -> str:
    """The text as it was before it was wrapped: no white space between Chinese characters."""
    return _SPACE.sub(" ", _BETWEEN_WIDE.sub("", text)).strip()


def bare(text: str) -> str:
    """Without any white space: what is left when only the printed characters count."""
    return _SPACE.sub("", text)


_DIGITS = {mark: number for number, mark in enumerate("〇一二三四五六七八九")} | {"零": 0}


def chinese_number(text: str) -> int | None:
    """1 to 99 as it is written in headings (十二, 二十); None for anything else."""
    if not text or any(mark not in _DIGITS and mark != "十" for mark in text):
        return None
    if "十" not in text:
        return _DIGITS[text] if len(text) == 1 else None
    tens, _, ones = text.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
