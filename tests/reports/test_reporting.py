"""Who has not reported up to a day."""

from datetime import date

import pytest
from books import Book

from tracker.reports.executed import payments_made
from tracker.reports.reporting import reporting_day

JUNE, AUGUST, DECEMBER = date(2020, 6, 30), date(2020, 8, 31), date(2020, 12, 31)


@pytest.mark.parametrize(
    ("amounts", "is_cumulative", "until", "quarters"),
    [
        ({"2020Q1": 1, "2020Q2": 1}, False, JUNE, []),
        ({"2020Q1": 1}, False, JUNE, ["2020Q2"]),
        ({"2020Q2": 1}, False, JUNE, ["2020Q1"]),
        ({"2020Q2": 1}, True, JUNE, []),
        ({"2020Q3": 1}, True, JUNE, ["2020Q1", "2020Q2"]),
        ({"2020Q1": 1, "2020-04": 1, "2020-05": 1}, False, JUNE, ["2020Q2"]),
        ({"2020Q1": 1, "2020-04": 1, "2020-05": 1, "2020-06": 1}, False, JUNE, []),
        ({"2020Q1": 1, "2020Q2": 1}, False, AUGUST, ["2020Q3"]),
        ({"2020Q2": 1}, True, DECEMBER, ["2020Q3", "2020Q4"]),
    ],
)
def test_a_quarter_is_reported_when_all_of_it_up_to_the_day_is(
    book: Book, amounts: dict[str, str | int], is_cumulative: bool, until: date, quarters: list[str]
) -> None:
    book.paid("培训", amounts, cumulative=is_cumulative)
    (paid,) = payments_made(book.connection, None, 2020).values()
    assert [str(one) for one in paid.lacking(2020, until)] == quarters


def test_the_day_is_the_last_quarters_end_or_what_somebody_reported_since(book: Book) -> None:
    book.paid("培训", {"2020Q2": 1})
    made = payments_made(book.connection, None, 2020).values()
    assert reporting_day(made, 2020, date(2020, 8, 15)) == JUNE
    assert reporting_day(made, 2020, DECEMBER) == DECEMBER
    book.paid("会议", {"2020-07": 1})
    made = payments_made(book.connection, None, 2020).values()
    assert reporting_day(made, 2020, date(2020, 8, 15)) == date(2020, 7, 31)
