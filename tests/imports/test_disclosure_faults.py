"""Faults of the layout, one by one, on the smallest document that has them."""

from datetime import date
from decimal import Decimal

import pytest
from variants import read

from tracker.errors import Refused
from tracker.model.facts import Disclosure, Goal, Indicator
from tracker.model.money import Money, Unit, money

HEAD = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\n"
ROW = "产出指标\t数量指标\t培训\t办班\t≥3 场\t《办法》（甲字\n"


def document(body: str, title: str = "# 甲市乙局 2021 年部门预算信息公开情况说明") -> Disclosure:
    return read(f"{title}\n\n{body}").found


def table(rows: str, goal: str = "", name: str = "### 1、某某经费绩效目标表") -> Disclosure:
    return document(f"## 第三部分 预算项目绩效目标：\n\n{name}\n\n{goal}{rows}\n\n## 六、其他\n")


def goal(text: str) -> Goal:
    return table(HEAD + ROW, goal=text).goals[0]


def rows(text: str) -> tuple[Indicator, ...]:
    return table(text).indicators


@pytest.mark.parametrize(
    "printed",
    [
        "<b>绩效目标</b>\t1、甲 2、乙\t\t\t\t\n",
        "绩效目标\t\t\t\t\t\n1、甲 2、乙\t\t\t\t\t\n",
        "1、甲 2、乙\t\t\t\t\t\n",
        "绩<br>效<br>目标\t1、甲 2、乙\t\t\t\t\n",
        "效目标\t\t1、甲 2、乙\t\t\t\n",
        "1、甲 <b>绩效目标</b> 2、乙\t\t\t\t\t\n",
        "1、甲 绩效目标 2、乙\t\t\t\t\t\n",
        "<b>绩效目标 2、</b> 1、甲 2、乙\t\t\t\t\t\n",
        "\t<p>1、甲</p> <p>2、乙</p> <p style='x'><b>绩效目标</b></p>\t\t\t\t\n",
    ],
)
def test_the_label_is_found_wherever_it_stands(printed: str) -> None:
    assert goal(printed).text == "1、甲 2、乙"


def test_a_fragment_beside_the_label_goes_where_the_label_stood() -> None:
    printed = "现形式及危害。\t1、了解传销的表 <b>绩效目标</b>\t\t\t\t\n\t2、防范\t\t\t\t\n"
    assert goal(printed).text == "1、了解传销的表现形式及危害。 2、防范"


def test_a_fragment_that_the_text_has_already_is_kept_once_and_noted() -> None:
    assert goal("存量风险\t1、化解存量风险，保护权益<b>绩效目标</b>\t\t\t\t\n").text == (
        "1、化解存量风险，保护权益"
    )


def test_words_about_performance_goals_inside_a_goal_stay() -> None:
    assert goal("<b>绩效目标</b>\t1、完善绩效目标管理\t\t\t\t\n").text == "1、完善绩效目标管理"


def test_a_goal_may_spill_over_as_a_paragraph() -> None:
    assert goal("<b>绩效目标</b>\t1、拓宽\t\t\t\t\n\n服务渠道\n\n").text == "1、拓宽服务渠道"


def test_level_one_is_filled_down_over_a_page_break() -> None:
    found = rows(f"{HEAD}{ROW}\n{HEAD}\t质量指标\t合格率\tx\t≥90%\t历史\n")
    assert [one.level1 for one in found] == ["产出指标", "产出指标"]
    assert [one.seq for one in found] == [1, 2]


@pytest.mark.parametrize(
    "tail",
    ["\t\t\t\t\t字1号）\n--\t--\n", "| | | | | | 字1号） |\n", "| 字1号） |\n", "字1号）\n"],
)
def test_a_tail_on_the_next_page_is_joined(tail: str) -> None:
    (found,) = rows(f"{HEAD}{ROW}\n{tail}\n")
    assert found.basis == "《办法》（甲字字1号）"


