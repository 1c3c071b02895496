"""A table is described by its columns: what a row shows in each, how wide, what it sorts by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from rich.cells import cell_len, get_character_cell_size

from tracker.language import _
from tracker.model.money import Unit
from tracker.render.grid import clean
from tracker.tui.state import NARROWEST, Looks

GAP = 2
"""Blank cells between two columns."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

BAD, WARN, GOOD, DIM, STRONG, HIT, PLAIN = "bad", "warn", "good", "dim", "strong", "hit", ""


class Cell(NamedTuple):
    """Text as it is, never markup, and which of the few styles it has."""

    text: str
    style: str = PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """`title` is English and translated when shown. `width` in terminal cells, growing up to `most`.

    `rank`: where there is too little room, columns of the highest go first; of rank 0 none goes.
    A `frozen` column never scrolls away. `order` gives what rows sort by, None for a missing value;
    without it a column does not sort. Money and numbers are exported as what `order` gives. A
    `money` column is wider where the unit is small. In a `marked` one a mark may stand beside the
    amount, and does so in what is exported. Of what
    does not fit a column of `ends` shows both: names often differ in their last words. A `snug` one is
    as wide as what it shows, where that is less; and of money, which is never cut, also where it is more.
    """

    key: str
    title: str
    width: int
    cell: Callable[[Any, Unit], Cell]
    most: int = 0
    right: bool = False
    rank: int = 0
    frozen: bool = False
    money: bool = False
    marked: bool = False
    order: Callable[[Any], Any] | None = None
    ends: bool = False
    snug: bool = False


YUAN_WIDER = 5
"""Cells that an amount in yuan takes more than one in 10,000 yuan: four digits and a comma."""


def sized(columns: Iterable[Column], unit: Unit) -> tuple[Column, ...]:
    """The columns as wide as amounts in that unit need."""
    wider = YUAN_WIDER if unit is Unit.YUAN else 0
    return tuple(replace(one, width=one.width + wider) if one.money else one for one in columns)


MOST_MEASURED = 500
"""Rows of which every cell is measured; of more than these a column is as wide as it says."""


def measured(columns: Iterable[Column], rows: Sequence[Any], unit: Unit) -> tuple[Column, ...]:
    """The snug columns as what they show needs."""
    if len(rows) > MOST_MEASURED:
        return tuple(columns)
    return tuple(_measured(one, rows, unit) if one.snug and rows else one for one in columns)


def _measured(column: Column, rows: Sequence[Any], unit: Unit) -> Column:
    texts = (column.cell(row, unit).text for row in rows)
    need = max(cell_len(_(column.title)), *(cell_len(clean(one)) for one in texts))
    width = need if column.money else min(column.width, need)
    return replace(column, width=width, most=min(column.most, need))


class Placed(NamedTuple):
    """A column on the screen."""

    column: Column
    x: int
    width: int


def shown(columns: Sequence[Column], looks: Looks, room: int) -> list[Column]:
    """The columns that are not hidden and, by rank, fit; all of them where that is wished."""
    kept = [one for one in columns if one.key not in looks.hidden]
    while not looks.all and _needed(kept, looks) > room:
        last = max(kept, key=lambda one: one.rank)
        if not last.rank:
            break
        kept = [one for one in kept if one is not last]
    return kept


def arrange(columns: Sequence[Column], looks: Looks, room: int, left: int = 0) -> list[Placed]:
    """Frozen columns, then the others from number `left` on, as many as fit whole."""
    frozen = [one for one in columns if one.frozen]
    others = [one for one in columns if not one.frozen][left:]
    spare = max(0, room - _needed([*frozen, *others], looks))
    grown = _grown([*frozen, *others], looks, spare)
    placed: list[Placed] = []
    x = 0
    for column in (*frozen, *others):
        width = _width(column, looks) + grown.get(column.key, 0)
        if x + width > room and placed and not column.frozen:
            break
        placed.append(Placed(column, x, max(1, min(width, room - x))))
        x += width + GAP
    return placed


def _grown(columns: Iterable[Column], looks: Looks, spare: int) -> dict[str, int]:
    """Spare room for those that may grow, in proportion to how much they may."""
    wishes = {
        one.key: one.most - one.width
        for one in columns
        if one.most > one.width and one.key not in looks.widths
    }
    wished = sum(wishes.values())
    share = min(spare, wished)
    return {key: wish * share // wished for key, wish in wishes.items()}


def _needed(columns: Iterable[Column], looks: Looks) -> int:
    widths = [_width(one, looks) for one in columns]
    return sum(widths) + GAP * max(0, len(widths) - 1)


def _width(column: Column, looks: Looks) -> int:
    return looks.widths.get(column.key, column.width)


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Exactly `width` cells: padded, or cut with … at the cut, between two characters and not within
    a number: what is left of one would be another."""
    line = clean(text) if not text.isprintable() else text
    length = cell_len(line)
    if length > width:
        line = f"{_head(line, width - 1)}…" if width > 0 else ""
        length = cell_len(line)
    pad = " " * (width - length)
    return pad + line if right else line + pad


def fit_ends(text: str, width: int) -> str:
    """As `fit`, with … in the middle."""
    line = clean(text) if not text.isprintable() else text
    if cell_len(line) <= width or width < NARROWEST:
        return fit(line, width)
    tail = cut(line[::-1], (width - 1) // 2)[::-1]
    parted = _number_at(line, len(line) - len(tail))
    tail = line[parted.end() :] if parted else tail
    head = _head(line, width - 1 - cell_len(tail))
    return fit(f"{head}…{tail}", width)


def _head(line: str, width: int) -> str:
    """The longest beginning that fits and ends in no part of a number."""
    head = cut(line, width)
    parted = _number_at(line, len(head))
    return line[: parted.start()] if parted else head


def _number_at(line: str, place: int) -> re.Match[str] | None:
    """The number that a cut before that character would part."""
    for one in _NUMBER.finditer(line):
        if one.end() > place:
            return one if one.start() < place else None
    return None


def is_figure(text: str) -> bool:
    """Whether a text is a number with its marks and signs, and no word."""
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))


def figure(text: str, width: int) -> str:
    """A number on the right; where it does not fit it is not cut, which would be another number."""
    return fit(text, width, right=True) if cell_len(text) <= width else "#" * width


def cut(text: str, width: int) -> str:
    """The longest beginning that is at most `width` cells wide."""
    used = 0
    for place, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:place]
    return text
