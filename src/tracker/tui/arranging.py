"""Which rows a table shows, in which order: filtered, then sorted; pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from tracker.tui.finding import matching
from tracker.tui.state import Looks
from tracker.tui.widgets.column import Column

RowT = TypeVar("RowT")


def arranged(
    rows: Sequence[RowT], columns: Sequence[Column], looks: Looks, words: Callable[[RowT], str]
) -> list[RowT]:
    """The rows whose `words` hold the filter, sorted by the chosen column.

    What is missing comes last, whichever way the order runs; rows that are equal keep the order of
    the report.
    """
    kept = _filtered(rows, looks.filter, words)
    column = next((one for one in columns if one.key == looks.sort), None)
    if column is None or column.order is None:
        return kept
    return _sorted(kept, column.order, looks.descending)


def _filtered(rows: Sequence[RowT], query: str, words: Callable[[RowT], str]) -> list[RowT]:
    if not query.strip():
        return list(rows)
    found = matching(query)
    return [row for row in rows if found(words(row))]


def _sorted(rows: Sequence[RowT], order: Callable[[RowT], Any], descending: bool) -> list[RowT]:
    known = [(value, row) for row in rows if (value := order(row)) is not None]
    missing = [row for row in rows if order(row) is None]
    known.sort(key=lambda one: one[0], reverse=descending)
    return [row for _value, row in known] + missing
