"""Forecasts: ranges that can be calculated by hand."""

from datetime import date

from books import Book, wan

from tracker.model.money import Money
from tracker.reports.forecast import Forecast, forecast

Q2 = date(2021, 6, 30)


def only(book: Book, as_of: date = Q2) -> Forecast:
    (row,) = forecast(book.connection, book.year, as_of).rows
    return row


def test_the_range_is_from_the_smallest_to_the_largest_method(book: Book) -> None:
    before, now = book, Book(book.connection, year=2021)
    before.paid("甲", {"2020Q1": 1, "2020Q2": 1, "2020Q3": 2, "2020Q4": 4})
    now.budget({"甲": 100})
    now.paid("甲", {"2021Q1": 3, "2021Q2": 1})
    row = only(now)
    assert row.methods == "pace, last, season"
    # last: 4 + 2 × 1 = 6; pace: 4 × 365 ÷ 181 = 8.0663…; season: 4 ÷ (2 ÷ 8) = 16
    assert (row.low, row.high) == (wan(6), wan(16))


def test_nothing_is_forecast_above_the_budget(book: Book) -> None:
    book.budget({"甲": 7})
    book.paid("甲", {"2020Q1": 3, "2020Q2": 1})
    row = only(book, date(2020, 6, 30))
    assert (row.low, row.high) == (wan(6), wan(7))
    assert row.high_percent == 100


def test_where_the_methods_agree_half_of_what_they_expect_is_in_doubt(book: Book) -> None:
    book.budget({"甲": 4})
    book.paid("甲", {"2020Q1": 1, "2020Q2": 2})
    row = only(book, date(2020, 6, 30))
    # pace and last both reach beyond the budget of 4; 3 is paid
    assert (row.low, row.high) == (wan("3.5"), wan(4))


def test_where_nothing_more_is_expected_the_rest_of_the_budget_is_in_doubt(book: Book) -> None:
    book.budget({"甲": 4})
    book.paid("甲", {"2020Q1": 0, "2020Q2": 0})
    row = only(book, date(2020, 6, 30))
    assert (row.low, row.high) == (wan(0), wan(4))


def test_a_promise_is_one_of_the_methods(book: Book) -> None:
    book.budget({"甲": 4})
    book.promise("甲", date(2020, 9, 30), 75)
    book.paid("甲", {"2020Q1": 0, "2020Q2": 0})
    row = only(book, date(2020, 6, 30))
    assert (row.low, row.high, row.methods) == (wan(0), wan(3), "pace, last, promise")


def test_without_a_report_there_is_no_forecast(book: Book) -> None:
    book.budget({"甲": 4})
    row = only(book, date(2020, 6, 30))
    assert (row.low, row.high, row.methods) == (None, None, "")


def test_a_year_that_is_over_needs_no_forecast(book: Book) -> None:
    book.budget({"甲": 4})
    book.paid("甲", {"2020Q1": 1, "2020Q4": 2})
    row = only(book, date(2020, 12, 31))
    assert (row.low, row.high) == (wan(3), wan(3))


def test_how_often_ranges_held_is_counted_on_complete_years(book: Book) -> None:
    book.budget({"甲": 4})
    book.paid("甲", {"2020Q1": 1, "2020Q2": 1, "2020Q3": 1, "2020Q4": 1})
    assert forecast(book.connection, 2020, date(2020, 12, 31)).totals["backtest_cases"] == 0
    Book(book.connection, year=2021).paid("甲", {"2021Q1": 1})
    totals = forecast(book.connection, 2021).totals
    assert totals["backtest_cases"] == 3
    assert totals["backtest_hits"] == 3


def test_totals_add_lows_and_highs_of_what_is_reported(book: Book) -> None:
    book.budget({"甲": 10, "乙": 10, "丙": 10})
    book.paid("甲", {"2020Q1": 1, "2020Q2": 0})
    book.paid("乙", {"2020Q1": 2, "2020Q2": 0})
    totals = forecast(book.connection, 2020, date(2020, 6, 30)).totals
    assert (totals["projects"], totals["paid"], totals["low"]) == (2, wan(3), wan(3))
    assert isinstance(totals["high"], Money)


def test_an_adjustment_after_the_day_is_not_known_to_its_forecast(book: Book) -> None:
    book.budget({"甲": 46})
    book.paid("甲", {"2020Q1": 1, "2020Q2": 2})
    book.adjust("甲", date(2020, 11, 1), -4, "调减")
    assert only(book, date(2020, 6, 30)).budget == wan(46)
    assert only(book, date(2020, 11, 1)).budget == wan(42)
