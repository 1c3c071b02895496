"""Projects down, quarters across."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tracker.model.money import Money
from tracker.model.period import Period
from tracker.reports.executed import Paid, Report
from tracker.reports.rows import Payment, PaymentStatus
from tracker.tui.payments.grid import projects

PROMISE = Payment(
    project="质量", kind="payment", due_date=date(2020, 9, 30), due_percent=Decimal(50),
    origin="stated", budget=Money(1000), budget_basis="approved", paid=Money(300),
    paid_percent=Decimal(30), gap_percent=Decimal(20), gap_amount=Money(200),
    status=PaymentStatus.PARTIALLY_MET, met_on=None, quarters_late=0, source_text="…", source="a.md",
    locator="line 1", department="局",
)  # fmt: skip
LATER = replace(
    PROMISE, due_date=date(2020, 12, 31), due_percent=Decimal(100), gap_percent=None,
    gap_amount=None, status=PaymentStatus.SCHEDULED,
)  # fmt: skip


def report(period: str, paid: int | None, cumulative: int | None = None) -> Report:
    return Report(
        Period.parse(period),
        None if paid is None else Money(paid),
        None if cumulative is None else Money(cumulative),
        "b.csv",
        "line 2",
    )


PAID = {("局", "质量"): Paid((report("2020Q1", 100), report("2020Q3", 200)))}


def test_a_cell_is_what_was_paid_by_the_quarter_s_end() -> None:
    (row,) = projects([PROMISE, LATER], PAID, 2020, date(2020, 9, 30))
    assert [one.paid for one in row.quarters] == [Money(100), None, Money(300), None]


def test_a_quarter_that_nobody_reported_is_missing_and_not_zero() -> None:
    (row,) = projects([PROMISE], {}, 2020, date(2020, 9, 30))
    assert [one.paid for one in row.quarters] == [None] * 4


def test_a_quarter_after_the_day_of_the_question_is_missing() -> None:
    (row,) = projects([PROMISE], PAID, 2020, date(2020, 6, 30))
    assert [one.paid for one in row.quarters] == [Money(100), None, None, None]


def test_promises_stand_in_the_quarter_they_are_due_in() -> None:
    (row,) = projects([PROMISE, LATER], PAID, 2020, date(2020, 9, 30))
    assert [one.promise for one in row.quarters] == [None, None, PROMISE, LATER]


def test_the_worst_promise_decides_and_the_largest_gap_counts_once() -> None:
    (row,) = projects([LATER, PROMISE], PAID, 2020, date(2020, 9, 30))
    assert row.worst is PROMISE
    assert (row.gap, row.points) == (Money(200), Decimal(20))


def test_the_even_pace_stands_in_a_cell_where_it_was_not_kept() -> None:
    behind = replace(PROMISE, origin="default")
    (row,) = projects([behind], PAID, 2020, date(2020, 9, 30))
    assert [one.promise for one in row.quarters] == [None, None, behind, None]
    kept = replace(behind, status=PaymentStatus.MET)
    (row,) = projects([kept], PAID, 2020, date(2020, 9, 30))
    assert all(one.promise is None for one in row.quarters)


def test_within_a_status_the_largest_budget_comes_first() -> None:
    unreported = replace(PROMISE, status=PaymentStatus.NO_REPORT, gap_amount=None)
    small, large = (
        replace(unreported, project=name, budget=Money(cents))
        for name, cents in (("a", 1), ("z", 9))
    )
    unknown = replace(unreported, project="0", budget=None)
    rows = projects([unknown, small, large, PROMISE], {}, 2020, date(2020, 9, 30))
    assert [row.name for row in rows] == ["质量", "z", "a", "0"]


def test_of_money_and_work_that_nobody_reported_the_money_decides() -> None:
    money = replace(PROMISE, status=PaymentStatus.NO_REPORT)
    work = replace(money, kind="delivery", due_percent=None)
    (row,) = projects([work, money], {}, 2020, date(2020, 9, 30))
    assert row.worst is money


def test_what_is_wrong_comes_first() -> None:
    met = replace(PROMISE, project="好", status=PaymentStatus.MET, gap_amount=Money(0))
    worse = replace(PROMISE, project="更差", gap_amount=Money(900))
    rows = projects([met, PROMISE, worse], {}, 2020, date(2020, 9, 30))
    assert [row.name for row in rows] == ["更差", "质量", "好"]
