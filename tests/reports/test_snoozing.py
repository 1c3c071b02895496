"""Until when a finding rests."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.findings.snoozing import first_day, snoozes


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_day_that_is_proposed_snoozes_and_ends_a_quarter(as_of: date) -> None:
    day = first_day(as_of)
    assert day is not None
    assert snoozes(day, as_of)
    assert (day.month, day.day) in ((3, 31), (6, 30), (9, 30), (12, 31))


def test_a_day_that_has_come_does_not_snooze() -> None:
    assert not snoozes(date(2021, 6, 30), date(2021, 6, 30))
    assert snoozes(date(2021, 7, 1), date(2021, 6, 30))
    assert snoozes(date(2000, 1, 1), None)
    assert first_day(None) is None
