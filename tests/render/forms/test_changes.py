"""The sentences of 增减变动说明."""

import io
from dataclasses import replace

import pytest
from docx import Document

from tracker.model.money import Money
from tracker.render.forms.changes import BLANK, docx, sentence, text
from tracker.reports.statements import THREE_PUBLIC, TOTALS, Explanation, Statement


def stated(before: int | None, after: int | None, lacks: int | None = None) -> Statement:
    """Amounts in yuan."""
    old, new = (None if yuan is None else Money(yuan * 100) for yuan in (before, after))
    change = new - old if old is not None and new is not None else None
    return Statement(TOTALS, "revenue.total", "x", old, new, change, True, "甲市乙局", lacks)


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
        (stated(None, 0), "2021年预算收入0.00万元，上年无此项数据。"),
        (stated(None, 20000, 2020), "2021年预算收入2.00万元。"),
        (stated(20000, None), f"2021年未安排预算收入，上年为2.00万元，主要原因是{BLANK}。"),
        (stated(0, None), "2021年未安排预算收入，上年为0.00万元。"),
    ],
)
def test_a_sentence_has_its_numbers_right_and_its_reason_blank(
    one: Statement, expected: str
) -> None:
    assert sentence(2021, 2020, one) == expected


def test_another_year_than_the_one_before_is_named() -> None:
    assert "比2019年增加" in sentence(2021, 2019, stated(1, 2))


def test_what_is_not_known_is_no_sentence_and_is_listed() -> None:
    known, unknown = stated(1, 2), replace(stated(20000, None, 2021), section=THREE_PUBLIC)
    words = text(2021, 2020, [Explanation("甲市乙局", (known, unknown))])
    told, lacking = words.split("缺少的数据：")
    assert "增加" in told and "三公" not in told
    assert "2021" in lacking and "2.00万元" in lacking
    assert "未安排" not in words


def test_of_a_year_before_without_data_there_is_one_statement_and_no_reason() -> None:
    rows = [stated(None, 20000, 2020), replace(stated(None, 0, 2020), section=THREE_PUBLIC)]
    words = text(2021, 2020, [Explanation("甲市乙局", tuple(rows), lacks=2020)])
    assert BLANK not in words
    assert words.count("2020") == 1


def test_a_new_department_says_so_in_its_own_words_once() -> None:
    said = "本部门为今年新成立部门，无上一年数据。"
    one = Explanation("甲市乙局", (stated(None, 20000, 2020),), 2020, said)
    words = text(2021, 2020, [one]).splitlines()
    assert words[1:] == [said, "一、收支总体增减变动情况", "2021年预算收入2.00万元。"]


def test_a_department_without_the_year_has_no_sentences() -> None:
    words = text(2021, 2020, [Explanation("甲市乙局", (stated(20000, None, 2021),), lacks=2021)])
    assert "2.00" not in words
    assert "2021" in words.split("缺少的数据：")[1]


def test_the_word_document_holds_the_same_words_and_the_same_bytes() -> None:
    rows = [stated(1, 2), replace(stated(1, 1), section=THREE_PUBLIC, item="three_public.total")]
    told = [Explanation("甲市乙局", tuple(rows))]
    made = docx(2021, 2020, told)
    words = [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
    assert words == text(2021, 2020, told).splitlines()
    assert made == docx(2021, 2020, told)
