"""Colour for a terminal: red and amber for what is wrong, nothing else."""

from __future__ import annotations

from tracker.render.statuses import tone

_COLOURS = {"error": 31, "warning": 33}


def painted(cell: str) -> str:
    """A cell that begins with a mark, in the mark's colour."""
    colour = _COLOURS.get(tone(cell))
    return f"\x1b[{colour}m{cell}\x1b[0m" if colour else cell
