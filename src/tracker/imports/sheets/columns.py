"""What holds for a whole sheet: its year, its units of money, its columns and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from tracker.documents.sheets import Sheet
from tracker.errors import Problem
from tracker.imports.options import Options
from tracker.imports.sheets.headings import Header, Place, money_unit, said_unit
from tracker.imports.sheets.kinds import Column
from tracker.imports.sheets.recognising import texts
from tracker.imports.sheets.row import Context
from tracker.language import _
from tracker.model.facts import Unplaced
from tracker.model.money import Unit
from tracker.model.script import unwrap

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def context(sheet: Sheet, header: Header, source: str, options: Options) -> Context:
    """What every row of the sheet is read with."""
    return Context(
        source=source,
        sheet=sheet,
        header=header,
        unit=said_unit(sheet, header.row) or options.unit,
        year=_year(sheet, header, source),
        asked_year=options.year,
        units_in_unit_column=_units_in_unit_column(sheet, header),
    )


def _year(sheet: Sheet, header: Header, source: str) -> int | None:
    """The one year that the rows above the table say, else the sheet's name, else the file's."""
    title = " ".join(text for row in range(header.row) for text in texts(sheet, row))
    for text in (title, sheet.name, PurePath(source).stem):
        years = set(_YEAR.findall(unicodedata.normalize("NFKC", text)))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None


def _units_in_unit_column(sheet: Sheet, header: Header) -> bool:
    """单位 is also the word for the unit of money: a column that holds nothing else says that."""
    place = header.places.get("unit")
    if place is None:
        return False
    said = {sheet.text(row, place.index) for row in range(header.row + 1, len(sheet.values))}
    said.discard("")
    return bool(said) and all(money_unit(text) for text in said)


def first_unit(context: Context) -> Unit | None:
    """The unit of the first column of money, where it is one for all rows."""
    for column in context.header.kind.columns:
        place = context.header.places.get(column.field)
        if column.money and place is not None:
            return place.heading.unit or context.unit
    return None


def column_problems(context: Context) -> list[Problem]:
    """Two columns of one meaning, money of which nobody says the unit."""
    header = context.header
    found = [_twice(context, column, place) for column, place in header.twice]
    return found + [
        _no_unit(context, header.places[column.field])
        for column in header.kind.columns
        if _without_unit(context, column)
    ]


def _twice(context: Context, column: Column, place: Place) -> Problem:
    first = context.header.places[column.field]
    found = _("“{heading}” beside “{other}”").format(
        heading=unwrap(place.heading.text), other=unwrap(first.heading.text)
    )
    expected = _("one column for {field}").format(field=column.names[1])
    return Problem(context.source, _where(context, place.index), found, expected)


def _no_unit(context: Context, place: Place) -> Problem:
    heading = unwrap(place.heading.text)
    found = _("“{heading}”, which names no unit").format(heading=heading)
    expected = _("“{heading}（万元）”, or --unit 万元, or --unit 元").format(heading=heading)
    return Problem(context.source, _where(context, place.index), found, expected)


def column_notes(context: Context) -> list[Unplaced]:
    """The columns that nobody understands."""
    header = context.header
    cells = (context.sheet.cell(header.row, place.index) for place in header.unknown)
    why = _("a column that is not understood: not read")
    return [Unplaced(unwrap(cell.text), why, cell.place) for cell in cells]


def _without_unit(context: Context, column: Column) -> bool:
    place = context.header.places.get(column.field)
    if not column.money or place is None or place.heading.unit or context.unit:
        return False
    return "money_unit" not in context.header.places and not context.units_in_unit_column


def _where(context: Context, index: int) -> str:
    lines = context.sheet.lines
    if lines is None:
        return context.sheet.place(context.header.row, index)
    return _("line {number}").format(number=lines[context.header.row])
