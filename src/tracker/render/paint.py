"""Colour for a terminal: red and amber for what is wrong, nothing else."""

from __future__ import annotations

_COLOURS = {"✖": 31, "▲": 33}


def painted(cell: str) -> str:
    """A cell that begins with a mark, in the mark's colour."""
    colour = _COLOURS.get(cell[:1])
    return f"\x1b[{colour}m{cell}\x1b[0m" if colour and cell[1:2] in (" ", "") else cell
