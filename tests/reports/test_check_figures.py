"""Rules on the figures of the text, of the procurement table, of the assets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from books import wan
from hypothesis import given
from hypothesis import strategies as st
from papers import (
    BUREAU,
    CENTRE,
    UNITS,
    bought,
    elsewhere,
    figures,
    found,
    held,
    paper,
    percent,
    printed,
    said,
)

from tracker.model.facts import Headline
from tracker.model.money import Money

cents = st.integers(0, 10**12)


def test_revenue_is_the_sum_of_its_sources() -> None:
    """7070.37 against 7000 + 60 is 10.37 short."""
    stated = figures(revenue__total="7070.37", revenue__general_public=7000, revenue__business=60)
    one = found("headline-sum", paper(headlines=stated))
    assert [(o.plan, o.actual, o.gap) for o in one] == [(wan("7070.37"), wan(7060), wan("10.37"))]
    assert "7070.37 (10,000 yuan) (line 1)" in one[0].message
    assert "line 2, line 3" in one[0].message


@given(st.lists(cents, min_size=2, max_size=2), st.lists(cents, min_size=2, max_size=2))
def test_parts_that_add_to_the_whole_are_no_finding_and_a_cent_more_is_one(
    basic: list[int], projects: list[int]
) -> None:
    amounts = {
        "expenditure.basic": sum(basic),
        "expenditure.basic.personnel": basic[0],
        "expenditure.basic.public_use": basic[1],
        "expenditure.project": sum(projects),
        "expenditure.total": sum(basic) + sum(projects),
        "revenue.total": sum(basic) + sum(projects),
    }
    right = tuple(Headline(i, i, Money(c), None, "line 1") for i, c in amounts.items())
    assert found("headline-sum", paper(headlines=right)) == []
    wrong = tuple(
        replace(one, amount=Money(amounts[one.item] + 1))
        if one.item == "expenditure.basic"
        else one
        for one in right
    )
    assert len(found("headline-sum", paper(headlines=wrong))) == 2


def test_a_part_that_is_not_printed_is_no_zero() -> None:
    stated = figures(expenditure__total=10, expenditure__basic=4)
    assert found("headline-sum", paper(headlines=stated)) == []


@pytest.mark.parametrize(
    ("share", "findings"), [("32.63", 0), ("32.73", 0), ("32.74", 1), ("23.63", 1)]
)
def test_a_share_may_be_a_tenth_of_a_point_off(share: str, findings: int) -> None:
    """2307.34 of 7070.37 is 32.6339… %."""
    stated = (
        *figures(expenditure__total="7070.37", expenditure__basic="2307.34"),
        percent("expenditure.basic_percent", share),
    )
    assert len(found("headline-share", paper(headlines=stated))) == findings


def test_one_thing_has_one_figure_in_the_text() -> None:
    stated = (*figures(procurement__total="739.33"), *figures(procurement__total="738.43"))
    one = found("headline-twice", paper(headlines=stated))
    assert [o.gap for o in one] == [wan("-0.90")]


@pytest.mark.parametrize(("table", "findings"), [("739.33", 0), ("739.34", 0), ("739.35", 1)])
def test_text_and_table_may_differ_by_a_hundredth(table: str, findings: int) -> None:
    document = paper(headlines=figures(procurement__total="739.33"), totals=(printed(table),))
    assert len(found("text-table", document)) == findings


def test_quantity_times_price_is_the_total() -> None:
    """992 × 0.15 = 148.80, printed 149.80."""
    right, wrong = (
        bought(quantity="992", price="0.15"),
        bought(quantity="992", price="0.15", total="149.8"),
    )
    assert found("procurement-product", paper(procurement=(right,))) == []
    one = found("procurement-product", paper(procurement=(wrong,)))
    assert [(o.plan, o.actual, o.gap) for o in one] == [(wan("149.8"), wan("148.8"), wan(1))]
    assert "148.80" in one[0].message
    assert "line 201" in one[0].message


def test_a_line_without_a_fund_and_one_whose_funds_do_not_add_up_are_two_sentences() -> None:
    none, short = bought(price="0.9", fund=None), bought(price="2.4", fund="1.4", at=2)
    messages = [o.message for o in found("procurement-funding", paper(procurement=(none, short)))]
    assert "no fund is printed" in messages[0]
    assert "add to 1.40" in messages[1]


def test_funds_of_several_kinds_add_to_the_total() -> None:
    line = elsewhere(bought(price="2.4", fund="1.4"), other=wan(1))
    assert found("procurement-funding", paper(procurement=(line,))) == []


def test_a_printed_total_names_the_line_that_explains_the_difference() -> None:
    lines = (bought(price="2"), bought(price="0.9", fund=None, at=2))
    totals = (printed("2.9"), printed("2.9", column="general_public"))
    one = found("total-differs", paper(procurement=lines, totals=totals))
    assert [(o.detail, o.gap) for o in one] == [("procurement general_public_cents", wan("0.9"))]
    assert "line 202" in one[0].message


@given(st.lists(st.tuples(st.integers(1, 999), st.integers(1, 9999)), min_size=1, max_size=8))
def test_a_table_that_adds_up_is_silent_and_a_cent_is_heard(lines: list[tuple[int, int]]) -> None:
    """Quantities, and prices in 0.01 万元: products, funds, totals and budgets agree to the cent."""
    rows = tuple(
        bought(quantity=str(quantity), price=str(Decimal(price) / 100), at=at)
        for at, (quantity, price) in enumerate(lines)
    )
    whole = sum(row.total.cents for row in rows if row.total)
    rows = tuple(replace(row, project_budget=Money(whole)) for row in rows)
    right = replace(printed("0"), amount=Money(whole))
    wrong = replace(printed("0"), amount=Money(whole + 1))
    rules = ("procurement-product", "procurement-funding", "total-differs", "procurement-budget")
    document = paper(procurement=rows, totals=(right,))
    assert [found(rule, document) for rule in rules] == [[]] * len(rules)
    one = found("total-differs", paper(procurement=rows, totals=(wrong,)))
    assert [o.gap for o in one] == [Money(1)]


def test_a_subtotal_is_of_its_unit_alone() -> None:
    lines = (bought(price="2"), bought(price="5", unit=CENTRE, at=2))
    assert (
        found("total-differs", paper(procurement=lines, totals=(printed("5", block=CENTRE),))) == []
    )
    assert len(
        found("total-differs", paper(procurement=lines, totals=(printed("5", block=BUREAU),)))
    )


def test_a_project_buys_within_its_budget() -> None:
    lines = (bought(price="6", budget="10"), bought(price="4", budget="10", at=2))
    assert found("procurement-budget", paper(procurement=lines)) == []
    more = (*lines, bought(price="0.01", budget="10", at=3))
    assert [o.gap for o in found("procurement-budget", paper(procurement=more))] == [wan("-0.01")]


def test_units_of_one_project_have_budgets_of_their_own() -> None:
    """日常公用经费 of two units is no project with two budgets."""
    lines = (bought(budget="10"), bought(budget="3", unit=CENTRE))
    assert found("project-budget-twice", paper(procurement=lines)) == []
    same = (bought(budget="10"), bought(budget="3", at=2))
    assert len(found("project-budget-twice", paper(procurement=same))) == 1


@pytest.mark.parametrize(
    ("quantity", "measure", "findings"),
    [
        ("43.75", "把", 1),
        ("14.2", "批", 1),
        ("44", "把", 0),
        ("12.5", "平方米", 0),
        ("0.5", "年", 0),
    ],
)
def test_only_what_is_counted_is_bought_in_whole_numbers(
    quantity: str, measure: str, findings: int
) -> None:
    line = bought(quantity=quantity, measure=measure)
    assert len(found("quantity-fraction", paper(procurement=(line,)))) == findings


@pytest.mark.parametrize(
    ("quantity", "measure", "findings"),
    [
        ("6", "年", 1),
        ("1", "年", 0),
        ("12", "月", 0),
        ("13", "个月", 1),
        ("4", "季度", 0),
        ("6", "台", 0),
    ],
)
def test_a_service_lasts_no_longer_than_the_budget(
    quantity: str, measure: str, findings: int
) -> None:
    line = bought(quantity=quantity, measure=measure)
    assert len(found("years-beyond", paper(procurement=(line,)))) == findings


def test_planned_assets_are_equipment_and_furniture_of_the_table() -> None:
    lines = (bought(price="3", code="A02010104"), bought(price="9", code="A0999"))
    assert (
        found(
            "planned-assets",
            paper(headlines=figures(assets__planned_purchase=3), procurement=lines),
        )
        == []
    )
    one = found(
        "planned-assets", paper(headlines=figures(assets__planned_purchase=5), procurement=lines)
    )
    assert [o.gap for o in one] == [wan(2)]


def test_without_a_procurement_table_nothing_is_said_of_planned_assets() -> None:
    assert found("planned-assets", paper(headlines=figures(assets__planned_purchase=3))) == []


@pytest.mark.parametrize(("stated", "findings"), [("12", 0), ("14", 0), ("0", 1)])
def test_cars_that_are_bought_are_public_expenses(stated: str, findings: int) -> None:
    """A purchase fee may also hold taxes: only less than what is bought is a finding."""
    document = paper(
        headlines=figures(three_public__vehicle__purchase=stated),
        procurement=(bought("轿车", price="12", code="A02030501", measure="辆"),),
    )
    assert len(found("vehicle-purchase", document)) == findings


def test_kinds_of_assets_add_to_their_total_and_parts_of_a_kind_do_not_count() -> None:
    kinds = (
        held("资产总额", "10"),
        held("房屋", "6"),
        held("其中：办公用房", "5"),
        held("车辆", "4"),
    )
    assert found("assets-sum", paper(assets=kinds)) == []
    assert [o.gap for o in found("assets-sum", paper(assets=(*kinds, held("设备", "1"))))] == [
        wan(-1)
    ]


def test_a_kind_without_a_value_leaves_the_sum_open() -> None:
    kinds = (held("资产总额", "10"), held("房屋", None), held("车辆", "4"))
    assert found("assets-sum", paper(assets=kinds)) == []


def test_operating_cost_is_that_of_the_administrative_units() -> None:
    """183.48 of the bureau; the centre's 5.74 is not part of it."""
    lines = (
        bought(project="日常公用经费", budget="183.48"),
        bought(project="日常公用经费", budget="5.74", unit=CENTRE),
    )
    right = figures(organ_operating_cost="183.48", expenditure__basic__public_use="189.22")
    document = paper(units=UNITS, headlines=right, procurement=lines)
    assert found("operating-cost", document) == []
    assert found("public-use-sum", document) == []
    wrong = figures(organ_operating_cost="189.22", expenditure__basic__public_use="183.48")
    document = paper(units=UNITS, headlines=wrong, procurement=lines)
    assert [o.gap for o in found("operating-cost", document)] == [wan("5.74")]
    assert [o.gap for o in found("public-use-sum", document)] == [wan("-5.74")]


