"""Money and work in one row: what is paid of a project against what is done of it, on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.reports.budgets import UNDISCLOSED, Budget, ProjectKey, budgets
from tracker.reports.executed import NOTHING, Paid, payments_made
from tracker.reports.findings.finding import About, finding
from tracker.reports.indicators.attainments import Indicator, planned
from tracker.reports.indicators.held import Course, latest
from tracker.reports.payments import rounded
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Finding, Severity
from tracker.reports.scope import Scope, find_scope
from tracker.reports.scores.scoring import said

MONEY_AHEAD, WORK_AHEAD = "money-ahead", "work-ahead"
WHOLE = Decimal(100)
NOTHING_DONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Progress:
    """One project on `day`, the last one for which both money and work are reported.

    Percentages of the budget and, on average, of the targets of its countable outputs: each at
    most 100, `reported` of `targets` have a result. `points` is paid minus done; None where either
    is unknown. `apart`: more points than the profile allows, in either direction, whatever the
    results that are missing may be.
    """

    project: str
    year: int
    day: date | None
    paid_percent: Decimal | None
    done_percent: Decimal | None
    points: Decimal | None
    allowed: Decimal
    apart: bool
    targets: int
    reported: int
    source: str
    locator: str
    department: str


def progress(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> tuple[Progress, ...]:
    """Every project with countable outputs. Raises NothingMatched where the year is unknown."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    rules = profile or default()
    granted = budgets(connection, scope.department, scope.year, scope.as_of)
    paid = payments_made(connection, scope.department, scope.year)
    return tuple(
        _progress(members, granted.get(key, UNDISCLOSED), paid.get(key, NOTHING), scope, rules)
        for key, members in _outputs(planned(connection, scope)).items()
    )


def _outputs(targets: Iterable[Indicator]) -> dict[ProjectKey, list[Indicator]]:
    """What is made and counted: rates, deadlines and costs say nothing of how much is done."""
    found: dict[ProjectKey, list[Indicator]] = defaultdict(list)
    for one in targets:
        if "产出" in one.level1 and one.target.course is Course.COUNT:
            found[one.department, one.project].append(one)
    return found


def _progress(
    members: Sequence[Indicator], budget: Budget, paid: Paid, scope: Scope, profile: Profile
) -> Progress:
    day = _common_day(members, paid, budget, scope, profile)
    shares = _shares(members, day, scope.year, profile)
    share = _paid(paid, budget, day)
    done = sum(shares, NOTHING_DONE) / len(shares) if shares else None
    first = members[0]
    return Progress(
        project=first.project,
        year=scope.year,
        day=day,
        paid_percent=None if share is None else rounded(share),
        done_percent=None if done is None else rounded(done),
        points=None if share is None or done is None else rounded(share - done),
        allowed=profile.apart,
        apart=share is not None and _apart(share, shares, len(members), profile.apart),
        targets=len(members),
        reported=len(shares),
        source=first.source,
        locator=first.locator,
        department=first.department,
    )


def _apart(paid: Decimal, shares: Sequence[Decimal], targets: int, allowed: Decimal) -> bool:
    """Whether it holds with every missing result at nothing, and with every one at all."""
    least = sum(shares, NOTHING_DONE) / targets
    most = least + WHOLE * (targets - len(shares)) / targets
    return bool(shares) and (paid - most > allowed or least - paid > allowed)


def _common_day(
    members: Sequence[Indicator], paid: Paid, budget: Budget, scope: Scope, profile: Profile
) -> date | None:
    """The last day that both reports cover: work of September held against money of December would
    be behind without being late. What is whole stays so, and is not waited for."""
    if scope.as_of is None:
        return None
    ends = [result.end for one in members if (result := latest(one.results, scope.as_of))]
    money = paid.through(scope.as_of)
    if not ends or money is None:
        return None
    work = max(ends)
    if work < money:
        shares = _shares(members, work, scope.year, profile)
        return money if sum(shares) == WHOLE * len(members) else work
    share = _paid(paid, budget, money)
    return work if share is not None and share >= WHOLE else money


def _paid(paid: Paid, budget: Budget, day: date | None) -> Decimal | None:
    made = paid.by(day) if day else None
    return None if made is None or budget.amount is None else made.percent_of(budget.amount)


def _shares(
    members: Sequence[Indicator], day: date | None, year: int, profile: Profile
) -> list[Decimal]:
    outcomes = [one.outcome(year, day, profile) for one in members]
    return [min(one.share, WHOLE) for one in outcomes if one and one.share is not None]


def of_progress(rows: Iterable[Progress]) -> Iterator[Finding]:
    """Projects whose money and work are further apart than the profile allows."""
    for row in rows:
        if row.apart and row.points is not None:
            yield _finding(row, row.points)


def _finding(row: Progress, points: Decimal) -> Finding:
    paid, done = row.paid_percent or Decimal(0), row.done_percent or Decimal(0)
    if points > 0:
        rule = MONEY_AHEAD
        words = _("{paid} % paid and {done} % done by {day}: the money is {points} points ahead")
    else:
        rule = WORK_AHEAD
        words = _("{paid} % paid and {done} % done by {day}: the work is {points} points ahead")
    message = words.format(paid=said(paid), done=said(done), day=row.day, points=said(abs(points)))
    if row.reported < row.targets:
        message += _(" (results of {reported} of {targets} countable outputs)").format(
            reported=row.reported, targets=row.targets
        )
    return finding(
        About(rule, row.department, row.year, row.project),
        Severity.WARNING,
        message,
        plan=done,
        actual=paid,
        gap=points,
        unit="%",
        source=row.source,
        locator=row.locator,
    )
