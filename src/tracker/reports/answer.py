"""The shape of every answer: rows and totals, frozen, without a word of how they are shown.

Types tell how a value is shown: Money, Decimal (a number or a percentage), date, int, str; None is
missing, never zero. The names of a row's fields are the public names of the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Answer(Generic[RowT]):
    """What a command answers. `notes` are sentences that a reader of the rows must know; `row` is
    the kind of the rows, for those who must name the fields where there is none."""

    command: str
    year: int | None
    as_of: date | None
    rows: tuple[RowT, ...]
    totals: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    row: type[RowT] | None = None
