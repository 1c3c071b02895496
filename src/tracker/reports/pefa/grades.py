"""How reliable the budget was: PI-1, PI-2.1 and PI-2.2 of the PEFA framework 2016, year by year.

Original (approved) budgets against what was paid by the year's end. A project counts where both are
known; execution is reported by project, so a project over several classes is a head of its own:
nothing is split by guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.model.money import Money, total
from tracker.reports.answer import Answer
from tracker.reports.budgets import ProjectKey, stage_budgets
from tracker.reports.executed import payments_made
from tracker.reports.payments import rounded
from tracker.reports.pefa.outturn import (
    Head,
    composition,
    composition_grade,
    outturn_grade,
    overall,
)
from tracker.reports.profiles import Profile, default
from tracker.reports.profiles.profile import Pefa
from tracker.reports.scope import find_scope

YEARS = """
SELECT DISTINCT year FROM _known_projects
 WHERE :department IS NULL OR department = :department
 ORDER BY year
"""
CLASSES = """
SELECT DISTINCT department, project, substr(function_code, 1, 3) AS function,
       substr(economic_code, 1, 3) AS economic
  FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND stage IN ('approved', 'draft')
"""
ORIGINAL = ("draft", "approved")
"""Stages of the budget before the year began; the later one counts."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """One year. A percentage and its grade (A to D) are None where they cannot be known.

    `projects` have both a budget and a report; `left_out` one of the two only.
    """

    year: int
    budget: Money
    actual: Money
    outturn_percent: Decimal
    outturn_grade: str
    function_percent: Decimal | None
    function_grade: str | None
    economic_percent: Decimal | None
    economic_grade: str | None
    projects: int
    left_out: int


def pefa(
    connection: Connection, department: str | None = None, profile: Profile | None = None
) -> Answer[Reliability]:
    """Every year that has both; the others are named. Raises NothingMatched for an empty database."""
    rules = (profile or default()).pefa
    scope = find_scope(connection, department=department)
    rows: list[Reliability] = []
    notes: list[str] = []
    for year in _years(connection, scope.department):
        found = _reliability(connection, scope.department, year, rules)
        if isinstance(found, str):
            notes.append(found)
        else:
            rows.append(found)
    notes += _notes(rows, rules)
    return Answer("pefa", None, None, tuple(rows), _totals(rows, rules), tuple(notes), Reliability)


def _years(connection: Connection, department: str | None) -> list[int]:
    return [int(row["year"]) for row in connection.execute(YEARS, {"department": department})]


def _reliability(
    connection: Connection, department: str | None, year: int, rules: Pefa
) -> Reliability | str:
    """The year; or the sentence that says why it does not count."""
    granted = _original(connection, department, year)
    if not granted:
        return _("{year}: no original budget; not counted.").format(year=year)
    made, through = _paid(connection, department, year)
    if through is None:
        return _("{year}: no execution; not counted.").format(year=year)
    if through < date(year, 12, 31):
        return _("{year}: execution is reported up to {day} only; not counted.").format(
            year=year, day=through
        )
    both = {key: (granted[key], made[key]) for key in granted if key in made}
    budget, actual = (total(pair[side] for pair in both.values()) for side in (0, 1))
    share = actual.percent_of(budget)
    if share is None:
        return _("{year}: no project has both a budget and a report; not counted.").format(
            year=year
        )
    functions, economics = _classes(connection, department, year)
    function, economic = _variance(both, functions), _variance(both, economics)
    return Reliability(
        year=year,
        budget=budget,
        actual=actual,
        outturn_percent=rounded(share),
        outturn_grade=outturn_grade(share, rules),
        function_percent=None if function is None else rounded(function),
        function_grade=None if function is None else composition_grade(function, rules),
        economic_percent=None if economic is None else rounded(economic),
        economic_grade=None if economic is None else composition_grade(economic, rules),
        projects=len(both),
        left_out=len(granted.keys() ^ made.keys()),
    )


def _original(connection: Connection, department: str | None, year: int) -> dict[ProjectKey, Money]:
    found: dict[ProjectKey, Money] = {}
    for stage in ORIGINAL:
        for key, budget in stage_budgets(connection, department, year, stage).items():
            if budget.amount is not None:
                found[key] = budget.amount
    return found


def _paid(
    connection: Connection, department: str | None, year: int
) -> tuple[dict[ProjectKey, Money], date | None]:
    """What was paid by the end of the year, and the last day that anything is reported for."""
    end = date(year, 12, 31)
    reports = payments_made(connection, department, year)
    made = {key: paid for key, one in reports.items() if (paid := one.by(end)) is not None}
    days = [day for one in reports.values() if (day := one.through(end)) is not None]
    return made, max(days, default=None)


def _classes(
    connection: Connection, department: str | None, year: int
) -> tuple[dict[ProjectKey, str], dict[ProjectKey, str]]:
    """The function classes and the economic classes of each project: `201`, or `201, 208`."""
    functions: dict[ProjectKey, set[str]] = defaultdict(set)
    economics: dict[ProjectKey, set[str]] = defaultdict(set)
    for row in connection.execute(CLASSES, {"department": department, "year": year}):
        key = (row["department"], row["project"])
        functions[key].add(row["function"] or "")
        economics[key].add(row["economic"] or "")
    return _joined(functions), _joined(economics)


def _joined(found: Mapping[ProjectKey, set[str]]) -> dict[ProjectKey, str]:
    return {key: ", ".join(sorted(codes - {""})) for key, codes in found.items()}


def _variance(
    both: Mapping[ProjectKey, tuple[Money, Money]], heads: Mapping[ProjectKey, str]
) -> Decimal | None:
    """Over all heads; what has no class is one head of its own, beside at least one that has."""
    budget: dict[str, int] = defaultdict(int)
    actual: dict[str, int] = defaultdict(int)
    for key, (granted, paid) in both.items():
        head = heads.get(key, "")
        budget[head] += granted.cents
        actual[head] += paid.cents
    found = composition([Head(Decimal(budget[head]), Decimal(actual[head])) for head in budget])
    return None if found is None else found.variance


def _notes(rows: Sequence[Reliability], rules: Pefa) -> Iterator[str]:
    for row in rows:
        if row.left_out:
            yield _(
                "{year}: without a budget or without a report, so on neither side: {count} projects."
            ).format(year=row.year, count=row.left_out)
    if rows:
        yield _(
            "Execution is reported by project: projects over several classes are a head of their own."
        )
    if 0 < len(rows) < rules.years:
        yield _("PEFA looks at {years} years; {count} can be counted.").format(
            years=rules.years, count=len(rows)
        )


def _totals(rows: Sequence[Reliability], rules: Pefa) -> dict[str, object]:
    """The indicators over the last years."""
    return {
        "years_counted": len(rows),
        "pi_1": overall((row.outturn_grade for row in rows), rules),
        "pi_2_1": overall((row.function_grade for row in rows), rules),
        "pi_2_2": overall((row.economic_grade for row in rows), rules),
    }
