"""The formulas of a self-evaluation: points to two decimals, half up, each with how it came about.

A is the target, B the result, w the weight (财预〔2020〕10号 and provincial rules).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tracker.language import N_, _, listed
from tracker.model.money import Money
from tracker.reports.indicators.attainment import Outcome
from tracker.reports.indicators.held import Course, Held
from tracker.reports.indicators.wording import Level
from tracker.reports.profiles.profile import (
    COST,
    OUTCOME,
    OUTPUT,
    RATIO,
    SATISFACTION,
    Profile,
    Range,
    Weights,
)

NOTHING = Decimal(0)
HUNDREDTH = Decimal("0.01")
_LEVELS = {
    Level.REACHED: N_("reached"),
    Level.PARTLY: N_("partly reached"),
    Level.NOT_REACHED: N_("not reached"),
}


@dataclass(frozen=True, slots=True)
class Worth:
    """Points, and the sum that gives them."""

    points: Decimal
    formula: str


def two_places(number: Decimal) -> Decimal:
    """As a form prints it."""
    return number.quantize(HUNDREDTH, ROUND_HALF_UP)


def said(number: Decimal) -> str:
    """A number in a formula: no exponent, no zeros at its end."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def shares(weight: Decimal, count: int) -> list[Decimal]:
    """A level's weight in equal parts of two decimals that add up to it: the first ones are larger."""
    each, rest = divmod(int(two_places(weight) * 100), count)
    return [two_places(Decimal(each + (at < rest)) / 100) for at in range(count)]


def level_of(level1: str, level2: str, weights: Weights) -> str | None:
    """Which weight an indicator has a part of; cost is output where the profile does not know it."""
    if weights.cost and "成本" in level1 + level2:
        return COST
    for words, level in (("产出", OUTPUT), ("成本", OUTPUT), ("满意", SATISFACTION)):
        if words in level1:
            return level
    return OUTCOME if "效益" in level1 or "效果" in level1 else None


def level_weights(weights: Weights, present: Collection[str]) -> dict[str, Decimal]:
    """The weight of each level; a project without satisfaction or cost indicators has it elsewhere."""
    found = {level: weights.of(level) for level in (OUTPUT, OUTCOME, SATISFACTION, COST)}
    moved = ((SATISFACTION, weights.without_satisfaction), (COST, weights.without_cost))
    for level, other in moved:
        if level not in present:
            found[other] += found.pop(level)
    return {level: weight for level, weight in found.items() if weight}


def executed(paid: Money, budget: Money, weight: Decimal) -> Worth:
    """min(1, paid ÷ adjusted budget) × w. More refunds than payments are nothing paid."""
    rate = min(Decimal(1), max(NOTHING, Decimal(paid.cents)) / budget.cents)
    formula = f"{said(weight)} × min(1, {paid.yuan:f} ÷ {budget.yuan:f})"
    return Worth(two_places(weight * rate), formula)


def worth(target: Held, outcome: Outcome, weight: Decimal, profile: Profile) -> Worth:
    """The points of one indicator. Only for an outcome that could be compared."""
    if outcome.level is not None:
        return _in_words(outcome.level, outcome.grade, weight, profile)
    if outcome.figure is None:
        kept = _("kept in time") if outcome.met else _("not kept")
        points = weight if outcome.met else NOTHING
        return Worth(two_places(points), f"{kept}: {said(points)}")
    if target.course in (Course.LIMIT, Course.DEADLINE) or target.operator in ("<=", "<"):
        return _limit(target.value or NOTHING, outcome.figure, weight, profile)
    return _floor(target, outcome, outcome.figure, weight)


def _floor(target: Held, outcome: Outcome, result: Decimal, weight: Decimal) -> Worth:
    """w × min(1, B ÷ A). A target that is not above zero is reached, or it is not."""
    wanted = target.value or NOTHING
    if wanted <= 0:
        points = weight if outcome.met else NOTHING
        return Worth(two_places(points), f"{said(result)} : {said(wanted)} → {said(points)}")
    rate = min(Decimal(1), max(NOTHING, result) / wanted)
    formula = f"{said(weight)} × min(1, {said(result)} ÷ {said(wanted)})"
    return Worth(two_places(weight * rate), formula)


def _limit(wanted: Decimal, result: Decimal, weight: Decimal, profile: Profile) -> Worth:
    """w within the limit. Above it w × (1 − (B − A) ÷ A) and nothing from 2A; or w × A ÷ B."""
    a, b, w = said(wanted), said(result), said(weight)
    if result <= wanted:
        return Worth(two_places(weight), f"{b} ≤ {a}: {w}")
    if wanted <= 0:
        return Worth(two_places(NOTHING), f"{b} > {a}: 0")
    if profile.ceiling == RATIO:
        return Worth(two_places(weight * wanted / result), f"{w} × {a} ÷ {b}")
    if result >= 2 * wanted:
        return Worth(two_places(NOTHING), f"{b} ≥ 2 × {a}: 0")
    points = weight * (1 - (result - wanted) / wanted)
    return Worth(two_places(points), f"{w} × (1 − ({b} − {a}) ÷ {a})")


def _in_words(level: Level, grade: Decimal | None, weight: Decimal, profile: Profile) -> Worth:
    """Words say a level only: reached is worth the most of its range, partly the middle, not the least."""
    span: Range = getattr(profile.words, level.value)
    middle = (span.most + span.least) / 2
    usual = {Level.REACHED: span.most, Level.PARTLY: middle, Level.NOT_REACHED: span.least}
    percent = usual[level] if grade is None else grade
    limits = listed([_(_LEVELS[level]), f"{said(span.most)}–{said(span.least)} %"])
    return Worth(
        two_places(weight * percent / 100), f"{said(weight)} × {said(percent)} % ({limits})"
    )