def test_a_tail_may_complete_level_two_the_name_and_the_target() -> None:
    (found,) = rows(
        f"{HEAD}满意度指标\t服务对象满意度指\t群众满\tx\t≥90\t历史\n\n\t标\t意度\t\t%\t\n--\t--\n"
    )
    assert (found.level2, found.level3, found.target.text) == (
        "服务对象满意度指标",
        "群众满意度",
        "≥90%",
    )


def test_a_row_that_begins_on_a_new_page_without_a_heading_is_a_row() -> None:
    found = rows(f"{HEAD}{ROW}\n效果指标\t社会效益指标\t知晓率\tx\t≥80%\t历史\n--\t--\n")
    assert [one.level3 for one in found] == ["培训", "知晓率"]


def test_an_unknown_column_is_named_and_not_lost() -> None:
    head = HEAD.strip() + "\t分值\n"
    found = table(head + ROW.strip() + "\t10\n")
    assert [(left.text, left.locator) for left in found.unplaced] == [("10", "line 8")]


def test_a_wrapped_table_heading_is_one_name() -> None:
    found = table(HEAD + ROW, name="### 1、某某专项工作\n\n经费绩效目标表")
    assert found.indicators[0].project == "某某专项工作经费"


def test_a_page_number_is_no_tail() -> None:
    (found,) = rows(f"{HEAD}{ROW}\n- 12 -\n\n字1号）\n")
    assert found.basis == "《办法》（甲字字1号）"


def test_a_lone_number_is_named_instead_of_guessed() -> None:
    found = table(f"{HEAD}{ROW}\n12\n\n字1号）\n")
    assert [left.text for left in found.unplaced] == ["12"]


GOALS = """## 二、分项绩效目

### 标（一）综合

绩效目标：甲。

绩效指标：学习率，指标值：10

0% 发放份数，指标值：1000 群发短信，指标值：3

次（二）执法

绩效目标：乙 绩效指

标：办案，指标值：100%落实开

展检查（次），指标值：2 三、工作保障措施
"""


def test_department_goals_survive_their_wrapping() -> None:
    first, second = document(GOALS).department_goals
    assert [(one.name, one.target.value, one.target.unit) for one in first.indicators] == [
        ("学习率", Decimal(100), "%"),
        ("发放份数", Decimal(1000), None),
        ("群发短信", Decimal(3), "次"),
    ]
    assert [(one.name, one.target.text, one.target.unit) for one in second.indicators] == [
        ("办案", "100%落实", "%"),
        ("开展检查（次）", "2", "次"),
    ]


PROCUREMENT = """## 六、政府采购预算情况

单位：{unit}

项目名称\t预算资金\t采购物品名称\t政府采购目 录序号\t计量单位\t数量\t单价\t合计\t一般公共预算拨款
合计\t\t\t\t\t\t\t3.00\t3.00
甲经费\t5.00\t电脑\tA0201 0105\t台\t5.00\t0.50\t2.50\t2.50
\t\t打印机\tA02010601\t台\t1.00\t0.50\t0.50\t
"""


def test_procurement_is_read_in_the_unit_above_it() -> None:
    for unit in (Unit.WAN, Unit.YUAN):
        first, second = document(PROCUREMENT.format(unit=unit.symbol)).procurement
        assert first.catalogue_code == "A02010105"
        assert first.total == money(Decimal("2.5"), unit)
        assert (second.project, second.project_budget) == ("甲经费", money(Decimal(5), unit))
        assert second.general_public is None


def test_an_amount_that_cannot_be_read_is_named_and_stays_missing() -> None:
    found = document(PROCUREMENT.format(unit="万元").replace("2.50\t2.50", "2.5O\t2.50"))
    assert found.procurement[0].total is None
    assert [left.text for left in found.unplaced] == ["2.5O"]


def test_a_row_whose_cells_have_slipped_is_named_and_not_taken() -> None:
    slipped = PROCUREMENT.format(unit="万元").replace("台\t5.00\t0.50", "台\t0.50")
    found = document(slipped)
    assert [line.item for line in found.procurement] == ["打印机"]
    assert len(found.unplaced) == 1


