"""How amounts and percentages look."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.money import Money, Unit
from tracker.render.numbers import amount, exact, number, percent, plain, points, unit_name


@pytest.mark.parametrize(
    ("cents", "unit", "shown"),
    [
        (7_070_370_000, Unit.WAN, "7,070.37"),
        (7_070_370_000, Unit.YUAN, "70,703,700.00"),
        (123_456, Unit.WAN, "0.12"),
        (5_000, Unit.WAN, "0.01"),
        (-950_000, Unit.WAN, "−0.95"),
        (-1, Unit.WAN, "−0.000001"),
        (4_999, Unit.WAN, "0.005"),
        (3_456, Unit.WAN, "0.0035"),
        (3_600_000, Unit.YI, "0.000360"),
        (360_000_000, Unit.YI, "0.036000"),
        (7_070_370_000, Unit.YI, "0.707037"),
        (4_999, Unit.YI, "0.0000005"),
        (0, Unit.YI, "0.000000"),
    ],
)
def test_an_amount_has_the_decimals_of_its_unit_and_more_where_it_would_seem_to_be_zero(
    cents: int, unit: Unit, shown: str
) -> None:
    assert amount(Money(cents), unit) == shown


def test_what_is_missing_is_a_dash_and_never_zero() -> None:
    assert amount(None, Unit.WAN) == percent(None) == points(None) == number(None) == "–"


def test_a_change_has_its_sign() -> None:
    assert amount(Money(35_697), Unit.YUAN, signed=True) == "+356.97"
    assert amount(Money(0), Unit.YUAN, signed=True) == "0.00"
    assert percent(Decimal("-3.25"), signed=True) == "−3.3 %"


def test_where_a_cent_counts_it_is_shown_in_every_unit() -> None:
    assert exact(Money(1), Unit.WAN) == "0.000001"
    assert exact(Money(-1), Unit.YI, signed=True) == "−0.0000000001"
    assert exact(Money(1_000_000), Unit.WAN) == "1.00"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("0.1583", "0.1583"),
        ("33.33333333333333333333333333", "33.333333"),
        ("-0.0", "0"),
        ("1.50", "1.5"),
    ],
)
def test_programs_get_no_exponent_and_no_noise(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@given(st.integers(-(10**14), 10**14))
def test_an_amount_in_yuan_says_every_cent(cents: int) -> None:
    shown = amount(Money(cents), Unit.YUAN)
    assert Decimal(shown.replace(",", "").replace("−", "-")) * 100 == cents


@given(st.integers(-(10**14), 10**14))
def test_what_differs_in_ten_thousands_differs_in_hundred_millions(cents: int) -> None:
    step = 10_000
    one, next_one = Money(cents), Money(cents + step)
    assert amount(one, Unit.WAN) != amount(next_one, Unit.WAN)
    assert amount(one, Unit.YI) != amount(next_one, Unit.YI)


def test_every_unit_has_a_name() -> None:
    assert len({unit_name(unit) for unit in Unit}) == len(Unit)
