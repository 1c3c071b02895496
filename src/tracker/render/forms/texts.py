"""What a cell of a form says: a number with its format for a workbook, a text for a document."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.forms.layout import Cell, Look
from tracker.render.grid import clean

MONEY = "#,##0.00####"
PERCENT = "0.00%"
POINTS = "0.00"
GENERAL = "General"
MOST_DIGITS = 15
"""A spreadsheet keeps no more: a longer number stays a text."""
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?)(%?)")


def typed(cell: Cell) -> tuple[Decimal | int | str | None, str]:
    """Value and number format for a workbook: amounts in 万元, percentages as shares of one."""
    value = cell.value
    if isinstance(value, Money):
        return value.in_unit(Unit.WAN), MONEY
    if isinstance(value, Decimal):
        if cell.look is Look.PERCENT:
            return value / 100, PERCENT
        return value, POINTS
    if isinstance(value, str) and cell.look is Look.RESULT:
        return _result(value)
    return (lines(value) if isinstance(value, str) else value), GENERAL


def _result(text: str) -> tuple[Decimal | str, str]:
    """A result is a number where it is printed as one that a spreadsheet gives back as it was."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None or len(found[1].strip("+-0").replace(".", "")) > MOST_DIGITS:
        return lines(text), GENERAL
    number, places = Decimal(found[1]), len(found[1].partition(".")[2])
    if not found[2]:
        return number, f"0.{'0' * places}" if places else GENERAL
    return number / 100, f"0.{'0' * places}%" if places else "0%"


def stored(cell: Cell) -> str:
    """What a workbook's cell says when it is read again: 20, 31%, words."""
    value, format = typed(cell)
    if isinstance(value, Decimal):
        share = format.endswith("%")
        return f"{(value * 100 if share else value).normalize():f}{'%' if share else ''}"
    return "" if value is None else str(value).strip()


def text(cell: Cell) -> str:
    """For a document; nothing where nothing is known."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, Money):
        return numbers.exact(value, Unit.WAN)
    if isinstance(value, Decimal):
        return f"{value:.2f}%" if cell.look is Look.PERCENT else f"{value:.2f}"
    return lines(str(value))


def lines(text: str) -> str:
    """Harmless, line by line."""
    return "\n".join(clean(line) for line in text.splitlines())