def test_without_a_unit_no_amount_is_taken() -> None:
    found = document(PROCUREMENT.replace("单位：{unit}", "") + GOALS)
    assert all(line.total is None for line in found.procurement)
    assert found.unplaced


def test_what_rose_and_what_fell_is_kept_with_its_sign() -> None:
    found = document(
        "2021年预算收入 1,2\n34.56 万元，比上年减少 10.5 万元，下降 0.84%，主要原因是压减。"
    )
    figures = {one.item: one.amount or one.percent for one in found.headlines}
    assert figures == {
        "revenue.total": Money(1234560000),
        "revenue.total.change": Money(-10500000),
        "revenue.total.change_percent": Decimal("-0.84"),
    }


def test_an_amount_in_prose_that_is_no_known_figure_is_named() -> None:
    found = document("预算收入 5 万元。\n\n另有捐赠 3 万元。")
    assert [left.text for left in found.unplaced] == ["另有捐赠 3 万元"]


@pytest.mark.parametrize(
    ("said", "promised"),
    [
        (
            "计划第三季度资金拨付50%，第四季度资金拨付100%。",
            [("payment", 9, 50), ("payment", 12, 100)],
        ),
        ("第三季度拨付60%，第四季度拨付40%", [("payment", 9, 60), ("payment", 12, 100)]),
        ("第一季度和第三季度分别支付30%和100%", [("payment", 3, 30), ("payment", 9, 100)]),
        ("上半年完成验收，完成后支付上半年费用", [("delivery", 6, None), ("payment", 6, None)]),
        ("12月底前完成全部拨款", [("payment", 12, 100)]),
        ("2021年6月底以前完成采购", [("delivery", 6, None)]),
        ("到2021年底前完成建设任务", [("delivery", 12, None)]),
        ("9月质量月期间，组织开展宣传", [("delivery", 9, None)]),
        ("每季度进行考核；全年完成5次培训", []),
        ("落实2018年度奖励资金", []),
        ("2019年6月完成平台建设", []),
        ("依据《关于2021年6月检查的通知》开展检查", []),
        ("投放楼宇广告3个月", []),
    ],
)
def test_a_promise_has_the_date_that_is_said_and_no_other(
    said: str, promised: list[tuple[str, int, int | None]]
) -> None:
    found = table(HEAD + ROW, goal=f"<b>绩效目标</b>\t1、{said}\t\t\t\t\n").milestones
    assert [(one.kind, one.due.month, one.percent) for one in found] == promised
    assert all(one.due.year == 2021 for one in found)


def test_percentages_that_are_added_up_say_so() -> None:
    found = table(HEAD + ROW, goal="<b>绩效目标</b>\t1、第三季度拨付60%，第四季度拨付40%\t\t\t\t\n")
    assert found.milestones[0].note


def test_a_deadline_as_a_target_is_a_promise_once() -> None:
    row = "产出指标\t时效指标\t拨付进度\t12月底前完成全部拨款\t≤12 月\t\n"
    (found,) = table(HEAD + row).milestones
    assert (found.kind, found.due, found.percent) == ("payment", date(2021, 12, 31), Decimal(100))


@pytest.mark.parametrize(
    ("title", "department", "year"),
    [
        ("# 甲市乙局 2021 年部门预算信息公开情况说明", "甲市乙局", 2021),
        ("关于甲市乙局２０２１年度部门预算公开的说明", "甲市乙局", 2021),
        ("2021年度甲市乙局部门预算公开", "甲市乙局", 2021),
        ("**甲市乙局**\n\n**2021年部门预算公开**", "甲市乙局", 2021),
        ("甲市乙局二〇二一年部门预算公开", "甲市乙局", 2021),
    ],
)
def test_the_title_names_department_and_year(title: str, department: str, year: int) -> None:
    found = document("预算收入 5 万元。", title=title)
    assert (found.department, found.year) == (department, year)


