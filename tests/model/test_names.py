"""Names are compared without what wrapping, keyboards and years change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.names import fold, normalise


def test_folding_takes_away_width_white_space_and_shapes_of_brackets() -> None:
    assert fold("补助经费的通知 （石财行[2019]43 号）") == fold(
        "补助经费 的通知(石财行〔2019〕43号)"
    )


def test_two_projects_that_differ_in_their_document_number_stay_two() -> None:
    one, other = "补助资金（甲财行[2019]48号）", "补助资金（甲财行[2019]49号）"
    assert fold(one) != fold(other)
    assert normalise(one) == normalise(other) == "补助资金"


@pytest.mark.parametrize(
    ("last_year", "this_year"),
    [
        ("2020年市场监管补助资金（云财行[2019]31号）", "2021年市场监管补助资金 (云财行[2020]19号)"),
        ("审计经费2020年度", "审计经费（2021年）"),
        ("消费维权 宣传费", "消费维权宣传费"),
    ],
)
def test_a_project_keeps_its_normalised_name_from_year_to_year(
    last_year: str, this_year: str
) -> None:
    assert normalise(last_year) == normalise(this_year)


@given(st.text(st.characters(max_codepoint=0xFFEF)))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_a_name_that_is_nothing_but_a_year_is_kept() -> None:
    assert normalise("2020年") == "2020年"
