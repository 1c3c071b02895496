"""How the rows of a standard table hang together: classes, their sections, their items.

A row belongs to the one above it that is a level higher. Every level prints the money of the level
below once more: a sum over all rows is a multiple of the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.model.facts import StandardRow, StandardTable

_TOTAL = re.compile("(?:本年)?(?:收入|支出)?(?:预算)?(?:合计|总计)")


def total_row(table: StandardTable) -> StandardRow | None:
    """The row that prints the table's total."""
    return next((row for row in table.rows if not row.level and _TOTAL.fullmatch(row.name)), None)


def children(rows: Sequence[StandardRow]) -> Iterator[tuple[StandardRow, list[StandardRow]]]:
    """Every class and section with the rows right below it; none where it has none."""
    for at, row in enumerate(rows):
        if row.level:
            yield row, list(_below(rows, at))


def _below(rows: Sequence[StandardRow], at: int) -> Iterator[StandardRow]:
    level = rows[at].level
    for row in rows[at + 1 :]:
        if row.level <= level:
            return
        if row.level == level + 1:
            yield row


def items(rows: Sequence[StandardRow]) -> Iterator[tuple[str, StandardRow]]:
    """The rows that have none below them, each with its code. A code that does not begin as that of
    the row it stands below is read as one that does (7 11 02 below 21011 is 2101102)."""
    above = ""
    for row, below in children(rows):
        if below:
            above = row.code.replace(" ", "")
            continue
        parent = above[: 1 + 2 * (row.level - 1)]
        last = row.code.replace(" ", "")[-2:]
        fits = row.code.startswith(parent) and " " not in row.code
        yield (row.code if fits or len(parent) < 3 else parent + last), row
