"""Words in documents and sheets: every place, and none that only looks like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.tui.source.marking import Mark
from tracker.tui.source.searching import Searched, cells_with


def test_every_place_of_the_words_is_found_in_its_order() -> None:
    found = Searched(["支付50%，再支付 50%", "", "支付"]).hits("支付")
    assert found == ((Mark(1, 0, 2),), (Mark(1, 7, 9),), (Mark(3, 0, 2),))


def test_white_space_width_and_case_make_no_difference() -> None:
    assert Searched(["支 付５０％ OK"]).hits("支付50% ok") == ((Mark(1, 0, 9),),)


def test_wrapped_chinese_words_are_found_on_both_lines_and_numbers_are_not_joined() -> None:
    assert Searched(["计划第三", "季度资金"]).hits("第三季度") == ((Mark(1, 2, 4), Mark(2, 0, 2)),)
    assert Searched(["金额 12", "34 元"]).hits("1234") == ()


def test_without_words_nothing_is_found() -> None:
    assert Searched(["a"]).hits(" ") == ()
    assert cells_with([["a"]], "") == ()


def test_of_a_sheet_the_cells_are_found_row_by_row() -> None:
    assert cells_with([["项目", "支付"], [], ["已 支付", "", "x"]], "支付") == ((0, 1), (2, 0))


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=3))
def test_a_hit_lies_within_the_document(lines: list[str], words: str) -> None:
    for hit in Searched(lines).hits(words):
        for mark in hit:
            assert 0 <= mark.start < mark.end <= len(lines[mark.line - 1])
