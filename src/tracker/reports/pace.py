"""The pace that payments and countable work are held to where nobody promised another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.model.period import month_end


@dataclass(frozen=True, slots=True)
class Point:
    """By the end of a month, so much of the year's money: cumulative, in per cent."""

    month: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Pace:
    """A profile's cumulative targets, in order of months; there is at least one."""

    name: str
    points: tuple[Point, ...]

    def due(self, year: int, as_of: date | None) -> tuple[date, Decimal]:
        """The latest target that is due by `as_of`; before the first one, the first."""
        dated = [(month_end(year, point.month), point.percent) for point in self.points]
        passed = [one for one in dated if as_of is not None and one[0] <= as_of]
        return passed[-1] if passed else dated[0]

    def reached(self, year: int, as_of: date) -> Decimal | None:
        """What should be reached by `as_of`, in per cent; None where no target is due yet."""
        day, percent = self.due(year, as_of)
        return percent if day <= as_of else None

    def expected(self, year: int, as_of: date | None) -> Decimal:
        """What should be reached by `as_of`, in per cent; before the first target nothing."""
        day, percent = self.due(year, as_of)
        return percent if as_of is not None and day <= as_of else Decimal(0)
