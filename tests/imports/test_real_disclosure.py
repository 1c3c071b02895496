"""The real 2020 disclosure: its counts, its sums, and rows read by eye."""

from datetime import date
from decimal import Decimal

import pytest
from places import REAL, needs_real_file
from variants import read

from tracker.imports.disclosure import Reading
from tracker.imports.disclosure.summary import totals
from tracker.model.money import Money, Unit, money, total

pytestmark = needs_real_file


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(REAL.read_text("utf-8"))


def wan(amount: str) -> Money:
    return money(Decimal(amount), Unit.WAN)


def test_it_says_whose_it_is_and_in_which_unit(reading: Reading) -> None:
    found = reading.found
    assert (found.department, found.year, found.stage) == ("高新区市场监督管理局", 2020, "approved")
    assert reading.unit is Unit.WAN
    assert [(unit.nature, unit.rank, unit.funding) for unit in found.units] == [
        ("行政", "副处级", "财政拨款"),
        ("事业", "正科级", "财政性资金基本保证"),
    ]


def test_all_tables_goals_and_indicators_are_there(reading: Reading) -> None:
    found = reading.found
    tables = {(one.table_part, one.table_no) for one in found.indicators}
    parts = {part: sum(1 for one in tables if one[0] == part) for part, _no in tables}
    assert sorted(parts.values()) == [2, 68]
    assert len(found.goals) == 69
    assert len(found.indicators) == 290
    assert len(found.department_goals) == 24
    assert sum(len(goal.indicators) for goal in found.department_goals) == 77
    assert {one.level1 for one in found.indicators} == {"产出指标", "效果指标", "满意度指标"}


def test_nothing_is_left_over(reading: Reading) -> None:
    assert reading.found.unplaced == ()


def test_procurement_adds_up_block_by_block(reading: Reading) -> None:
    lines = reading.found.procurement
    assert len(lines) == 96
    blocks: dict[str | None, list[Money]] = {}
    for line in lines:
        assert line.total is not None
        blocks.setdefault(line.unit, []).append(line.total)
    assert [total(block) for block in blocks.values()] == [wan("722.03"), wan("17.30")]
    short = [line for line in lines if line.general_public is None]
    assert [(line.item, line.total) for line in short] == [("其他台、桌类", wan("0.90"))]


def test_the_headlines_are_those_that_are_printed(reading: Reading) -> None:
    stated = {one.item: one.amount for one in reading.found.headlines if one.amount is not None}
    assert stated["expenditure.total"] == wan("7070.37")
    assert stated["expenditure.basic"] + stated["expenditure.project"] == wan("7070.37")
    assert stated["expenditure.basic.personnel"] == wan("2118.12")
    assert stated["expenditure.basic.public_use"] == wan("189.22")
    assert stated["revenue.other"] == Money(0)
    assert stated["organ_operating_cost"] == wan("183.48")
    assert stated["three_public.vehicle.purchase"] == wan("12")
    assert stated["assets.total"] == wan("346.31")
    assert stated["assets.planned_purchase"] == wan("144.76")
    percents = {one.item: one.percent for one in reading.found.headlines if one.percent is not None}
    assert percents == {
        "expenditure.basic_percent": Decimal("32.63"),
        "expenditure.project_percent": Decimal("67.37"),
    }


def test_printed_totals_that_differ_from_their_lines_are_seen(reading: Reading) -> None:
    differing = [check.whole for check in totals(reading.found) if not check.agrees]
    assert differing == ["general_public_cents"] * 2


def test_a_dash_in_the_asset_table_is_missing_and_a_zero_is_zero(reading: Reading) -> None:
    held = {asset.kind: asset for asset in reading.found.assets}
    assert held["资产总额"].quantity is None
    assert held["房屋（平方米）"].quantity == 0
    assert held["其他固定资产"].quantity == 763
    assert {asset.as_of for asset in held.values()} == {date(2019, 12, 31)}


def test_the_new_department_says_that_it_has_no_prior_year(reading: Reading) -> None:
    said = [one.text for one in reading.found.statements if one.kind == "no_prior_year"]
    assert said[0] == "本部门为今年新成立部门，无上一年数据。"


def test_seventeen_promises_have_a_date(reading: Reading) -> None:
    promised = reading.found.milestones
    assert len(promised) == 17
    paid = [
        (one.due, one.percent)
        for one in promised
        if one.project == "质量提升工作经费" and one.kind == "payment"
    ]
    assert paid == [(date(2020, 9, 30), Decimal(50)), (date(2020, 12, 31), Decimal(100))]
    assert all(one.percent is None for one in promised if one.kind == "delivery")


@pytest.mark.parametrize(
    ("table", "beginning", "end"),
    [
        (6, "1、通过开展深入人心", "有效遏制高新区辖区传销行为的蔓延。"),
        (20, "1、完成对高新区范围内", "为更好服务群众奠定良好工作基础。"),
        (29, "1、全面提升园区企业", "营造了良好的知识产权发展环境"),
        (52, "1、通过专业三方机构的审计", "规范小额贷款公司经营行为"),
        (63, "1、9月质量月期间", "第四季度资金拨付100%。"),
    ],
)
def test_a_goal_with_a_misplaced_label_reads_in_order(
    reading: Reading, table: int, beginning: str, end: str
) -> None:
    goal = next(
        one for one in reading.found.goals if one.table_no == table and "第三" in one.table_part
    )
    assert goal.text.startswith(beginning)
    assert goal.text.endswith(end)
    assert "绩效目标" not in goal.text


@pytest.mark.parametrize(
    ("table", "seq", "basis_end"),
    [
        (10, 2, "集资宣传资料的通知》"),
        (16, 3, "务退出工作方案》"),
        (32, 2, "《工作的函》"),
        (52, 3, "政[2010]82号 )"),
    ],
)
def test_the_tail_of_a_row_on_the_next_page_belongs_to_the_row(
    reading: Reading, table: int, seq: int, basis_end: str
) -> None:
    row = next(
        one
        for one in reading.found.indicators
        if (one.table_no, one.seq) == (table, seq) and "第三" in one.table_part
    )
    assert row.basis.endswith(basis_end)