def test_a_text_without_a_title_is_refused_with_both_mends() -> None:
    with pytest.raises(Refused) as refused:
        document("预算收入 5 万元。", title="说明")
    assert "--department" in str(refused.value)
    assert "--year" in str(refused.value)


def test_a_text_without_a_budget_is_refused() -> None:
    with pytest.raises(Refused, match="no budget figure"):
        document("今日无事。")


@pytest.mark.parametrize("number", ["3", "- 3 -", "第 3 页", "3 / 20"])
def test_a_page_number_inside_a_sentence_is_no_digit_of_an_amount(number: str) -> None:
    found = document(
        f"2021 年支出预算\n\n{number}\n\n7070.37 万元，其中基本支出 2307.34\n\n4\n\n万元。"
    )
    figures = {one.item: one.amount for one in found.headlines}
    assert figures == {
        "expenditure.total": Money(7070370000),
        "expenditure.basic": Money(2307340000),
    }


@pytest.mark.parametrize("above", ["1", "目 录", "高新区财政局", "2021年2月3日", "甲市乙局"])
def test_a_line_above_the_title_is_no_part_of_the_department(above: str) -> None:
    title = f"{above}\n\n# 甲市乙局 2021 年部门预算信息公开情况说明"
    assert document("2021年预算收入 5 万元。", title=title).department == "甲市乙局"


@pytest.mark.parametrize(
    "title",
    ["# 甲市乙局关于2021年部门预算公开的说明", "# 关于公开甲市乙局2021年部门预算的说明"],
)
def test_the_words_around_a_name_are_no_part_of_it(title: str) -> None:
    assert document("2021年预算收入 5 万元。", title=title).department == "甲市乙局"


def test_a_place_whose_name_holds_the_unit_is_no_unit() -> None:
    table = PROCUREMENT.format(unit="万元").replace(
        "单位：万元", "单位：万元\n\n预算单位：元氏县教育局\n\n414 元氏县教育局"
    )
    found = document("政府采购预算\n\n" + table)
    assert found.procurement[0].total == money(Decimal("2.5"), Unit.WAN)
    assert not found.headlines


@pytest.mark.parametrize(
    "sentence",
    [
        "一般公共预算支出 1000 万元，政府性基金预算支出 300 万元",
        "会议费支出预算 3 万元，培训费支出预算 2 万元",
        "非财政拨款收入预算 1234.56 万元",
        "处置固定资产 10 万元；其他固定资产 254.03 万元",
        "食品抽检项目支出 50 万元",
        "比上年增加公务接待费 2 万元",
        "支出预算超过 8000 万元的单位",
        "项目支出追加 1 万元",
    ],
)
def test_the_end_of_a_longer_label_is_no_headline_and_its_amount_is_named(sentence: str) -> None:
    found = document(f"2021年预算收入 5 万元。{sentence}。")
    assert [one.item for one in found.headlines] == ["revenue.total"]
    assert found.unplaced


def test_a_label_within_a_longer_one_belongs_to_the_longer_one() -> None:
    found = document("机关运行经费支出预算 183.48 万元；政府采购支出预算 739.33 万元。")
    assert [one.item for one in found.headlines] == ["organ_operating_cost", "procurement.total"]


def test_another_years_figure_is_kept_as_that() -> None:
    found = document("2020年预算收入500万元，2021年预算收入600万元，比上年增加100万元，增长20%。")
    assert {one.item: one.amount or one.percent for one in found.headlines} == {
        "revenue.total.prior": Money(500000000),
        "revenue.total": Money(600000000),
        "revenue.total.change": Money(100000000),
        "revenue.total.change_percent": Decimal(20),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "公务接待费4万元，上年预算6万元，减少2万元，下降33.33%",
        "公务接待费4万元，比上年预算数 6 万元减少 2 万元，下降 33.33%",
        "公务接待费4万元，与2020年预算 6 万元相比，减少 2 万元，下降33.\n\n33%",
    ],
)
def test_the_year_before_and_the_change_are_read_however_they_are_said(sentence: str) -> None:
    found = document(f"{sentence}。")
    assert {one.item: one.amount or one.percent for one in found.headlines} == {
        "three_public.reception": Money(4000000),
        "three_public.reception.prior": Money(6000000),
        "three_public.reception.change": Money(-2000000),
        "three_public.reception.change_percent": Decimal("-33.33"),
    }
    assert found.unplaced == ()


