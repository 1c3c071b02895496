"""Which text can be the result of a target: the rule of sheets, forms and of what is typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.imports.sheets.results import Aim
from tracker.model.target import Target


def aim(target: str, name: str = "抽检批次数", level1: str = "产出指标") -> Aim:
    return Aim(Target.parse(target), name, level1)


@pytest.mark.parametrize(
    ("target", "text", "part"),
    [
        ("30 台", "abc", "a number, for the target “30 台”"),
        ("30 台", "12,5", "12.5 or 1,250"),
        ("30 台", "3-5", "a number, for the target"),
        ("30 台", "-5", "not negative"),
        ("30 台", "50%", "a number in 台"),
        ("≥95%", "0.95", "a percentage with its sign"),
        ("≥95%", "12 人", "a percentage, such as 95%"),
        ("≥30 分钟", "2 小时", "a number in 分钟"),
        ("12000 份", "1.2万份", "a number in 份"),
        ("12000 份", "1.2万", "a number in 份"),
        ("30 台", "TRUE", "a number, or words"),
        ("明显提高", "TRUE", "a number, or words"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_mend(target: str, text: str, part: str) -> None:
    why = aim(target).refusal(text)
    assert why is not None
    assert part in why[1]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("30 台", "30"),
        ("30 台", "30 台"),
        ("30 台", "30台"),
        ("1200 份", "1,250 份"),
        ("≥95%", "95"),
        ("≥95%", "95.5%"),
        ("=12 月", "12个月"),
        ("≤12 月", "9月"),
        ("≤12 月", "已完成"),
        ("=0 次", "未发生"),
        ("反映较好", "反映较好"),
        ("3 万元", "25000 元"),
        ("≥4 次/年", "4次/年"),
        ("≥5 年", "5年"),
    ],
)
def test_what_is_usual_is_neither_refused_nor_doubted(target: str, text: str) -> None:
    one = aim(target)
    assert one.refusal(text) is None
    assert one.doubt(text) is None


@pytest.mark.parametrize(
    ("target", "text", "part"),
    [
        ("30 台", "30 个", "“30 个” for a target in 台"),
        ("30 台", "基本完成", "is no number"),
        ("30 台", "well received", "is no number"),
        ("≥90 分", "95%", "“95%” for a target in 分"),
    ],
)
def test_what_may_be_so_is_doubted(target: str, text: str, part: str) -> None:
    one = aim(target)
    assert one.refusal(text) is None
    assert part in str(one.doubt(text))


@pytest.mark.parametrize(
    ("target", "text", "doubted"),
    [
        ("≥2 次", "150", True),
        ("≥2 次", "21次", True),
        ("≤2", "21", True),
        ("≥2 次", "20", False),
        ("≥0 次", "150", False),
        ("≥2 万元", "150元", False),
        ("≥5%", "150", False),
    ],
)
def test_a_count_far_over_its_target_may_have_a_digit_too_many(
    target: str, text: str, doubted: bool
) -> None:
    one = aim(target)
    assert one.refusal(text) is None
    assert ("more than 10 times the target" in str(one.doubt(text))) is doubted


@pytest.mark.parametrize(
    ("name", "level1", "refused"),
    [
        ("检验报告按时出具率", "产出指标", True),
        ("群众满意度", "满意度指标", True),
        ("参训人员评价", "满意度指标", True),
        ("抽检占比", "产出指标", True),
        ("税收增长率", "效益指标", False),
        ("任务完成率", "产出指标", False),
        ("资金拨付进度", "产出指标", False),
    ],
)
def test_only_a_part_of_a_whole_ends_at_one_hundred_per_cent(
    name: str, level1: str, refused: bool
) -> None:
    one = aim("≥90%", name, level1)
    why = one.refusal("150%")
    assert (why is not None) is refused
    if not refused:
        assert "more than 100 %" in str(one.doubt("150%"))
    assert one.refusal("100%") is None


def test_growth_may_fall_below_zero_and_a_share_may_not() -> None:
    assert aim("≥5%", "税收增长率").refusal("-5%") is None
    assert aim("≥90%", "群众满意度").refusal("-5%") is not None


def test_the_targets_own_unit_behind_a_number_is_part_of_no_date() -> None:
    assert aim("≥5 年").value("5年") == Decimal(5)
    assert aim("=12 月").value("12月") == Decimal(12)
    assert aim("≤12 月").value("9月") is None
