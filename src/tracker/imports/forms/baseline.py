"""The forms of a workbook as they were printed, from the hidden sheet that keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tracker.documents.sheets import Sheet
from tracker.model.forms import BASELINE

LARGEST = 10_000
"""Rows and columns: more of them no form has."""


def baselines(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Each with the cells of a printed form; none where nobody kept them, or somebody wrote in them."""
    kept = next((sheet for sheet in sheets if sheet.name == BASELINE), None)
    if kept is None:
        return []
    found: dict[str, list[tuple[int, int, int, int, str]]] = defaultdict(list)
    for row in range(len(kept.values)):
        name, *numbers, text = (kept.text(row, column) for column in range(6))
        if not all(one.isdecimal() and 0 < int(one) <= LARGEST for one in numbers):
            return []
        line, column, down, across = map(int, numbers)
        found[name].append((line - 1, column - 1, down, across, text))
    return [_sheet(name, cells) for name, cells in found.items()]


def _sheet(name: str, cells: Sequence[tuple[int, int, int, int, str]]) -> Sheet:
    height = max(line + down for line, _column, down, _across, _text in cells)
    width = max(column + across for _line, column, _down, across, _text in cells)
    values: list[list[object]] = [[""] * width for _line in range(height)]
    filled: dict[tuple[int, int], tuple[int, int]] = {}
    for line, column, down, across, text in cells:
        values[line][column] = text
        filled |= {
            (row, place): (line, column)
            for row in range(line, line + down)
            for place in range(column, column + across)
            if (row, place) != (line, column)
        }
    return Sheet(name, values, filled=filled)
