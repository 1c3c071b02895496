"""Money and work in one row: both on one day, and apart only where nothing missing could close it."""

from datetime import date
from decimal import Decimal

import pytest
from books import Book, indicator

from tracker.reports.profiles import load
from tracker.reports.progress import Progress, of_progress, progress

END = date(2020, 12, 31)
TWO = (indicator("培训", "培训期数", "≥4 期"), indicator("培训", "培训人次", "≥100 人次"))


@pytest.fixture
def plan(book: Book) -> Book:
    """80 granted for two countable outputs, and a rate that counts for nothing here."""
    book.disclose(indicators=(*TWO, indicator("培训", "合格率", "≥90%", level2="质量指标")))
    book.budget({"培训": 80})
    return book


def exact(*numbers: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


def row(book: Book, as_of: date = END, profile: str = "linear") -> Progress:
    return progress(book.connection, 2020, as_of, profile=load(profile))[0]


def report(book: Book, period: str, paid: int, trainings: str, people: str | None) -> None:
    book.paid("培训", {period: paid})
    book.result("培训", "培训期数", period, trainings)
    if people is not None:
        book.result("培训", "培训人次", period, people)


def test_all_paid_and_less_than_half_done_is_a_finding(plan: Book) -> None:
    report(plan, "2020Q4", 80, "2", "30")
    found = row(plan)
    # (50 + 30) ÷ 2 = 40
    assert (found.paid_percent, found.done_percent, found.points) == exact(100, 40, 60)
    assert (found.apart, found.targets, found.reported, found.day) == (True, 2, 2, END)
    (finding,) = of_progress([found])
    assert finding.rule == "money-ahead"
    assert finding.severity == "warning"
    assert finding.message == (
        "100 % paid and 40 % done by 2020-12-31: the money is 60 points ahead"
    )


def test_all_done_and_little_paid_is_a_finding_too(plan: Book) -> None:
    report(plan, "2020Q4", 20, "4", "250")
    found = row(plan)
    # 250 of 100 counts as 100
    assert (found.paid_percent, found.done_percent, found.points) == exact(25, 100, -75)
    assert [one.rule for one in of_progress([found])] == ["work-ahead"]


@pytest.mark.parametrize(("trainings", "apart"), [("3", False), ("2.99", True)])
def test_ten_points_are_allowed_and_more_are_not(plan: Book, trainings: str, apart: bool) -> None:
    """Paid 85 %; done (75 + 75) ÷ 2, or a quarter of a point less."""
    report(plan, "2020Q4", 68, trainings, "75")
    found = row(plan, profile="sichuan-2025")
    assert (found.allowed, found.apart) == (Decimal(10), apart)


def test_a_missing_result_is_no_zero(plan: Book) -> None:
    """Paid 40 %, one output done by 10 %: the other one may be done."""
    report(plan, "2020Q4", 32, "0.4", None)
    found = row(plan)
    assert (found.done_percent, found.points) == exact(10, 30)
    assert found.reported == 1
    assert found.apart is False
    assert list(of_progress([found])) == []


def test_what_holds_whatever_is_missing_is_a_finding(plan: Book) -> None:
    """Paid everything, one output done by half: at most 75 % can be done."""
    report(plan, "2020Q4", 80, "2", None)
    (finding,) = of_progress([row(plan)])
    assert finding.message.endswith("(results of 1 of 2 countable outputs)")


def test_both_are_held_on_the_last_day_that_both_reports_cover(plan: Book) -> None:
    report(plan, "2020Q2", 40, "2", "50")
    plan.paid("培训", {"2020Q4": 40})
    found = row(plan)
    assert (found.paid_percent, found.done_percent) == exact(50, 50)
    assert found.day == date(2020, 6, 30)
    assert found.apart is False


def test_work_that_is_whole_stays_whole(plan: Book) -> None:
    report(plan, "2020Q2", 20, "4", "100")
    plan.paid("培训", {"2020Q4": 60})
    found = row(plan)
    assert (found.paid_percent, found.points) == exact(100, 0)
    assert found.day == END


def test_money_that_is_paid_stays_paid(plan: Book) -> None:
    report(plan, "2020Q2", 80, "2", "50")
    plan.result("培训", "培训期数", "2020Q4", "4")
    plan.result("培训", "培训人次", "2020Q4", "100")
    found = row(plan)
    assert (found.day, found.done_percent, found.apart) == (END, Decimal(100), False)
    assert row(plan, date(2020, 6, 30)).apart is True


def test_without_a_report_of_one_of_the_two_nothing_is_said(plan: Book) -> None:
    plan.paid("培训", {"2020Q4": 80})
    found = row(plan)
    assert (found.day, found.paid_percent, found.done_percent, found.points) == (None,) * 4
    assert found.apart is False


def test_without_a_budget_there_is_no_percentage(book: Book) -> None:
    book.disclose(indicators=TWO)
    report(book, "2020Q4", 80, "4", "100")
    found = row(book)
    assert (found.paid_percent, found.done_percent) == (None, Decimal(100))
    assert found.apart is False


def test_a_finding_keeps_its_id_when_the_figures_change(plan: Book) -> None:
    report(plan, "2020Q3", 80, "1", "10")
    (before,) = of_progress([row(plan)])
    report(plan, "2020Q4", 0, "2", "20")
    (after,) = of_progress([row(plan)])
    assert before.id == after.id
    assert before.message != after.message
