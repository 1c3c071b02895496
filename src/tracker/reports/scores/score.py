"""What a project's self-evaluation would score: every point explained, nothing missing taken for zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.errors import Problem
from tracker.language import N_, _
from tracker.model.money import Money
from tracker.model.names import fold
from tracker.reports.answer import Answer
from tracker.reports.budgets import UNDISCLOSED, ProjectKey, budgets, known_projects
from tracker.reports.executed import NOTHING, payments_made
from tracker.reports.indicators.attainments import Indicator, planned
from tracker.reports.profiles import Profile, ProfileRefused, default
from tracker.reports.profiles.profile import COST, FULL, OUTCOME, OUTPUT, SATISFACTION
from tracker.reports.scope import Scope, find_scope
from tracker.reports.scores.points import EXECUTION, Point, of_execution, of_indicators

NONE = Decimal("0.00")
_LEVELS = {OUTPUT: N_("output"), OUTCOME: N_("outcome")}


@dataclass(frozen=True, slots=True)
class Score:
    """One project. A part, `total` and `band` are None while a result of it is missing.

    `so_far` are the points that stand; `open` those that hang on what `missing` names. `band` is
    excellent 优, good 良, fair 中 or poor 差; `cost` None where the profile has no such part.
    """

    project: str
    execution: Decimal | None
    output: Decimal | None
    outcome: Decimal | None
    satisfaction: Decimal | None
    cost: Decimal | None
    total: Decimal | None
    band: str | None
    so_far: Decimal
    open: Decimal
    missing: tuple[str, ...]
    explain: tuple[Point, ...]
    department: str


def score(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
    project: str | None = None,
) -> Answer[Score]:
    """Every project with targets whose name contains `project`.

    Raises NothingMatched where the year is unknown, ProfileRefused where the weights do not add up.
    """
    rules = profile or default()
    _balanced(rules)
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    targets = _by_project(planned(connection, scope))
    granted = budgets(connection, scope.department, scope.year, scope.as_of)
    paid = payments_made(connection, scope.department, scope.year)
    keys = _chosen(known_projects(connection, scope.department, scope.year), project)
    rows = []
    for key in keys:
        if key in targets:
            made = paid.get(key, NOTHING).by(scope.as_of) if scope.as_of else None
            budget = granted.get(key, UNDISCLOSED).amount
            rows.append(_score(key, budget, made, targets[key], scope, rules))
    unscored = sum(1 for key in keys if key not in targets)
    notes = tuple(_notes(rows, unscored, scope, rules))
    return Answer("score", scope.year, scope.as_of, tuple(rows), _totals(rows), notes, Score)


def explained(answer: Answer[Score]) -> Answer[Point]:
    """The same points one by one: a row is what one indicator, or the execution, is worth."""
    rows = tuple(point for row in answer.rows for point in row.explain)
    return Answer(
        "score-explain", answer.year, answer.as_of, rows, answer.totals, answer.notes, Point
    )


def _balanced(profile: Profile) -> None:
    total = profile.weights.total
    if total != FULL:
        found = _("weights that add up to {total}").format(total=total)
        expected = _("weights that add up to 100")
        raise ProfileRefused([Problem(profile.name, "", found, expected)])


def _by_project(targets: Iterable[Indicator]) -> dict[ProjectKey, list[Indicator]]:
    found: dict[ProjectKey, list[Indicator]] = defaultdict(list)
    for one in targets:
        found[one.department, one.project].append(one)
    return found


def _chosen(keys: Sequence[ProjectKey], project: str | None) -> list[ProjectKey]:
    return [key for key in keys if project is None or fold(project) in fold(key[1])]


def _score(
    key: ProjectKey,
    budget: Money | None,
    paid: Money | None,
    targets: Sequence[Indicator],
    scope: Scope,
    profile: Profile,
) -> Score:
    points = (of_execution(key, budget, paid, profile), *of_indicators(targets, scope, profile))
    parts = {
        level: _part(points, level) for level in (EXECUTION, OUTPUT, OUTCOME, SATISFACTION, COST)
    }
    missing = tuple(one.missing for one in points if one.missing is not None)
    so_far = sum((one.points for one in points if one.points is not None), NONE)
    total = None if missing else so_far
    return Score(
        project=key[1],
        execution=parts[EXECUTION],
        output=parts[OUTPUT],
        outcome=parts[OUTCOME],
        satisfaction=parts[SATISFACTION],
        cost=parts[COST],
        total=total,
        band=None if total is None else profile.bands.name(total),
        so_far=so_far,
        open=sum((one.weight for one in points if one.missing is not None), NONE),
        missing=missing,
        explain=points,
        department=key[0],
    )


def _part(points: Iterable[Point], level: str) -> Decimal | None:
    """The points of a level: None where one is missing, or where there is no such level."""
    found = [one.points for one in points if one.level == level]
    known = [one for one in found if one is not None]
    return sum(known, NONE) if found and len(known) == len(found) else None


def _notes(rows: Sequence[Score], unscored: int, scope: Scope, profile: Profile) -> Iterable[str]:
    """What a reader of the points must know."""
    yield _("Profile: {name}.").format(name=profile.name)
    yield _(
        "An indicator without a weight of its own has an equal part of its level's weight (our "
        "convention); hundredths that are left over go to the first ones."
    )
    if any(one.in_words for row in rows for one in row.explain):
        yield _(
            "Words say a level only: reached counts with the most of its range, partly with the "
            "middle, not reached with the least (our convention); write a percentage to say more."
        )
    incomplete = sum(1 for row in rows if row.missing)
    if incomplete:
        yield _(
            "Incomplete: {count} of {all} scores. What is missing is named and never counts as zero."
        ).format(count=incomplete, all=len(rows))
    moved = sum(1 for row in rows if all(one.level != SATISFACTION for one in row.explain))
    if moved and profile.weights.satisfaction:
        yield _(
            "Without a satisfaction indicator: {count} projects. Its points go to {level}."
        ).format(count=moved, level=_(_LEVELS[profile.weights.without_satisfaction]))
    if unscored:
        yield _("Not scored, for want of targets: {count} projects.").format(count=unscored)
    if scope.as_of is None:
        yield _("Nothing has been reported for {year}.").format(year=scope.year)
    elif not scope.year_over:
        yield _("The year is not over: these are the points of what is reported so far.")


def _totals(rows: Sequence[Score]) -> dict[str, object]:
    bands = ("excellent", "good", "fair", "poor")
    return {
        "projects": len(rows),
        "complete": sum(1 for row in rows if not row.missing),
        "band": {band: sum(1 for row in rows if row.band == band) for band in bands},
    }
