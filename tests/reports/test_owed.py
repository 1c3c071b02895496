"""Which changes between two years owe a reason."""

import pytest
from books import Book

from tracker.reports.compare import compare
from tracker.reports.owed import owes, with_reasons
from tracker.reports.profiles import default


@pytest.mark.parametrize(
    ("before", "after", "owed"),
    [(100, 110, True), (100, 109, False), (100, 90, True), (100, 91, False), (100, 100, False)],
)
def test_a_reason_is_owed_from_ten_percent(book: Book, before: int, after: int, owed: bool) -> None:
    book.budget({"培训": before})
    book.year = 2021
    book.budget({"培训": after})
    (row,) = compare(book.connection, "2020", "2021").rows
    assert owes(row, default()) is owed


def test_what_is_new_or_dropped_owes_a_reason_and_the_note_counts(book: Book) -> None:
    book.budget({"培训": 10, "会议": 5})
    book.year = 2021
    book.budget({"培训": 10, "修缮": 8})
    answer = with_reasons(compare(book.connection, "2020", "2021"), None)
    assert answer.notes[-1] == "2 changes owe a reason: from 10 %, new or dropped (profile linear)."
