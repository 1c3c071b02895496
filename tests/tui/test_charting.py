"""The chart of the quarters: columns for what was paid, strokes for what was promised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker import language
from tracker.reports.course import Step
from tracker.tui.overview.charting import AXIS, BELOW, chart

SHARES = st.none() | st.decimals(0, 150, places=1)


def quarters(*paid: str | None, promised: str | None = "50") -> list[Step]:
    due = None if promised is None else Decimal(promised)
    return [
        Step(number, None if one is None else Decimal(one), due)
        for number, one in enumerate(paid, 1)
    ]


def column(lines: list[str], quarter: int, width: int) -> str:
    """The cells in the middle of a quarter, from top to bottom."""
    room = (width - AXIS) // 4
    place = AXIS + quarter * room + room // 2
    return "".join(line[place] for line in lines)


def test_a_column_is_as_high_as_its_share() -> None:
    lines = chart(quarters("100", "50", "6.25", "0", promised=None), 80, 8)[:8]
    assert [column(lines, one, 80) for one in range(4)] == [
        "▄███████", "    ▄███", "       ▁", "        ",
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [8, 12])
@pytest.mark.parametrize("value", [25, 50, 75, 100])
def test_a_column_and_a_stroke_end_in_the_line_where_the_axis_says_their_value(
    value: int, rows: int
) -> None:
    lines = chart(quarters(str(value), None, None, None, promised=str(value)), 80, rows)
    top = next(line for line in lines if column([line], 0, 80) != " ")
    assert top.startswith(f"{value:>4} ┤")
    assert column([top], 0, 80) == "▄"
    stroke = next(line for line in lines if "━━━" in line)
    assert stroke is top


@given(value=st.decimals(1, 100, places=1), rows=st.sampled_from([8, 12]))
def test_a_column_ends_nearest_to_its_value(value: Decimal, rows: int) -> None:
    """Read from the drawing: the line of the axis is 0, a full cell reaches half a line above its
    middle."""
    lines = chart(quarters(str(value), None, None, None, promised=None), 80, rows)[:rows]
    drawn = column(lines, 0, 80).strip()
    eighths = 8 * (len(drawn) - 1) + "▁▂▃▄▅▆▇█".index(drawn[0]) + 1
    wanted = max(Decimal(0), value * rows / 100 - Decimal("0.5")) * 8
    assert abs(eighths - wanted) <= 1


def test_what_is_promised_lies_nearest_to_its_value() -> None:
    lines = chart(quarters(None, None, None, None, promised="41.7"), 80, 12)
    strokes = [12 - place for place, line in enumerate(lines) if "━━━" in line]
    assert strokes == [5]


def test_what_nobody_reported_has_no_column_and_a_dash() -> None:
    lines = chart(quarters(None, "0", None, None, promised=None), 80, 8)
    assert "█" not in "".join(lines[:8])
    assert lines[-2].split() == ["█", "–", "0.0", "%", "–", "–"]


def test_a_stroke_lies_where_its_number_stands_on_the_axis() -> None:
    lines = chart(quarters(None, None, None, None, promised="75"), 80, 8)
    marked = [line for line in lines if "━━" in line]
    assert len(marked) == 1
    assert marked[0].startswith("  75 ┤")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@given(paid=st.lists(SHARES, min_size=4, max_size=4), due=SHARES, width=st.integers(42, 120))
def test_no_line_is_wider_than_the_room(
    lang: str, paid: list[Decimal | None], due: Decimal | None, width: int
) -> None:
    language.use(lang)
    steps = [Step(number, one, due, 1) for number, one in enumerate(paid, 1)]
    lines = chart(steps, width, 8)
    assert len(lines) == 8 + BELOW
    assert all(cell_len(line) <= width for line in lines)
