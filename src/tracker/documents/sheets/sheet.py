"""A sheet: values as the file stores them, handed out cell by cell as exact text with their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum


class Fault(Enum):
    """Why a cell that holds something shows nothing that could be read."""

    ERROR = "error"
    UNSTORED = "formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is exact: 12, 0.1, 2020-03-01, 50%. `place` is as facts keep it.

    `filled` says that the text stands in another cell of the merged range, `across` that this one
    is of another column: a label reaches down over its rows, not into the next column. `number`
    and `date` say that the file stores one, not a text that looks like it.
    """

    text: str
    place: str
    filled: bool = False
    across: bool = False
    number: bool = False
    date: bool = False
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`name` is empty for separated text. `lines` are the line numbers of the rows of such a text.

    `percents` are the cells that show their number as a percentage; None where the file does not
    let us know. Keys of the mappings and sets are (row, column), counted from 0.
    """

    name: str
    values: Sequence[Sequence[object]]
    lines: Sequence[int] | None = None
    filled: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    percents: frozenset[tuple[int, int]] | None = frozenset()

    def width(self, row: int) -> int:
        """How many cells a row has."""
        return len(self.values[row])

    def cell(self, row: int, column: int) -> Cell:
        """The cell; outside of the sheet an empty one."""
        anchor = self.filled.get((row, column))
        value = self._value(*(anchor or (row, column)))
        place = self.place(row, column)
        fault = self.faults.get((row, column))
        number = isinstance(value, int | float) and not isinstance(value, bool)
        percent = number and self.percents is not None and (row, column) in self.percents
        text = _percent(value) if percent else shown(value)
        across = anchor is not None and anchor[1] != column
        return Cell(text, place, anchor is not None, across, number, isinstance(value, date), fault)

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        return self.cell(row, column).text

    def place(self, row: int, column: int) -> str:
        """`line 12`, or `sheet!C14`."""
        if self.lines is not None:
            return f"line {self.lines[row]}"
        return f"{self.name}!{letters(column)}{row + 1}"

    def blank(self, row: int) -> bool:
        """Whether a row shows nothing and hides nothing."""
        return all(
            value in ("", None) or (isinstance(value, str) and not value.strip())
            for value in self.values[row]
        ) and not any((row, column) in self.faults for column in range(self.width(row)))

    def _value(self, row: int, column: int) -> object:
        cells = self.values[row] if row < len(self.values) else ()
        return cells[column] if column < len(cells) else ""


LONGEST_NUMBER = 10**15
"""A spreadsheet keeps 15 digits: a longer number is no longer what somebody typed."""


def shown(value: object) -> str:
    """A stored value as exact text. A number that lost digits keeps its exponent: 2.01E+20."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _decimal(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


def _decimal(value: float) -> str:
    """To 15 significant digits: what lies behind them is binary noise."""
    if not abs(value) < LONGEST_NUMBER:  # not a number is not less either
        return f"{value:.15G}" if isinstance(value, float) else f"{Decimal(value):.14E}"
    return _plain(Decimal(f"{value:.15g}"))


def _percent(value: object) -> str:
    return _plain(Decimal(f"{value:.15g}") * 100) + "%"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def letters(column: int) -> str:
    """A, B, ... Z, AA: the name of a column, counted from 0."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
