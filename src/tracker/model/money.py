"""Money: an exact number of the currency's cents (分). Never a float, never rounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum

from tracker.errors import FractionOfCent, NotANumber

DASHES = frozenset("-–—―－─")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


class Unit(Enum):
    """A unit that amounts are printed in; the value is its size in cents."""

    YUAN = 100
    THOUSAND = 100_000
    WAN = 1_000_000
    YI = 10_000_000_000

    @property
    def symbol(self) -> str:
        """As Chinese documents print it."""
        return _SYMBOLS[self]

    @classmethod
    def named(cls, text: str) -> Unit | None:
        """The unit that a heading or a phrase names (`金额（万元）`, `paid (yuan)`), if it names one."""
        folded = unicodedata.normalize("NFKC", text).lower()
        return next((unit for pattern, unit in _NAMED if pattern.search(folded)), None)


_SYMBOLS = {Unit.YUAN: "元", Unit.THOUSAND: "千元", Unit.WAN: "万元", Unit.YI: "亿元"}
# Longer words first: 万元 ends in 元. The 元 of a place (元氏县, 广元市) is no unit.
_NAMED = tuple(
    (re.compile(pattern), unit)
    for pattern, unit in (
        (r"亿\s*元(?![一-鿿])", Unit.YI),
        (r"万\s*元(?![一-鿿])|10k yuan|10,000 yuan|\bwan\b", Unit.WAN),
        (r"千\s*元(?![一-鿿])|1,000 yuan", Unit.THOUSAND),
        (r"(?:^|[^一-鿿]|单位|金额|人民币|数|额)元(?![一-鿿])|\b(?:yuan|cny|rmb)\b", Unit.YUAN),
    )
)
LARGEST = 10**15
"""Yuan: more than the world's money; such a figure is a slip, and no database could hold it."""
LONGEST_FIGURE = 40
"""Characters of a printed figure."""


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in cents. Add, subtract, negate; a ratio is `share_of`."""

    cents: int

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __bool__(self) -> bool:
        return self.cents != 0

    @property
    def yuan(self) -> Decimal:
        """In yuan, always with two decimals."""
        return Decimal(self.cents).scaleb(-2)

    def in_unit(self, unit: Unit) -> Decimal:
        """In another unit, exact."""
        return Decimal(self.cents) / unit.value

    def percent_of(self, whole: Money) -> Decimal | None:
        """What per cent of `whole` this is, unrounded; None where the whole is zero."""
        if not whole.cents:
            return None
        return Decimal(self.cents) * 100 / Decimal(whole.cents)


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum; of nothing it is zero, so ask first whether there is anything."""
    return Money(sum(amount.cents for amount in amounts))


def money(amount: Decimal, unit: Unit) -> Money:
    """Exact: a fraction of a cent is a mistake upstream.

    Raises FractionOfCent, and NotANumber beyond LARGEST.
    """
    if abs(amount) * unit.value > LARGEST * Unit.YUAN.value:
        raise NotANumber(f"{amount:.3E}")
    cents = amount * unit.value
    whole = int(cents)
    if cents != whole:
        raise FractionOfCent(amount, unit.symbol)
    return Money(whole)


def number(text: str) -> Decimal | None:
    """The number that a cell prints; None for an empty cell or a dash, which are no zeros.

    Takes full-width digits, thousands separators, a sign, brackets for a negative.
    Raises NotANumber.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).split()).replace("−", "-")
    if not folded or all(mark in DASHES for mark in folded):
        return None
    negative = folded.startswith("(") and folded.endswith(")")
    if len(folded) > LONGEST_FIGURE:
        raise NotANumber(f"{text.strip()[:LONGEST_FIGURE]}…")
    bare = (folded[1:-1] if negative else folded).lstrip("¥￥")
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _PLAIN.fullmatch(bare):
        raise NotANumber(text.strip())
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise NotANumber(text.strip()) from None
    return -value if negative else value


def amount(text: str, unit: Unit) -> Money | None:
    """The money that a cell prints in `unit`; None where it prints none.

    Raises NotANumber, FractionOfCent.
    """
    value = number(text)
    return None if value is None else money(value, unit)
