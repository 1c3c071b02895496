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


def test_what_was_read_of_the_same_state_before_is_not_read_again() -> None:
    connection = sqlite3.connect(":memory:")
    asked: list[int] = []

    @once
    def read(connection: sqlite3.Connection, year: int = 0, *, of: str = "") -> int:
        asked.append(year)
        return year

    known: dict[object, object] = {}
    for _time in range(2):
        with one_reading(connection, known):
            assert read(connection, 2020, of="a") == 2020
    assert asked == [2020]


def test_a_question_with_a_profile_of_its_own_is_asked_each_time() -> None:
    connection = sqlite3.connect(":memory:")
    asked: list[object] = []

    @once
    def read(connection: sqlite3.Connection, profile: dict[str, int]) -> int:
        asked.append(profile)
        return 1

    with one_reading(connection):
        assert read(connection, {}) + read(connection, {}) == 2
    assert len(asked) == 2
