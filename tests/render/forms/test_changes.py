"""The sentences of 增减变动说明."""

import io
from dataclasses import replace

import pytest
from docx import Document

from tracker.model.money import Money
from tracker.render.forms.changes import BLANK, docx, sentence, text
from tracker.reports.statements import THREE_PUBLIC, TOTALS, Statement


def stated(before: int | None, after: int | None, no_prior: str | None = None) -> Statement:
    """Amounts in yuan."""
    old, new = (None if yuan is None else Money(yuan * 100) for yuan in (before, after))
    change = new - old if old is not None and new is not None else None
    return Statement(TOTALS, "revenue.total", "x", old, new, change, True, no_prior, "甲市乙局")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (
            stated(10743400, 11173000),
            f"2021年预算收入1117.30万元，比上年增加42.96万元，增长4.00%，主要原因是{BLANK}。",
        ),
        (
            stated(20000, 15000),
            f"2021年预算收入1.50万元，比上年减少0.50万元，下降25.00%，主要原因是{BLANK}。",
        ),
        (stated(20000, 20000), "2021年预算收入2.00万元，与上年持平。"),
        (stated(0, 20001), f"2021年预算收入2.0001万元，比上年增加2.0001万元，主要原因是{BLANK}。"),
        (stated(None, 20000), f"2021年预算收入2.00万元，上年无此项数据，主要原因是{BLANK}。"),
        (
            stated(None, 20000, "本部门为今年新成立部门，无上一年数据。"),
            "2021年预算收入2.00万元。本部门为今年新成立部门，无上一年数据。",
        ),
        (stated(20000, None), f"2021年未安排预算收入，上年为2.00万元，主要原因是{BLANK}。"),
    ],
)
def test_a_sentence_has_its_numbers_right_and_its_reason_blank(
    one: Statement, expected: str
) -> None:
    assert sentence(2021, 2020, one) == expected


def test_another_year_than_the_one_before_is_named() -> None:
    assert "比2019年增加" in sentence(2021, 2019, stated(1, 2))


def test_the_word_document_holds_the_same_words_and_the_same_bytes() -> None:
    rows = [stated(1, 2), replace(stated(1, 1), section=THREE_PUBLIC, item="three_public.total")]
    made = docx(2021, 2020, rows)
    words = [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
    assert words == text(2021, 2020, rows).splitlines()
    assert made == docx(2021, 2020, rows)
