"""Is the money paid when it was promised: every promise held against what was paid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache

from tracker.db import Connection
from tracker.language import _
from tracker.model.facts import DELIVERY, PAYMENT
from tracker.model.money import ZERO, Money, total
from tracker.model.period import Period, quarter_of
from tracker.reports.answer import Answer
from tracker.reports.budgets import UNDISCLOSED, Budget, ProjectKey, budgets, known_projects
from tracker.reports.executed import NOTHING, Paid, payments_made
from tracker.reports.pace import Pace
from tracker.reports.profiles import Profile, default
from tracker.reports.reading import once
from tracker.reports.rows import Payment, PaymentStatus
from tracker.reports.scope import Scope, find_scope

MILESTONES = """
SELECT department, project, kind, due_date, cumulative_percent, origin, source_text, source, locator
  FROM milestones
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY department, project, due_date, kind DESC, cumulative_percent, source, length(locator),
       locator, source_text
"""
LATE = (PaymentStatus.PARTIALLY_MET, PaymentStatus.NOT_MET)
DEFAULT = "default"
"""The origin of a promise that nobody made: the profile's pace."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised: stated in a document, entered by hand, or the pace by default."""

    kind: str
    due: date
    percent: Decimal | None
    origin: str
    text: str | None = None
    source: str | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a promise by the day of the question, and what stands beside it.

    `paid` is cumulative; `holes` are the quarters that no report covers; `next_due` is the day of the
    project's next promise.
    """

    status: PaymentStatus
    met_on: date | None
    paid: Money | None
    budget: Budget
    holes: tuple[Period, ...]
    next_due: date | None


def payments(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Payment]:
    """Every promise of a year. Raises NothingMatched where the year is unknown."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    return _settled(connection, scope, profile)


@once
def _settled(connection: Connection, scope: Scope, profile: Profile | None) -> Answer[Payment]:
    pace = (profile or default()).pace
    granted = budgets(connection, scope.department, scope.year, scope.as_of)
    paid = payments_made(connection, scope.department, scope.year)
    stated = promises(connection, scope)
    rows: list[Payment] = []
    even = _default(pace, scope)
    for key in known_projects(connection, scope.department, scope.year):
        said = stated.get(key, [])
        if not any(one.kind == PAYMENT for one in said):
            said = [*said, even]
        said = merged(said)
        budget, made = granted.get(key, UNDISCLOSED), paid.get(key, NOTHING)
        rows += settle(key, said, made, budget, scope)
    return answered(rows, scope)


def answered(rows: Sequence[Payment], scope: Scope) -> Answer[Payment]:
    """The rows with their totals."""
    notes = () if scope.as_of else (_("No execution has been imported for this year."),)
    return Answer("payments", scope.year, scope.as_of, tuple(rows), _totals(rows), notes, Payment)


@once
def promises(connection: Connection, scope: Scope) -> dict[ProjectKey, list[Promise]]:
    """What documents and people promised, by project, in order of their dates."""
    found: dict[ProjectKey, list[Promise]] = defaultdict(list)
    for name, project, kind, due, percent, *said in connection.execute(MILESTONES, scope.named):
        share = None if percent is None else _percentage(percent)
        found[name, project].append(Promise(kind, _day(due), share, *said))
    return found


_day = cache(date.fromisoformat)


@cache
def _percentage(stored: float) -> Decimal:
    return Decimal(str(stored))


def merged(promised: Sequence[Promise]) -> list[Promise]:
    """The same share of the money by the same day, said twice, is one promise with both sentences."""
    if len(promised) < 2:
        return list(promised)
    found: dict[object, Promise] = {}
    for one in promised:
        same = (one.kind, one.due, one.percent) if one.percent is not None else (len(found), one)
        first = found.get(same)
        if first is None:
            found[same] = one
        elif one.text and one.text != first.text:
            found[same] = replace(first, text=f"{first.text} / {one.text}")
    return list(found.values())


def _default(pace: Pace, scope: Scope) -> Promise:
    due, percent = pace.due(scope.year, scope.as_of)
    return Promise(PAYMENT, due, percent, DEFAULT)


def settle(
    key: ProjectKey, promised: Sequence[Promise], paid: Paid, budget: Budget, scope: Scope
) -> Iterator[Payment]:
    """Hold each promise against what was paid by its day and by the day of the question."""
    as_of = scope.as_of
    so_far = paid.by(as_of) if as_of else None
    holes = paid.holes(scope.year, as_of) if as_of else ()
    coming = [one.due for one in promised if as_of is None or one.due > as_of]
    for one in promised:
        status, met_on = _status(one, paid, budget.amount, as_of)
        verdict = Verdict(status, met_on, so_far, budget, holes, min(coming, default=None))
        yield payment(key, one, verdict, as_of)


