"""Money is exact, and what is not printed is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import FractionOfCent, NotANumber
from tracker.model.money import Money, Unit, amount, money, number, total


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("7070.37", "7070.37"),
        ("7,070.37", "7070.37"),
        ("７，０７０．３７", "7070.37"),
        ("(1,234.50)", "-1234.50"),
        ("−3.5", "-3.5"),
        ("¥ 12", "12"),
        ("0", "0"),
    ],
)
def test_a_printed_number_is_read_as_it_is(printed: str, expected: str) -> None:
    assert number(printed) == Decimal(expected)


@pytest.mark.parametrize("printed", ["", "  ", "-", "—", "－－", "–"])
def test_nothing_and_a_dash_are_missing_and_not_zero(printed: str) -> None:
    assert number(printed) is None
    assert amount(printed, Unit.WAN) is None


@pytest.mark.parametrize("printed", ["12.0O", "1,23", "12 13,4", "约12", "1e5", "NaN", "12.3.4"])
def test_what_is_no_number_is_refused(printed: str) -> None:
    with pytest.raises(NotANumber):
        number(printed)


def test_a_fraction_of_a_cent_is_refused_not_rounded() -> None:
    assert money(Decimal("0.000001"), Unit.WAN) == Money(1)
    with pytest.raises(FractionOfCent):
        money(Decimal("0.0000001"), Unit.WAN)
    with pytest.raises(FractionOfCent):
        money(Decimal("1.005"), Unit.YUAN)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("金额（万元）", Unit.WAN),
        ("paid (yuan)", Unit.YUAN),
        ("单位：元", Unit.YUAN),
        ("千元", Unit.THOUSAND),
        ("亿元", Unit.YI),
        ("金额", None),
    ],
)
def test_a_heading_names_its_unit_or_none(heading: str, unit: Unit | None) -> None:
    assert Unit.named(heading) is unit


@given(st.integers(-(10**15), 10**15), st.sampled_from(list(Unit)))
def test_what_is_written_in_a_unit_is_read_back_to_the_cent(cents: int, unit: Unit) -> None:
    written = f"{Money(cents).in_unit(unit):f}"
    assert amount(written, unit) == Money(cents)


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_parts_add_to_the_whole(parts: list[int]) -> None:
    assert total(Money(part) for part in parts) == Money(sum(parts))


def test_a_share_of_nothing_is_unknown() -> None:
    assert Money(5).percent_of(Money(0)) is None
    assert Money(300).percent_of(Money(790)) == Decimal(30000) / Decimal(790)
