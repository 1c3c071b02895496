"""Is the work done: every indicator held against its reported result."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection, Row
from tracker.model.names import fold
from tracker.model.period import Period
from tracker.model.target import QUALITATIVE
from tracker.reports.answer import Answer
from tracker.reports.pace import LINEAR, Pace
from tracker.reports.payments import rounded
from tracker.reports.rows import Attainment, IndicatorStatus
from tracker.reports.scope import Scope, find_scope

INDICATORS = """
SELECT department, project, seq, level1, level2, level3, description, operator, target_value, unit,
       target_text, source, locator
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""
ACTUALS = """
SELECT department, project, level3, seq, description, period, actual_value, actual_text
  FROM indicator_actuals
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""
_LASTING = ("年", "月", "月份", "个月", "天", "日", "小时")
"""Units of time: a deadline or a duration is not done in part."""
_PARTLY, _NOT = ("部分", "基本"), ("未", "没有", "不达", "尚未")


@dataclass(frozen=True, slots=True)
class Result:
    """What was reported last, up to the day of the question."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """A target to hold a result against."""

    operator: str
    value: Decimal | None
    unit: str | None
    text: str

    @property
    def counts_up(self) -> bool:
        """Whether a part of the target is expected in the course of the year."""
        return (
            self.operator in (">=", ">", "=")
            and bool(self.value)
            and self.unit != "%"
            and self.unit not in _LASTING
        )


def indicators(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    pace: Pace = LINEAR,
) -> Answer[Attainment]:
    """Every indicator of a year. Raises NothingMatched where the year is unknown."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    results = _results(connection, scope)
    rows = [
        attain(row, _result_of(row, results), scope, pace)
        for row in connection.execute(INDICATORS, scope.named)
    ]
    totals = {
        "indicators": len(rows),
        "status": {
            str(status): sum(1 for row in rows if row.status is status)
            for status in IndicatorStatus
        },
    }
    return Answer("indicators", scope.year, scope.as_of, tuple(rows), totals)


def _results(connection: Connection, scope: Scope) -> dict[tuple[str, str, str], list[Row]]:
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in connection.execute(ACTUALS, scope.named):
        ended = scope.as_of is not None and Period.parse(row["period"]).end <= scope.as_of
        if ended:
            found[row["department"], row["project"], fold(row["level3"])].append(row)
    return found


def _result_of(row: Row, results: dict[tuple[str, str, str], list[Row]]) -> Result | None:
    """The latest result; one that says which indicator of a name it is counts for that one alone."""
    reported = [
        one
        for one in results.get((row["department"], row["project"], fold(row["level3"])), [])
        if one["seq"] in (None, row["seq"])
        and (not one["description"] or fold(one["description"]) == fold(row["description"]))
    ]
    if not reported:
        return None
    last = max(reported, key=lambda one: (Period.parse(one["period"]).end, one["period"]))
    return Result(_decimal(last["actual_value"]), last["actual_text"])


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def attain(row: Row, result: Result | None, scope: Scope, pace: Pace) -> Attainment:
    """Hold one indicator against its result."""
    target = Held(row["operator"], _decimal(row["target_value"]), row["unit"], row["target_text"])
    share = attained(target, result)
    expected = _expected(target, scope, pace)
    actual: Decimal | str | None = None
    if result is not None:
        actual = result.value if result.value is not None else result.text
    return Attainment(
        project=row["project"],
        level1=row["level1"],
        level2=row["level2"],
        level3=row["level3"],
        operator=target.operator,
        target=target.value,
        unit=target.unit,
        actual=actual,
        attained_percent=None if share is None else rounded(share),
        expected_percent=None if expected is None else rounded(expected),
        status=_status(target, result, share, expected, scope),
        target_text=target.text,
        source=row["source"],
        locator=row["locator"],
        department=row["department"],
    )


def attained(target: Held, result: Result | None) -> Decimal | None:
    """How much of the target is reached, in per cent, not capped; None where that cannot be said.

    For a ceiling (<=, <) 100 within it, else the ceiling's share of the result.
    """
    if result is None or result.value is None or not target.value:
        return None
    if target.operator in ("<=", "<"):
        return Decimal(100) if is_met(target, result) else target.value * 100 / result.value
    return result.value * 100 / target.value


def is_met(target: Held, result: Result) -> bool | None:
    """Whether the target is reached; None where result and target cannot be compared."""
    if target.operator == QUALITATIVE:
        return _reached_in_words(target, result)
    if result.value is None or target.value is None:
        return None
    value = result.value
    if target.operator == "=" and not target.value:
        return value <= 0
    return {
        ">=": value >= target.value,
        ">": value > target.value,
        "=": value >= target.value,
        "<=": value <= target.value,
        "<": value < target.value,
    }[target.operator]


def _reached_in_words(target: Held, result: Result) -> bool | None:
    """The three levels of a self-evaluation: reached, partly, not; a number says none of them."""
    if result.value is not None:
        return None
    words = fold(result.text)
    return not (any(word in words for word in _NOT) or any(word in words for word in _PARTLY))


def _expected(target: Held, scope: Scope, pace: Pace) -> Decimal | None:
    """What should be reached by now, in per cent: by pace where the work is countable."""
    if scope.as_of is None or target.operator == QUALITATIVE:
        return None
    if scope.year_over or not target.counts_up:
        return Decimal(100)
    return pace.expected(scope.year, scope.as_of)


def _status(
    target: Held,
    result: Result | None,
    share: Decimal | None,
    expected: Decimal | None,
    scope: Scope,
) -> IndicatorStatus:
    if result is None:
        return IndicatorStatus.NO_REPORT
    met = is_met(target, result)
    if met is None:
        return IndicatorStatus.NOT_COMPARABLE
    may_still_change = not scope.year_over
    if met:
        ceiling = target.operator in ("<=", "<") or (target.operator == "=" and not target.value)
        return IndicatorStatus.ON_TRACK if ceiling and may_still_change else IndicatorStatus.MET
    if not may_still_change or (target.operator in ("<=", "<", "=") and not target.counts_up):
        return IndicatorStatus.MISSED
    if target.counts_up and share is not None and expected is not None and share >= expected:
        return IndicatorStatus.ON_TRACK
    return IndicatorStatus.BEHIND
