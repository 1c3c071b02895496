"""Printed project expenditure that no known project explains: a row of its own for each department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracker.db import Connection
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
SELECT department, amount_cents, source, locator FROM headline_figures
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND item = 'expenditure.project' AND amount_cents IS NOT NULL
 GROUP BY department
"""


CATEGORIES = """
SELECT department, project, category FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND project IS NOT NULL AND category IS NOT NULL
"""


def rest(
    connection: Connection,
    department: str | None,
    vintages: tuple[Vintage, Vintage],
    known: tuple[list[Side], list[Side]],
    *,
    has_prior: bool,
) -> Iterator[Change]:
    """Printed project expenditure that no known project explains: a row of its own a department."""
    stated: list[dict[str, Side]] = []
    for vintage, found in zip(vintages, known, strict=True):
        stated.append(_unexplained(connection, department, vintage, found))
    for name in dict.fromkeys([*stated[0], *stated[1]]):
        old, new = stated[0].get(name), stated[1].get(name)
        if any(side is not None and side.amount for side in (old, new)):
            pair = Pair((old,) if old else (), (new,) if new else (), "name")
            row = change(pair, {}, has_prior=has_prior)
            yield _undisclosed(row, has_prior)


def _unexplained(
    connection: Connection, department: str | None, vintage: Vintage, known: list[Side]
) -> dict[str, Side]:
    named = {"year": vintage.year, "department": department}
    basic = {
        (row["department"], fold(row["project"]))
        for row in connection.execute(CATEGORIES, named)
        if is_basic(row["category"])
    }
    found = {}
    for row in connection.execute(PROJECT_EXPENDITURE, named):
        amounts = [
            side.amount
            for side in known
            if side.department == row["department"]
            and isinstance(side.amount, Money)
            and not is_basic(side.name)
            and (side.department, fold(side.name)) not in basic
        ]
        left = Money(row["amount_cents"]) - total(amounts)
        where = f"{row['source']}, {row['locator']}"
        label = _("Project expenditure that no known project explains")
        found[row["department"]] = Side(REST, label, left, where, row["department"])
    return found


def _undisclosed(row: Change, has_prior: bool) -> Change:
    """What it is made of no year discloses: it is neither new nor dropped, nor does it owe a reason."""
    return replace(row, status=ChangeStatus.UNDISCLOSED) if has_prior else row
