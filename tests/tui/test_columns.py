"""Texts fill their cells exactly, and columns their room."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.model.money import Unit
from tracker.tui.state import Looks
from tracker.tui.widgets.column import (
    GAP,
    MOST_MEASURED,
    Cell,
    Column,
    arrange,
    cut,
    fit,
    fit_ends,
    measured,
    shown,
)  # fmt: skip
from tracker.tui.widgets.drawing import drawn, headed


def column(key: str, width: int = 10, **more: Any) -> Column:
    return Column(key, key, width, lambda row, _unit: Cell(str(row)), **more)


@given(st.text(), st.integers(0, 40), st.booleans())
def test_a_text_fills_its_cell_whatever_it_holds(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(text, width, right=right)) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("质量提升", 8, "质量提升"),
        ("质量提升", 7, "质量提…"),
        ("质量提升", 6, "质量… "),
        ("质量", 6, "质量  "),
        ("[bold]x", 7, "[bold]x"),
        ("a\nb", 3, "a b"),
    ],
)
def test_a_text_is_cut_between_two_characters(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("支付 1,234.56 元", 9, "支付 …   "),
        ("支付 1,234.56 元", 14, "支付 1,234.56…"),
        ("≥500 户次", 4, "≥…  "),
        ("≥500 户次", 5, "≥500…"),
    ],
)
def test_no_text_is_cut_within_a_number(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


def test_of_both_ends_neither_begins_nor_ends_within_a_number() -> None:
    assert fit_ends("资金 123456 及 7890 号", 12) == "资金 … 号   "


def test_numbers_are_never_cut_and_texts_never_hidden() -> None:
    number, text = column("a", right=True), column("b")
    assert drawn(number, "✖ 50 %   3.00", 8) == "########"
    assert drawn(number, "明显提高水平", 8) == " 明显提…"
    assert drawn(text, "1,234,567.89", 8) == "########"
    assert drawn(text, "7.90", 8) == "7.90    "


def test_an_amount_stands_on_the_right() -> None:
    assert fit("7,070.37", 10, right=True) == "  7,070.37"


def test_cutting_keeps_the_longest_beginning() -> None:
    assert (cut("质量", 3), cut("质量", 4), cut("", 4)) == ("质", "质量", "")


def test_a_heading_says_how_its_column_is_sorted_however_narrow_it_is() -> None:
    amount, up = column("Amount", right=True), Looks(sort="Amount")
    assert headed(amount, up, 10) == "  Amount ∧"
    assert headed(amount, Looks(sort="Amount", descending=True), 6) == "Amo… ∨"
    assert headed(amount, Looks(), 10) == "    Amount"


def test_columns_of_the_highest_rank_go_first_and_those_of_rank_0_stay() -> None:
    columns = [column("a"), column("b", rank=2), column("c", rank=1)]
    assert [one.key for one in shown(columns, Looks(), 34)] == ["a", "b", "c"]
    assert [one.key for one in shown(columns, Looks(), 30)] == ["a", "c"]
    assert [one.key for one in shown(columns, Looks(), 3)] == ["a"]


def test_where_all_are_wished_none_goes() -> None:
    columns = [column("a"), column("b", rank=2)]
    assert len(shown(columns, Looks(all=True), 3)) == 2


def test_a_frozen_column_never_scrolls_away() -> None:
    columns = [column("a", frozen=True), column("b"), column("c"), column("d")]
    placed = arrange(columns, Looks(), 22, left=1)
    assert [one.column.key for one in placed] == ["a", "c"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.integers(1, 120))
def test_columns_never_overlap_nor_leave_the_room(widths: list[int], room: int) -> None:
    columns = [column(str(n), width, most=width * 2) for n, width in enumerate(widths)]
    end = 0
    for placed in arrange(columns, Looks(), room):
        assert placed.x >= end
        end = placed.x + placed.width
        assert end <= max(room, placed.x + 1)
        end += GAP


def test_spare_room_goes_to_the_columns_that_may_grow() -> None:
    columns = [column("a", most=20), column("b"), column("c", most=15)]
    widths = {one.column.key: one.width for one in arrange(columns, Looks(), 100)}
    assert widths == {"a": 20, "b": 10, "c": 15}


def test_a_chosen_width_holds() -> None:
    columns = [column("a", most=20), column("b")]
    placed = arrange(columns, Looks(widths={"a": 6}), 100)
    assert [one.width for one in placed] == [6, 10]


@given(st.text(), st.integers(0, 40))
def test_with_both_its_ends_a_text_fills_its_cell_too(text: str, width: int) -> None:
    assert cell_len(fit_ends(text, width)) == width


def test_a_name_that_does_not_fit_shows_how_it_ends() -> None:
    assert fit_ends("办公设备采购项目 便携式计算机", 15) == "办公设备…计算机"
    assert fit_ends("短", 4) == "短  "


def test_a_snug_column_is_as_wide_as_its_texts_and_never_wider_than_it_says() -> None:
    short, long = measured([column("a", 30, snug=True, most=60)], ["四个汉字"], Unit.WAN), "x" * 90
    assert (short[0].width, short[0].most) == (8, 8)
    assert measured([column("a", 30, snug=True)], [long], Unit.WAN)[0].width == 30


def test_a_snug_column_of_money_takes_what_its_amounts_need() -> None:
    (found,) = measured([column("a", 8, snug=True, money=True)], ["1,234,567.89"], Unit.WAN)
    assert found.width == 12


def test_many_rows_are_not_measured() -> None:
    wide = column("a", 30, snug=True)
    assert measured([wide], ["x"] * (MOST_MEASURED + 1), Unit.WAN) == (wide,)
