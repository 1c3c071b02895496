"""The columns of forms, and the names that they go by."""

import pytest

from tracker.model import forms


@pytest.mark.parametrize(
    "name", ["1-N月执行情况", "1-9月执行情况", "1～12月 执行情况", "１-7月完成值"]
)
def test_a_head_with_months_in_it_is_the_same_column_whatever_the_months(name: str) -> None:
    column = forms.named(forms.MONITOR, name)
    assert column is not None
    assert column.field == "actual"


def test_a_name_of_another_form_names_nothing() -> None:
    assert forms.named(forms.MONITOR, "得分") is None


@pytest.mark.parametrize("kind", forms.COLUMNS)
def test_no_name_means_two_columns(kind: str) -> None:
    names = [name for column in forms.COLUMNS[kind] for name in column.names]
    assert len(set(names)) == len(names)
    assert all(name in column.names for column in forms.COLUMNS[kind] for name in column.names)
    assert [forms.named(kind, name) for name in names] == [
        column for column in forms.COLUMNS[kind] for _name in column.names
    ]


def test_a_form_without_its_weights_says_so() -> None:
    names = [name for name in forms.usual(forms.SELFEVAL) if name != "分值"]
    assert [one.field for one in forms.missing(forms.SELFEVAL, names)] == ["weight"]
    assert forms.missing(forms.SELFEVAL, forms.usual(forms.SELFEVAL)) == ()


@pytest.mark.parametrize(
    ("note", "remedy", "text"),
    [
        ("缺钱", None, "缺钱"),
        ("缺钱", "追加", "缺钱。改进措施：追加"),
        ("为何？", "追加", "为何？改进措施：追加"),
        (None, "追加", "改进措施：追加"),
        (None, None, ""),
    ],
)
def test_a_reason_and_its_remedy_share_a_cell(
    note: str | None, remedy: str | None, text: str
) -> None:
    assert forms.in_words(note, remedy) == text
    assert forms.out_of_words(text) == (note or "", remedy)


def test_a_reason_without_a_full_stop_before_its_remedy_is_read_too() -> None:
    assert forms.out_of_words("缺钱改进措施：追加") == ("缺钱", "追加")
