"""A target and its results, and how such a result comes about in the course of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from tracker.model.period import month_end
from tracker.model.target import DEADLINE, QUALITATIVE, Target

_DURATION = ("月", "个月", "天", "日", "周")
_STANDING = ("%", "‰", "年", "小时", "分钟", "分", "级", "倍")
"""Units of what is held at any time and never adds up: rates, scores, years and hours of service."""
_LEVEL = re.compile(r"(率|度|指数)([(（].*)?$")
_RATE = re.compile(r"(率|满意度|认可度|知晓度)([(（].*)?$")


class Course(Enum):
    """How a result comes about: it adds up, it stands, it runs, it is due, it is a limit, it is words."""

    COUNT = "count"
    STANDING = "standing"
    DURATION = "duration"
    DEADLINE = "deadline"
    LIMIT = "limit"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Result:
    """What was reported for the period that ended on `end`; `value` None: words or a date."""

    value: Decimal | None
    text: str
    end: date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A target to hold a result against. `name` is the indicator's, `level1` its group's."""

    operator: str
    value: Decimal | None
    unit: str | None
    text: str
    name: str = ""
    level1: str = ""

    @property
    def course(self) -> Course:
        """Only what adds up in the course of the year (COUNT) is expected by pace."""
        if self.operator == QUALITATIVE or self.value is None:
            return Course.WORDS
        if Target(self.operator, self.value, self.unit, self.text).is_deadline:
            return Course.DEADLINE
        if self.operator in ("<=", "<") or (self.operator == "=" and not self.value):
            return Course.LIMIT
        if self.unit in _DURATION and self.value > 0:
            return Course.DURATION
        return Course.STANDING if self._stands() else Course.COUNT

    @property
    def is_rate(self) -> bool:
        """Whether the target is a percentage; where no unit is printed, by the indicator's name."""
        if self.unit is not None:
            return self.unit == "%"
        return "满意" in self.level1 or bool(_RATE.search(self.name))

    def due(self, year: int) -> date:
        """The last day of a deadline: of the month, or the day that is printed."""
        month = int(self.value or 12)
        printed = DEADLINE.fullmatch(self.unit or "")
        end = month_end(year, month)
        return (
            end.replace(day=min(int(printed["day"]), end.day))
            if printed and printed["day"]
            else end
        )

    def _stands(self) -> bool:
        """Rates and satisfaction, also where the unit is not printed; nothing to add up to zero."""
        if self.unit in _STANDING or "满意" in self.level1 or (self.value or 0) <= 0:
            return True
        return self.unit is None and bool(_LEVEL.search(self.name))


def latest(results: Sequence[Result], until: date | None) -> Result | None:
    """The result of the last period that ended by a day; of one same end the one that comes last."""
    ended = [one for one in results if until is not None and one.end <= until]
    return max(ended, key=lambda one: one.end) if ended else None