def test_amounts_behind_the_first_one_of_a_line_are_named() -> None:
    found = document("政府采购预算739.33万元，其中：货物类采购100万元，服务类采购600元。")
    assert [left.text for left in found.unplaced] == ["其中：货物类采购100万元", "服务类采购600元"]


def test_amounts_in_goals_are_no_headlines() -> None:
    found = table(HEAD + ROW, goal="<b>绩效目标</b>\t1、保障\t\t\t\t\n\n公务接待费 3 万元\n\n")
    assert found.headlines == ()


def test_an_amount_beyond_reason_is_named_and_not_taken() -> None:
    found = document("2021年预算收入 5 万元。2021年预算支出 9999999999999999 万元。")
    assert [one.item for one in found.headlines] == ["revenue.total"]
    assert found.unplaced


def goals_of(indicators: str) -> list[tuple[str, str]]:
    text = f"## 二、分项绩效目标\n\n（一）甲\n\n绩效目标：乙 绩效指标：{indicators}（二）丙 绩效目标：丁\n"
    first = document(text).department_goals[0]
    return [(one.name, one.target.text) for one in first.indicators]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "申请量，指标值：2\n\n000 不发生事故，指标值：0次",
            [("申请量", "2000"), ("不发生事故", "0次")],
        ),
        ("甲，指标值：25\n\n00 份以上 乙，指标值：1", [("甲", "2500 份以上"), ("乙", "1")]),
        ("甲，指标值：3\n\n次 机关运行率，指标值：1", [("甲", "3 次"), ("机关运行率", "1")]),
        ("甲，指标值：10\n\n2020年度抽检，指标值：1", [("甲", "10"), ("2020年度抽检", "1")]),
        ("甲，指标值：10\n\n12315 投诉，指标值：1", [("甲", "10"), ("12315 投诉", "1")]),
        ("甲，指标值：10\n\n12\n\n乙率，指标值：1", [("甲", "10"), ("乙率", "1")]),
        ("甲，指标值：全\n\n覆盖 群发，指标值：1", [("甲", "全覆盖"), ("群发", "1")]),
        ("甲，指标值：不少\n\n于3次 乙，指标值：1", [("甲", "不少于3次"), ("乙", "1")]),
        ("甲，指标值：5-8次 乙，指标值：1", [("甲", "5-8次"), ("乙", "1")]),
        ("甲，指标值：5‰ 乙，指标值：1", [("甲", "5‰"), ("乙", "1")]),
        ("甲，指标值：12月底前 乙，指标值：1", [("甲", "12月底前"), ("乙", "1")]),
        ("甲，指标值：10；乙，指标值：5%；", [("甲", "10"), ("乙", "5%")]),
    ],
)
def test_a_value_of_a_department_goal_ends_where_it_ends(
    printed: str, expected: list[tuple[str, str]]
) -> None:
    assert goals_of(printed) == expected


def test_a_list_within_a_goal_does_not_end_the_section() -> None:
    text = (
        "## 二、分项绩效目标\n\n（一）甲 绩效目标：一、培训；二、管理；三、落实 绩效指标：率，指标值：1%"
        "（二）乙 绩效目标：丙 绩效指标：数，指标值：2 三、保障措施\n"
    )
    found = document(text).department_goals
    assert [(one.no, one.indicators[0].target.text) for one in found] == [(1, "1%"), (2, "2")]


def test_goals_may_be_numbered_in_digits() -> None:
    text = (
        "## 二、分项绩效目标\n\n1、甲 绩效目标：乙 绩效指标：率，指标值：1% "
        "2、丙 绩效目标：丁 绩效指标：数，指标值：2\n"
    )
    assert [one.title for one in document(text).department_goals] == ["甲", "丙"]


