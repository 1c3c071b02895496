"""Ask every rule of every department of a year."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import Connection
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.model.places import in_words
from tracker.reports.answer import Answer
from tracker.reports.check.evidence import Evidence
from tracker.reports.check.gathering import evidence
from tracker.reports.check.rules import RULES
from tracker.reports.findings.finding import About, by_severity, distinct, finding
from tracker.reports.rows import Finding, Severity
from tracker.reports.scope import Scope, find_scope

LAST_IMPORT = "SELECT max(at) AS at FROM imports WHERE outcome = 'imported'"


def check(
    connection: Connection, year: int | None = None, department: str | None = None
) -> Answer[Finding]:
    """Do the documents of a year agree with themselves, with one another, and with the reports?

    Raises NothingMatched for an unknown department and for a year of which nothing was imported.
    """
    scope = find_scope(connection, department=department, year=year)
    gathered = list(evidence(connection, scope))
    if not gathered:
        raise NothingMatched(_("Nothing has been imported for {year}.").format(year=scope.year))
    rows = by_severity(distinct(one for told in gathered for one in contradictions(told)))
    totals = {
        "rules": len(RULES),
        "findings": {
            str(severity): sum(1 for row in rows if row.severity is severity)
            for severity in Severity
        },
        "last_import": last_import(connection),
    }
    return Answer("check", scope.year, scope.as_of, rows, totals, row=Finding)


def checked(connection: Connection, scope: Scope) -> Iterator[Finding]:
    """The findings alone; none of a year of which nothing was imported."""
    for told in evidence(connection, scope):
        yield from contradictions(told)


def last_import(connection: Connection) -> str | None:
    """When data last came in, as an ISO time; None where nothing stands."""
    at: str | None = connection.execute(LAST_IMPORT).fetchone()["at"]
    return at


def contradictions(found: Evidence) -> Iterator[Finding]:
    """What every rule finds in the evidence, as findings that nobody has acknowledged yet."""
    for rule in RULES:
        for one in rule.find(found):
            about = About(rule.id, found.department, found.year, one.subject, one.detail)
            yield finding(
                about,
                rule.severity,
                in_words(one.message),
                plan=one.plan,
                actual=one.actual,
                gap=one.gap,
                unit=one.unit,
                source=one.source,
                locator=one.locator,
            )
