"""All that is wrong in a year, gathered from the reports: the same list wherever it is shown."""

from __future__ import annotations

from tracker.db import Connection
from tracker.reports.check import RULES, check
from tracker.reports.findings.listing import by_severity
from tracker.reports.rows import Finding
from tracker.reports.scope import Scope
from tracker.reports.summary import Summary, summary


def wrong(connection: Connection, scope: Scope) -> tuple[Summary, tuple[Finding, ...]]:
    """The summary of the year; its findings and those of the documents, the worst first."""
    found = summary(connection, scope.year, scope.as_of, None, scope.department)
    checked = check(connection, scope.year, scope.department).rows
    both = {row.id: row for row in (*checked, *found.findings)}
    return found, by_severity(both.values())


def sentences(found: Summary) -> dict[tuple[object, ...], str]:
    """The sentences that promised, by source, locator and percentage."""
    return {
        (row.source, row.locator, row.due_percent): row.source_text
        for row in found.payments.rows
        if row.source_text
    }


def holds(rule: str) -> str:
    """What a rule wants, in English, to be translated; nothing for a rule that does not say it."""
    return next((one.description for one in RULES if one.id == rule), "")