def test_a_table_heading_may_stand_in_a_row() -> None:
    found = table(f"{HEAD}{ROW}\n2、乙经费绩效目标表\t\t\t\t\t\n{HEAD}{ROW}")
    assert [one.project for one in found.indicators] == ["某某经费", "乙经费"]


def test_a_table_without_a_heading_is_named_and_joined_to_none() -> None:
    found = table(f"{HEAD}{ROW}\n<b>绩效目标</b>\t1、丙\t\t\t\t\n{HEAD}{ROW}")
    assert len(found.indicators) == 1
    assert len(found.unplaced) == 3


def test_a_heading_without_a_number_may_be_wrapped_too() -> None:
    found = table(
        f"{HEAD}{ROW}\n提前下达专项补助经费的通\n\n知（甲财[2019]4号）绩效目标表\n\n{HEAD}{ROW}"
    )
    assert found.indicators[1].project == "提前下达专项补助经费的通知（甲财[2019]4号）"
    assert found.indicators[0].basis == "《办法》（甲字"


def test_a_wrapped_heading_may_hold_a_page_number() -> None:
    found = table(HEAD + ROW, name="### 2、关于提前下达专项\n\n- 12 -\n\n补助经费绩效目标表")
    assert found.indicators[0].project == "关于提前下达专项补助经费"


@pytest.mark.parametrize("heading", ["### 6、政府采购预算情况", "### （六）政府采购预算情况"])
def test_the_procurement_section_ends_the_tables_whatever_its_number(heading: str) -> None:
    body = PROCUREMENT.format(unit="万元").replace("## 六、政府采购预算情况", heading)
    found = document(f"## 第三部分 预算项目绩效目标\n\n1、甲经费绩效目标表\n\n{HEAD}{ROW}\n{body}")
    assert len(found.procurement) == 2
    assert found.indicators[0].basis == "《办法》（甲字"


def test_running_heads_belong_to_no_cell() -> None:
    head = "\n甲市乙局2021年部门预算\n\n"
    found = table(f"{HEAD}{ROW}{head}{HEAD}{ROW}{head}{HEAD}{ROW}{head}")
    assert {one.basis for one in found.indicators} == {"《办法》（甲字"}


def test_a_tail_behind_the_repeated_heading_is_a_tail() -> None:
    row = "产出指标\t数量指标\t群众满\t办班\t≥9\t历史\n"
    (found,) = rows(f"{HEAD}{row}\n{HEAD}\t\t意度\t\t0%\t标准\n")
    assert (found.level3, found.target.text, found.basis) == ("群众满意度", "≥90%", "历史标准")


def test_a_whole_row_with_a_merged_level_two_is_a_row() -> None:
    found = rows(
        f"{HEAD}产出指标\t数量指标\t培训\t办班\t≥3 次\t历史\n\n\t\t人数\t人\t≥50 人\t历史\n"
    )
    assert [(one.level2, one.level3) for one in found] == [
        ("数量指标", "培训"),
        ("数量指标", "人数"),
    ]


def test_a_row_that_lost_its_first_empty_cell_is_put_right() -> None:
    found = rows(f"{HEAD}{ROW}质量指标\t合格率\t合格比\t≥90%\t历史\n")
    assert (found[1].level1, found[1].level2, found[1].target.text) == (
        "产出指标",
        "质量指标",
        "≥90%",
    )


def test_a_row_whose_level_two_stands_in_another_column_is_named() -> None:
    found = table(f"{HEAD}{ROW}\t\t质量指标\t合格率\t≥90%\t历史\n")
    assert len(found.indicators) == 1
    assert len(found.unplaced) == 1


