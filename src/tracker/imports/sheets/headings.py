"""Which row is the header, what kind of sheet it makes, and which column is what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.documents.sheets import Sheet
from tracker.imports.sheets.kinds import KINDS, Column, Kind
from tracker.model.money import Unit

DEEPEST_HEADER = 20
"""Rows in which the header is looked for."""

_UNIT_WORD = r"(?:人民币)?(?:亿元|万元|千元|元|10k ?yuan|10,?000 ?yuan|wan ?yuan|wan|yuan|cny|rmb)"
_UNIT = re.compile(
    rf"[(\[【](?:金额)?(?:单位|unit)?[:：]?\s*({_UNIT_WORD}|%)[)\]】]"
    rf"|[/,_ ]\s*({_UNIT_WORD}|%)$|(亿元|万元|千元)$"
)
_SAID_UNIT = re.compile(rf"(?:单位|unit)\s*:\s*({_UNIT_WORD})(?!\w)", re.IGNORECASE)
_WHOLE_UNIT = re.compile(_UNIT_WORD, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, its folded name without a unit, and the unit."""

    text: str
    name: str
    unit: Unit | None
    percent: bool

    @classmethod
    def of(cls, text: str) -> Heading:
        """Read `本期支出（万元）`, `paid (yuan)`, `累计比例（%）`."""
        half = unicodedata.normalize("NFKC", text).lower()
        said = _UNIT.search(half)
        word = next(filter(None, said.groups())) if said else ""
        bare = half[: said.start()] + half[said.end() :] if said else half
        return cls(text, _bare(bare), Unit.named(word) if word != "%" else None, word == "%")


def _bare(text: str) -> str:
    return "".join(text.replace("_", " ").split()).strip("*:")


_NAMES = {
    kind.name: {
        _bare(unicodedata.normalize("NFKC", name).lower()): column
        for column in reversed(kind.columns)
        for name in column.names
    }
    for kind in KINDS.values()
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column of a sheet stands, under which heading, and in which unit its money is."""

    index: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet, for one kind. `twice` are columns that say the same as an earlier one."""

    kind: Kind
    row: int
    places: dict[str, Place]
    twice: tuple[tuple[Column, Place], ...]
    unknown: tuple[Place, ...]

    @property
    def missing(self) -> list[tuple[Column, ...]]:
        """What the kind needs and the sheet does not have: of each group one."""
        return [
            group
            for group in self.kind.required
            if not any(column.field in self.places for column in group)
        ]

    @property
    def required(self) -> int:
        """How many needed columns there are."""
        return len(self.kind.required) - len(self.missing)


def headers(sheet: Sheet, kinds: Iterable[Kind]) -> list[Header]:
    """The header for each kind that the sheet can be read as."""
    found = (header(sheet, kind) for kind in kinds)
    return [one for one in found if one is not None and not one.missing]


def header(sheet: Sheet, kind: Kind) -> Header | None:
    """The first row that has all that the kind needs, else the one that has most; None for no row.

    A heading that is merged over two rows makes two such rows: the lower one counts.
    """
    rows = [_header(sheet, row, kind) for row in range(min(DEEPEST_HEADER, len(sheet.values)))]
    for number, one in enumerate(rows):
        if not one.missing:
            below = rows[number + 1] if number + 1 < len(rows) else None
            return below if below and not below.missing else one
    return max(rows, key=lambda one: len(one.places), default=None)


def _header(sheet: Sheet, row: int, kind: Kind) -> Header:
    places: dict[str, Place] = {}
    twice: list[tuple[Column, Place]] = []
    unknown: list[Place] = []
    for index in range(sheet.width(row)):
        cell = sheet.cell(row, index)
        if not cell.text or cell.across:
            continue
        place = Place(index, Heading.of(cell.text))
        column = _NAMES[kind.name].get(place.heading.name)
        if column is not None and column.money and row and place.heading.unit is None:
            place = Place(index, _with_unit_above(place.heading, sheet, row, index))
        if column is None:
            unknown.append(place)
        elif column.field in places:
            twice.append((column, place))
        else:
            places[column.field] = place
    return Header(kind, row, places, tuple(twice), tuple(unknown))


def _with_unit_above(heading: Heading, sheet: Sheet, row: int, index: int) -> Heading:
    """A heading of two rows says its unit in the upper one: 支出（万元） above 本期支出."""
    return replace(heading, unit=Heading.of(sheet.text(row - 1, index)).unit)


def said_unit(sheet: Sheet, until: int) -> Unit | None:
    """The unit that is said above the table, `单位：万元`; None where two different ones are."""
    said = {
        Unit.named(match[1])
        for row in range(until + 1)
        for index in range(sheet.width(row))
        for match in _SAID_UNIT.finditer(
            unicodedata.normalize("NFKC", sheet.text(row, index)).lower()
        )
    }
    return said.pop() if len(said) == 1 else None


def money_unit(text: str) -> Unit | None:
    """The unit that a cell names, and nothing else."""
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    return Unit.named(folded) if _WHOLE_UNIT.fullmatch(folded) else None
