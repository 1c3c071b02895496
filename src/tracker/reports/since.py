"""What the last import of a year changed: the same questions, asked of the database before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.db import Connection
from tracker.db.past import latest, without
from tracker.errors import NothingMatched
from tracker.model.money import Money
from tracker.reports.findings.listing import present
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments
from tracker.reports.reading import one_reading
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
    with without(connection, [int(row["id"]) for row in made]) as before:
        try:
            with one_reading(before):
                return _compared(before, scope, now, Since(at, sources))
        except NothingMatched:
            return Since(at, sources, is_first=True)


def _compared(before: Connection, scope: Scope, now: Summary, made: Since) -> Since:
    if not latest(before, scope.year, scope.department):
        return Since(made.at, made.sources, is_first=True)
    then = find_scope(before, department=scope.department, year=scope.year)
    day = min((one for one in (then.as_of, scope.as_of) if one is not None), default=None)
    then = Scope(scope.department, scope.year, day if then.as_of is not None else None)
    paid = payments(before, then.year, then.as_of, then.department)
    done = indicators(before, then.year, then.as_of, then.department)
    found = present(before, then, paid, done)
    known, there = {one.id for one in found}, {one.id for one in now.findings}
    return Since(
        made.at,
        made.sources,
        as_of=then.as_of,
        budget=paid.totals["budget"],
        paid=paid.totals["paid"],
        new=tuple(one for one in now.findings if one.id not in known),
        gone=tuple(one for one in found if one.id not in there),
    )
