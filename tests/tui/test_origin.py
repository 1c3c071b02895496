"""The document at its line or cell, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.text import Text

from tracker.db import Connection, open_database
from tracker.documents.text import plain
from tracker.errors import NothingMatched
from tracker.tui.source.excerpt import excerpt
from tracker.tui.source.marking import Mark, marked
from tracker.tui.source.origin import Origin, column_number, document


def test_words_are_marked_where_they_stand() -> None:
    lines = ["one", "计划第三季度资金拨付50%，第四季度"]
    assert list(marked(lines, 2, "第三季度资金拨付50%")) == [Mark(2, 2, 13)]


def test_words_are_found_across_lines_spaces_and_markup() -> None:
    lines = ["计划<b>第三季", "", "度 资金**拨付**50%"]
    assert list(marked(lines, 1, "第三季度资金拨付50%")) == [
        Mark(1, 5, 8),
        Mark(3, 0, 4),
        Mark(3, 6, 8),
        Mark(3, 10, 13),
    ]


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
    (mark, other) = marked(lines, 1, "对企业兑现奖励，计划第三季度资金拨付100%")
    assert lines[0][mark.start : mark.end] == "对企业兑现奖励，"
    assert lines[0][other.start : other.end] == "计划第三季度资金拨付100%"


def test_of_two_promises_on_a_line_each_is_marked_and_nothing_between_them() -> None:
    lines = ["<p>1、对企业兑 现奖励。</p> <p>2、对个人兑现奖励。</p>"]
    marks = marked(lines, 1, "对企业兑现奖励 / 对个人兑现奖励")
    assert [lines[0][one.start : one.end] for one in marks] == ["对企业兑 现奖励", "对个人兑现奖励"]


def test_a_newline_at_the_end_of_a_file_makes_no_line(imported: Path) -> None:
    with open_database(imported) as connection:
        found = document(connection, Origin("execution-2021q2.csv", "line 4"))
    assert len(found.lines) == 16
    assert found.lines[-1]


def excerpts(connection: Connection, table: str, words: str) -> Iterator[tuple[str, Text, str]]:
    """What a table quotes: the words, the excerpt with them, and the file as it is printed."""
    of_documents = f"SELECT DISTINCT source, locator, {words} FROM {table} WHERE source LIKE '%.md'"
    for row in connection.execute(of_documents).fetchall():
        found = document(connection, Origin(*row))
        yield row[2], excerpt(found, 4000), plain("\n".join(found.lines)).replace("\t", " ")


def test_an_excerpt_is_a_part_of_the_file_with_its_blanks(imported: Path) -> None:
    with open_database(imported) as connection:
        found = list(excerpts(connection, "indicators", "level3"))
    assert len(found) > 30
    for words, said, printed in found:
        _headline, *quoted = said.plain.split("\n")
        assert quoted
        assert all(line.split(" │ ", 1)[1] in printed for line in quoted), words


def test_an_excerpt_underlines_the_words_and_no_blank(imported: Path) -> None:
    with open_database(imported) as connection:
        found = list(excerpts(connection, "milestones", "source_text"))
    assert any(" " in words for words, _said, _printed in found)
    for words, said, _printed in found:
        ruled = [
            said.plain[one.start : one.end] for one in said.spans if "underline" in str(one.style)
        ]
        assert "".join(ruled) == "".join(words.split())


def test_a_file_that_was_never_imported_is_named(imported: Path) -> None:
    with open_database(imported) as connection, pytest.raises(NothingMatched, match=r"gone\.md"):
        document(connection, Origin("gone.md", "line 1"))
