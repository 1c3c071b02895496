"""Reports of payments against one another and against the budget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tracker.language import _
from tracker.model.money import Money, total
from tracker.model.period import MONTHS, Period
from tracker.reports.check.evidence import Evidence, Finds, Found
from tracker.reports.check.words import places, sum_of
from tracker.reports.executed import Paid, Report


def quarters(evidence: Evidence) -> Finds:
    """What a quarter, half or year reports is what its months or quarters report."""
    for project, reports in evidence.reports.items():
        paid = _by_period(one for one in reports if one.paid is not None)
        for period, whole in paid.items():
            for kind in ("M", "Q"):
                parts = [one for one in paid if one.kind == kind and _within(one, period)]
                if kind == period.kind or len(parts) * MONTHS[kind] != MONTHS[period.kind]:
                    continue
                said = _paid(whole)
                summed = total(_paid(paid[one]) for one in parts)
                if said != summed:
                    yield _parts(project, period, whole, [r for p in parts for r in paid[p]])


def _parts(project: str, period: Period, whole: list[Report], parts: list[Report]) -> Found:
    said, summed = _paid(whole), _paid(parts)
    message = _(
        "{period}: {said} reported ({place}), but {parts} add to {summed} ({places})"
    ).format(
        period=period,
        said=sum_of(said),
        place=_places(whole),
        parts=", ".join(dict.fromkeys(str(one.period) for one in parts)),
        summed=sum_of(summed),
        places=_places(parts),
    )
    return Found(
        project,
        f"{period} {parts[0].period.kind}",
        message,
        whole[0].source,
        whole[0].locator,
        plan=said,
        actual=summed,
        gap=said - summed,
        unit="CNY",
    )


def falling(evidence: Evidence) -> Finds:
    """What was paid since the year began does not become less."""
    for project, before, after in _cumulative(evidence):
        was, now = _so_far(before), _so_far(after)
        if now >= was:
            continue
        message = _(
            "{was} paid up to {day} ({place}), {now} up to {later} ({later_place}): {gap}"
        ).format(
            was=sum_of(was),
            day=before[0].period.end.isoformat(),
            place=_places(before),
            now=sum_of(now),
            later=after[0].period.end.isoformat(),
            later_place=_places(after),
            gap=sum_of(now - was),
        )
        yield _between(project, after, message, was, now)


def steps(evidence: Evidence) -> Finds:
    """A payment of a period is the step between the cumulative figures around it."""
    for project, before, after in _cumulative(evidence):
        paid = [one for one in after if one.paid is not None]
        begins = after[0].period.start
        if len(paid) != len(after) or not _follows(before[0].period.end, begins):
            continue
        step = _so_far(after) - _so_far(before)
        if _paid(paid) == step or _so_far(after) < _so_far(before):
            continue
        message = _(
            "{period}: {paid} paid ({place}), but the cumulative figure goes from {was} "
            "({was_place}) to {now}"
        ).format(
            period=after[0].period,
            paid=sum_of(_paid(paid)),
            place=_places(paid),
            was=sum_of(_so_far(before)),
            was_place=_places(before),
            now=sum_of(_so_far(after)),
        )
        yield _between(project, after, message, _paid(paid), step)


def above_budget(evidence: Evidence) -> Finds:
    """No more is paid than the budget as it was last adjusted."""
    for project, reports in evidence.reports.items():
        budget = evidence.budgets.get(project)
        ends = max((one.period.end for one in reports), default=None)
        if budget is None or budget.amount is None or ends is None:
            continue
        made = Paid(reports).by(ends)
        if made is None or made <= budget.amount:
            continue
        message = _(
            "{paid} paid up to {day} ({place}), {budget} granted ({source}, {budget_place})"
        ).format(
            paid=sum_of(made),
            day=ends.isoformat(),
            place=_places(one for one in reports if one.period.end == ends),
            budget=sum_of(budget.amount),
            source=budget.source,
            budget_place=budget.locator,
        )
        last = max(reports, key=lambda one: one.period.end)
        yield Found(
            project,
            "",
            message,
            last.source,
            last.locator,
            plan=budget.amount,
            actual=made,
            gap=budget.amount - made,
            unit="CNY",
        )


def _by_period(reports: Iterable[Report]) -> dict[Period, list[Report]]:
    """Several units may report on one project: their figures of a period add up."""
    found: dict[Period, list[Report]] = defaultdict(list)
    for one in reports:
        found[one.period].append(one)
    return found


def _cumulative(evidence: Evidence) -> Iterator[tuple[str, list[Report], list[Report]]]:
    """Project, and two cumulative reports that follow one another."""
    for project, reports in evidence.reports.items():
        groups: dict[date, list[Report]] = defaultdict(list)
        for one in reports:
            if one.cumulative is not None:
                groups[one.period.end].append(one)
        for before, after in pairwise(groups[day] for day in sorted(groups)):
            if len(before) == len(after):
                yield project, before, after


def _between(project: str, after: list[Report], message: str, plan: Money, actual: Money) -> Found:
    return Found(
        project,
        str(after[0].period),
        message,
        after[0].source,
        after[0].locator,
        plan=plan,
        actual=actual,
        gap=plan - actual,
        unit="CNY",
    )


def _within(part: Period, whole: Period) -> bool:
    return part != whole and whole.start <= part.start and part.end <= whole.end


def _follows(end: date, start: date) -> bool:
    return (start - end).days == 1


def _paid(reports: Iterable[Report]) -> Money:
    return total(one.paid for one in reports if one.paid is not None)


def _so_far(reports: Iterable[Report]) -> Money:
    return total(one.cumulative for one in reports if one.cumulative is not None)


def _places(reports: Iterable[Report]) -> str:
    return places(f"{one.source}, {one.locator}" for one in reports)
