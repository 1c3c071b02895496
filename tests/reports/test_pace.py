"""The pace: which target is due on a day, and what should be reached by it."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.profiles import load, shipped

LINEAR = load("linear").pace
DAYS = st.integers(0, 365).map(lambda days: date(2020, 1, 1) + timedelta(days))


def test_the_target_of_a_quarter_is_due_on_its_last_day() -> None:
    assert LINEAR.due(2020, date(2020, 9, 30)) == (date(2020, 9, 30), Decimal(75))
    assert LINEAR.due(2020, date(2020, 9, 29)) == (date(2020, 6, 30), Decimal(50))


def test_before_the_first_target_the_first_one_is_next_and_nothing_is_expected() -> None:
    assert LINEAR.due(2020, date(2020, 2, 29)) == (date(2020, 3, 31), Decimal(25))
    assert LINEAR.expected(2020, date(2020, 2, 29)) == 0


def test_without_a_day_the_first_target_is_next_and_nothing_is_expected() -> None:
    assert LINEAR.due(2020, None) == (date(2020, 3, 31), Decimal(25))
    assert LINEAR.expected(2020, None) == 0


def test_after_the_last_target_it_stays() -> None:
    pace = load("sichuan-2025").pace
    assert pace.due(2021, date(2021, 4, 30)) == (date(2021, 4, 30), Decimal(25))
    assert pace.expected(2021, date(2021, 12, 31)) == 80


@given(st.sampled_from(shipped()), DAYS, DAYS)
def test_what_is_expected_never_falls(name: str, one: date, other: date) -> None:
    pace = load(name).pace
    early, late = min(one, other), max(one, other)
    assert 0 <= pace.expected(2020, early) <= pace.expected(2020, late) <= 100
