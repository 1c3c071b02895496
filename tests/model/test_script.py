"""Wrapping puts white space into Chinese; taking it out alters nothing that is printed."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.model.script import bare, chinese_number, half, unwrap


def test_white_space_between_chinese_characters_goes_and_other_white_space_stays() -> None:
    assert unwrap("有效遏 制高新区") == "有效遏制高新区"
    assert unwrap("的通知\n（石财行[2019]43 号）") == "的通知（石财行[2019]43 号）"
    assert unwrap("bug 修复 以及") == "bug 修复以及"


@given(st.text())
def test_no_printed_character_is_altered(text: str) -> None:
    assert bare(unwrap(text)) == bare(text)


@given(st.text())
def test_half_width_keeps_every_offset(text: str) -> None:
    assert len(half(text)) == len(text)


def test_numbers_of_headings() -> None:
    assert [chinese_number(text) for text in ("一", "十", "十二", "二十", "二十四", "甲", "")] == [
        1, 10, 12, 20, 24, None, None,
    ]  # fmt: skip
