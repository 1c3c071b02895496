"""All that the overview says of a year, gathered from the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.db import Connection
from tracker.reports.forecast import forecast
from tracker.reports.rows import Finding
from tracker.reports.scope import Scope
from tracker.reports.summary import Summary
from tracker.tui.course import Step, course
from tracker.tui.wrong import sentences, wrong


@dataclass(frozen=True, slots=True)
class Year:
    """`sentences` are those that promised what is late, by source, locator and percentage."""

    summary: Summary
    findings: tuple[Finding, ...]
    forecast: Mapping[str, Any]
    course: tuple[Step, ...]
    sentences: Mapping[tuple[object, ...], str]


def year_of(connection: Connection, scope: Scope) -> Year:
    """Ask every question of the year."""
    found, findings = wrong(connection, scope)
    ahead = forecast(connection, scope.year, scope.as_of, scope.department).totals
    return Year(found, findings, ahead, course(connection, scope), sentences(found))
