"""Each point of a score: weight, target, result, formula; or what is missing to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.language import N_, _
from tracker.model.money import Money
from tracker.reports.budgets import ProjectKey
from tracker.reports.indicators.attainment import Outcome, is_over
from tracker.reports.indicators.attainments import Indicator
from tracker.reports.indicators.held import Course, latest
from tracker.reports.profiles import Profile
from tracker.reports.profiles.profile import COST, OUTCOME, OUTPUT, SATISFACTION
from tracker.reports.scope import Scope
from tracker.reports.scores.scoring import (
    executed,
    level_of,
    level_weights,
    said,
    shares,
    two_places,
    worth,
)

EXECUTION = "execution"
UNKNOWN = "unknown"
_ABSENT = {
    OUTPUT: N_("no output indicator"),
    OUTCOME: N_("no outcome indicator"),
    SATISFACTION: N_("no satisfaction indicator"),
    COST: N_("no cost indicator"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """What one indicator, or the execution, is worth.

    `points` None: `missing` says what has to be known first. `remark`: a reason that the profile
    asks for. `in_words`: the result is words, not a number.
    """

    project: str
    level: str
    indicator: str | None
    weight: Decimal
    target: str | None
    result: str | None
    formula: str | None
    points: Decimal | None
    missing: str | None
    remark: str | None
    in_words: bool
    source: str | None
    locator: str | None
    department: str


def of_execution(
    key: ProjectKey, budget: Money | None, paid: Money | None, profile: Profile
) -> Point:
    """The execution rate: paid against the adjusted budget."""
    weight = two_places(profile.weights.execution)
    missing = _no_rate(budget, paid)
    done = None
    if budget is not None and paid is not None and missing is None:
        done = executed(paid, budget, weight)
    return Point(
        project=key[1],
        level=EXECUTION,
        indicator=None,
        weight=weight,
        target=None if budget is None else f"{budget.yuan:f}",
        result=None if paid is None else f"{paid.yuan:f}",
        formula=done.formula if done else None,
        points=done.points if done else None,
        missing=missing,
        remark=_low(budget, paid, profile.reason_below),
        in_words=False,
        source=None,
        locator=None,
        department=key[0],
    )


def _no_rate(budget: Money | None, paid: Money | None) -> str | None:
    if budget is None:
        return _("execution: no budget known")
    if budget.cents <= 0:
        return _("execution: the budget is zero")
    return _("execution: no report") if paid is None else None


def _low(budget: Money | None, paid: Money | None, limit: Decimal) -> str | None:
    rate = paid.percent_of(budget) if paid is not None and budget is not None else None
    if rate is None or rate >= limit:
        return None
    return _("below {limit} %: a reason is due").format(limit=said(limit))


def of_indicators(targets: Sequence[Indicator], scope: Scope, profile: Profile) -> Iterator[Point]:
    """Every indicator of one project with its part of its level's weight."""
    levels: dict[str, list[Indicator]] = defaultdict(list)
    for one in targets:
        levels[level_of(one.level1, one.level2, profile.weights) or UNKNOWN].append(one)
    weights = level_weights(profile.weights, levels)
    for level in (*weights, UNKNOWN):
        members, weight = levels.get(level, []), weights.get(level, Decimal(0))
        parts = shares(weight, len(members)) if members else []
        for one, part in zip(members, parts, strict=True):
            yield _point(level, one, part, scope, profile)
        if weight and not members:
            yield _absent(targets[0], level, weight)


def _point(level: str, one: Indicator, weight: Decimal, scope: Scope, profile: Profile) -> Point:
    result = latest(one.results, scope.as_of)
    outcome = one.outcome(scope.year, scope.as_of, profile)
    missing = _missing(level, one, outcome, scope)
    done = worth(one.target, outcome, weight, profile) if outcome and missing is None else None
    over = is_over(one.target, outcome, profile.over_reached)
    return Point(
        project=one.project,
        level=level,
        indicator=one.level3,
        weight=weight,
        target=one.target.text,
        result=None if result is None else result.text,
        formula=done.formula if done else None,
        points=done.points if done else None,
        missing=missing,
        remark=_over(profile.over_reached) if over else None,
        in_words=bool(outcome and outcome.level is not None and outcome.grade is None),
        source=one.source,
        locator=one.locator,
        department=one.department,
    )


def _missing(level: str, one: Indicator, outcome: Outcome | None, scope: Scope) -> str | None:
    """Why an indicator has no points yet."""
    name = one.level3
    if level == UNKNOWN:
        return _("{name}: “{level}” is no level that has a weight").format(
            name=name, level=one.level1
        )
    if outcome is None:
        return _("{name}: no report").format(name=name)
    if outcome.met is None:
        return _("{name}: {reason}").format(name=name, reason=outcome.reason)
    if _is_open(one, outcome, scope.year, scope.as_of):
        return _("{name}: not due yet").format(name=name)
    return None


def _is_open(one: Indicator, outcome: Outcome, year: int, as_of: date | None) -> bool:
    """A deadline that is still to come, for work that is not done."""
    if one.target.course is not Course.DEADLINE or outcome.met or outcome.figure is not None:
        return False
    return as_of is None or as_of < one.target.due(year)


def _over(limit: Decimal | None) -> str:
    return _("from {limit} % of the target on: a reason is due").format(
        limit=said(limit or Decimal(0))
    )


def _absent(one: Indicator, level: str, weight: Decimal) -> Point:
    """A level that has a weight, and no indicator to earn it."""
    return Point(
        project=one.project,
        level=level,
        indicator=None,
        weight=two_places(weight),
        target=None,
        result=None,
        formula=None,
        points=None,
        missing=_(_ABSENT[level]),
        remark=None,
        in_words=False,
        source=None,
        locator=None,
        department=one.department,
    )
