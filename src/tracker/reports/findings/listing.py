"""One list of what is wrong, from every question, with ids and states that outlive a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date

from tracker.db import Connection, Row
from tracker.db import acknowledgements as said
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.reports.answer import Answer
from tracker.reports.check import checked, last_import
from tracker.reports.choices import ACKNOWLEDGED, OPEN, RESOLVED, SNOOZED, STATES
from tracker.reports.findings.broken import of_indicators, of_payments
from tracker.reports.findings.finding import About, by_severity, distinct, finding
from tracker.reports.findings.snoozing import snoozes
from tracker.reports.findings.softened import of_softened
from tracker.reports.findings.unspent import of_unspent
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments
from tracker.reports.profiles import Profile, default
from tracker.reports.progress import of_progress, progress
from tracker.reports.reading import once, one_reading
from tracker.reports.rows import Attainment, Finding, IndicatorStatus, Severity
from tracker.reports.scope import Scope, find_scope

__all__ = [
    "ACKNOWLEDGED",
    "OPEN",
    "RESOLVED",
    "SNOOZED",
    "STATES",
    "About",
    "by_severity",
    "counts",
    "finding",
    "findings",
    "gathered",
    "located",
    "present",
    "record_run",
    "resolved",
    "since_last_run",
]

YEARS = "SELECT DISTINCT year FROM _current_imports ORDER BY year DESC"


def findings(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Finding]:
    """Everything that is wrong in a year: the worst first; then what was recorded once and is gone.

    Raises NothingMatched for an unknown department and for an empty database.
    """
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    with one_reading(connection):
        found = present(connection, scope, profile)
    return gathered(connection, scope, found)


def gathered(connection: Connection, scope: Scope, found: tuple[Finding, ...]) -> Answer[Finding]:
    """What is wrong now, and behind it what was recorded once and is gone."""
    rows = (*found, *resolved(connection, scope, found))
    totals = {**counts(rows), "last_import": last_import(connection)}
    return Answer("findings", scope.year, scope.as_of, rows, totals, row=Finding)


@once
def present(
    connection: Connection, scope: Scope, profile: Profile | None = None
) -> tuple[Finding, ...]:
    """What is wrong now, each finding with its state."""
    paid = payments(connection, scope.year, scope.as_of, scope.department, profile)
    done = indicators(connection, scope.year, scope.as_of, scope.department, profile)
    rules = profile or default()
    advances = progress(connection, scope.year, scope.as_of, scope.department, profile)
    found = distinct(
        [
            *of_payments(paid, rules, _reported(done)),
            *of_indicators(done),
            *of_progress(advances),
            *of_unspent(paid, rules),
            *of_softened(connection, scope),
            *checked(connection, scope),
        ]
    )
    known = said.standing(connection, _stored(scope))
    return by_severity(replace(one, state=_state(known.get(one.id), scope)) for one in found)


def _reported(done: Answer[Attainment]) -> set[tuple[str, str | None]]:
    return {
        (row.project, row.locator)
        for row in done.rows
        if row.status is not IndicatorStatus.NO_REPORT
    }


def _state(acknowledged: Row | None, scope: Scope) -> str:
    """Snoozed until its day has come; where no day is known it has not."""
    if acknowledged is None:
        return OPEN
    until = acknowledged["until"]
    if until is None:
        return ACKNOWLEDGED
    return SNOOZED if snoozes(date.fromisoformat(until), scope.as_of) else OPEN


def resolved(connection: Connection, scope: Scope, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What an earlier run recorded and is gone now, as it was worded then."""
    there = {one.id for one in found}
    gone = [row for row in said.earlier(connection, _stored(scope)) if row["id"] not in there]
    return by_severity(_gone(row) for row in gone)


def _gone(row: Row) -> Finding:
    return Finding(
        id=row["id"],
        rule=row["rule"],
        severity=Severity(row["severity"]),
        subject=row["subject"],
        message=row["message"],
        plan=None,
        actual=None,
        gap=None,
        unit=None,
        state=RESOLVED,
        source=row["source"],
        locator=row["locator"],
    )


def counts(rows: Iterable[Finding]) -> dict[str, object]:
    """How many there are of each severity, the resolved ones apart, and of each state."""
    states: Counter[str] = Counter()
    severities: Counter[Severity] = Counter()
    for row in rows:
        states[row.state] += 1
        severities[row.severity] += row.state != RESOLVED
    return {
        "findings": {str(severity): severities[severity] for severity in Severity},
        "state": {state: states[state] for state in STATES},
    }


def record_run(
    connection: Connection, answer: Answer[Finding], at: str, department: str | None = None
) -> int:
    """Remember which findings there are, as of when; returns the run's number.

    `at` is the ISO time of the recording; `department` is the one that was asked for, if any was.
    """
    scope = find_scope(connection, department=department, year=answer.year, as_of=answer.as_of)
    rows = [asdict(row) for row in answer.rows if row.state != RESOLVED]
    return said.record(connection, _stored(scope), rows, at=at)


def since_last_run(
    connection: Connection, answer: Answer[Finding], department: str | None = None
) -> Answer[Finding]:
    """Only what was not there at the previous recorded run; everything where none was recorded."""
    scope = find_scope(connection, department=department, year=answer.year, as_of=answer.as_of)
    run = said.previous_run(connection, _stored(scope))
    if run is None:
        note = _("No run has been recorded yet, so everything is new.")
        return replace(answer, notes=(*answer.notes, note))
    before = said.findings_of(connection, run)
    rows = [row for row in answer.rows if row.id not in before and row.state != RESOLVED]
    return replace(answer, rows=tuple(rows))


def located(
    connection: Connection, id: str, profile: Profile | None = None
) -> tuple[Finding, date | None]:
    """A finding of any year by its id, and the day of the data that show it.

    Raises NothingMatched where no year has it, or has it no longer.
    """
    years = [row["year"] for row in connection.execute(YEARS)]
    for year in years:
        answer = findings(connection, year, profile=profile)
        for row in answer.rows:
            if row.id == id and row.state != RESOLVED:
                return row, answer.as_of
    raise NothingMatched(
        _("No finding {id}: see tracker findings, and name its --profile here too.").format(id=id)
    )


def _stored(scope: Scope) -> said.Scope:
    return said.Scope(
        scope.department, scope.year, scope.as_of.isoformat() if scope.as_of else None
    )
