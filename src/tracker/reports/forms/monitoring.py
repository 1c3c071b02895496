"""In-year monitoring (财预〔2019〕136号): money and goals of each project up to the end of a month.

A result counts for a month only where it was reported for a period that ends with it: an older one is
named among what is missing, and never stands in for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.language import _
from tracker.model.forms import CHANCES
from tracker.model.money import Money
from tracker.model.period import month_end
from tracker.reports.answer import Answer
from tracker.reports.budgets import ProjectKey, is_basic
from tracker.reports.forecast import Forecast, forecast
from tracker.reports.forms.coverage import last_month
from tracker.reports.forms.dossiers import Amounts, Dossier, dossiers, in_wan
from tracker.reports.forms.funds import Fund
from tracker.reports.forms.reasons import IndicatorKey, Reason, key_of, of_indicators, of_payments
from tracker.reports.indicators.attainments import Indicator, attain, planned
from tracker.reports.indicators.held import Course, Result, latest
from tracker.reports.payments import payments
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Attainment, IndicatorStatus
from tracker.reports.scope import Scope, find_scope

CERTAIN, _POSSIBLE, IMPOSSIBLE = CHANCES
_BEHIND = (IndicatorStatus.BEHIND, IndicatorStatus.MISSED)


@dataclass(frozen=True, slots=True)
class Watched:
    """One indicator. `actual` None: nothing is reported up to the form's month, though `older` may be.

    `chance` is what somebody said of the finding, else only where facts leave none: reached what cannot
    be lost again, or past its day.
    """

    level1: str
    level2: str
    level3: str
    target: str
    actual: Result | None
    older: Result | None
    reason: Reason | None
    owes_reason: bool
    chance: str | None


@dataclass(frozen=True, slots=True)
class Monitoring:
    """One project up to the end of `month`. `low` to `high` is the forecast of the year's payments;
    `late` is what was said of those that are late, a finding each."""

    project: str
    department: str
    units: tuple[str, ...]
    month: int
    whole: Amounts
    general: Amounts
    other: Amounts
    low: Money | None
    high: Money | None
    goal: str | None
    indicators: tuple[Watched, ...]
    late: tuple[Reason, ...]
    missing: tuple[str, ...]


def monitoring(
    connection: Connection,
    year: int,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Monitoring]:
    """Every project, basic expenditure left out. Raises NothingMatched where no month is over."""
    asked = find_scope(connection, department=department, year=year, as_of=as_of)
    month = last_month(asked)
    scope = Scope(asked.department, year, month_end(year, month))
    expected = {
        (row.department, row.project): row
        for row in forecast(connection, year, scope.as_of, scope.department).rows
    }
    rules = profile or default()
    watched = _watched(connection, scope, rules)
    paid = payments(connection, year, scope.as_of, scope.department, rules)
    late = of_payments(connection, scope, paid, rules)
    rows = tuple(
        _monitoring(one, month, expected[one.key], watched.get(one.key, []), late.get(one.key, ()))
        for one in dossiers(connection, scope, month)
        if not is_basic(one.project)
    )
    return Answer("form", year, scope.as_of, rows, {"month": month})


def _watched(
    connection: Connection, scope: Scope, profile: Profile
) -> Mapping[ProjectKey, list[Watched]]:
    targets = planned(connection, scope)
    rows = [attain(one, scope, profile) for one in targets]
    answer = Answer("indicators", scope.year, scope.as_of, tuple(rows))
    reasons = of_indicators(connection, scope, answer)
    found: dict[ProjectKey, list[Watched]] = defaultdict(list)
    for one, row in zip(targets, rows, strict=True):
        found[one.department, one.project].append(_one(one, row, reasons, scope))
    return found


def _one(
    one: Indicator, row: Attainment, reasons: Mapping[IndicatorKey, Reason], scope: Scope
) -> Watched:
    result = latest(one.results, scope.as_of)
    fresh = result is not None and result.end == scope.as_of
    reason = reasons.get(key_of(row))
    return Watched(
        level1=one.level1,
        level2=one.level2,
        level3=one.level3,
        target=one.target.text,
        actual=result if fresh else None,
        older=None if fresh else result,
        reason=reason,
        owes_reason=row.status in _BEHIND and (reason is None or reason.note is None),
        chance=(reason.likelihood if reason else None) or _chance(one, row),
    )


def _chance(one: Indicator, row: Attainment) -> str | None:
    lasting = one.target.course in (Course.COUNT, Course.DEADLINE)
    if lasting and row.status is IndicatorStatus.MET:
        return CERTAIN
    late = one.target.course is Course.DEADLINE and row.status is IndicatorStatus.MISSED
    return IMPOSSIBLE if late else None


def _monitoring(
    one: Dossier,
    month: int,
    expected: Forecast,
    indicators: Sequence[Watched],
    late: tuple[Reason, ...],
) -> Monitoring:
    certain = one.paid.amount is not None
    return Monitoring(
        project=one.project,
        department=one.department,
        units=one.units,
        month=month,
        whole=one.whole,
        general=one.of((Fund.GENERAL,)),
        other=one.of((Fund.FISCAL, Fund.CARRIED, Fund.OTHER)),
        low=expected.low if certain else None,
        high=expected.high if certain else None,
        goal=one.goal,
        indicators=tuple(indicators),
        late=late,
        missing=tuple(_gaps(one, month, expected, indicators, late)),
    )


def _gaps(
    one: Dossier,
    month: int,
    expected: Forecast,
    indicators: Sequence[Watched],
    late: Sequence[Reason],
) -> Iterator[str]:
    """In the order of the form; each cell goes by its head."""
    yield from one.gaps("年初预算数", f"1-{month}月执行数")
    low, high = expected.low, expected.high
    if one.paid.amount is not None and low is not None and high is not None and low != high:
        yield _("{cell}: one figure is asked for; from {low} to {high} is likely").format(
            cell="全年预计执行数", low=in_wan(low), high=in_wan(high)
        )
    if late and all(reason.note is None for reason in late):
        yield _("{cell}: owed, payments are late; say it with tracker findings ack").format(
            cell="支付进度滞后的原因"
        )
    if not indicators:
        yield _("{cell}: no document states any").format(cell="绩效指标")
        return
    silent = [_named(row) for row in indicators if row.actual is None]
    if silent:
        yield _("{cell}: no result for {names}").format(
            cell=f"1-{month}月执行情况", names=", ".join(silent)
        )
    yield _("{cell}: to be judged for {count} indicators").format(
        cell="全年预计完成情况", count=len(indicators)
    )
    owed = [row.level3 for row in indicators if row.owes_reason]
    if owed:
        yield _("{cell}: owed for {names}").format(cell="偏差原因分析", names=", ".join(owed))
    unsure = sum(1 for row in indicators if row.chance is None)
    if unsure:
        yield _("{cell}: to be judged for {count} indicators").format(
            cell="完成目标可能性", count=unsure
        )


def _named(row: Watched) -> str:
    if row.older is None:
        return row.level3
    return _("{name} ({result} up to {day})").format(
        name=row.level3, result=row.older.text, day=row.older.end
    )
