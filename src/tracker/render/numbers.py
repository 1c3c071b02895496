"""How amounts, percentages and other numbers look. Exact until shown; what is missing is a dash."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from tracker.language import N_, _
from tracker.model.money import Money, Unit

MISSING = "–"
MINUS = "−"

_HUNDREDTH = Decimal("0.01")
_DECIMALS = {Unit.YI: 6}
"""Of units that need more than two: a hundred yuan, as two decimals of 10,000 yuan show them."""
_TENTH = Decimal("0.1")
_FINEST = Decimal("0.000001")

_UNITS = {
    Unit.YUAN: N_("yuan"),
    Unit.THOUSAND: N_("1,000 yuan"),
    Unit.WAN: N_("10,000 yuan"),
    Unit.YI: N_("100 million yuan"),
}


def unit_name(unit: Unit) -> str:
    """As a title names it."""
    return _(_UNITS[unit])


def amount(value: Money | None, unit: Unit, *, signed: bool = False) -> str:
    """`7,070.37`: two decimals of the unit, six of 100 million yuan, rounded half up. `signed`: a
    change, with + or −.

    What would round to zero and is none has as many decimals as two of its digits take.
    """
    if value is None:
        return MISSING
    return _shown(value.in_unit(unit), Decimal(1).scaleb(-amount_decimals(value, unit)), signed)


def amount_decimals(value: Money, unit: Unit) -> int:
    """How many decimals an amount is shown with: those of the unit, unless it would seem to be nothing."""
    in_unit, usual = value.in_unit(unit), _DECIMALS.get(unit, 2)
    if not in_unit or in_unit.quantize(Decimal(1).scaleb(-usual), ROUND_HALF_UP):
        return usual
    two_digits = Decimal(1).scaleb(in_unit.adjusted() - 1)
    return _decimals(in_unit.quantize(two_digits, ROUND_HALF_UP).normalize())


def exact(value: Money, unit: Unit, *, signed: bool = False) -> str:
    """To the cent, whatever the unit: where a difference of one counts. At least two decimals."""
    amount_in_unit = value.in_unit(unit)
    step = Decimal(1).scaleb(-max(_decimals(amount_in_unit.normalize()), 2))
    return _shown(amount_in_unit, step, signed)


def percent(value: Decimal | None, *, signed: bool = False) -> str:
    """`38.0 %`."""
    return MISSING if value is None else f"{_shown(value, _TENTH, signed)} %"


def points(value: Decimal | None) -> str:
    """Percentage points, `12.0`."""
    return MISSING if value is None else _shown(value, _TENTH, False)


def places(value: Decimal | None) -> str:
    """Points of a score, `9.00`: two decimals always."""
    return MISSING if value is None else _shown(value, _HUNDREDTH, False)


def number(value: Decimal | int | None, *, signed: bool = False) -> str:
    """`1,200` or `0.1583`: with the decimals that it has."""
    if value is None:
        return MISSING
    text = _with_minus(f"{canonical(Decimal(value)):,f}")
    return f"+{text}" if signed and value > 0 else text


def canonical(value: Decimal) -> Decimal:
    """At most six decimals and no trailing zeros: 1/3 would have 28 that mean nothing."""
    rounded = value.quantize(_FINEST, ROUND_HALF_UP) if _decimals(value) > 6 else value
    short = rounded.normalize() if rounded else Decimal(0)
    return short.quantize(Decimal(1)) if _decimals(short) <= 0 else short


def plain(value: Decimal) -> str:
    """For programs: digits, a point, ASCII minus; never an exponent."""
    return f"{canonical(value):f}"


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _shown(value: Decimal, step: Decimal, signed: bool) -> str:
    """Rounded to `step`. What rounds to zero has no sign: −0.00 says nothing."""
    rounded = value.quantize(step, ROUND_HALF_UP)
    text = _with_minus(f"{rounded if rounded else abs(rounded):,f}")
    return f"+{text}" if signed and rounded > 0 else text


def _with_minus(text: str) -> str:
    return text.replace("-", MINUS)


def at_least(text: str, is_partial: bool) -> str:
    """A sum marked as one that not everybody has reported to; what is missing has no mark."""
    return f"≥{text}" if is_partial and text != MISSING else text
