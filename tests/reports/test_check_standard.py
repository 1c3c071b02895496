"""Rules on standard tables: one changed cell, and who notices."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from papers import found
from places import SAMPLE_FILES, needs_sample_files
from standard import Paper, paper, read_as

from tracker.documents.pdf import read_pdf
from tracker.imports.disclosure import read_disclosure
from tracker.model.money import Money
from tracker.reports.check import RULES
from tracker.reports.check.evidence import Document, Evidence, Found

Edit = Callable[[Paper], object]


def document(edit: Edit | None = None) -> Document:
    return Document("budget.md", read_as("text", paper(edit)).found)


def noticed(edit: Edit | None = None) -> dict[str, list[Found]]:
    """Rules that find something, with what."""
    evidence = Evidence("", 2024, (document(edit),))
    by_rule = {rule.id: list(rule.find(evidence)) for rule in RULES}
    return {rule: told for rule, told in by_rule.items() if told}


def cell(table: str, row: int, column: int, text: str) -> Edit:
    def change(printed: Paper) -> None:
        printed.tables[table].rows[row][column] = text

    return change


def test_tables_that_agree_are_no_finding() -> None:
    assert noticed() == {}


def test_a_row_whose_parts_do_not_make_its_total_is_told_once() -> None:
    """图书馆 prints 3345678.90, of which 1000000.00 + 2000000.00: 345678.90 are missing."""
    told = noticed(cell("expenditure", 3, 6, "2,000,000.00"))
    assert set(told) == {"standard-row"}
    (one,) = told["standard-row"]
    assert (one.subject, one.plan, one.actual) == ("图书馆", Money(334567890), Money(300000000))
    assert "2070104 图书馆" in one.message and "line 53" in one.message


def test_items_that_do_not_add_to_their_section_are_told_with_both_sides() -> None:
    told = noticed(cell("general_public", 1, 5, "4,210,000.51"))
    (row,) = told["standard-rollup"]
    assert (row.subject, row.gap) == ("文化和旅游", Money(1))
    assert "421.000051" in row.message and "421.00005 " in row.message


def test_classes_that_do_not_add_to_the_total_are_told() -> None:
    told = noticed(cell("basic_economic", 5, 5, "210,000.01"))
    assert [one.subject for one in told["standard-rollup"]] == ["合计"]
    assert "standard-row" not in told, "the column explains the row"


def test_total_tables_are_held_against_the_others() -> None:
    told = noticed(cell("balance", 0, 3, "6,555,679.39"))
    assert [one.subject for one in told["standard-pair"]] == ["一、文化旅游体育与传媒支出"]
    told = noticed(cell("revenue", 3, 4, "3,345,678.00"))
    assert [(one.subject, one.gap) for one in told["standard-pair"]] == [("图书馆", Money(90))]


def test_funds_beyond_all_that_is_spent_are_told() -> None:
    def wrong(printed: Paper) -> None:
        rows = printed.tables["general_public"].rows
        rows[6][4] = rows[6][5] = "456,789.11"

    (one,) = noticed(wrong)["standard-funds"]
    assert (one.subject, one.gap) == ("机关事业单位基本养老保险缴费支出", Money(-1))


def test_an_empty_table_without_its_note_and_a_full_one_with_it_are_told() -> None:
    def silent(printed: Paper) -> None:
        printed.tables["gov_fund"].note = ""

    def noted(printed: Paper) -> None:
        printed.tables["general_public"].note = "注：本单位无一般公共预算安排，故本表为空表。"

    def another(printed: Paper) -> None:
        printed.tables["gov_fund"].note = "注：本单位无国有资本经营预算安排，故本表为空表。"

    for edit, words in ((silent, "no note"), (noted, "holds figures"), (another, "another table")):
        (one,) = noticed(edit)["standard-empty"]
        assert words in one.message


def test_a_code_that_does_not_stand_in_its_place_is_told() -> None:
    (one,) = noticed(cell("expenditure", 6, 0, "7"))["function-code"]
    assert one.actual == "7 05 05" and "below 20805" in one.message


def test_a_function_in_the_prose_is_held_against_the_table_of_its_fund() -> None:
    """321.00 万元 for 3210000.50 yuan is rounding; 32.10 is a slip."""

    def slipped(printed: Paper) -> None:
        printed.prose[3] = printed.prose[3].replace("321.00", "32.10")

    told = noticed(slipped)
    (one,) = told["text-table"]
    assert (one.subject, one.plan, one.actual) == ("行政运行", Money(32100000), Money(321000050))


def test_a_rate_against_what_was_paid_is_recomputed() -> None:
    def wrong(printed: Paper) -> None:
        printed.prose[5] = printed.prose[5].replace("7.00%", "17.00%")

    (one,) = noticed(wrong)["paid-change-rate"]
    assert (one.plan, one.actual) == (Decimal(17), Decimal(7))


def test_a_rate_of_small_rounded_amounts_is_no_finding() -> None:
    """0.62 and 0.50 万元 may be 22.2 % apart before they were rounded."""

    def small(printed: Paper) -> None:
        printed.prose[3] = printed.prose[3].replace("321.00", "0.62")
        printed.prose[4] = printed.prose[4].replace("300.00", "0.50").replace("321.00", "0.62")
        printed.prose[5] = printed.prose[5].replace("7.00%", "22.22%")

    assert found("paid-change-rate", document(small)) == []


def test_a_change_against_the_budgets_own_year_is_told() -> None:
    def copied(printed: Paper) -> None:
        printed.prose[1] = printed.prose[1].replace("比2023年", "比2024年")

    (one,) = noticed(copied)["change-own-year"]
    assert "2024" in one.message


@pytest.mark.parametrize("form", ["book", "pdf"])
def test_other_forms_of_the_document_agree_too(form: str) -> None:
    evidence = Evidence("", 2024, (Document("a", read_as(form, paper()).found),))
    assert [rule.id for rule in RULES if list(rule.find(evidence))] == []


REAL = {
    "commerce-commission-2025": set[tuple[str, str]](),
    "finance-bureau-2025": {
        ("text-table", "机关事业单位职业年金缴费支出"),
        ("standard-empty", "2025年部门国有资本经营预算支出功能分类预算表"),
    },
    "welfare-institute-2024": {
        ("text-table", "社会福利事业单位"),
        ("function-code", "事业单位医疗"),
    },
}


@needs_sample_files
@pytest.mark.parametrize("name", REAL)
def test_the_real_files_have_the_findings_that_were_read_by_eye(name: str) -> None:
    file = SAMPLE_FILES / "putuo" / f"{name}.pdf"
    stated = read_disclosure(read_pdf(file.read_bytes(), file.name)).found
    evidence = Evidence("", stated.year, (Document(file.name, stated),))
    told = {(rule.id, one.subject) for rule in RULES for one in rule.find(evidence)}
    assert told == REAL[name]


@needs_sample_files
def test_the_row_that_prints_a_total_for_an_item_is_told_in_both_its_tables() -> None:
    file = SAMPLE_FILES / "putuo" / "justice-bureau-2026-unit.pdf"
    stated = read_disclosure(read_pdf(file.read_bytes(), file.name)).found
    told = found("standard-row", Document(file.name, stated))
    assert [one.subject for one in told].count("行政运行") == 2
