"""Figures and places inside a finding's sentence. In tables `render` decides how they look."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tracker.language import _, listed
from tracker.model.money import Money, Unit
from tracker.model.target import Target

_MOST_PLACES = 3


def sum_of(amount: Money) -> str:
    """`739.33 (10,000 yuan)` as documents print it; with all its decimals."""
    return _("{amount} (10,000 yuan)").format(amount=plain(amount.in_unit(Unit.WAN), least=2))


def signed(amount: Money) -> str:
    """The same with + or −."""
    return ("+" if amount.cents > 0 else "") + sum_of(amount)


def plain(number: Decimal | None, least: int = 0) -> str:
    """A number without exponent and without zeros at its end, but with `least` decimals."""
    if number is None:
        return "–"
    text = f"{number:f}"
    whole, _point, decimals = text.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def targets(found: Iterable[Target]) -> str:
    """Targets as they are printed, without the white space that the conversion left."""
    return " + ".join("".join(one.text.split()) for one in found)


def places(locators: Iterable[str]) -> str:
    """`line 3, line 8`; of many the first ones and how many more there are."""
    told = list(dict.fromkeys(locators))
    named = listed(told[:_MOST_PLACES])
    if len(told) <= _MOST_PLACES:
        return named
    return _("{places} and {more} more").format(places=named, more=len(told) - _MOST_PLACES)