def test_a_unit_of_unknown_nature_leaves_operating_cost_open() -> None:
    line = bought(project="日常公用经费", budget="1", unit="乙站")
    document = paper(units=UNITS, headlines=figures(organ_operating_cost=9), procurement=(line,))
    assert found("operating-cost", document) == []


def test_page_heads_of_another_department_are_one_finding() -> None:
    heads = [said("page_head", "414 河北省市场监督管理局", at) for at in range(1, 11)]
    one = found("page-head", paper(statements=tuple(heads), units=UNITS))
    assert len(one) == 1
    assert "line 1, line 2, line 3 and 7 more" in one[0].message


@pytest.mark.parametrize(
    "head", [f"306 {BUREAU}", f"306 {CENTRE}", "306 市场监督管理局", f"306001 乙市{BUREAU}"]
)
def test_page_heads_of_the_department_and_its_units_are_none(head: str) -> None:
    assert found("page-head", paper(statements=(said("page_head", head),), units=UNITS)) == []


def test_a_unit_that_buys_is_a_unit_of_the_department() -> None:
    lines = (bought(unit="区市场监督管理局"), bought(unit="乙区档案馆"))
    assert [o.subject for o in found("unit-unknown", paper(units=UNITS, procurement=lines))] == [
        "乙区档案馆"
    ]


