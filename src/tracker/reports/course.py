"""The course of a year: what was promised and what was paid by the end of each quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.model.facts import PAYMENT
from tracker.model.money import Money, total
from tracker.model.period import quarter_end
from tracker.reports.budgets import UNDISCLOSED, ProjectKey, budgets, known_projects
from tracker.reports.executed import NOTHING, Paid, payments_made
from tracker.reports.payments import Promise, promises, rounded
from tracker.reports.profiles import Profile, default
from tracker.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Step:
    """Both cumulative, in per cent of the budgets that are known.

    `promised`: what documents and people promised, and where nobody promised anything the pace;
    None where no budget is known. `paid` None: nobody reported to the quarter's end, or it is still
    to come. `unreported`: so many projects with a budget have not fully reported up to the quarter's
    end, and `paid` is at least what was paid.
    """

    quarter: int
    paid: Decimal | None
    promised: Decimal | None
    unreported: int = 0


def course(
    connection: Connection, scope: Scope, profile: Profile | None = None
) -> tuple[Step, ...]:
    """Four steps. A quarter that has not ended on the day of the question has no payments yet."""
    made = payments_made(connection, scope.department, scope.year)
    keys = known_projects(connection, scope.department, scope.year)
    stated = {key: of_payment(said) for key, said in promises(connection, scope).items()}
    pace = (profile or default()).pace
    steps = []
    for quarter in (1, 2, 3, 4):
        end = quarter_end(scope.year, quarter)
        granted = budgets(connection, scope.department, scope.year, end)
        known = {
            key: amount
            for key in keys
            if (amount := granted.get(key, UNDISCLOSED).amount) is not None
        }
        is_past = scope.as_of is not None and end <= scope.as_of
        is_reported = is_past and any(paid.through(end) == end for paid in made.values())
        paid = _paid(known, made, end) if is_reported else None
        holes = _unreported(known, made, end) if paid is not None else 0
        due = promised(known, stated, pace.due(scope.year, end), end)
        steps.append(Step(quarter, paid, due, holes))
    return tuple(steps)


def of_payment(said: Iterable[Promise]) -> list[Promise]:
    """The promises of money; who has none of them is held to the pace."""
    return [one for one in said if one.kind == PAYMENT]


def _paid(
    known: Mapping[ProjectKey, Money], made: Mapping[ProjectKey, Paid], end: date
) -> Decimal | None:
    """Of the projects whose budget is known, on both sides of the stroke."""
    parts = [paid for key in known if (paid := made.get(key, NOTHING).by(end)) is not None]
    share = total(parts).percent_of(total(known.values())) if parts else None
    return None if share is None else rounded(share)


def _unreported(
    known: Mapping[ProjectKey, Money], made: Mapping[ProjectKey, Paid], end: date
) -> int:
    return sum(
        1
        for key, budget in known.items()
        if budget and made.get(key, NOTHING).lacking(end.year, end)
    )


def promised(
    known: Mapping[ProjectKey, Money],
    stated: Mapping[ProjectKey, Sequence[Promise]],
    even: tuple[date, Decimal],
    end: date,
) -> Decimal | None:
    """What the latest promises of all projects come to by a day: each weighs as its budget does."""
    whole = sum(one.cents for one in known.values())
    if not whole:
        return None
    weighed = Decimal(0)
    paced = even[1] if even[0] <= end else Decimal(0)
    for key, budget in known.items():
        said = stated.get(key)
        weighed += budget.cents * (_latest(said, end) if said else paced)
    return rounded(weighed / whole)


def _latest(said: Iterable[Promise], end: date) -> Decimal:
    due = [one.percent for one in said if one.percent is not None and one.due <= end]
    return max(due, default=Decimal(0))
