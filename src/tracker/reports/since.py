"""What the last import of a year changed: the same questions, asked of the database before it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.db.past import latest, without
from tracker.errors import NothingMatched
from tracker.model.money import Money
from tracker.reports.findings.listing import present
from tracker.reports.payments import payments
from tracker.reports.reading import once, one_reading
from tracker.reports.rows import Finding
from tracker.reports.scope import Scope, find_scope
from tracker.reports.summary import Summary


@dataclass(frozen=True, slots=True)
class Since:
    """`at` is the time of the import, `sources` its files. `as_of`, `budget` and `paid` are what was
    known before it; `is_first`: nothing was, and all of the year came with it."""

    at: str
    sources: tuple[str, ...]
    is_first: bool = False
    as_of: date | None = None
    budget: Money | None = None
    paid: Money | None = None
    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()


def since_import(connection: Connection, scope: Scope, now: Summary) -> Since | None:
    """What is another than before the last import; None where nothing was imported.

    Before it the day of the question was the latest that was reported then, if that was earlier.
    """
    made = latest(connection, scope.year, scope.department)
    if not made:
        return None
    at, sources = str(made[0]["at"]), tuple(dict.fromkeys(str(row["source"]) for row in made))
    then = _before(connection, scope)
    if then is None:
        return Since(at, sources, is_first=True)
    known, there = {one.id for one in then.findings}, {one.id for one in now.findings}
    return Since(
        at,
        sources,
        as_of=then.as_of,
        budget=then.budget,
        paid=then.paid,
        new=tuple(one for one in now.findings if one.id not in known),
        gone=tuple(one for one in then.findings if one.id not in there),
    )


@dataclass(frozen=True, slots=True)
class Before:
    """What was known of a year before its last import."""

    as_of: date | None
    budget: Money | None
    paid: Money | None
    findings: tuple[Finding, ...]


@once
def _before(connection: Connection, scope: Scope) -> Before | None:
    """None where nothing was known."""
    made = latest(connection, scope.year, scope.department)
    with (
        without(connection, [int(row["id"]) for row in made]) as before,
        one_reading(before),
        suppress(NothingMatched),
    ):
        if latest(before, scope.year, scope.department):
            return _asked(before, scope)
    return None


def _asked(before: Connection, scope: Scope) -> Before:
    then = find_scope(before, department=scope.department, year=scope.year)
    day = min((one for one in (then.as_of, scope.as_of) if one is not None), default=None)
    then = Scope(scope.department, scope.year, day if then.as_of is not None else None)
    paid = payments(before, then.year, then.as_of, then.department)
    return Before(then.as_of, paid.totals["budget"], paid.totals["paid"], present(before, then))