def test_a_department_that_is_new_held_nothing_before() -> None:
    sentence = said("no_prior_year", "本部门为今年新成立部门，无上一年数据。", 69)
    assets = (held("资产总额", "346.31", day=date(2019, 12, 31)),)
    one = found("new-with-assets", paper(statements=(sentence,), assets=assets))
    assert [o.actual for o in one] == [wan("346.31")]
    this_year = (held("资产总额", "346.31", day=date(2020, 6, 30)),)
    assert found("new-with-assets", paper(statements=(sentence,), assets=this_year)) == []


def changed(amount: str, rate: str | None = None, *, now: str = "110") -> tuple[Headline, ...]:
    """A figure, its stated change, and its rate."""
    stated = figures(expenditure__total=now, expenditure__total__change=amount)
    return stated if rate is None else (*stated, percent("expenditure.total.change_percent", rate))


BEFORE = (paper(year=2019, headlines=figures(expenditure__total=100)),)


@pytest.mark.parametrize(("amount", "findings"), [("10", 0), ("10.01", 0), ("10.02", 1), ("20", 1)])
def test_a_stated_change_is_the_difference_of_two_documents(amount: str, findings: int) -> None:
    document = paper(headlines=changed(amount))
    assert len(found("change-amount", document, before=BEFORE)) == findings
    assert found("change-direction", document, before=BEFORE) == []


