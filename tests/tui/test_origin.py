"""The document at its line or cell, with the words marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.db import open_database
from tracker.errors import NothingMatched
from tracker.tui.source.marking import Mark, marked
from tracker.tui.source.origin import Origin, column_number, document


def test_words_are_marked_where_they_stand() -> None:
    lines = ["one", "计划第三季度资金拨付50%，第四季度"]
    assert list(marked(lines, 2, "第三季度资金拨付50%")) == [Mark(2, 2, 13)]


def test_words_are_found_across_lines_spaces_and_markup() -> None:
    lines = ["计划<b>第三季", "", "度 资金**拨付**50%"]
    assert list(marked(lines, 1, "第三季度资金拨付50%")) == [Mark(1, 5, 8), Mark(3, 0, 13)]


def test_words_that_are_not_there_mark_the_whole_line() -> None:
    assert list(marked(["abc", "def"], 2, "xyz")) == [Mark(2, 0, 3)]


def test_a_line_beyond_the_end_marks_nothing() -> None:
    assert list(marked(["abc"], 7, "")) == []


def test_a_comparison_is_no_markup() -> None:
    lines = ["指标值 <5% 且 >1%"]
    assert list(marked(lines, 1, "<5%且>1%")) == [Mark(1, 4, 13)]


def test_letters_are_numbers() -> None:
    assert [column_number(letters) for letters in ("A", "C", "Z", "AA", "AZ")] == [0, 2, 25, 26, 51]


def test_a_cell_of_a_workbook_is_found(imported: Path) -> None:
    with open_database(imported) as connection:
        row = connection.execute(
            "SELECT source, locator FROM executions WHERE source LIKE '%.xlsx' LIMIT 1"
        ).fetchone()
        found = document(connection, Origin(row["source"], row["locator"]))
    assert found.sheet is not None
    assert found.cell is not None
    assert found.sheet.place(*found.cell) == row["locator"]
    assert len(found.sha256) == 64


def test_a_sentence_of_a_document_is_found(imported: Path) -> None:
    with open_database(imported) as connection:
        rows = connection.execute(
            "SELECT source, locator, source_text FROM milestones WHERE origin = 'stated'"
        ).fetchall()
        assert rows
        for row in rows:
            found = document(connection, Origin(*row))
            first = found.marks[0]
            whole = Mark(first.line, 0, len(found.lines[first.line - 1]))
            assert first != whole, row["source_text"]


def test_a_label_that_was_wedged_in_does_not_hide_the_words() -> None:
    lines = ["1、对企业兑现奖励，<b>绩效目标</b> 计划第三季度资金拨付100%。"]
    assert list(marked(lines, 1, "对企业兑现奖励，计划第三季度资金拨付100%")) == [
        Mark(1, 2, len(lines[0]) - 1)
    ]


def test_a_file_that_was_never_imported_is_named(imported: Path) -> None:
    with open_database(imported) as connection, pytest.raises(NothingMatched, match=r"gone\.md"):
        document(connection, Origin("gone.md", "line 1"))
