"""Printed project expenditure that no known project explains: a row of its own for each department."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from tracker.db import Connection, Row
from tracker.language import _
from tracker.model.money import Money, total
from tracker.model.names import fold
from tracker.reports.budgets import is_basic
from tracker.reports.compare.changes import change
from tracker.reports.compare.matching import Pair
from tracker.reports.compare.sides import Side
from tracker.reports.compare.vintage import Vintage
from tracker.reports.rows import Change, ChangeStatus

REST = "project-expenditure-rest"
"""The key of such a row."""
PROJECT_EXPENDITURE = """
SELECT department, amount_cents, source, locator FROM _stated_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND item = 'expenditure.project' AND (stage = :stage OR (:stage IS NULL AND in_force))
 ORDER BY department
"""

CATEGORIES = """
SELECT department, project, category FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND project IS NOT NULL AND category IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A department's project expenditure as its disclosure prints it."""

    department: str
    amount: Money
    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Expenditure:
    """What a year prints as project expenditure, and what in its budget is basic expenditure by its
    category: department and folded name."""

    printed: tuple[Printed, ...] = ()
    basic: frozenset[tuple[str, str]] = frozenset()


def expenditure(connection: Connection, department: str | None, vintage: Vintage) -> Expenditure:
    """Of one department or of all; of a stage that is not said by the disclosure in force."""
    named = {"year": vintage.year, "department": department, "stage": vintage.stage}
    return expenditure_of(
        connection.execute(PROJECT_EXPENDITURE, named), connection.execute(CATEGORIES, named)
    )


def expenditure_of(
    printed: Iterable[Row | Mapping[str, Any]], categories: Iterable[Row | Mapping[str, Any]]
) -> Expenditure:
    """Of rows with department, amount_cents, source and locator; department, project and category."""
    return Expenditure(
        tuple(
            Printed(row["department"], Money(row["amount_cents"]), row["source"], row["locator"])
            for row in printed
        ),
        frozenset(
            (row["department"], fold(row["project"]))
            for row in categories
            if is_basic(row["category"])
        ),
    )


def rest(
    stated: tuple[Expenditure, Expenditure],
    known: tuple[list[Side], list[Side]],
    had: Set[str],
) -> Iterator[Change]:
    """Printed project expenditure that no known project explains: a row of its own a department.

    `had`: the departments with data of the earlier year.
    """
    left = [_unexplained(said, found) for said, found in zip(stated, known, strict=True)]
    for name in dict.fromkeys([*left[0], *left[1]]):
        old, new = left[0].get(name), left[1].get(name)
        if any(side is not None and side.amount for side in (old, new)):
            pair = Pair((old,) if old else (), (new,) if new else (), "name")
            row = change(pair, {}, has_prior=name in had)
            yield _undisclosed(row, name in had)


def _unexplained(stated: Expenditure, known: list[Side]) -> dict[str, Side]:
    explained: dict[str, list[Money]] = defaultdict(list)
    for side in known:
        is_project = not is_basic(side.name) and (
            (side.department, fold(side.name)) not in stated.basic
        )
        if isinstance(side.amount, Money) and is_project:
            explained[side.department].append(side.amount)
    label = _("Project expenditure that no known project explains")
    return {
        one.department: Side(
            REST,
            label,
            one.amount - total(explained[one.department]),
            f"{one.source}, {one.locator}",
            one.department,
        )
        for one in stated.printed
    }


def _undisclosed(row: Change, has_prior: bool) -> Change:
    """What it is made of no year discloses: it is neither new nor dropped, nor does it owe a reason."""
    return replace(row, status=ChangeStatus.UNDISCLOSED) if has_prior else row
