"""How the rows of a standard table hang together: classes, their sections, their items.

A row belongs to the one above it that is a level higher. Every level prints the money of the level
below once more: a sum over all rows is a multiple of the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.model.facts import StandardRow, StandardTable

CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
"""A class of 3 digits, a section of 5, an item of 7; an economic class has no items."""
TOTAL = re.compile("(?:本年)?(?:收入|支出)?(?:预算)?(?:合计|总计)")
"""How the row of a table's total is called."""


def total_row(table: StandardTable) -> StandardRow | None:
    """The row that prints the table's total."""
    return next((row for row in table.rows if not row.level and TOTAL.fullmatch(row.name)), None)


def children(rows: Sequence[StandardRow]) -> Iterator[tuple[StandardRow, list[StandardRow]]]:
    """Every row with a code, and the rows right below it: an item may follow its class where no
    section is printed. Rows without a code are left out."""
    coded = [row for row in rows if row.level]
    below: list[list[StandardRow]] = [[] for _row in coded]
    open_: list[int] = []
    for at, row in enumerate(coded):
        while open_ and coded[open_[-1]].level >= row.level:
            open_.pop()
        if open_:
            below[open_[-1]].append(row)
        open_.append(at)
    yield from zip(coded, below, strict=True)


def items(rows: Sequence[StandardRow]) -> Iterator[tuple[str, StandardRow]]:
    """The rows that have none below them, each with its code. What can be no code is read by the row
    that it stands below: 7 11 02 below 21011 is 2101102."""
    for row, parent in leaves(rows):
        if _is_code(row) or parent is None:
            yield row.code, row
        else:
            yield parent.code[: 2 * row.level - 1] + row.code.replace(" ", "")[-2:], row


def leaves(
    rows: Sequence[StandardRow],
) -> Iterator[tuple[StandardRow, StandardRow | None]]:
    """The rows that have none below them, each with the row that it stands below."""
    parents = {id(one): row for row, below in children(rows) for one in below}
    for row, below in children(rows):
        if not below:
            yield row, parents.get(id(row))


def _is_code(row: StandardRow) -> bool:
    return CODE.fullmatch(row.code) is not None
