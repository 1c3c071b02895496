"""Charts as inline SVG: drawn from exact numbers, coloured by the page's style, told in words too.

Every chart has a title and a description for those who cannot see it, and writes its figures beside
its bars; what is missing is a dash and never a bar of no length. Text is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from tracker.language import _, joined, listed
from tracker.render.numbers import MISSING
from tracker.render.tables import cut

WIDTH = 600
LABEL = 210
"""Room for the names on the left of lying bars, and for the figures on their right."""
FIGURE = 90
LINE = 24
BAR = 14
TALLEST = 150
LABEL_COLUMNS = 30
"""What a name may take of the label's room, in columns of a screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, a number as it is and as people read it, and the class that gives the colour.

    `value` None: not known.
    """

    name: str
    value: Decimal | None
    shown: str
    kind: str = "fact"


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that stand side by side under one name."""

    name: str
    bars: tuple[Bar, ...]


def lying(id: str, title: str, bars: Sequence[Bar]) -> str:
    """Bars from left to right, a line each; where some are negative, zero is in the middle."""
    longest = max((abs(bar.value) for bar in bars if bar.value is not None), default=Decimal(0))
    is_signed = any(bar.value is not None and bar.value < 0 for bar in bars)
    room = WIDTH - LABEL - FIGURE * (2 if is_signed else 1)
    half = Decimal(room) / 2 if is_signed else Decimal(room)
    zero = LABEL + (FIGURE + half if is_signed else 0)
    parts = [_line(zero, 0, zero, LINE * len(bars))]
    for at, bar in enumerate(bars):
        top = at * LINE
        middle = top + 16
        parts.append(_text(LABEL - 8, middle, cut(bar.name, LABEL_COLUMNS), "end"))
        length = half * abs(bar.value) / longest if bar.value and longest else Decimal(0)
        left = zero - length if bar.value is not None and bar.value < 0 else zero
        if bar.value is not None:
            parts.append(_bar(left, top + 5, length, BAR, bar))
        end, anchor = (left - 6, "end") if left < zero else (zero + length + 6, "start")
        parts.append(_text(end, middle, bar.shown, anchor))
    return _drawing(id, title, _told(bars), LINE * len(bars), parts)


def standing(id: str, title: str, groups: Sequence[Group], whole: Decimal) -> str:
    """Bars from below, group by group; `whole` is the number that the highest line stands for."""
    values = (bar.value for group in groups for bar in group.bars if bar.value is not None)
    top = max([whole, *values])
    bottom, width = TALLEST + 20, Decimal(WIDTH) / len(groups)
    level = bottom - TALLEST * whole / top
    parts = [_line(0, bottom, WIDTH, bottom), _line(0, level, WIDTH, level)]
    for at, group in enumerate(groups):
        centre = width * at + width / 2
        each = width * Decimal("0.8") / len(group.bars)
        left = centre - each * len(group.bars) / 2
        for bar in group.bars:
            height = TALLEST * max(bar.value, Decimal(0)) / top if bar.value is not None else None
            if height is not None:
                parts.append(_bar(left + 3, bottom - height, each - 6, height, bar))
            above = bottom - (height or 0) - 5
            parts.append(_text(left + each / 2, above, bar.shown, "middle"))
            left += each
        parts.append(_text(centre, bottom + 16, group.name, "middle"))
    told = joined(
        _("{name}: {said}").format(name=group.name, said=_told(group.bars)) for group in groups
    )
    return _drawing(id, title, told, bottom + 24, parts)


def legend(bars: Iterable[Bar]) -> str:
    """Which colour is what."""
    parts = []
    left = 0
    for bar in bars:
        parts += [
            f'<rect class="{bar.kind}" x="{left}" y="3" width="12" height="12"/>',
            _text(left + 18, 14, bar.name, "start"),
        ]
        left += 150
    return f'<svg viewBox="0 0 {WIDTH} 18" aria-hidden="true">{"".join(parts)}</svg>'


def _told(bars: Iterable[Bar]) -> str:
    return listed(f"{bar.name} {bar.shown}" for bar in bars)


def _drawing(id: str, title: str, told: str, height: int, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{id}-title {id}-told">'
        f'<title id="{id}-title">{escape(title)}</title>'
        f'<desc id="{id}-told">{escape(told)}</desc>' + "\n".join(parts) + "</svg>"
    )


def _bar(
    left: Decimal | int, top: Decimal | int, width: Decimal, height: Decimal | int, bar: Bar
) -> str:
    return (
        f'<rect class="{bar.kind}" x="{_at(left)}" y="{_at(top)}" width="{_at(width)}" '
        f'height="{_at(height)}"><title>{escape(f"{bar.name}: {bar.shown}")}</title></rect>'
    )


def _text(x: Decimal | int, y: Decimal | int, text: str, anchor: str) -> str:
    kind = ' class="soft"' if text == MISSING else ""
    return f'<text{kind} x="{_at(x)}" y="{_at(y)}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x1: Decimal | int, y1: Decimal | int, x2: Decimal | int, y2: Decimal | int) -> str:
    return f'<line class="axis" x1="{_at(x1)}" y1="{_at(y1)}" x2="{_at(x2)}" y2="{_at(y2)}"/>'


def _at(place: Decimal | int) -> str:
    """A tenth of a point is finer than anybody sees."""
    return f"{Decimal(place):.1f}"
