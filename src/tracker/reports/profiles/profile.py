"""A profile: every rule that a report applies and a regulation sets, as plain values.

Percentages and points are Decimal in per cent (90 is 90 %). A rule that a profile does not have is
None: then nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tracker.model.money import Money
from tracker.reports.pace import Pace

LINEAR, RATIO = "linear", "ratio"
"""How a ceiling (<=) that is exceeded is scored."""

OUTPUT, OUTCOME, SATISFACTION, COST = "output", "outcome", "satisfaction", "cost"
LEVELS = (OUTPUT, OUTCOME, SATISFACTION, COST)
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Behind:
    """From how many points behind a payment is amber, and red.

    `money`: less than that short is never red.
    """

    amber: Decimal
    red: Decimal
    money: Money | None

    def light(self, points: Decimal, short: Money | None) -> str | None:
        """red or amber for so many points and so much money behind; None where it is neither."""
        if points < self.amber:
            return None
        small = self.money is not None and (short is None or short < self.money)
        return "red" if points >= self.red and not small else "amber"


@dataclass(frozen=True, slots=True)
class Unspent:
    """By the end of `month` less than `below` per cent paid: graver with each amount unspent."""

    month: int
    below: Decimal
    amounts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of a self-evaluation. Those of a level without any indicator go to another level."""

    execution: Decimal
    output: Decimal
    outcome: Decimal
    satisfaction: Decimal
    cost: Decimal
    without_satisfaction: str
    without_cost: str

    @property
    def total(self) -> Decimal:
        """100, or the profile is refused."""
        return self.execution + self.output + self.outcome + self.satisfaction + self.cost

    def of(self, level: str) -> Decimal:
        """The points of one level."""
        weight: Decimal = getattr(self, level)
        return weight


@dataclass(frozen=True, slots=True)
class Bands:
    """From how many points on a score is 优 (excellent), 良 (good), 中 (fair); below it is 差 (poor)."""

    excellent: Decimal
    good: Decimal
    fair: Decimal

    def name(self, total: Decimal) -> str:
        """excellent, good, fair or poor."""
        for name in ("excellent", "good", "fair"):
            if total >= getattr(self, name):
                return name
        return "poor"


@dataclass(frozen=True, slots=True)
class Range:
    """What a level of a qualitative indicator is worth: per cent of the indicator's points."""

    most: Decimal
    least: Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """The three levels of a qualitative indicator."""

    reached: Range
    partly: Range
    not_reached: Range


@dataclass(frozen=True, slots=True)
class Lights:
    """A payment's share of its linear pace, in per cent: below `yellow` red, below `green` yellow."""

    yellow: Decimal
    green: Decimal

    @staticmethod
    def share(paid_percent: Decimal, month: int) -> Decimal:
        """What is paid of the budget by the end of a month (1 to 12), in per cent of its pace."""
        return paid_percent * 12 / month

    def light(self, paid_percent: Decimal, month: int) -> str:
        """red, yellow or green for what is paid of the budget by the end of a month (1 to 12)."""
        share = self.share(paid_percent, month)
        if share < self.yellow:
            return "red"
        return "yellow" if share < self.green else "green"


@dataclass(frozen=True, slots=True)
class Pefa:
    """Limits of the grades A, B and C, and in how many of how many years they must hold."""

    outturn: tuple[Decimal, ...]
    composition: tuple[Decimal, ...]
    years: int
    needed: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All rules under one name.

    `ceiling` is linear or ratio; `over_reached` the percentage of a target from which a reason is
    asked; `reason_below` the execution rate that owes one; `apart` how many points goals and money
    may differ; `change` the year-on-year change that owes a reason; `forms` the names of the
    columns of each form in their order. `sources` says of each value (`weights.output`) where it
    comes from.
    """

    name: str
    title: str
    pace: Pace
    consequence: str | None
    behind: Behind
    unspent: Unspent | None
    weights: Weights
    bands: Bands
    ceiling: str
    words: Words
    over_reached: Decimal | None
    reason_below: Decimal
    apart: Decimal
    change: Decimal
    lights: Lights
    pefa: Pefa
    forms: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]
