"""What forms say of money: only what every month reports, split only where every line names its fund."""

from datetime import date

import pytest
from books import Book, allocation, wan
from papers import report

from tracker.errors import NothingMatched
from tracker.reports.executed import Paid
from tracker.reports.forms.coverage import covered, last_month
from tracker.reports.forms.dossiers import Amounts, dossiers
from tracker.reports.forms.funds import Fund
from tracker.reports.scope import Scope

GENERAL = (Fund.GENERAL,)
REST = (Fund.FISCAL, Fund.CARRIED, Fund.OTHER)
SEPTEMBER = Scope(None, 2020, date(2020, 9, 30))


@pytest.mark.parametrize(
    ("day", "month"),
    [(date(2020, 9, 30), 9), (date(2020, 9, 29), 8), (date(2021, 3, 1), 12)],
)
def test_a_form_covers_the_months_that_are_over(day: date, month: int) -> None:
    assert last_month(Scope(None, 2020, day)) == month


@pytest.mark.parametrize("day", [None, date(2020, 1, 30)])
def test_without_a_month_that_is_over_there_is_no_form(day: date | None) -> None:
    with pytest.raises(NothingMatched):
        last_month(Scope(None, 2020, day))


def test_a_sum_with_an_unreported_month_in_it_is_no_sum() -> None:
    paid = Paid((report("2020Q1", "1"), report("2020-04", "1"), report("2020Q3", "1")))
    found = covered(paid, 2020, 9)
    assert found.amount is None
    assert (found.known, found.unreported) == (wan(3), (5, 6))
    assert covered(paid, 2020, 4).amount == wan(2)


def test_a_cumulative_figure_covers_all_months_before_it() -> None:
    assert covered(Paid((report("2020-08", None, "5"),)), 2020, 8).amount == wan(5)


def test_a_quarter_that_has_not_ended_covers_nothing() -> None:
    assert covered(Paid((report("2020Q3", "5"),)), 2020, 8).unreported == tuple(range(1, 9))


def test_a_budget_whose_lines_all_name_their_fund_is_split(book: Book) -> None:
    lines = [allocation("抽检", 6, fund="一般公共预算"), allocation("抽检", 4, fund="上年结转")]
    book.allocations(lines)
    book.paid("抽检", {"2020Q1": 1, "2020Q2": 1, "2020Q3": 1})
    (one,) = dossiers(book.connection, SEPTEMBER, 9)
    assert one.of(GENERAL) == Amounts(wan(6), wan(6), None)
    assert one.of(REST) == Amounts(wan(4), wan(4), None)
    assert not one.is_split, "whose money was paid, nobody says"


def test_payments_are_of_the_one_fund_that_there_is(book: Book) -> None:
    book.budget({"抽检": 10}, fund="一般公共预算")
    book.paid("抽检", {"2020Q3": 3}, cumulative=True)
    (one,) = dossiers(book.connection, SEPTEMBER, 9)
    assert one.of(GENERAL) == Amounts(wan(10), wan(10), wan(3))
    assert one.of(REST) == Amounts()
    assert one.is_split


@pytest.mark.parametrize("fund", [None, ""])
def test_a_line_without_a_fund_leaves_the_split_open(book: Book, fund: str | None) -> None:
    lines = [allocation("抽检", 6, fund="一般公共预算"), allocation("抽检", 4)]
    book.allocations(lines)
    (one,) = dossiers(book.connection, SEPTEMBER, 9)
    assert one.of(GENERAL) == Amounts()


def test_an_adjustment_of_unknown_fund_leaves_the_adjusted_split_open(book: Book) -> None:
    book.budget({"抽检": 10}, fund="一般公共预算")
    book.adjust("抽检", date(2020, 8, 1), 2)
    (one,) = dossiers(book.connection, SEPTEMBER, 9)
    assert one.whole.budget == wan(12)
    assert one.of(GENERAL) == Amounts(wan(10), None, None)


def test_a_rate_is_of_the_adjusted_budget() -> None:
    assert str(Amounts(wan(10), wan(12), wan(3)).rate) == "25.00"
    assert Amounts(wan(10), None, wan(3)).rate is None
