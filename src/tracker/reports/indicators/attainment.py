"""Hold a result against its target: how much is reached, what should be, what that is called.

Knows no database. Percentages are Decimal in per cent, unrounded and not capped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.model.period import month_end
from tracker.reports.indicators import wording
from tracker.reports.indicators.comparable import Unlike, figure, graded
from tracker.reports.indicators.held import Course, Held, Result
from tracker.reports.indicators.wording import Level
from tracker.reports.pace import Pace
from tracker.reports.profiles.profile import Words
from tracker.reports.rows import IndicatorStatus

FULL = Decimal(100)
NOTHING = Decimal(0)
_DAYS = {"天": 1, "日": 1, "周": 7}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a result means. `met` None: it cannot be compared, and `reason` says why.

    `share` is the part of the target that is reached, None for words. `figure` is the number that
    was compared, in the target's unit (the month of a deadline); None for words, and for a
    deadline that is not kept yet or was kept on a day that nobody said. `grade` is the percentage
    that a person gave to a target in words.
    """

    met: bool | None
    share: Decimal | None = None
    figure: Decimal | None = None
    level: Level | None = None
    grade: Decimal | None = None
    reason: str | None = None


def hold(target: Held, result: Result, year: int, words: Words) -> Outcome:
    """Compare, or say why that cannot be done."""
    try:
        if target.course is Course.WORDS:
            return _in_words(target, result, words)
        if target.course is Course.DEADLINE:
            return _by_day(target, result, year)
        value = figure(target, result)
    except Unlike as unlike:
        return Outcome(None, reason=unlike.reason)
    return Outcome(is_met(target, value), attained(target, value), value)


def _in_words(target: Held, result: Result, words: Words) -> Outcome:
    grade = graded(target, result)
    if grade is None:
        level = wording.level(result.text)
    elif grade >= words.reached.least:
        level = Level.REACHED
    else:
        level = Level.PARTLY if grade >= words.partly.least else Level.NOT_REACHED
    return Outcome(level is Level.REACHED, grade, level=level, grade=grade)


def _by_day(target: Held, result: Result, year: int) -> Outcome:
    """A deadline: kept by a day, by a month's number, or by words that say so in time."""
    due = target.due(year)
    if result.value is not None and "%" not in result.text:
        day = _month_end(year, result.value)
    else:
        day = wording.day(result.text, year)
    if day is not None:
        month = Decimal((day.year - year) * 12 + day.month)
        met = day <= due if target.operator != "<" else day < due.replace(day=1)
        return Outcome(met, FULL if met else (target.value or NOTHING) * 100 / month, month)
    if wording.is_done(result.text):
        if result.end <= due:
            return Outcome(True, FULL)
        raise Unlike.undated(result.text)
    if result.value is not None or wording.level(result.text) is not Level.REACHED:
        return Outcome(False, NOTHING)
    raise Unlike.undated(result.text)


def _month_end(year: int, month: Decimal) -> date | None:
    """12 is December of the year, 13 January of the next one."""
    if month != int(month) or not 1 <= month <= 24:
        return None
    later, rest = divmod(int(month) - 1, 12)
    return month_end(year + later, rest + 1)


def is_met(target: Held, value: Decimal) -> bool:
    """Whether a number reaches the target. `=` is reached from the target on, `= 0` by nothing."""
    wanted = target.value or NOTHING
    if target.operator == "=" and not wanted:
        return value <= 0
    return {
        ">=": value >= wanted,
        ">": value > wanted,
        "=": value >= wanted,
        "<=": value <= wanted,
        "<": value < wanted,
    }[target.operator]


def attained(target: Held, value: Decimal) -> Decimal:
    """A negative result reaches nothing; a limit is reached whole, or by its share of the result."""
    wanted = target.value or NOTHING
    if target.course is Course.LIMIT:
        if is_met(target, value):
            return FULL
        return max(NOTHING, wanted * 100 / value) if value > 0 else NOTHING
    if wanted <= 0:
        return FULL if is_met(target, value) else NOTHING
    return max(NOTHING, value) * 100 / wanted


def expected(target: Held, pace: Pace, year: int, as_of: date | None) -> Decimal | None:
    """What should be reached by a day, in per cent of the target; None for words, and for no day.

    What adds up follows the pace; what runs must still be able to run for so long; a deadline is
    expected from its day on; rates, satisfaction and limits hold all the time.
    """
    if as_of is None or target.course is Course.WORDS:
        return None
    if as_of >= date(year, 12, 31):
        return FULL
    if target.course is Course.COUNT:
        return pace.expected(year, as_of)
    if target.course is Course.DEADLINE:
        return FULL if as_of >= target.due(year) else NOTHING
    return _run(target, year, as_of) if target.course is Course.DURATION else FULL


def _run(target: Held, year: int, as_of: date) -> Decimal:
    """12 个月 must have run 6 by the end of June, 10 个月 only 4: the rest of the year is left."""
    days = (date(year, 12, 31) - as_of).days
    if target.unit in _DAYS:
        left = Decimal(days) / _DAYS[target.unit]
    else:
        whole = Decimal(12 - as_of.month)
        left = whole if _ends_month(as_of) else whole + 1
    wanted = target.value or FULL
    return max(NOTHING, wanted - left) * 100 / wanted


def _ends_month(day: date) -> bool:
    return day == month_end(day.year, day.month)


def status(
    target: Held, outcome: Outcome | None, wanted: Decimal | None, *, year_over: bool
) -> IndicatorStatus:
    """`outcome` None: nothing was reported. A limit that is broken stays broken."""
    if outcome is None:
        return IndicatorStatus.NO_REPORT
    if outcome.met is None:
        return IndicatorStatus.NOT_COMPARABLE
    if outcome.met:
        holding = target.course is Course.LIMIT and not year_over
        return IndicatorStatus.ON_TRACK if holding else IndicatorStatus.MET
    if year_over or target.course is Course.LIMIT or _too_late(target, outcome, wanted):
        return IndicatorStatus.MISSED
    if target.course is Course.DEADLINE:
        return IndicatorStatus.ON_TRACK
    grows = target.course in (Course.COUNT, Course.DURATION)
    enough = outcome.share is not None and wanted is not None and outcome.share >= wanted
    return IndicatorStatus.ON_TRACK if grows and enough else IndicatorStatus.BEHIND


def _too_late(target: Held, outcome: Outcome, wanted: Decimal | None) -> bool:
    """A deadline that has passed, or that was kept too late."""
    return target.course is Course.DEADLINE and (outcome.figure is not None or wanted == FULL)


def is_over(target: Held, outcome: Outcome | None, limit: Decimal | None) -> bool:
    """Whether a result reaches the percentage of its target from which a reason is asked."""
    if outcome is None or outcome.share is None or limit is None:
        return False
    grows = target.course in (Course.COUNT, Course.STANDING, Course.DURATION)
    return grows and bool(target.value) and outcome.share >= limit
