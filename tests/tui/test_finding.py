"""Rows are found by words and by pinyin initials."""

from __future__ import annotations

import pytest

from tracker.tui.finding import initials, matches


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("质量", "质量提升工作经费"),
        ("提升", "质量提升工作经费"),
        ("zlts", "质量提升工作经费"),
        ("ZLTS", "质量提升工作经费"),
        ("gzjf", "质量提升工作经费"),
        ("质量 gz", "质量提升工作经费"),
        ("bus", "Bus lanes"),
        ("２０２０", "2020年市场监管补助资金"),
        ("2020n", "2020 年市场监管补助资金"),
        ("", "anything"),
    ],
)
def test_a_query_finds(query: str, text: str) -> None:
    assert matches(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("采购", "质量提升工作经费"), ("zlcg", "质量提升"), ("质量 采购", "质量提升")],
)
def test_a_query_passes_over(query: str, text: str) -> None:
    assert not matches(query, text)


def test_initials_are_those_of_the_dictionary() -> None:
    assert initials("食品药品科普基地建设经费") == "spypkpjdjsjf"
    assert initials("打击传销宣传活动") == "djcxxchd"


def test_a_rare_character_stands_for_itself() -> None:
    assert initials("鼍abc") == "鼍abc"
