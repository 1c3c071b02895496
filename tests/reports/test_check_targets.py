"""Rules on goals and targets: what contradicts itself, what cannot be compared, what says nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from books import wan
from papers import asked, bought, figures, found, goal, paper, target, whole_goal

from tracker.model.facts import Goal, Indicator
from tracker.reports.budgets import Budget
from tracker.reports.check.evidence import BudgetSheet, Evidence
from tracker.reports.check.quantities import agree, quantities


def rows(*indicators: Indicator, goals: tuple[Goal, ...] = ()) -> list[str]:
    """The messages of all rules on these rows that are about targets."""
    document = paper(indicators=indicators, goals=goals)
    return [one.message for rule in ("own-number", "goal-number") for one in found(rule, document)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("食品抽检 992 批次", [("992", "批次")]),
        ("全年完成两次宣传活动", [("2", "次")]),
        ("上半年完成一次对标学习", [("1", "次")]),
        ("2020 年第 3 季度（石财行[2019]43号）", []),
        ("4-26 世界知识产权日", []),
        ("第3次会议", []),
        ("1、建设平台 2、培训 3 次", [("3", "次")]),
        ("发放 20,000 份", [("20000", "份")]),
        ("统一一个标准", []),
        ("12 月底前完成", [("12", "月")]),
        ("满意度达 90%", [("90", "%")]),
    ],
)
def test_numbers_with_a_unit_are_read_out_of_text(text: str, values: list[tuple[str, str]]) -> None:
    assert [(str(one.value), one.unit) for one in quantities(text)] == values


def test_every_month_is_twelve_times_a_year() -> None:
    assert agree(quantities("每月巡查 1 次"), Decimal(12))


def test_a_target_may_be_the_product_or_the_sum_of_what_the_words_say() -> None:
    assert agree(quantities("每所 2 台，共配备 4 台"), Decimal(8))
    assert agree(quantities("台式机 5 台、笔记本 3 台"), Decimal(8))
    assert not agree(quantities("购置 5 台"), Decimal(8))


def test_a_number_in_the_description_is_the_target() -> None:
    assert rows(target("抽查批次", "≥140 批次", "抽查产品 140 批次")) == []
    assert "140" in rows(target("抽查批次", "≥120 批次", "抽查产品 140 批次"))[0]


@pytest.mark.parametrize(
    ("name", "printed", "description"),
    [
        ("印制宣传条幅 50 个", "≥60 条", "条幅的条数"),  # 个 is not 条
        ("对 4 个镇办各村居开展检查", "25 个以上村居", ""),  # other things
        ("对 4 个镇办开展检查的次数", "400 次以上", ""),
        ("随机问卷调查 50 人次", "≥90%", "满意度"),
        ("提交不少于两次调研报告", "≥2 个", ""),
        ("日常巡查次数", "12 次/年", "每月巡查 1 次"),
        ("培训", "≥90 人次", "培训不少于 3 次，每次不少于 30 人"),
        ("2020 年建设任务", "≥3 次", "2019—2020 年，2020 年完成 3 次"),
        ("按期完成", "≤12 月", "12 月底前完成全部拨款"),
    ],
)
def test_what_cannot_be_compared_is_no_contradiction(
    name: str, printed: str, description: str
) -> None:
    assert rows(target(name, printed, description)) == []


def test_a_deadline_in_words_is_the_target() -> None:
    assert len(rows(target("拨付进度", "≤12 月", "9 月底前完成全部拨款"))) == 1


def test_a_promise_counts_a_bare_unit() -> None:
    """不少于 3 个场所 and ≥5 个: the word says that the number is what is promised."""
    assert len(rows(target("进场所宣传", "≥5 个", "全年进入不少于 3 个场所"))) == 1
    assert rows(target("进场所宣传", "≥5 个", "由 3 个科室组织")) == []


SAMPLES = (
    target("对食品生产加工企业监督抽检批次数", "≥720 批次/年", level2="数量指标"),
    target("食品经营单位监督抽检批次", "≥60 批次/年", seq=2),
)


def test_a_number_of_the_goal_is_the_sum_of_its_indicators() -> None:
    """992 in the goal against 720 + 60; 780 would be right, and so would one of the two."""
    one = found(
        "goal-number", paper(indicators=SAMPLES, goals=(goal("1、食品抽检 992 批次 2、确保安全"),))
    )
    assert [(o.plan, o.actual, o.gap) for o in one] == [(Decimal(992), Decimal(780), Decimal(212))]
    assert "line 100" in one[0].message
    assert "line 101, line 102" in one[0].message
    for right in ("780", "720"):
        assert rows(*SAMPLES, goals=(goal(f"食品抽检 {right} 批次"),)) == []


def test_a_goal_that_speaks_of_something_else_is_no_contradiction() -> None:
    assert rows(*SAMPLES, goals=(goal("保健酒专项整治 5 批次"),)) == []
    assert rows(*SAMPLES, goals=(goal("食品抽检 5 场次"),)) == []


@pytest.mark.parametrize(
    ("name", "printed", "findings"),
    [
        ("预算吻合度：不超过概算", "≥70%", 1),
        ("不发生系统性风险", "≥4 家", 1),
        ("不发生安全事故", "0 次", 0),
        ("成本不超过 660 万元", "≤660 万元", 0),
        ("培训不少于 3 次", "≤3 次", 1),
        ("减少事故发生", "≥60 家", 0),
    ],
)
def test_a_ceiling_has_no_floor(name: str, printed: str, findings: int) -> None:
    assert len(found("target-direction", paper(indicators=(target(name, printed),)))) == findings


@pytest.mark.parametrize(
    ("rule", "name", "printed", "findings"),
    [
        ("rate-above-whole", "重点单位检查率", "≥100%", 1),
        ("rate-above-whole", "重点单位检查率", "100%", 0),
        ("rate-above-whole", "任务完成率", "120%", 1),
        ("rate-above-whole", "专利增长率", "≥120%", 0),
        ("target-repeats", "加强药品监管", "加强药品监管", 1),
        ("target-repeats", "加强药品监管", "显著提高", 0),
        ("rate-without-unit", "会议组织完成率", "3", 1),
        ("rate-without-unit", "标准更新完成率", "≥10 项", 1),
        ("rate-without-unit", "市场主体满意度", "≥90 市场主体对年报工作的整体满意率", 1),
        ("rate-without-unit", "服务对象满意度（%）", "≥95", 0),
        ("rate-without-unit", "合格率", "≥96%", 0),
        ("rate-without-unit", "满意度", "≥90 分", 0),
        ("rate-without-number", "区级监督抽查", "计划完成率", 1),
        ("rate-without-number", "区级监督抽查", "显著提高", 0),
        ("count-without-unit", "党建工作和组织党员活动", "10", 1),
        ("count-without-unit", "组织培训次数", "3", 0),
        ("count-without-unit", "服务次数（次）", "50", 0),
        ("quantity-in-words", "发放宣传品", "若干", 1),
        ("quantity-in-words", "发放宣传品", "≥5000 份", 0),
        ("target-missing", "发放宣传品", "", 1),
    ],
)
def test_the_form_of_a_target(rule: str, name: str, printed: str, findings: int) -> None:
    assert len(found(rule, paper(indicators=(target(name, printed),)))) == findings


def test_a_target_that_is_a_part_of_the_description_only_repeats_it() -> None:
    row = target("培育企业竞争力", "发挥特色产业优势", "发挥特色产业优势，聚焦装备制造")
    assert len(found("target-in-description", paper(indicators=(row,)))) == 1
    assert found("target-repeats", paper(indicators=(row,))) == []


def test_three_months_are_not_march() -> None:
    wrong = target("年报宣传", "3 月份", "投放楼宇广告 3 个月")
    right = target("年报宣传", "3 个月", "投放楼宇广告 3 个月")
    assert len(found("month-or-duration", paper(indicators=(wrong, right)))) == 1


def test_a_count_that_is_the_percentage_of_its_table_is_hardly_a_count() -> None:
    """≥90 家 of 健康运营 beside two rates of 90 %."""
    rates = tuple(target(f"率{at}", "≥90%", level2="质量指标", seq=at) for at in (1, 2))
    wrong = target("机构健康运营", "≥90 家", level2="可持续影响指标", seq=3)
    right = target("培训企业数量", "≥90 家", level2="可持续影响指标", seq=4)
    assert [o.detail for o in found("rate-as-count", paper(indicators=(*rates, wrong, right)))] == [
        "机构健康运营"
    ]
    assert found("rate-as-count", paper(indicators=(rates[0], wrong))) == []


def test_one_measure_has_one_target() -> None:
    twice = whole_goal("消费环境", "", ("投诉处理情况", "85%以上"), ("投诉处理情况", "90%以上"))
    assert len(found("two-targets", paper(department_goals=(twice,)))) == 1


def test_rows_of_one_name_with_other_units_or_other_descriptions_are_two_measures() -> None:
    other_unit = (
        target("年报宣传", "≥20000 份", "资料"),
        target("年报宣传", "≥1 次", "培训", seq=2),
    )
    other_thing = (target("培训", "≥2 次", "线上"), target("培训", "≥3 次", "线下", seq=2))
    assert found("two-targets", paper(indicators=other_unit)) == []
    assert found("two-targets", paper(indicators=other_thing)) == []


def test_a_rate_that_is_output_and_outcome_has_one_target() -> None:
    first = target("抽查合格率", "≥96%", "产品合格率", level2="质量指标")
    other = target(
        "抽查合格率", "≥90%", "保障安全", level1="效果指标", level2="社会效益指标", seq=2
    )
    assert len(found("two-targets", paper(indicators=(first, other)))) == 1


def test_the_same_result_as_output_and_outcome_is_counted_twice() -> None:
    first = target("建设平台", "≥1 个")
    other = target("建设平台", "≥1 个", level1="效果指标", level2="社会效益指标", seq=2)
    assert len(found("counted-twice", paper(indicators=(first, other)))) == 1
    assert (
        found("counted-twice", paper(indicators=(first, target("建设平台", "≥1 个", seq=2)))) == []
    )


def test_department_and_project_have_one_target_for_one_measure() -> None:
    whole = whole_goal("双随机抽查", "开展双随机抽查", ("双随机培训会次数", "2 次"))
    row = target("双随机培训会次数", "3 次数", project="双随机抽查经费")
    assert (
        len(found("two-targets-across", paper(department_goals=(whole,), indicators=(row,)))) == 1
    )
    same = target("双随机培训会次数", "2 次数", project="双随机抽查经费")
    assert found("two-targets-across", paper(department_goals=(whole,), indicators=(same,))) == []


def test_a_name_that_anything_may_have_is_no_measure_in_common() -> None:
    whole = whole_goal("食品安全战略", "熟悉法律法规", ("组织培训次数", "3"))
    row = target("组织培训次数", "≥1 次", project="检验检测经费")
    assert found("two-targets-across", paper(department_goals=(whole,), indicators=(row,))) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("2020 年实现专利申请量达到 2300 件", 1),
        ("专利申请量 2000 件", 0),
        ("发明专利申请量达到 500 件", 0),
    ],
)
def test_another_number_behind_the_measures_name_is_another_target(
    text: str, findings: int
) -> None:
    """发明专利申请量 is another measure than 专利申请量."""
    whole = whole_goal("知识产权", "", ("专利申请量（件）", "2000 件"))
    row = target("提升创新能力", "显著提升", text, level2="质量指标")
    assert (
        len(found("two-targets-across", paper(department_goals=(whole,), indicators=(row,))))
        == findings
    )


def test_a_goal_that_is_the_indicator_of_a_project_counts_the_same() -> None:
    """发放宣传材料份数 1000 of the goal 年报宣传 against the project's 发放宣传资料 20000 份."""
    whole = whole_goal("开展年报宣传", "", ("发放宣传材料份数", "1000"), ("群发短信次数", "3 次"))
    leaflets = target("开展年报宣传", "≥20000 份", "发放宣传资料 20000 份")
    meeting = target("开展年报宣传", "≥1 次", "召开培训会", seq=2)
    one = found(
        "two-targets-across", paper(department_goals=(whole,), indicators=(leaflets, meeting))
    )
    assert [(o.plan, o.actual) for o in one] == [(Decimal(1000), Decimal(20000))]


