"""A form as plain data: head lines, grids of cells with spans and looks, notes. Both writers lay it out.

A grid's rows hold each cell once, as HTML tables do: a cell that reaches down takes its place in the
rows below. Spans of a row, with those that reach into it, add up to the columns of the form.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from tracker.model.money import Money

Value = Money | Decimal | int | str | None


class Look(Enum):
    """What a cell holds, and how it is shown."""

    LABEL = "label"
    TEXT = "text"
    MIDDLE = "middle"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` None: nothing is known, and the cell is empty. `shade` is a colour, RRGGBB."""

    value: Value = None
    look: Look = Look.TEXT
    across: int = 1
    down: int = 1
    shade: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """`heads` rows at its top stand on every page; `side` is a label beside all rows, in a column of
    its own before them."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One page or more of A4. `widths` are of the columns, in characters; `prose` are paragraphs.
    `returns`: it is filled in and read back, so a workbook keeps what was printed."""

    name: str
    title: str
    subtitle: str = ""
    corner: str = ""
    widths: tuple[int, ...] = (22, 22, 22, 22)
    grids: tuple[Grid, ...] = ()
    prose: tuple[str, ...] = ()
    landscape: bool = False
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its row and column, counted from 0 within the grid."""

    row: int
    column: int
    cell: Cell


def placed(grid: Grid, columns: int) -> Iterator[Placed]:
    """Every cell where it stands. A side label takes the first column."""
    taken: set[tuple[int, int]] = set()
    first = 1 if grid.side is not None else 0
    for number, row in enumerate(grid.rows):
        column = first
        for cell in row:
            while (number, column) in taken:
                column += 1
            if column + cell.across > columns:
                raise ValueError(f"row {number} of the grid is wider than {columns} columns")
            yield Placed(number, column, cell)
            taken |= {
                (number + down, column + across)
                for down in range(cell.down)
                for across in range(cell.across)
            }
            column += cell.across


def spans(widths: Sequence[int], *parts: int) -> list[int]:
    """How many columns each part takes, so that the parts are about as wide as asked for."""
    whole, wanted = sum(widths), sum(parts)
    edges, reached = [0], 0
    for at, part in enumerate(parts[:-1], 1):
        reached += part
        least, most = edges[-1] + 1, len(widths) - (len(parts) - at)
        edges.append(
            min(
                range(least, most + 1),
                key=lambda edge: abs(sum(widths[:edge]) * wanted - reached * whole),
            )
        )
    edges.append(len(widths))
    return [after - before for before, after in itertools.pairwise(edges)]


def label(text: str, across: int = 1, down: int = 1) -> Cell:
    """A head of a row or a column."""
    return Cell(text, Look.LABEL, across, down)


def merged(rows: Sequence[Mapping[str, Cell]], fields: Sequence[str]) -> list[dict[str, Cell]]:
    """The rows, with equal texts that follow one another in the columns `fields` as one cell.

    A cell is merged only within the cell of the field before it: 数量指标 of two level-1 indicators
    stays two.
    """
    found = [dict(row) for row in rows]
    starts = {0, len(rows)}
    for field in fields:
        starts |= {
            at for at in range(1, len(rows)) if rows[at][field].value != rows[at - 1][field].value
        }
        edges = sorted(starts)
        for first, after in itertools.pairwise(edges):
            one = rows[first][field]
            found[first][field] = Cell(one.value, one.look, one.across, after - first)
            for covered in found[first + 1 : after]:
                del covered[field]
    return found
