"""What several reports of one page read is read once, and never of another connection."""

from __future__ import annotations

import sqlite3

from tracker.reports.reading import once, one_reading


def test_within_one_reading_the_same_question_is_asked_once() -> None:
    first, other = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    asked: list[tuple[object, int]] = []

    @once
    def read(connection: sqlite3.Connection, year: int) -> int:
        asked.append((connection, year))
        return year

    with one_reading(first):
        assert [read(first, 2020), read(first, 2020), read(first, 2021)] == [2020, 2020, 2021]
        assert read(other, 2020) == 2020
    assert asked == [(first, 2020), (first, 2021), (other, 2020)]
    read(first, 2020)
    assert len(asked) == 4
