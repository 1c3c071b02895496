"""What programs read: rows as mappings with English keys, values as JSON and CSV print them.

Money is a string of yuan with two decimals, a date ISO, a Decimal stays one (it is printed without
exponent), a unit its English name; None is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tracker.model.money import Money, Unit

Wire = None | bool | int | str | Decimal | list["Wire"] | dict[str, "Wire"]


def record(row: Any) -> dict[str, Wire]:
    """A row: its fields in their order, which is the public contract."""
    return {name: wire(getattr(row, name)) for name in keys(row)}


def keys(row: Any) -> list[str]:
    """The names of the fields of a row, or of a kind of row."""
    return [field.name for field in fields(row)]


def wire(value: Any) -> Wire:
    """One value, and all that is in it."""
    if value is None or isinstance(value, (bool, Decimal)):
        return value
    if isinstance(value, Money):
        return f"{value.yuan:f}"
    if isinstance(value, Unit):
        return value.name.lower()
    if isinstance(value, Enum):
        return wire(value.value)
    if isinstance(value, (int, str)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): wire(one) for key, one in value.items()}
    if is_dataclass(value):
        return record(value)
    if isinstance(value, (list, tuple)):
        return [wire(one) for one in value]
    raise TypeError(f"no word for programs: {type(value).__name__}")
