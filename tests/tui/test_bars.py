"""The line on top fills the width, and keeps what is needed most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.tui.widgets.bars import where

CRUMBS = ["高新区市场监督管理局", "2020", "截至 2020-09-30", "支付"]
RIGHT = ["万元", "? 帮助", "^P 命令"]


@pytest.mark.parametrize("room", [158, 78, 60])
def test_where_one_is_and_the_unit_stay(room: int) -> None:
    left, right = where(CRUMBS, RIGHT, room)
    assert cell_len(left) + cell_len(right) == room
    assert "支付" in left
    assert right.startswith("万元")


def test_what_the_open_tab_says_goes_before_a_key() -> None:
    room = 78
    left, right = where(
        ["云澜区市场监督管理局", "2020 → 2021", "三公经费", "对比"], RIGHT, room, "对比"
    )
    assert (left.rstrip(), right) == (
        "云澜区市场监督管理局 ▸ 2020 → 2021 ▸ 三公经费 ▸ 对比", "万元   ? 帮助   ^P 命令",
    )  # fmt: skip
    left, right = where([*CRUMBS, "仅有问题"], RIGHT, room + 4, "支付")
    assert "支付" not in left
    assert left.rstrip().endswith("▸ 仅有问题")
    assert right.endswith("^P 命令")


def test_the_department_is_cut_where_there_is_too_little_room() -> None:
    left, _right = where(CRUMBS, RIGHT, 51)
    assert left.startswith("高新… ▸ 2020")


def test_the_day_goes_before_the_screen_and_its_filter_are_cut() -> None:
    left, _right = where([*CRUMBS, "仅有问题"], RIGHT, 60)
    assert left.rstrip().endswith("2020 ▸ 支付 ▸ 仅有问题")


@given(st.lists(st.text("质a ", max_size=30), min_size=1, max_size=5), st.integers(40, 120))
def test_the_line_is_never_wider_than_the_room(crumbs: list[str], room: int) -> None:
    left, right = where(crumbs, RIGHT, room)
    assert cell_len(left) + cell_len(right) <= room
