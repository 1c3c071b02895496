"""Filtered, sorted, under branches."""

from __future__ import annotations

import time

from tracker.tui.arranging import arranged
from tracker.tui.state import Looks
from tracker.tui.tree import Branch, grown
from tracker.tui.widgets.column import Cell, Column

COLUMNS = (
    Column("name", "Name", 9, lambda row, _unit: Cell(row[0]), order=lambda row: row[0]),
    Column("gap", "Gap", 9, lambda row, _unit: Cell(str(row[1])), order=lambda row: row[1]),
)
ROWS = [("b", 2), ("a", None), ("c", 1), ("d", 2)]


def names(looks: Looks) -> str:
    return "".join(row[0] for row in arranged(ROWS, COLUMNS, looks, lambda row: row[0]))


def test_without_a_wish_the_order_is_the_report_s() -> None:
    assert names(Looks()) == "bacd"


def test_what_is_missing_comes_last_both_ways() -> None:
    assert names(Looks(sort="gap")) == "cbda"
    assert names(Looks(sort="gap", descending=True)) == "bdca"


def test_the_filter_keeps_the_order() -> None:
    assert names(Looks(filter="d", sort="name")) == "d"


def test_a_column_that_is_gone_sorts_nothing() -> None:
    assert names(Looks(sort="was here once")) == "bacd"


def test_a_hundred_thousand_rows_are_filtered_as_one_types() -> None:
    rows = [(f"质量提升工作经费{n}", n) for n in range(100_000)]
    arranged(rows, COLUMNS, Looks(filter="zl"), lambda row: row[0])
    started = time.perf_counter()
    found = arranged(rows, COLUMNS, Looks(filter="zlts"), lambda row: row[0])
    assert len(found) == 100_000
    assert time.perf_counter() - started < 1.5


def test_a_closed_branch_hides_its_rows_and_counts_them() -> None:
    tree = grown(ROWS, lambda row: (str(row[1]), str(row[1])), frozenset({"2"}))
    assert [row.title if isinstance(row, Branch) else row[0] for row in tree] == [
        "2",
        "None",
        "a",
        "1",
        "c",
    ]
    assert tree[0].count == 2
    assert not tree[0].open
