"""PEFA's arithmetic and grades: how far what was paid is from what was granted. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.reports.profiles.profile import Pefa

GRADES = ("A", "B", "C")
WORST = "D"


@dataclass(frozen=True, slots=True)
class Head:
    """What was granted and what was paid under one heading."""

    budget: Decimal
    actual: Decimal


@dataclass(frozen=True, slots=True)
class Composition:
    """`factor` is what all heads together paid of their budgets, `variance` in per cent."""

    factor: Decimal
    variance: Decimal


def composition(heads: Sequence[Head]) -> Composition | None:
    """PI-2: Σ|A − B × f| ÷ Σ(B × f) with f = ΣA ÷ ΣB. None for fewer than two heads, or for no money."""
    granted = sum((head.budget for head in heads), Decimal(0))
    spent = sum((head.actual for head in heads), Decimal(0))
    if len(heads) < 2 or granted <= 0 or spent <= 0:
        return None
    factor = spent / granted
    apart = sum((abs(head.actual - head.budget * spent / granted) for head in heads), Decimal(0))
    return Composition(factor, apart * 100 / spent)


def outturn_grade(percent: Decimal, rules: Pefa) -> str:
    """PI-1: A from 95 to 105 % of the budget, B from 90 to 110, C from 85 to 115."""
    for grade, points in zip(GRADES, rules.outturn, strict=True):
        if abs(percent - 100) <= points:
            return grade
    return WORST


def composition_grade(percent: Decimal, rules: Pefa) -> str:
    """PI-2: A below 5 %, B below 10 %, C below 15 %."""
    for grade, limit in zip(GRADES, rules.composition, strict=True):
        if percent < limit:
            return grade
    return WORST


def overall(grades: Iterable[str | None], rules: Pefa) -> str | None:
    """The best grade that enough of the last years reach; None where too few years have one."""
    last = [grade for grade in grades if grade is not None][-rules.years :]
    if len(last) < rules.needed:
        return None
    for grade in GRADES:
        if sum(1 for one in last if one <= grade) >= rules.needed:
            return grade
    return WORST
