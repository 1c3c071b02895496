"""The formulas of a self-evaluation, each worked out by hand to two decimals, half up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.imports.sheets.results import result_value
from tracker.model.money import Money
from tracker.model.target import Target
from tracker.reports.indicators.attainment import hold
from tracker.reports.indicators.held import Held, Result
from tracker.reports.profiles import default, load
from tracker.reports.profiles.profile import COST, OUTCOME, OUTPUT, SATISFACTION, Weights
from tracker.reports.scores.scoring import Worth, executed, level_of, level_weights, shares, worth

END = date(2020, 12, 31)
TEN = Decimal(10)


def scored(printed: str, text: str, weight: str = "10", profile: str = "linear") -> Worth:
    found, rules = Target.parse(printed), load(profile)
    held = Held(found.operator, found.value, found.unit, printed)
    outcome = hold(held, Result(result_value(text), text, END), 2020, rules.words)
    return worth(held, outcome, Decimal(weight), rules)


@pytest.mark.parametrize(
    ("printed", "text", "points", "formula"),
    [
        # >=: w × min(1, B ÷ A)
        ("≥640 批次", "706", "10.00", "10 × min(1, 706 ÷ 640)"),
        ("≥3 期", "2", "6.67", "10 × min(1, 2 ÷ 3)"),
        ("≥800 件", "1", "0.01", "10 × min(1, 1 ÷ 800)"),  # 0.0125
        ("≥16 次", "1", "0.63", "10 × min(1, 1 ÷ 16)"),  # 0.625, half up
        ("≥3 期", "-2", "0.00", "10 × min(1, -2 ÷ 3)"),
        (">5 次", "4", "8.00", "10 × min(1, 4 ÷ 5)"),
        # =: as >=, and A = 0
        ("8 家", "6", "7.50", "10 × min(1, 6 ÷ 8)"),
        ("8 家", "9", "10.00", "10 × min(1, 9 ÷ 8)"),
        ("0 次", "0", "10.00", "0 ≤ 0: 10"),
        ("0 次", "1", "0.00", "1 > 0: 0"),
        ("0 次", "-1", "10.00", "-1 ≤ 0: 10"),
        # <=: w within A; w × (1 − (B − A) ÷ A) up to 2A; nothing from there
        ("≤48 万元", "46.5", "10.00", "46.5 ≤ 48: 10"),
        ("≤48 万元", "48", "10.00", "48 ≤ 48: 10"),
        ("≤48 万元", "60", "7.50", "10 × (1 − (60 − 48) ÷ 48)"),
        ("≤48 万元", "95", "0.21", "10 × (1 − (95 − 48) ÷ 48)"),
        ("≤48 万元", "96", "0.00", "96 ≥ 2 × 48: 0"),
        ("≤48 万元", "500", "0.00", "500 ≥ 2 × 48: 0"),
        ("≤0 次", "1", "0.00", "1 > 0: 0"),
        # deadlines: the months
        ("≤10 月", "11月", "9.00", "10 × (1 − (11 − 10) ÷ 10)"),
        ("≤10 月", "9", "10.00", "9 ≤ 10: 10"),
        ("≤10 月", "未完成", "0.00", "not kept: 0"),
        # percentages
        ("≥90%", "84%", "9.33", "10 × min(1, 84 ÷ 90)"),
        # words: the most, the middle, the least of the level's range
        ("明显提高", "明显提高", "10.00", "10 × 100 % (reached, 100–80 %)"),
        ("明显提高", "部分达成", "7.00", "10 × 70 % (partly reached, 80–60 %)"),
        ("明显提高", "未达成", "0.00", "10 × 0 % (not reached, 60–0 %)"),
        ("明显提高", "85%", "8.50", "10 × 85 % (reached, 100–80 %)"),
        ("明显提高", "65%", "6.50", "10 × 65 % (partly reached, 80–60 %)"),
    ],
)
def test_points_and_how_they_come_about(printed: str, text: str, points: str, formula: str) -> None:
    found = scored(printed, text)
    assert (str(found.points), found.formula) == (points, formula)


@pytest.mark.parametrize(
    ("printed", "text", "points", "formula"),
    [
        ("≤48 万元", "60", "8.00", "10 × 48 ÷ 60"),
        ("≤48 万元", "96", "5.00", "10 × 48 ÷ 96"),
        ("≤48 万元", "30", "10.00", "30 ≤ 48: 10"),
        ("≤0 次", "1", "0.00", "1 > 0: 0"),
        ("明显提高", "部分达成", "6.50", "10 × 65 % (partly reached, 80–50 %)"),
    ],
)
def test_hubei_scores_by_ratio(printed: str, text: str, points: str, formula: str) -> None:
    found = scored(printed, text, profile="hubei")
    assert (str(found.points), found.formula) == (points, formula)


@pytest.mark.parametrize(
    ("paid", "budget", "points"),
    [(72, 80, "9.00"), (80, 80, "10.00"), (81, 80, "10.00"), (0, 80, "0.00"), (-5, 80, "0.00")],
)
def test_the_execution_rate_counts_up_to_the_whole_budget(
    paid: int, budget: int, points: str
) -> None:
    assert str(executed(Money(paid), Money(budget), TEN).points) == points


def test_the_execution_explains_itself_in_yuan() -> None:
    found = executed(Money(7_200_000), Money(8_000_000), TEN)
    assert found.formula == "10 × min(1, 72000.00 ÷ 80000.00)"


def test_a_weight_in_equal_parts_leaves_no_hundredth_over() -> None:
    assert [str(one) for one in shares(Decimal(50), 3)] == ["16.67", "16.67", "16.66"]
    assert [str(one) for one in shares(Decimal(10), 1)] == ["10.00"]


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_the_parts_of_a_weight_add_up_to_it_and_differ_by_a_hundredth_at_most(
    hundredths: int, count: int
) -> None:
    weight = Decimal(hundredths) / 100
    parts = shares(weight, count)
    assert sum(parts) == weight
    assert max(parts) - min(parts) <= Decimal("0.01")


@given(
    st.sampled_from(["≥", "≤", "=", ">", "<"]),
    st.integers(0, 1000),
    st.integers(-1000, 3000),
    st.sampled_from(["linear", "hubei"]),
)
def test_points_are_never_below_zero_or_above_the_weight(
    operator: str, wanted: int, done: int, profile: str
) -> None:
    points = scored(f"{operator}{wanted} 次", str(done), "16.67", profile).points
    assert 0 <= points <= Decimal("16.67")


@given(st.integers(1, 1000), st.integers(0, 3000), st.sampled_from(["linear", "hubei"]))
def test_more_above_a_ceiling_never_scores_more(wanted: int, over: int, profile: str) -> None:
    one = scored(f"≤{wanted} 万元", str(wanted + over), profile=profile)
    other = scored(f"≤{wanted} 万元", str(wanted + over + 1), profile=profile)
    assert other.points <= one.points


@pytest.mark.parametrize(
    ("level1", "level2", "level"),
    [
        ("产出指标", "数量指标", OUTPUT),
        ("产出指标", "成本指标", OUTPUT),
        ("成本指标", "经济成本指标", OUTPUT),
        ("效果指标", "社会效益指标", OUTCOME),
        ("效益指标", "可持续影响指标", OUTCOME),
        ("满意度指标", "服务对象满意度指标", SATISFACTION),
        ("其他", "其他", None),
    ],
)
def test_an_indicator_has_a_part_of_its_levels_weight(
    level1: str, level2: str, level: str | None
) -> None:
    assert level_of(level1, level2, default().weights) == level


def weights(**changed: object) -> Weights:
    plain = {
        "execution": TEN,
        "output": Decimal(40),
        "outcome": Decimal(20),
        "satisfaction": TEN,
        "cost": Decimal(20),
        "without_satisfaction": OUTCOME,
        "without_cost": OUTPUT,
    }
    return Weights(**(plain | changed))  # type: ignore[arg-type]


def test_cost_is_a_level_of_its_own_where_the_profile_weighs_it() -> None:
    assert level_of("产出指标", "成本指标", weights()) == COST
    assert level_of("成本指标", "经济成本指标", weights()) == COST


def test_the_weight_of_a_level_without_indicators_goes_where_the_profile_says() -> None:
    whole = level_weights(weights(), {OUTPUT, OUTCOME, SATISFACTION, COST})
    assert whole == {OUTPUT: 40, OUTCOME: 20, SATISFACTION: 10, COST: 20}
    assert level_weights(weights(), {OUTPUT, OUTCOME}) == {OUTPUT: 60, OUTCOME: 30}
    assert level_weights(default().weights, {OUTPUT, OUTCOME}) == {OUTPUT: 60, OUTCOME: 30}