def test_a_quoted_term_is_spelt_alike() -> None:
    wrong = whole_goal("督查", "落实“三项规定”督导", ("落实“三项制度”督查率", "100%"))
    other = whole_goal("督查", "落实“三项规定”督导", ("开展“安全生产”宣传", "100%"))
    assert len(found("term-spelling", paper(department_goals=(wrong,)))) == 1
    assert found("term-spelling", paper(department_goals=(other,))) == []


COMPUTERS = target("笔记本电脑购置数量", "15 台", project="设备购置经费")


@pytest.mark.parametrize(("quantity", "findings"), [("15", 0), ("12", 1), ("20", 1)])
def test_as_many_notebooks_are_bought_as_the_indicator_says(quantity: str, findings: int) -> None:
    """The catalogue calls them 便携式计算机."""
    line = bought("便携式计算机", quantity, "0.6", project="设备购置经费", measure="台", at=3)
    one = found("purchase-target", paper(indicators=(COMPUTERS,), procurement=(line,)))
    assert len(one) == findings


def test_more_than_a_floor_may_be_bought_and_other_things_are_not_compared() -> None:
    floor = target("笔记本电脑购置数量", "≥15 台", project="设备购置经费")
    line = bought("便携式计算机", "20", "0.6", project="设备购置经费", measure="台")
    desks = bought("其他台、桌类", "3", "0.6", project="设备购置经费", measure="张")
    elsewhere = bought("便携式计算机", "3", "0.6", project="别的经费", measure="台")
    assert (
        found("purchase-target", paper(indicators=(floor,), procurement=(line, desks, elsewhere)))
        == []
    )