def test_a_figure_that_fell_where_the_text_says_that_it_rose_is_one_finding() -> None:
    document = paper(headlines=changed("10", now="90"))
    assert len(found("change-direction", document, before=BEFORE)) == 1
    assert found("change-amount", document, before=BEFORE) == []


def test_amount_and_rate_say_the_same_direction() -> None:
    assert len(found("change-direction", paper(headlines=changed("10", "-10")))) == 1
    assert found("change-direction", paper(headlines=changed("-10", "-10"))) == []


@pytest.mark.parametrize(("rate", "findings"), [("10", 0), ("9.9", 0), ("9.1", 1)])
def test_a_rate_is_of_last_years_figure(rate: str, findings: int) -> None:
    """110 after +10 was 100, so 10 %; 9.1 % would be of this year's."""
    one = found("change-rate", paper(headlines=changed("10", rate)))
    assert len(one) == findings
    assert all(o.actual == Decimal(10) for o in one)


@pytest.mark.parametrize(("prior", "findings"), [("100", 0), ("101", 1)])
def test_last_years_figure_is_copied_right(prior: str, findings: int) -> None:
    document = paper(headlines=figures(expenditure__total="110", expenditure__total__prior=prior))
    assert len(found("prior-figure", document, before=BEFORE)) == findings


@pytest.mark.parametrize(("rate", "findings"), [("10", 0), ("10.05", 0), ("-10", 1), ("4", 1)])
def test_a_rate_without_an_amount_is_what_the_documents_give(rate: str, findings: int) -> None:
    stated = (*figures(expenditure__total="110"), percent("expenditure.total.change_percent", rate))
    assert len(found("lone-rate", paper(headlines=stated), before=BEFORE)) == findings


def test_without_last_years_document_a_change_is_believed() -> None:
    assert found("change-amount", paper(headlines=changed("55"))) == []


def test_no_prior_year_is_contradicted_by_a_change_and_by_a_document() -> None:
    sentence = (said("no_prior_year", "无上一年数据", 69),)
    assert found("no-prior-year", paper(statements=sentence)) == []
    assert len(found("no-prior-year", paper(statements=sentence, headlines=changed("1")))) == 1
    assert (
        "disclosure-2019.md"
        in found("no-prior-year", paper(statements=sentence), before=BEFORE)[0].message
    )
