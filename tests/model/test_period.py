"""Periods as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import NotAPeriod
from tracker.model.period import MONTHS, Period


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("2020Q1", "2020Q1"),
        ("2020 q3", "2020Q3"),
        ("2020年第一季度", "2020Q1"),
        ("2020年四季度", "2020Q4"),
        ("第三季度", "2021Q3"),
        ("Q2", "2021Q2"),
        ("2020-03", "2020-03"),
        ("2020/3", "2020-03"),
        ("2020年3月", "2020-03"),
        ("202003", "2020-03"),
        ("3月", "2021-03"),
        ("十二月份", "2021-12"),
        ("上半年", "2021H1"),
        ("2020年下半年", "2020H2"),
        ("2020", "2020"),
        ("2020年", "2020"),
        ("全年", "2021"),
        ("２０２０Ｑ１", "2020Q1"),
    ],
)
def test_a_written_period_is_understood(written: str, stored: str) -> None:
    assert str(Period.parse(written, year=2021)) == stored


@pytest.mark.parametrize("written", ["", "2020Q5", "2020-13", "soon", "第五季度", "13月"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(NotAPeriod):
        Period.parse(written, year=2021)


def test_without_a_year_a_quarter_is_no_period() -> None:
    with pytest.raises(NotAPeriod):
        Period.parse("第一季度")


def test_a_period_ends_on_its_last_day() -> None:
    assert Period(2020, "M", 2).end == date(2020, 2, 29)
    assert Period(2020, "Q", 3).end == date(2020, 9, 30)
    assert Period(2020, "H", 1).end == date(2020, 6, 30)
    assert Period(2020, "Y", 1).end == date(2020, 12, 31)


@given(st.integers(1990, 2090), st.sampled_from(sorted(MONTHS)), st.integers(1, 12))
def test_what_is_stored_is_read_back(year: int, kind: str, n: int) -> None:
    period = Period(year, kind, min(n, 12 // MONTHS[kind]))
    assert Period.parse(str(period)) == period
    assert period.start <= period.end
