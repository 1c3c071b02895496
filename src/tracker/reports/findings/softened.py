"""More money for less work: a budget that rises while its countable target falls."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import Connection
from tracker.language import _
from tracker.reports.compare.worth import Worth, worth
from tracker.reports.findings.finding import About, finding
from tracker.reports.rows import Finding, Severity
from tracker.reports.scope import Scope


def of_softened(connection: Connection, scope: Scope) -> Iterator[Finding]:
    """Against the year before; nothing where that has no data."""
    for one in worth(connection, scope.year - 1, scope.year, scope.department):
        if one.is_more_for_less:
            yield _finding(one, scope.year)


def _finding(one: Worth, year: int) -> Finding:
    before, after = one.targets
    message = _(
        "{name}: the budget rises from {old} to {new} yuan, the target falls from {more} to {less} "
        "{unit} (before: {place}); a {unit} costs {dear} instead of {cheap} yuan"
    ).format(
        name=one.indicator,
        old=one.budgets[0].yuan,
        new=one.budgets[1].yuan,
        more=f"{before.value:f}",
        less=f"{after.value:f}",
        unit=after.unit,
        place=f"{before.source}, {before.locator}",
        cheap=one.costs[0],
        dear=one.costs[1],
    )
    return finding(
        About("more-for-less", one.department, year, one.project, one.indicator),
        Severity.WARNING,
        message,
        plan=before.value,
        actual=after.value,
        gap=before.value - after.value,
        unit=after.unit,
        source=after.source,
        locator=after.locator,
    )
