"""Likely renames: shown with a score, never applied without a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.db import Connection, Row
from tracker.db.links import links
from tracker.model.money import Money
from tracker.model.names import fold, normalise
from tracker.reports.answer import Answer
from tracker.reports.compare.matching import Pair, pairs
from tracker.reports.compare.sides import Side, projects
from tracker.reports.compare.vintage import Vintage
from tracker.reports.scope import find_scope

LEAST_SCORE = 70
"""Of 100: below it two names are not alike (our convention, tried on names that repeat yearly)."""
SAME_BUDGET = 0.2
SAME_INDICATORS = 0.5
"""How much of what two names lack to be the same an equal budget, and indicators that are all in
common, make up for (our convention)."""

NAMES = """
SELECT DISTINCT department, project, level3 FROM indicators
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An old and a new name that may be one project; `score` of 100, and what speaks for it."""

    old: str
    new: str
    score: int
    same_budget: bool
    common_indicators: int
    department: str


def suggestions(
    connection: Connection, before: str, after: str, department: str | None = None
) -> Answer[Suggestion]:
    """The most likely new name for every project that would otherwise be dropped."""
    old, new = Vintage.parse(before), Vintage.parse(after)
    scope = find_scope(connection, department=department, year=new.year)
    left, right = (projects(connection, scope.department, one) for one in (old, new))
    found = pairs(left, right, saved_links(connection))
    works = [indicator_names(connection, scope.department, one.year) for one in (old, new)]
    rows = suggest(found, works[0], works[1])
    return Answer(
        "suggestions", new.year, None, tuple(rows), {"suggestions": len(rows)}, row=Suggestion
    )


def saved_links(connection: Connection) -> list[tuple[str, str, str]]:
    """What people linked, as matching takes it."""
    return [(row["department"], row["old_key"], row["new_key"]) for row in links(connection)]


Works = dict[tuple[str, str], set[str]]


def indicator_names(connection: Connection, department: str | None, year: int) -> Works:
    """The folded names of each project's indicators."""
    return works_of(connection.execute(NAMES, {"department": department, "year": year}))


def works_of(rows: Iterable[Row | Mapping[str, Any]]) -> Works:
    """The same of rows with department, project and level3."""
    found: Works = {}
    for row in rows:
        found.setdefault((row["department"], row["project"]), set()).add(fold(row["level3"]))
    return found


def suggest(found: Sequence[Pair], old_works: Works, new_works: Works) -> list[Suggestion]:
    """One suggestion for each dropped project that has one, the likeliest first; of two that are
    as likely that whose name comes first."""
    new: dict[str, list[Side]] = defaultdict(list)
    for one in found:
        if not one.old:
            new[one.new[0].department].append(one.new[0])
    best = [
        min(scored, key=lambda one: (-one.score, one.new))
        for one in found
        if not one.new
        and (scored := list(_scored(one.old[0], new[one.old[0].department], old_works, new_works)))
    ]
    return sorted(best, key=lambda one: (-one.score, one.old, one.department))


def _scored(
    old: Side, candidates: Iterable[Side], old_works: Works, new_works: Works
) -> Iterable[Suggestion]:
    from rapidfuzz import fuzz

    for new in candidates:
        same = isinstance(old.amount, Money) and old.amount == new.amount
        mine = old_works.get((old.department, old.name), set())
        theirs = new_works.get((new.department, new.name), set())
        common = len(mine & theirs)
        alike = fuzz.ratio(normalise(old.name), normalise(new.name))
        shared = common / len(mine | theirs) if mine | theirs else 0
        score = alike + (100 - alike) * (SAME_BUDGET * same + SAME_INDICATORS * shared)
        if score >= LEAST_SCORE:
            yield Suggestion(old.name, new.name, int(score), same, common, old.department)
