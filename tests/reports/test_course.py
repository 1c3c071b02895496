"""What was promised by the end of a quarter, over all projects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.model.facts import PAYMENT
from tracker.model.money import Money
from tracker.reports.course import promised
from tracker.reports.payments import Promise

SMALL, LARGE = ("局", "小"), ("局", "大")
KNOWN = {SMALL: Money(1000), LARGE: Money(3000)}
END = date(2020, 9, 30)
EVEN = (END, Decimal(75))


def due(percent: int, month: int = 9) -> Promise:
    return Promise(PAYMENT, date(2020, month, 30), Decimal(percent), "stated")


def test_each_promise_weighs_as_its_budget() -> None:
    assert promised(KNOWN, {SMALL: [due(20)], LARGE: [due(60)]}, EVEN, END) == Decimal("50.00")


def test_of_one_project_the_latest_promise_that_is_due_counts() -> None:
    said = [due(10, 3), due(60), due(100, 12)]
    assert promised({LARGE: Money(3000)}, {LARGE: said}, EVEN, END) == Decimal("60.00")


def test_what_is_due_later_is_not_promised_yet_and_its_budget_still_counts() -> None:
    said = {SMALL: [due(20)], LARGE: [due(60, 12)]}
    assert promised(KNOWN, said, EVEN, END) == Decimal("5.00")


def test_who_promised_nothing_is_held_to_the_pace_once_it_is_due() -> None:
    assert promised(KNOWN, {LARGE: [due(60)]}, EVEN, END) == Decimal("63.75")
    later = (date(2020, 12, 31), Decimal(100))
    assert promised(KNOWN, {LARGE: [due(60)]}, later, END) == Decimal("45.00")


def test_without_any_budget_nothing_can_be_said() -> None:
    assert promised({}, {SMALL: [due(20)]}, EVEN, END) is None
