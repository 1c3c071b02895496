"""Targets as they are printed."""

from decimal import Decimal

import pytest

from tracker.model.target import Target


@pytest.mark.parametrize(
    ("printed", "operator", "value", "unit"),
    [
        ("32 台", "=", 32, "台"),
        ("≥90%", ">=", 90, "%"),
        ("≥ 50 条", ">=", 50, "条"),
        ("≥250 人 天 次", ">=", 250, "人天次"),
        ("≥720 批次 /年", ">=", 720, "批次/年"),
        ("≥80 (0-100) 数值", ">=", 80, "数值"),
        ("0 次", "=", 0, "次"),
        ("≤12 月", "<=", 12, "月"),
        ("≤660 万元", "<=", 660, "万元"),
        ("100%", "=", 100, "%"),
        ("85%以上", ">=", 85, "%"),
        ("2500 份以上", ">=", 2500, "份"),
        ("25 个以上村居", ">=", 25, "个村居"),
        ("100%落实", "=", 100, "%"),
        ("不少于20,000份", ">=", 20000, "份"),
        ("不超过3.5万元", "<=", "3.5", "万元"),
        ("12月底前", "<=", 12, "月"),
        ("＞5次", ">", 5, "次"),
        ("10", "=", 10, None),
        ("≥90 市场主体对年报工作的整体满意率", ">=", 90, None),
        ("≥９５％", ">=", 95, "%"),
    ],
)
def test_a_target_is_an_operator_a_value_and_a_unit(
    printed: str, operator: str, value: object, unit: str | None
) -> None:
    target = Target.parse(printed)
    assert (target.operator, target.value, target.unit) == (operator, Decimal(str(value)), unit)
    assert target.text == printed


@pytest.mark.parametrize(
    "printed", ["有所提升", "计划完成率", "80-90%", "3～5次", "2020年12月", "1:1", "", "按时完成"]
)
def test_what_is_not_one_number_is_qualitative(printed: str) -> None:
    target = Target.parse(printed)
    assert (target.operator, target.value, target.unit) == ("qualitative", None, None)
