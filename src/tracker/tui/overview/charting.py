"""What was paid and promised by the end of each quarter as a chart of columns; pure.

    100 ┤
        │           ━━━━━━
     50 ┤            ▄▄▄▄
        │    ▄▄▄▄    ████
      0 ┼──────────────────
              Q1      Q2

A column is what was paid, the stroke what was promised. What nobody reported has no column. Values
are measured between the middles of the lines, where the marks of the axis are: a column of 50 fills
half of the line of 50.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from rich.cells import cell_len

from tracker.render import numbers
from tracker.reports.course import Step
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.words import quarter_name

AXIS = 6
"""Cells of the numbers and the line of the axis."""
BELOW = 4
"""Lines below the columns: the axis, the quarters, both figures."""
LABELS = (0, 25, 50, 75, 100)
EIGHTHS = "▁▂▃▄▅▆▇█"
HALF = Decimal("0.5")


def chart(steps: Sequence[Step], width: int, rows: int) -> list[str]:
    """So many rows of columns, and what is below; `rows` is a multiple of four."""
    room = (width - AXIS) // max(1, len(steps))
    labels = {label * rows // 100: label for label in LABELS}
    lines = [
        _axis(labels.get(row), "┤" if row in labels else "│")
        + "".join(_level(step, row, rows, room) for step in steps)
        for row in range(rows, 0, -1)
    ]
    ground = "".join(_level(step, 0, rows, room).replace(" ", "─") for step in steps)
    lines.append(_axis(labels[0], "┼") + ground)
    names = [quarter_name(step.quarter) for step in steps]
    paid = [numbers.at_least(numbers.percent(one.paid), bool(one.unreported)) for one in steps]
    lines.append(" " * AXIS + "".join(_centred(name, room) for name in names))
    for sign, figures in (("█", paid), ("━", [numbers.percent(one.promised) for one in steps])):
        lines.append(f"{sign:>{AXIS - 1}} " + "".join(_centred(one, room) for one in figures))
    return lines


def _axis(label: int | None, line: str) -> str:
    return f"{'' if label is None else label:>{AXIS - 2}} {line}"


def _level(step: Step, row: int, rows: int, room: int) -> str:
    """One cell high: what of a quarter's column and of its stroke lies there; row 0 is the axis."""
    wide = max(2, room // 3 // 2 * 2 + room % 2)
    stroke = " " * wide
    if step.promised is not None and _line(step.promised * rows / 100) == row:
        stroke = "━" * wide
    wing = stroke[: max(1, wide // 4)]
    column = _column(step.paid, row, rows)
    middle = stroke if column is None else column * wide
    return f"{wing}{middle}{wing}".center(room)


def _column(paid: Decimal | None, row: int, rows: int) -> str | None:
    """Full, some eighths or not there. What was paid at all is seen above the axis."""
    if not paid:
        return None
    height = paid * rows / 100
    top = max(1, _line(height))
    if not 0 < row <= top:
        return None
    eighths = ((height - top + HALF) * 8).to_integral_value(ROUND_HALF_UP)
    return EIGHTHS[max(1, min(8, int(eighths))) - 1] if row == top else EIGHTHS[-1]


def _line(height: Decimal) -> int:
    """The line that a height in lines lies in; each reaches half a line below and above its middle."""
    return int((height + HALF).to_integral_value(ROUND_FLOOR))


def _centred(text: str, room: int) -> str:
    return fit(" " * ((room - cell_len(text)) // 2) + text, room)
