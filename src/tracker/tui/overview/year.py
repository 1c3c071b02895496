"""All that the overview says of a year, gathered from the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.db import Connection
from tracker.reports.course import Step
from tracker.reports.findings.listing import gathered
from tracker.reports.recorded import Said, acknowledgements
from tracker.reports.scope import Scope
from tracker.reports.summary import Summary, summary
from tracker.tui.findings.wrong import Wrong, of_findings
from tracker.tui.source.grounds import Grounds, grounds


@dataclass(frozen=True, slots=True)
class Year:
    """`grounds`: what its findings rest on; `said`: what people said of findings, by id."""

    summary: Summary
    wrong: Wrong
    course: tuple[Step, ...]
    grounds: Grounds
    said: Mapping[str, tuple[Said, ...]]

    @property
    def is_without_budget(self) -> bool:
        """Whether no document states any of the year's money."""
        return self.summary.budget is None and self.summary.stated_budget is None


def year_of(connection: Connection, scope: Scope) -> Year:
    """Ask every question of the year."""
    found = summary(connection, scope.year, scope.as_of, None, scope.department)
    return Year(
        found,
        of_findings(connection, scope, gathered(connection, scope, found.findings)),
        found.course,
        grounds(connection, scope, found.payments.rows),
        acknowledgements(connection),
    )
