"""Self-evaluation (财预〔2020〕10号): points by the profile, and the reasons that are owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.model.period import month_end
from tracker.reports.answer import Answer
from tracker.reports.budgets import ProjectKey
from tracker.reports.forms.dossiers import Amounts, Dossier, dossiers
from tracker.reports.forms.funds import Fund
from tracker.reports.forms.reasons import IndicatorKey, Reason, key_of, of_indicators, of_payments
from tracker.reports.indicators.attainments import Indicator, attain, planned
from tracker.reports.indicators.held import Result, latest
from tracker.reports.payments import payments
from tracker.reports.profiles import Profile, default
from tracker.reports.profiles.profile import COST, OUTCOME, OUTPUT, SATISFACTION
from tracker.reports.scope import Scope, find_scope
from tracker.reports.scores.points import EXECUTION, Point
from tracker.reports.scores.score import Score, score

DECEMBER = 12
_LEVELS = {OUTPUT: "产出指标", OUTCOME: "效益指标", SATISFACTION: "满意度指标", COST: "成本指标"}
"""What a form calls a level that has a weight and no indicator."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One indicator, or a level that has a weight and none (`level3` None). `points` None: not known."""

    level1: str | None
    level2: str | None
    level3: str | None
    target: str | None
    actual: Result | None
    weight: Decimal
    points: Decimal | None
    reason: Reason | None
    owes_reason: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One project. `total` and `band` None while points are missing; `rate_reasons` are what was said
    of its payments, `owes_rate_reason` where the rate asks for one and nothing was said."""

    project: str
    department: str
    units: tuple[str, ...]
    whole: Amounts
    fiscal: Amounts
    carried: Amounts
    other: Amounts
    weight: Decimal
    points: Decimal | None
    is_low: bool
    rate_reasons: tuple[Reason, ...]
    goal: str | None
    indicators: tuple[Judged, ...]
    total: Decimal | None
    band: str | None
    missing: tuple[str, ...]

    @property
    def owes_rate_reason(self) -> bool:
        """Whether the reason for a low rate is still to be given."""
        return self.is_low and not any(one.note for one in self.rate_reasons)


def evaluation(
    connection: Connection,
    year: int,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Evaluation]:
    """Every project with targets; `totals` counts those without.

    Raises NothingMatched where the year is unknown, ProfileRefused where the weights do not add up.
    """
    rules = profile or default()
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    scored = score(connection, year, scope.as_of, scope.department, rules)
    paid = payments(connection, year, scope.as_of, scope.department, rules)
    reasons = of_payments(connection, scope, paid, rules)
    targets, said = _targets(connection, scope, rules)
    files = {one.key: one for one in dossiers(connection, scope, DECEMBER)}
    rows = tuple(
        _evaluation(files[key], one, targets[key], said, reasons.get(key, ()), scope, rules)
        for one in scored.rows
        if (key := (one.department, one.project)) in files
    )
    totals = {"unscored": len(files) - len(rows)}
    return Answer("form", year, scope.as_of, rows, totals)


def _targets(
    connection: Connection, scope: Scope, profile: Profile
) -> tuple[Mapping[ProjectKey, list[Indicator]], Mapping[IndicatorKey, Reason]]:
    targets = planned(connection, scope)
    rows = tuple(attain(one, scope, profile) for one in targets)
    answer = Answer("indicators", scope.year, scope.as_of, rows)
    found: dict[ProjectKey, list[Indicator]] = defaultdict(list)
    for one in targets:
        found[one.department, one.project].append(one)
    return found, of_indicators(connection, scope, answer)


def _evaluation(
    one: Dossier,
    scored: Score,
    targets: Sequence[Indicator],
    said: Mapping[IndicatorKey, Reason],
    reasons: tuple[Reason, ...],
    scope: Scope,
    profile: Profile,
) -> Evaluation:
    execution = next(point for point in scored.explain if point.level == EXECUTION)
    indicators = tuple(_judged(scored.explain, targets, said, scope, profile))
    whole = one.whole
    known = whole.paid is not None
    made = Evaluation(
        project=one.project,
        department=one.department,
        units=one.units,
        whole=whole,
        fiscal=one.of((Fund.GENERAL, Fund.FISCAL)),
        carried=one.of((Fund.CARRIED,)),
        other=one.of((Fund.OTHER,)),
        weight=execution.weight,
        points=execution.points if known else None,
        is_low=known and execution.remark is not None,
        rate_reasons=reasons,
        goal=one.goal,
        indicators=indicators,
        total=scored.total if known else None,
        band=scored.band if known else None,
        missing=(),
    )
    return replace(made, missing=tuple(_gaps(made, one, scored, scope)))


def _judged(
    points: Sequence[Point],
    targets: Sequence[Indicator],
    said: Mapping[IndicatorKey, Reason],
    scope: Scope,
    profile: Profile,
) -> Iterator[Judged]:
    left = list(targets)
    for point in points:
        if point.level == EXECUTION:
            continue
        if point.indicator is None:
            level = _LEVELS[point.level]
            yield Judged(level, None, None, None, None, point.weight, None, None, False)
            continue
        one = next(target for target in left if _is_of(point, target))
        left.remove(one)
        reason = said.get(key_of(attain(one, scope, profile)))
        short = point.points is not None and point.points < point.weight
        yield Judged(
            level1=one.level1,
            level2=one.level2,
            level3=one.level3,
            target=one.target.text,
            actual=latest(one.results, scope.as_of),
            weight=point.weight,
            points=point.points,
            reason=reason,
            owes_reason=(short or point.remark is not None)
            and (reason is None or reason.note is None),
        )


def _is_of(point: Point, target: Indicator) -> bool:
    place = (target.level3, target.locator, target.target.text)
    return (point.indicator, point.locator, point.target) == place


def _gaps(made: Evaluation, one: Dossier, scored: Score, scope: Scope) -> Iterator[str]:
    """In the order of the form; each cell goes by its head."""
    yield from one.gaps("年初预算数", "全年执行数")
    if made.owes_rate_reason:
        yield _("{cell}: owed, the rate is {rate} %").format(
            cell="预算执行率偏低原因", rate=made.whole.rate
        )
    yield _("{cell}: to be written").format(cell="年度总体目标实际完成情况")
    for missing in scored.missing:
        yield _("{cell}: {missing}").format(cell="得分", missing=missing)
    end = month_end(scope.year, DECEMBER)
    early = [
        _("{name} ({result} up to {day})").format(
            name=row.level3, result=row.actual.text, day=row.actual.end
        )
        for row in made.indicators
        if row.actual is not None and row.actual.end < end
    ]
    if early:
        yield _("{cell}: to be confirmed for the whole year: {names}").format(
            cell="实际完成值", names=", ".join(early)
        )
    owed = [row.level3 for row in made.indicators if row.owes_reason and row.level3]
    if owed:
        yield _("{cell}: owed for {names}").format(
            cell="偏差原因分析及改进措施", names=", ".join(owed)
        )
