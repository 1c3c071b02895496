"""All that is wrong in a year, gathered from the reports: the same list wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.db import Connection
from tracker.db import acknowledgements as said
from tracker.reports.answer import Answer
from tracker.reports.findings.listing import OPEN, RESOLVED, findings, since_last_run
from tracker.reports.rows import Finding
from tracker.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Wrong:
    """The worst first, what is gone last. `new`: what was not there at the last recorded run;
    None where no run was recorded, so that nothing can be told apart."""

    rows: tuple[Finding, ...]
    new: frozenset[str] | None

    @property
    def open(self) -> tuple[Finding, ...]:
        """What nobody said anything of yet."""
        return tuple(row for row in self.rows if row.state == OPEN)


def wrong(connection: Connection, scope: Scope) -> Wrong:
    """The findings of the year, each with its state."""
    return of_findings(
        connection, scope, findings(connection, scope.year, scope.as_of, scope.department)
    )


def of_findings(connection: Connection, scope: Scope, answer: Answer[Finding]) -> Wrong:
    """The same, where the findings are known already."""
    return Wrong(tuple(answer.rows), _new(connection, scope, answer))


def _new(connection: Connection, scope: Scope, answer: Answer[Finding]) -> frozenset[str] | None:
    day = scope.as_of.isoformat() if scope.as_of else None
    if said.previous_run(connection, said.Scope(scope.department, scope.year, day)) is None:
        return None
    return frozenset(row.id for row in since_last_run(connection, answer, scope.department).rows)


def sifted(
    rows: Iterable[Finding], severity: str | None, rule: str | None, state: str | None
) -> list[Finding]:
    """Of one severity, rule and state, where one is chosen; what is gone only where it is chosen."""
    return [
        row
        for row in rows
        if severity in (None, row.severity)
        and rule in (None, row.rule)
        and (row.state == state if state else row.state != RESOLVED)
    ]
