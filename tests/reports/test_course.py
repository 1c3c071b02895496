"""What was promised by the end of a quarter, over all projects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tui.test_quarters import PROMISE

from tracker.model.money import Money
from tracker.reports.course import promised

SMALL = replace(PROMISE, project="小", budget=Money(1000), due_percent=Decimal(20))
LARGE = replace(PROMISE, project="大", budget=Money(3000), due_percent=Decimal(60))
END = date(2020, 9, 30)


def test_each_promise_weighs_as_its_budget() -> None:
    assert promised([SMALL, LARGE], END) == Decimal("50.00")


def test_of_one_project_the_latest_promise_that_is_due_counts() -> None:
    before = replace(LARGE, due_date=date(2020, 3, 31), due_percent=Decimal(10))
    later = replace(LARGE, due_date=date(2020, 12, 31), due_percent=Decimal(100))
    assert promised([before, LARGE, later], END) == Decimal("60.00")


def test_what_is_due_later_is_not_promised_yet_and_its_budget_still_counts() -> None:
    later = replace(LARGE, due_date=date(2020, 12, 31))
    assert promised([SMALL, later], END) == Decimal("5.00")


def test_without_any_budget_nothing_can_be_said() -> None:
    assert promised([replace(SMALL, budget=None)], END) is None
