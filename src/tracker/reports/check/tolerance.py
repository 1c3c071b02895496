"""How far two printed figures may lie apart because one of them was rounded: no policy, arithmetic.

A table in 元 meets prose in 万元: 0.01 万元. A printed percentage: 0.1 point. (Both as the finance
bureaus' own checks of disclosures have them.) Sums within one table are exact.
"""

from __future__ import annotations

from decimal import Decimal

from tracker.model.headlines import ROUNDING
from tracker.model.money import Money

POINTS = Decimal("0.1")


def same_amount(one: Money, other: Money) -> bool:
    """Within 0.01 万元."""
    return abs(one.cents - other.cents) <= ROUNDING.cents


def same_percent(one: Decimal, other: Decimal) -> bool:
    """Within 0.1 point."""
    return abs(one - other) <= POINTS


def same_rate(printed: Decimal, now: Money, then: Money) -> bool:
    """Whether `printed` is the rate of change from `then` to `now`, within 0.1 point, where either
    amount may have been rounded to 0.01 万元."""
    half = ROUNDING.cents // 2
    if then.cents <= half:
        return False
    least = Decimal(now.cents - half - then.cents - half) * 100 / (then.cents + half)
    most = Decimal(now.cents + half - then.cents + half) * 100 / (then.cents - half)
    return least - POINTS <= printed <= most + POINTS
