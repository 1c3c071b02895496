"""What may stand behind a key of a profile. A reader gives the value, or raises Wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker.errors import FractionOfCent
from tracker.language import _, listed
from tracker.model import forms
from tracker.model.money import Money, Unit, money
from tracker.reports.pace import Point
from tracker.reports.profiles.profile import Range

Reader = Callable[[object], Any]
HUNDRED = Decimal(100)


class Wrong(Exception):
    """The value is not what the key takes; `expected` says what it takes."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Number:
    """A number within limits; `most` None: no upper one."""

    least: Decimal = Decimal(0)
    most: Decimal | None = HUNDRED

    def __call__(self, value: object) -> Decimal:
        """As Decimal."""
        number = _decimal(value)
        if number is None or number < self.least or (self.most is not None and number > self.most):
            raise Wrong(self._expected())
        return number

    def _expected(self) -> str:
        if self.most is None:
            return _("a number from {least} on").format(least=self.least)
        return _("a number from {least} to {most}").format(least=self.least, most=self.most)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None


PERCENT = Number()
OVER = Number(least=HUNDRED, most=None)
AMOUNT = Number(most=None)


def text(value: object) -> str:
    """Words."""
    if not isinstance(value, str) or not value.strip():
        raise Wrong(_("a text in quotation marks"))
    return value.strip()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def __call__(self, value: object) -> str:
        """As it is."""
        if value not in self.words or not isinstance(value, str):
            raise Wrong(_("one of {words}").format(words=listed(self.words)))
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within limits."""

    least: int
    most: int

    def __call__(self, value: object) -> int:
        """As int."""
        if (
            isinstance(value, bool)
            or not isinstance(value, int)
            or not self.least <= value <= self.most
        ):
            raise Wrong(
                _("a whole number from {least} to {most}").format(least=self.least, most=self.most)
            )
        return value


@dataclass(frozen=True, slots=True)
class FormColumns:
    """The columns of a form, by names that they go by, in their order."""

    kind: str

    def __call__(self, value: object) -> tuple[str, ...]:
        """Only names that a form which comes back can be read by, each column once."""
        names = [text(one) for one in _list(value)]
        seen: set[str] = set()
        for name in names:
            column = forms.named(self.kind, name)
            if column is None:
                known = listed(one for each in forms.COLUMNS[self.kind] for one in each.names)
                raise Wrong(
                    _("no “{name}”, but names among {known}").format(name=name, known=known)
                )
            if column.field in seen:
                raise Wrong(_("each column once, not again as “{name}”").format(name=name))
            seen.add(column.field)
        lost = forms.missing(self.kind, names)
        if lost:
            needed = listed(one.names[0] for one in lost)
            raise Wrong(_("also the columns {names}").format(names=needed))
        return tuple(names)


def ten_thousands(value: object) -> Money:
    """An amount that is written in 万元."""
    number = AMOUNT(value)
    try:
        return money(number, Unit.WAN)
    except FractionOfCent:
        raise Wrong(_("an amount in whole cents")) from None


def amounts(value: object) -> tuple[Money, ...]:
    """Amounts in 万元 that rise."""
    found = tuple(ten_thousands(one) for one in _list(value))
    _rising(found)
    return found


def percents(value: object) -> tuple[Decimal, ...]:
    """Three limits that rise."""
    found = tuple(PERCENT(one) for one in _list(value))
    _rising(found)
    if len(found) != 3:
        raise Wrong(_("three limits, such as [5, 10, 15]"))
    return found


def span(value: object) -> Range:
    """The most and the least, such as [100, 80]."""
    found = [PERCENT(one) for one in _list(value)]
    if len(found) != 2 or found[0] < found[1]:
        raise Wrong(_("the most and the least, such as [100, 80]"))
    return Range(*found)


def points(value: object) -> tuple[Point, ...]:
    """Months and cumulative percentages, both rising."""
    found = tuple(_point(one) for one in _list(value))
    _rising(tuple(point.month for point in found))
    percentages = [point.percent for point in found]
    if percentages != sorted(percentages):
        raise Wrong(_("cumulative percentages that do not fall"))
    return found


def _point(value: object) -> Point:
    if not isinstance(value, Mapping) or set(value) != {"month", "percent"}:
        raise Wrong(_("a list such as [{{ month = 6, percent = 50 }}]").format())
    return Point(Whole(1, 12)(value["month"]), PERCENT(value["percent"]))


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise Wrong(_("a list"))
    return value


def _rising(values: tuple[Any, ...]) -> None:
    if list(values) != sorted(set(values)):
        raise Wrong(_("values that rise"))


def shown(value: object) -> str:
    """As the file has it, near enough to find it there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(shown(one) for one in value) + "]"
    return str(value)