@pytest.mark.parametrize(
    ("said", "promised"),
    [
        ("3-6月开展培训", [("delivery", date(2021, 6, 30))]),
        ("次年3月底前支付尾款", [("payment", date(2022, 3, 31))]),
        ("去年第四季度完成平台", []),
        ("第三季度不支付，第四季度支付100%", [("payment", date(2021, 12, 31))]),
        ("自2021年3月起开展检查", []),
        ("5月1日实施的条例要求开展检查", []),
        ("完成1季度1次检查", []),
        ("开展为期3月的培训", []),
        ("2021-06-30前完成验收", [("delivery", date(2021, 6, 30))]),
        ("2021.06.30前完成验收", [("delivery", date(2021, 6, 30))]),
    ],
)
def test_a_date_is_what_is_said_and_nothing_else(
    said: str, promised: list[tuple[str, date]]
) -> None:
    found = table(HEAD + ROW, goal=f"<b>绩效目标</b>\t1、{said}\t\t\t\t\n").milestones
    assert [(one.kind, one.due) for one in found] == promised


@pytest.mark.parametrize(
    ("target", "due"),
    [
        ("2021年12月底前", date(2021, 12, 31)),
        ("12月31日前", date(2021, 12, 31)),
        ("≤11月30日", date(2021, 11, 30)),
        ("年底前", date(2021, 12, 31)),
        ("第三季度", date(2021, 9, 30)),
        ("≤6 月", date(2021, 6, 30)),
    ],
)
def test_a_target_that_is_a_day_is_a_promise(target: str, due: date) -> None:
    (found,) = table(f"{HEAD}产出指标\t时效指标\t完成时间\t\t{target}\t历史\n").milestones
    assert (found.kind, found.due) == ("delivery", due)


def test_a_footnote_and_a_lone_cell_are_joined_to_no_purchase() -> None:
    found = document(PROCUREMENT.format(unit="万元") + "注：本表为当年预算\t\t\n| 品及类似 |\n")
    assert [line.item for line in found.procurement] == ["电脑", "打印机"]
    assert len(found.unplaced) == 2


def test_a_purchase_without_a_project_in_a_new_block_is_named() -> None:
    body = (
        PROCUREMENT.format(unit="万元")
        + "丙中心小计\t\t\t\t\t\t\t1.00\t1.00\n\t\t纸\tA05\t包\t1\t1.00\t1.00\t1.00\n"
    )
    found = document(body)
    assert len(found.procurement) == 2
    assert len(found.unplaced) == 1


def test_a_row_that_lacks_its_measure_unit_is_named() -> None:
    body = (
        PROCUREMENT.format(unit="万元")
        + "购车\t12.00\t轿车\tA02030501\t1.00\t12.00\t12.00\t12.00\t\n"
    )
    found = document(body)
    assert len(found.procurement) == 2
    assert len(found.unplaced) == 1


def test_a_subtotal_that_a_page_break_cuts_is_one_name() -> None:
    body = PROCUREMENT.format(unit="万元").replace(
        "甲经费\t5.00",
        "甲市经济区市场\t\t\t\t\t\t\t3.00\t3.00\n\n监督局小计\t\t\t\t\t\t\t\t\n甲经费\t5.00",
    )
    assert {line.unit for line in document(body).procurement} == {"甲市经济区市场监督局"}


@pytest.mark.parametrize("said", ["与上年持平", "与2020年预算持平", "比上年无变化", "较去年一致"])
def test_what_is_said_to_be_as_before_is_a_change_of_nothing(said: str) -> None:
    found = document(f"2021年公务接待费 4 万元，{said}。")
    assert {one.item: one.amount for one in found.headlines} == {
        "three_public.reception": Money(4000000),
        "three_public.reception.change": Money(0),
    }


def test_a_new_department_states_no_change() -> None:
    found = document("2021年公务接待费 4 万元，无上一年数据，与上年无变化。")
    assert [one.item for one in found.headlines] == ["three_public.reception"]


@pytest.mark.parametrize("said", ["无上年数据", "无上一年数据", "无上年度预算数"])
def test_that_there_is_no_year_before_is_understood_however_it_is_said(said: str) -> None:
    found = document(f"2021年预算收入 5 万元。本部门为新组建部门，{said}。")
    assert [one.kind for one in found.statements] == ["no_prior_year"]