@pytest.mark.parametrize(("quantity", "findings"), [("780", 0), ("992", 1), ("2", 0)])
def test_tests_are_compared_with_samples_of_the_same_order(quantity: str, findings: int) -> None:
    """2 批 of testing are two lots, not two samples."""
    line = bought("技术测试和分析服务", quantity, "0.15")
    one = found("purchase-samples", paper(indicators=SAMPLES, procurement=(line,)))
    assert len(one) == findings


def test_a_name_that_differs_in_one_character_is_a_slip() -> None:
    document = paper(
        goals=(goal("禁煤宣传", project="农村劣质散煤宣传及印刷费"),),
        procurement=(bought(project="农村劣质散媒宣传及印刷费"),),
    )
    assert [o.subject for o in found("project-spelling", document)] == ["农村劣质散媒宣传及印刷费"]
    assert found("project-without-goals", document) == []


def test_names_that_differ_in_a_number_are_two_projects() -> None:
    document = paper(
        goals=(goal("补助", project="补助经费（石财行[2019]42号）"),),
        procurement=(bought(project="补助经费（石财行[2019]43号）"),),
    )
    assert found("project-spelling", document) == []
    assert len(found("project-without-goals", document)) == 1


def test_basic_expenditure_has_no_performance_table() -> None:
    document = paper(goals=(goal("办公"),), procurement=(bought(project="日常公用经费"),))
    assert found("project-without-goals", document) == []


