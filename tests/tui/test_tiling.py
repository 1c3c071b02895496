"""Tiles stand in as few rows as hold them, as full as there is room for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.tui.overview.tiling import Form, Look, fitted, fullest, tiled


def tile(*widths: int) -> list[Form]:
    return [Form("", "9" * width) for width in widths]


SEVEN = [tile(20, 12)] * 7


def test_all_stand_in_one_row_where_they_fit_in_their_shortest_forms() -> None:
    (row,) = tiled(SEVEN, 7 * 16 + 8, low=False)
    assert [len(one.form.figure) for one in row.tiles] == [*[12] * 6, 20]


def test_without_frames_the_second_row_is_a_line() -> None:
    rows = tiled(SEVEN, 100, low=True)
    assert [(row.look, len(row.tiles)) for row in rows] == [(Look.OPEN, 4), (Look.LINE, 3)]


def test_in_a_narrow_terminal_there_are_three_rows() -> None:
    assert [len(row.tiles) for row in tiled(SEVEN, 60, low=False)] == [2, 2, 3]


@given(
    st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=4), min_size=7, max_size=7),
    st.integers(60, 220),
    st.booleans(),
)
def test_a_row_is_as_wide_as_the_room_and_cuts_nothing_that_fits(
    widths: list[list[int]], room: int, low: bool
) -> None:
    tiles = [tile(*one) for one in widths]
    for row in tiled(tiles, room, low=low):
        assert sum(one.width for one in row.tiles) <= room
    for some in (tiles[:4], tiles[4:]):
        for look in Look:
            placed = fitted(some, room, look)
            assert all(one.form.width(look) <= one.width for one in placed)
            assert not placed or sum(one.width for one in placed) == room


def test_the_fullest_words_that_fit_are_taken_else_the_last() -> None:
    assert fullest(["预算数", "预算"], 5) == "预算"
    assert fullest(["预算数", "预算"], 6) == "预算数"
    assert fullest(["预算数", "预算"], 1) == "预算"
