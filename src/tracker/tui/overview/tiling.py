"""Which form each tile takes, how wide it is, and in how many rows they stand: by measure; pure.

A tile has forms, the fullest first. All stand in one row where they fit in any of their forms, else
in two, else in three; in their row they are as full as there is room for. Without frames a second
row costs a line: there all stand in one row only in their fullest forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

GAP = 2
"""Blank cells behind a tile without a frame, and between the words of one that is a line."""
FRAME, TITLE = 4, 6
"""Cells that a frame takes of the width of a tile: beside its lines, beside its title."""
SPLITS = ((0, 7), (0, 4, 7), (0, 2, 4, 7))
"""Where rows begin and end: money first, then trouble."""


class Look(StrEnum):
    """How a row of tiles is drawn; each look is lower than the one before."""

    FRAMED = "framed"
    OPEN = "open"
    LINE = "line"

    @property
    def height(self) -> int:
        """In lines."""
        return {"framed": 4, "open": 3, "line": 1}[self]


class Form(NamedTuple):
    """A figure, its name above, a word on it below."""

    title: str
    figure: str | Content
    below: str = ""

    def width(self, look: Look) -> int:
        """The cells that it takes, so that nothing of it is cut."""
        figure = (
            self.figure.cell_length if isinstance(self.figure, Content) else cell_len(self.figure)
        )
        title, below = cell_len(self.title), cell_len(self.below)
        if look is Look.FRAMED:
            return max(title + TITLE, figure + FRAME, below + FRAME)
        if look is Look.OPEN:
            return max(title, figure, below) + GAP
        return title + figure + GAP + GAP // 2 + (below + GAP if below else 0)


class Placed(NamedTuple):
    """A tile in its row."""

    form: Form
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """Tiles side by side."""

    look: Look
    tiles: tuple[Placed, ...]


def fullest(words: Sequence[str], room: int) -> str:
    """The first of them that fits, else the last."""
    return next((one for one in words if cell_len(one) <= room), words[-1])


def tiled(tiles: Sequence[Sequence[Form]], room: int, *, low: bool) -> tuple[Row, ...]:
    """All tiles in their order, in as few rows as hold them. Where the terminal is low they have no
    frames, and what is below the first row takes a line."""
    for split in SPLITS:
        rows = [tiles[first:last] for first, last in pairwise(split)]
        looks = [_look(number, len(rows), low) for number in range(len(rows))]
        found = [fitted(row, room, look) for row, look in zip(rows, looks, strict=True)]
        if split is SPLITS[-1] or (all(found) and not (low and _is_short(rows, found))):
            break
    return tuple(
        Row(look, one or _cut(row, room, look))
        for row, one, look in zip(rows, found, looks, strict=True)
    )


def _is_short(rows: Sequence[Sequence[Sequence[Form]]], found: Sequence[Sequence[Placed]]) -> bool:
    """Whether all stand in one row, and not all in their fullest form."""
    pairs = zip(rows[0], found[0], strict=True)
    return len(rows) == 1 and any(forms[0] != one.form for forms, one in pairs)


def _look(number: int, rows: int, low: bool) -> Look:
    if not low:
        return Look.FRAMED
    return Look.LINE if number and number == rows - 1 else Look.OPEN


def fitted(tiles: Sequence[Sequence[Form]], room: int, look: Look) -> tuple[Placed, ...]:
    """Side by side, as full as the room allows; nothing where even the shortest forms do not fit."""
    kept = [_narrowing(forms, look) for forms in tiles]
    while sum(forms[0].width(look) for forms in kept) > room:
        longer = [forms for forms in kept if len(forms) > 1]
        if not longer:
            return ()
        max(longer, key=lambda forms: forms[0].width(look)).pop(0)
    return _spread([forms[0] for forms in kept], room, look)


def _narrowing(forms: Sequence[Form], look: Look) -> list[Form]:
    """Of a form that is no narrower than a fuller one nothing is gained."""
    found: list[Form] = []
    for one in forms:
        if not found or one.width(look) < found[-1].width(look):
            found.append(one)
    return found


def _spread(forms: Sequence[Form], room: int, look: Look) -> tuple[Placed, ...]:
    """What room is left is shared."""
    widths = [one.width(look) for one in forms]
    share, rest = divmod(room - sum(widths), len(forms))
    return tuple(
        Placed(one, width + share + (number < rest))
        for number, (one, width) in enumerate(zip(forms, widths, strict=True))
    )


def _cut(tiles: Sequence[Sequence[Form]], room: int, look: Look) -> tuple[Placed, ...]:
    """In a terminal for which even the shortest forms are too wide: all equally wide."""
    return tuple(
        Placed(min(forms, key=lambda one: one.width(look)), room // len(tiles)) for forms in tiles
    )
