"""Promises held against payments: every status by hand calculation."""

from datetime import date
from decimal import Decimal

import pytest
from books import Book, purchase, stated, wan

from tracker.model.money import Money
from tracker.model.period import Period
from tracker.reports.executed import Paid, Report
from tracker.reports.payments import payments
from tracker.reports.rows import Payment, PaymentStatus

Q1, Q2, Q3, YEAR_END = date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)


def only(book: Book, as_of: date = YEAR_END, project: str = "质量提升") -> Payment:
    rows = [row for row in payments(book.connection, 2020, as_of).rows if row.project == project]
    assert len(rows) == 1
    return rows[0]


@pytest.fixture
def promised(book: Book) -> Book:
    """7.90 万元, half of it by the third quarter."""
    book.budget({"质量提升": "7.90"})
    book.promise("质量提升", Q3, 50)
    return book


def test_a_payment_short_of_its_promise_is_partly_met(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q2": 1, "2020Q3": 2})
    row = only(promised, Q3)
    assert row.status is PaymentStatus.PARTIALLY_MET
    assert row.paid == wan(3)
    assert row.paid_percent == Decimal("37.97")
    assert row.gap_percent == Decimal("12.03")
    assert row.gap_amount == wan("0.95")
    assert (row.met_on, row.quarters_late) == (None, 0)


def test_a_promise_kept_to_the_cent_is_met(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": "3.95"})
    row = only(promised)
    assert row.status is PaymentStatus.MET
    assert (row.gap_percent, row.gap_amount) == (Decimal(0), Money(0))
    assert (row.met_on, row.quarters_late) == (Q3, 0)


def test_a_cent_too_little_is_not_met(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": "3.949999"})
    row = only(promised)
    assert row.status is PaymentStatus.PARTIALLY_MET
    assert row.gap_amount == Money(1)


def test_a_promise_kept_a_quarter_later_is_met_late(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": 3, "2020Q4": 1})
    row = only(promised)
    assert row.status is PaymentStatus.MET_LATE
    assert (row.met_on, row.quarters_late) == (YEAR_END, 1)


def test_nothing_paid_by_the_day_is_not_met(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": 0})
    row = only(promised)
    assert row.status is PaymentStatus.NOT_MET
    assert (row.gap_percent, row.gap_amount) == (Decimal(50), wan("3.95"))
    assert row.quarters_late == 1


def test_a_quarter_that_nobody_reported_is_no_report_and_not_zero(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q2": 1})
    row = only(promised)
    assert row.status is PaymentStatus.NO_REPORT
    assert row.paid == wan(1)
    assert (row.gap_percent, row.gap_amount) == (None, None)


def test_a_hole_between_two_reports_is_named(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q1": 1, "2020Q3": 1})
    row = only(promised, Q3)
    assert (row.paid, row.unreported) == (wan(2), "2020Q2")


@pytest.mark.parametrize(
    "reports",
    [
        {"2020Q1": 1, "2020-04": 1, "2020-05": 1, "2020-06": 1, "2020Q3": 1},
        {"2020H1": 2, "2020Q3": 1},
    ],
)
def test_months_and_halves_leave_no_hole(promised: Book, reports: dict[str, str | int]) -> None:
    promised.paid("质量提升", reports)
    assert only(promised, Q3).unreported is None


def test_a_cumulative_report_covers_what_was_before_it(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": 3}, cumulative=True)
    assert only(promised, Q3).unreported is None


def test_a_project_without_any_report_has_paid_nothing_known(promised: Book) -> None:
    row = only(promised)
    assert row.status is PaymentStatus.NO_REPORT
    assert row.paid is None


def test_a_promise_whose_day_has_not_come_is_scheduled(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q2": 1})
    row = only(promised, Q2)
    assert row.status is PaymentStatus.SCHEDULED
    assert row.gap_amount is None


def test_without_a_budget_no_percentage_is_made_up(book: Book) -> None:
    book.promise("质量提升", Q3, 50)
    book.paid("质量提升", {"2020Q3": 1})
    row = only(book)
    assert row.status is PaymentStatus.NO_BUDGET
    assert (row.budget, row.budget_basis, row.paid_percent) == (None, None, None)


def test_a_disclosed_procurement_budget_counts_where_no_budget_was_imported(book: Book) -> None:
    book.disclose(
        procurement=(purchase("质量提升", "1", "3", budget="7.90"),),
        milestones=(stated("质量提升", Q3, 50),),
    )
    row = only(book)
    assert (row.budget, row.budget_basis) == (wan("7.90"), "disclosed")
    assert (row.origin, row.source_text, row.locator) == ("stated", "计划拨付", "line 5")


def test_an_adjusted_budget_is_what_counts_from_its_day_on(promised: Book) -> None:
    promised.adjust("质量提升", date(2020, 10, 15), "-1.90", "调减")
    promised.paid("质量提升", {"2020Q3": 3})
    assert only(promised, Q3).status is PaymentStatus.PARTIALLY_MET
    row = only(promised, YEAR_END)
    assert (row.budget, row.budget_basis) == (wan(6), "adjusted")
    assert row.status is PaymentStatus.MET


def test_an_adjusted_stage_replaces_the_approved_budget(promised: Book) -> None:
    promised.budget({"质量提升": 6}, stage="adjusted")
    promised.adjust("质量提升", date(2020, 10, 15), "-1.90", "调减")
    assert (only(promised).budget, only(promised).budget_basis) == (wan(6), "adjusted")


def test_refunds_lower_what_is_paid_and_a_promise_that_broke_again_is_not_met(
    promised: Book,
) -> None:
    promised.paid("质量提升", {"2020Q3": 4, "2020Q4": -2})
    row = only(promised)
    assert row.paid == wan(2)
    assert row.status is PaymentStatus.PARTIALLY_MET


def test_cumulative_reports_are_not_added_up(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q2": 1, "2020Q3": "3.95"}, cumulative=True)
    assert only(promised).paid == wan("3.95")
    assert only(promised).status is PaymentStatus.MET


def test_what_is_paid_after_a_cumulative_report_comes_on_top(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q2": 3}, cumulative=True)
    promised.paid("质量提升", {"2020Q3": "0.95"})
    assert only(promised).paid == wan("3.95")


def test_months_do_not_count_twice_beside_their_quarter(promised: Book) -> None:
    promised.paid("质量提升", {"2020-07": 1, "2020-08": 1, "2020-09": 1, "2020Q3": 3})
    promised.paid("质量提升", {"2020-10": 1})
    assert only(promised).paid == wan(4)


def test_a_corrected_report_replaces_the_first_one(promised: Book) -> None:
    promised.paid("质量提升", {"2020Q3": 9})
    promised.paid("质量提升", {"2020Q3": 3})
    assert only(promised).paid == wan(3)


def test_where_nobody_promised_anything_the_even_pace_counts(book: Book) -> None:
    book.budget({"质量提升": 2})
    book.paid("质量提升", {"2020Q1": "0.50"})
    row = only(book, Q1)
    assert (row.origin, row.due_percent, row.due_date) == ("default", Decimal(25), Q1)
    assert row.status is PaymentStatus.MET
    book.paid("质量提升", {"2020Q3": 0})
    row = only(book, Q3)
    assert (row.due_percent, row.gap_amount) == (Decimal(75), wan(1))


def test_a_payment_promised_without_a_percentage_is_kept_by_any_payment(book: Book) -> None:
    book.budget({"质量提升": 2})
    book.promise("质量提升", Q2, None)
    book.paid("质量提升", {"2020Q2": 1})
    assert only(book).status is PaymentStatus.MET


def test_a_delivery_is_shown_and_never_counted_as_money(book: Book) -> None:
    book.budget({"质量提升": 2})
    book.promise("质量提升", Q2, None, kind="delivery")
    book.paid("质量提升", {"2020Q4": 2})
    delivery, pace = payments(book.connection, 2020, YEAR_END).rows
    assert (delivery.kind, delivery.status) == ("delivery", PaymentStatus.NO_REPORT)
    assert (pace.kind, pace.origin, pace.status) == ("payment", "default", PaymentStatus.MET)


def test_a_promise_that_is_said_twice_is_held_once(book: Book) -> None:
    book.budget({"质量提升": 2})
    book.disclose(milestones=(stated("质量提升", Q3, 100), stated("质量提升", Q3, 100)))
    assert only(book).due_percent == 100


def test_the_next_promise_is_the_first_one_that_is_not_due_yet(book: Book) -> None:
    book.budget({"质量提升": 2})
    for due in (Q1, Q3, YEAR_END):
        book.promise("质量提升", due, 50)
    rows = payments(book.connection, 2020, Q2).rows
    assert {row.next_due for row in rows} == {Q3}
    assert {row.next_due for row in payments(book.connection, 2020, YEAR_END).rows} == {None}


def test_totals_hold_every_project_once_and_percentages_only_known_budgets(book: Book) -> None:
    book.budget({"甲": 10, "乙": 10})
    book.promise("甲", Q3, 50)
    book.promise("甲", YEAR_END, 100)
    book.paid("甲", {"2020Q4": 5})
    book.paid("丙", {"2020Q4": 7})
    totals = payments(book.connection, 2020, YEAR_END).totals
    assert (totals["budget"], totals["paid"]) == (wan(20), wan(12))
    assert totals["paid_percent"] == 25
    assert totals["paid_without_budget"] == wan(7)
    assert (totals["projects"], totals["projects_without_budget"]) == (3, 1)
    assert totals["projects_without_report"] == 1


def test_without_execution_nothing_is_due_and_that_is_said(promised: Book) -> None:
    answer = payments(promised.connection, 2020)
    assert answer.as_of is None
    assert [row.status for row in answer.rows] == [PaymentStatus.SCHEDULED]
    assert answer.notes


def test_the_day_is_the_end_of_the_latest_reported_period(promised: Book) -> None:
    promised.paid("质量提升", {"2020-08": 1})
    assert payments(promised.connection, 2020).as_of == date(2020, 8, 31)


def reported(*lines: tuple[str | None, str, int | None, int | None]) -> Paid:
    """Unit, period, paid and cumulative in 万元."""
    return Paid(
        tuple(
            Report(
                Period.parse(period),
                None if paid is None else wan(paid),
                None if cumulative is None else wan(cumulative),
                "a.csv",
                f"line {at}",
                unit,
            )
            for at, (unit, period, paid, cumulative) in enumerate(lines, 2)
        )
    )


def test_what_several_units_report_of_one_project_adds_up() -> None:
    """甲 5 and 乙 3 since January by June; by September 甲 alone reports again: 7 + 3."""
    made = reported(("甲", "2020Q2", None, 5), ("乙", "2020Q2", None, 3), ("甲", "2020Q3", None, 7))
    assert made.by(date(2020, 6, 30)) == wan(8)
    assert made.by(date(2020, 9, 30)) == wan(10)


def test_the_months_of_one_unit_are_not_within_the_quarter_of_another() -> None:
    made = reported(
        ("甲", "2020Q1", 4, None), ("乙", "2020-01", 1, None), ("乙", "2020-02", 1, None)
    )
    assert made.by(date(2020, 3, 31)) == wan(6)


def test_where_one_line_names_no_unit_the_latest_cumulative_figure_is_that_of_all() -> None:
    made = reported((None, "2020Q2", None, 8), ("甲", "2020Q3", 2, None))
    assert made.by(date(2020, 9, 30)) == wan(10)
