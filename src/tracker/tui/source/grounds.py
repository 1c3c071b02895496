"""What a figure of a project, or a finding, rests on: a promise, a report, or the line of the budget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.model.money import Money
from tracker.model.period import quarter_of
from tracker.reports.budgets import Budget, ProjectKey, budgets
from tracker.reports.executed import NOTHING, Paid, Report, payments_made
from tracker.reports.rows import Finding, Payment
from tracker.reports.scope import Scope
from tracker.tui.source.origin import Origin


@dataclass(frozen=True, slots=True)
class Grounds:
    """`sentences` are those that promised, by source, locator and percentage; `named` the projects of a
    name."""

    as_of: date | None
    budgets: Mapping[ProjectKey, Budget]
    paid: Mapping[ProjectKey, Paid]
    sentences: Mapping[tuple[object, ...], str]
    named: Mapping[str, Sequence[ProjectKey]] = field(default_factory=dict)

    def budget(self, key: ProjectKey) -> Origin | None:
        """The line that states the budget of a project; changes of it are lines of their own."""
        found = self.budgets.get(key)
        if found is None or found.source is None or found.locator is None:
            return None
        stated = () if found.amount is None else (found.amount.yuan,)
        return Origin(found.source, found.locator, subject=key[1], figures=stated)

    def reported(self, key: ProjectKey, quarter: int = 4) -> Origin | None:
        """The last report of a quarter, or of one before it, that is known by the day asked for."""
        ended = [
            one
            for one in self.paid.get(key, NOTHING).reports
            if quarter_of(one.period.end) <= quarter
            and (self.as_of is None or one.period.end <= self.as_of)
        ]
        last: Report | None = max(ended, key=lambda one: one.period.end, default=None)
        if last is None:
            return None
        stated = [one.yuan for one in (last.paid, last.cumulative) if one is not None]
        return Origin(last.source, last.locator, subject=key[1], figures=tuple(stated))

    def either(self, key: ProjectKey) -> Origin | None:
        """Of what nobody promised: what was last reported, else the budget."""
        return self.reported(key) or self.budget(key)

    def of(self, row: Finding) -> Origin | None:
        """The sentence that promised it or the row that states it; of the pace the project's report."""
        if row.source is None or row.locator is None:
            keys = self.named.get(row.subject, ())
            return self.either(keys[0]) if len(keys) == 1 else None
        words = self.sentences.get((row.source, row.locator, row.plan), "")
        stated = tuple(_figures((row.plan, row.actual, row.gap)))
        return Origin(row.source, row.locator, words, row.subject, stated)


NO_GROUNDS = Grounds(None, {}, {}, {})


def grounds(connection: Connection, scope: Scope, promised: Iterable[Payment]) -> Grounds:
    """Of all projects of a year."""
    granted = budgets(connection, scope.department, scope.year, scope.as_of)
    paid = payments_made(connection, scope.department, scope.year)
    named: dict[str, list[ProjectKey]] = defaultdict(list)
    for key in {**paid, **granted}:
        named[key[1]].append(key)
    return Grounds(scope.as_of, granted, paid, _sentences(promised), named)


def _sentences(promised: Iterable[Payment]) -> dict[tuple[object, ...], str]:
    return {
        (row.source, row.locator, row.due_percent): row.source_text
        for row in promised
        if row.source_text
    }


def _figures(values: Iterable[object]) -> Iterable[Decimal]:
    for one in values:
        if isinstance(one, Money):
            yield one.yuan
        elif isinstance(one, Decimal):
            yield one
