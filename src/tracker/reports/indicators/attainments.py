"""Is the work done: every indicator held against its reported result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from tracker.db import Connection, Row
from tracker.model.names import fold
from tracker.model.period import Period
from tracker.reports.answer import Answer
from tracker.reports.indicators.attainment import Outcome, expected, hold, is_over, status
from tracker.reports.indicators.held import Held, Result, latest
from tracker.reports.payments import rounded
from tracker.reports.profiles import Profile, default
from tracker.reports.reading import once
from tracker.reports.rows import Attainment, IndicatorStatus
from tracker.reports.scope import Scope, find_scope

INDICATORS = """
SELECT department, project, seq, level1, level2, level3, description, operator, target_value, unit,
       target_text, source, locator
  FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""
ACTUALS = """
SELECT department, project, level3, seq, description, period, actual_value, actual_text, note
  FROM indicator_actuals
 WHERE year = :year AND (:department IS NULL OR department = :department)
 ORDER BY period
"""

FIGURES = 1 << 14
"""Targets and results that are remembered as exact numbers: the same ones occur again and again."""

Named = Row | Mapping[str, Any]
"""A row by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One target of a project, with everything that was reported for it."""

    department: str
    project: str
    level1: str
    level2: str
    level3: str
    target: Held
    results: tuple[Result, ...]
    source: str
    locator: str

    def outcome(self, year: int, as_of: date | None, profile: Profile) -> Outcome | None:
        """What the last result by a day means; None where nothing was reported."""
        result = latest(self.results, as_of)
        return None if result is None else hold(self.target, result, year, profile.words)


def indicators(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Attainment]:
    """Every indicator of a year. Raises NothingMatched where the year is unknown."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    return _held(connection, scope, profile)


@once
def _held(connection: Connection, scope: Scope, profile: Profile | None) -> Answer[Attainment]:
    return held_to(planned(connection, scope), scope, profile)


def held_to(
    targets: Iterable[Indicator], scope: Scope, profile: Profile | None
) -> Answer[Attainment]:
    """Every target, held against its latest result, with their totals."""
    rules = profile or default()
    rows = [attain(one, scope, rules) for one in targets]
    statuses = Counter(row.status for row in rows)
    totals = {
        "indicators": len(rows),
        "status": {str(status): statuses[status] for status in IndicatorStatus},
    }
    return Answer("indicators", scope.year, scope.as_of, tuple(rows), totals, row=Attainment)


@once
def planned(connection: Connection, scope: Scope) -> list[Indicator]:
    """Every target of a year, in the order of the documents, with all its results."""
    return joined(
        connection.execute(INDICATORS, scope.named), connection.execute(ACTUALS, scope.named)
    )


def joined(targets: Iterable[Named], results: Iterable[Named]) -> list[Indicator]:
    """Targets with what was reported for them; results in order of their periods."""
    reported: dict[tuple[str, str, str], list[Named]] = defaultdict(list)
    for row in results:
        reported[row["department"], row["project"], fold(row["level3"])].append(row)
    return [
        _indicator(row, reported.get((row["department"], row["project"], fold(row["level3"])), []))
        for row in targets
    ]


def _indicator(row: Named, reported: Sequence[Named]) -> Indicator:
    target = Held(
        row["operator"],
        _decimal(row["target_value"]),
        row["unit"],
        row["target_text"],
        row["level3"],
        row["level1"],
    )
    return Indicator(
        row["department"],
        row["project"],
        row["level1"],
        row["level2"],
        row["level3"],
        target,
        tuple(_result(one) for one in reported if _is_of(one, row)),
        row["source"],
        row["locator"],
    )


def _is_of(reported: Named, indicator: Named) -> bool:
    """A result that says which indicator of a name it is counts for that one alone."""
    described = reported["description"]
    return reported["seq"] in (None, indicator["seq"]) and (
        not described or fold(described) == fold(indicator["description"])
    )


def _result(row: Named) -> Result:
    return Result(
        _decimal(row["actual_value"]), row["actual_text"], _end(row["period"]), row["note"]
    )


@cache
def _end(period: str) -> date:
    return Period.parse(period).end


@lru_cache(maxsize=FIGURES)
def _decimal(value: float | None) -> Decimal | None:
    """The database keeps targets and results as they were typed, to 15 digits."""
    return None if value is None else Decimal(str(value)).normalize()


def attain(indicator: Indicator, scope: Scope, profile: Profile) -> Attainment:
    """Hold one indicator against its latest result."""
    target = indicator.target
    result = latest(indicator.results, scope.as_of)
    outcome = indicator.outcome(scope.year, scope.as_of, profile)
    wanted = expected(target, profile.pace, scope.year, scope.as_of)
    actual: Decimal | str | None = None
    if result is not None:
        actual = result.value if result.value is not None else result.text
    share = outcome.share if outcome else None
    return Attainment(
        project=indicator.project,
        level1=indicator.level1,
        level2=indicator.level2,
        level3=indicator.level3,
        operator=target.operator,
        target=target.value,
        unit=target.unit,
        actual=actual,
        attained_percent=None if share is None else rounded(share),
        expected_percent=None if wanted is None else rounded(wanted),
        status=status(target, outcome, wanted, year_over=scope.year_over),
        target_text=target.text,
        source=indicator.source,
        locator=indicator.locator,
        department=indicator.department,
        reason=outcome.reason if outcome else None,
        over_reached=is_over(target, outcome, profile.over_reached),
    )
