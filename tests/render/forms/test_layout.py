"""Grids of cells with spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.render.forms.layout import Cell, Grid, label, merged, placed, spans


@given(
    st.lists(st.integers(1, 40), min_size=7, max_size=20),
    st.lists(st.integers(1, 9), min_size=1, max_size=7),
)
def test_spans_use_up_the_columns_and_leave_no_part_without_one(
    widths: list[int], parts: list[int]
) -> None:
    found = spans(widths, *parts)
    assert sum(found) == len(widths)
    assert all(one >= 1 for one in found)


def test_parts_are_as_wide_as_asked_for_and_not_as_many_columns() -> None:
    assert spans((10, 10, 10, 5, 5, 20), 1, 1) == [3, 3]


def test_a_cell_that_reaches_down_takes_its_place_in_the_rows_below() -> None:
    grid = Grid(((label("a", down=2), Cell("b")), (Cell("c"),)))
    where = {one.cell.value: (one.row, one.column) for one in placed(grid, 2)}
    assert where == {"a": (0, 0), "b": (0, 1), "c": (1, 1)}


def test_a_row_that_is_too_wide_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="row 0"):
        list(placed(Grid(((Cell("a", across=3),),)), 2))


def test_equal_labels_are_one_cell_within_the_label_before_them() -> None:
    rows = [
        {"level1": Cell(one), "level2": Cell(two), "name": Cell(name)}
        for one, two, name in [
            ("产出", "数量", "a"),
            ("产出", "数量", "b"),
            ("效益", "数量", "c"),
        ]
    ]
    first, second, third = merged(rows, ("level1", "level2"))
    assert (first["level1"].down, first["level2"].down) == (2, 2)
    assert list(second) == ["name"]
    assert (third["level1"].down, third["level2"].down) == (1, 1)
