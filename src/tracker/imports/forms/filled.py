"""A form that somebody filled in: whose it is, which months it covers, and its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.documents.sheets import Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the indicators; `cells` by the column's field, `causes` by their names."""

    level2: str
    level3: str
    target: str
    cells: Mapping[str, Cell]
    causes: Mapping[str, Cell]

    def cell(self, field: str, place: str = "") -> Cell:
        """An empty one where the form has no such column."""
        return self.cells.get(field) or Cell("", place)


OtherKey = tuple[str, int, int]
"""The first text of a row, which of the rows that begin so, and the column."""


@dataclass(slots=True)
class Filled:
    """One form. `month` is the last that it covers; `rate_reason` None where it has no such row.

    `places` are the cells of project, department and year; `others` those outside of the indicators;
    `printed` is the form as it was written, None where nobody kept it.
    """

    kind: str
    source: str
    sheet: str
    project: str
    department: str
    year: int
    month: int
    places: Mapping[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    rate_reason: Cell | None = None
    others: dict[OtherKey, Cell] = field(default_factory=dict)
    printed: Filled | None = None