def test_a_table_without_a_goal_is_told_once() -> None:
    document = paper(indicators=SAMPLES)
    assert len(found("goal-missing", document)) == 1
    assert found("goal-missing", paper(indicators=SAMPLES, goals=(goal("抽检"),))) == []


def test_the_projects_that_are_known_explain_a_part_of_the_expenditure() -> None:
    document = paper(headlines=figures(expenditure__project=100), goals=(goal("甲", project="甲"),))
    budgets = {"乙": Budget(wan(30), "disclosed"), "日常公用经费": Budget(wan(5), "disclosed")}
    one = asked("projects-known", Evidence("局", 2020, (document,), budgets=budgets))
    assert [(o.plan, o.actual, o.gap) for o in one] == [(wan(100), wan(30), wan(70))]


def test_an_imported_budget_names_every_project_with_targets() -> None:
    from books import allocation

    sheet = BudgetSheet("budget.csv", "approved", (allocation("乙", 3, category="项目支出"),))
    document = paper(goals=(goal("甲", project="甲"), goal("乙", project="乙")))
    evidence = Evidence("局", 2020, (document,), sheets=(sheet,))
    assert [o.subject for o in asked("project-without-budget", evidence)] == ["甲"]
    assert found("project-without-budget", document) == []


def test_what_a_goal_asks_of_half_a_year_contradicts_only_a_smaller_target() -> None:
    trainings = (target("培训次数", "5次", "组织业务培训"),)
    halves = goal("上半年组织业务培训2次，下半年组织业务培训3次。")
    assert found("goal-number", paper(indicators=trainings, goals=(halves,))) == []
    more = goal("上半年组织业务培训8次。")
    assert len(found("goal-number", paper(indicators=trainings, goals=(more,)))) == 1