def payment(key: ProjectKey, promise: Promise, verdict: Verdict, as_of: date | None) -> Payment:
    """A promise and what became of it, with the gap where there is one."""
    status, budget, so_far = verdict.status, verdict.budget, verdict.paid
    share = _percent(so_far, budget.amount)
    short = status in LATE
    none_short = status in (PaymentStatus.MET, PaymentStatus.MET_LATE)
    gap = _gap(promise, so_far, budget.amount) if short else None
    return Payment(
        project=key[1],
        kind=promise.kind,
        due_date=promise.due,
        due_percent=promise.percent,
        origin=promise.origin,
        budget=budget.amount,
        budget_basis=budget.basis,
        paid=so_far,
        paid_percent=share,
        gap_percent=_points(promise, share) if short else Decimal(0) if none_short else None,
        gap_amount=gap if short else ZERO if none_short else None,
        status=status,
        met_on=verdict.met_on,
        quarters_late=_quarters_late(promise.due, verdict.met_on, status, as_of),
        source_text=promise.text,
        source=promise.source,
        locator=promise.locator,
        department=key[0],
        unreported=", ".join(map(str, verdict.holes)) or None,
        next_due=verdict.next_due,
    )


def _status(
    promise: Promise, paid: Paid, budget: Money | None, as_of: date | None
) -> tuple[PaymentStatus, date | None]:
    if as_of is None or promise.due > as_of:
        return PaymentStatus.SCHEDULED, None
    if promise.kind == DELIVERY:
        return PaymentStatus.NO_REPORT, None
    if budget is None and promise.percent is not None:
        return PaymentStatus.NO_BUDGET, None
    met_on = _met_on(promise, paid, budget, as_of)
    if met_on is not None:
        late = met_on > promise.due
        return (PaymentStatus.MET_LATE if late else PaymentStatus.MET), met_on
    through = paid.through(as_of)
    if through is None or through < promise.due:
        return PaymentStatus.NO_REPORT, None
    something = (paid.by(as_of) or ZERO) > ZERO
    return (PaymentStatus.PARTIALLY_MET if something else PaymentStatus.NOT_MET), None


def _met_on(promise: Promise, paid: Paid, budget: Money | None, as_of: date) -> date | None:
    """The end of the first reported period by which the promise is kept, and kept until `as_of`.

    A payment promised without a percentage is kept by any payment.
    """
    if promise.percent is None or budget is None:
        enough, wanted = 1, Decimal(1)
    else:
        enough, wanted = 100, promise.percent * budget.cents
    kept: date | None = None
    for day, made in paid.steps:
        if day > as_of:
            break
        kept = (kept or day) if made.cents * enough >= wanted else None
    return kept


def _percent(part: Money | None, whole: Money | None) -> Decimal | None:
    """Rounded to two decimals: shown, never compared."""
    if part is None or whole is None:
        return None
    share = part.percent_of(whole)
    return None if share is None else rounded(share)


def rounded(percent: Decimal) -> Decimal:
    """A percentage for showing: two decimals, half up."""
    return percent.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _points(promise: Promise, share: Decimal | None) -> Decimal | None:
    if promise.percent is None or share is None:
        return None
    return rounded(promise.percent) - share


def _gap(promise: Promise, paid: Money | None, budget: Money | None) -> Money | None:
    """What is still to be paid to be back on schedule; a fraction of a cent is rounded up."""
    if promise.percent is None or budget is None:
        return None
    wanted = (promise.percent * budget.cents / 100).to_integral_value(ROUND_CEILING)
    return Money(int(wanted)) - (paid or ZERO)


def _quarters_late(
    due: date, met_on: date | None, status: PaymentStatus, as_of: date | None
) -> int | None:
    """Whole quarters between the one that was promised and the one that it was kept in, or now."""
    if status is PaymentStatus.MET:
        return 0
    until = met_on or (as_of if status in LATE else None)
    if until is None:
        return None
    return (until.year - due.year) * 4 + quarter_of(until) - quarter_of(due)


def _totals(rows: Sequence[Payment]) -> dict[str, object]:
    """Money of the year as a whole, each project once; and how many promises stand how.

    Every project has a row. The percentage is of those whose budget is known, on both sides of the
    stroke.
    """
    projects = {(row.department, row.project): row for row in rows}.values()
    known = [row.budget for row in projects if row.budget is not None]
    made = [row.paid for row in projects if row.paid is not None]
    apart = [row.paid for row in projects if row.paid is not None and row.budget is None]
    of_budgets = [row.paid for row in projects if row.paid is not None and row.budget is not None]
    budget = total(known) if known else None
    statuses = Counter(row.status for row in rows)
    return {
        "projects": len(projects),
        "projects_without_budget": len(projects) - len(known),
        "projects_without_report": len(projects) - len(made),
        "budget": budget,
        "paid": total(made) if made else None,
        "paid_without_budget": total(apart) if apart else None,
        "paid_percent": _percent(total(of_budgets), budget) if of_budgets else None,
        "status": {status: statuses[status] for status in PaymentStatus},
    }
