"""Tables as text: aligned by what a character takes on the screen, fitted to a terminal."""

from __future__ import annotations

from typing import Any

from wcwidth import wcswidth, wcwidth

from tracker.model.money import Unit
from tracker.render.drawing import drawn
from tracker.render.grid import Grid, grid
from tracker.render.paint import painted
from tracker.reports.answer import Answer

GAP = 2
NARROWEST = 16
ELLIPSIS = "…"


def table(
    answer: Answer[Any], unit: Unit, *, width: int | None = None, colour: bool = False
) -> str:
    """Title, table, totals, notes. `width`: that of the terminal; None cuts and drops nothing."""
    whole = grid(answer, unit)
    parts = [whole.title]
    if whole.rows:
        kept = _kept(whole, width)
        parts.append(body(whole, kept, width, colour=colour))
    if whole.totals:
        parts.append("\n".join(f"{name}: {text}" for name, text in whole.totals))
    parts += ["\n".join(whole.notes)] if whole.notes else []
    return "\n\n".join(parts) + "\n"


def body(whole: Grid, kept: list[int], width: int | None, *, colour: bool = False) -> str:
    """Headings, a rule, rows."""
    sizes = _sizes(whole, kept, width)
    rows = [[_fit(row[i], sizes[i]) for i in kept] for row in whole.rows]
    return drawn(
        [_fit(whole.headings[i], sizes[i]) for i in kept],
        [[painted(cell) for cell in row] for row in rows] if colour else rows,
        [whole.columns[i].right for i in kept],
    )


def display_width(text: str) -> int:
    """Columns of the screen."""
    return max(wcswidth(text), 0)


def cut(text: str, width: int) -> str:
    """At most `width` columns, with … where something is left out; no character is halved."""
    if display_width(text) <= width:
        return text
    kept, used = "", display_width(ELLIPSIS)
    for mark in text:
        used += max(wcwidth(mark), 0)
        if used > width:
            break
        kept += mark
    while kept and display_width(kept + ELLIPSIS) > width:
        kept = kept[:-1]  # some marks are wider beside one another than alone
    return kept + ELLIPSIS


def _fit(text: str, size: int | None) -> str:
    return text if size is None else cut(text, size)


def _natural(whole: Grid, i: int) -> int:
    cells = [whole.headings[i], *(row[i] for row in whole.rows)]
    return max(display_width(cell) for cell in cells)


def _kept(whole: Grid, width: int | None) -> list[int]:
    """The columns for which there is room once every text is at its narrowest."""
    kept = list(range(len(whole.columns)))
    if width is None:
        return kept
    least = [_least(whole, i) for i in kept]
    for i in sorted(kept, key=lambda one: -whole.columns[one].rank):
        fits = sum(least[j] for j in kept) + GAP * (len(kept) - 1) <= width
        if fits or not whole.columns[i].rank:
            break
        kept.remove(i)
    return kept


def _least(whole: Grid, i: int) -> int:
    """Numbers are never cut; texts may be, down to some characters."""
    natural = _natural(whole, i)
    return natural if not _may_shrink(whole, i) else min(natural, NARROWEST)


def _may_shrink(whole: Grid, i: int) -> bool:
    return whole.columns[i].look == "text"


def _sizes(whole: Grid, kept: list[int], width: int | None) -> dict[int, int | None]:
    """What each column may take: the widest texts give way first, until the rest fits."""
    sizes: dict[int, int] = {i: _natural(whole, i) for i in kept}
    if width is None:
        return dict.fromkeys(kept)
    texts = [i for i in kept if _may_shrink(whole, i)]
    excess = sum(sizes.values()) + GAP * (len(kept) - 1) - width
    while excess > 0 and texts:
        widest = max(texts, key=lambda i: sizes[i])
        if sizes[widest] <= NARROWEST:
            break
        sizes[widest] -= 1
        excess -= 1
    return dict(sizes)
