"""Sheets to fill in: what the database knows stands in them already, so that only numbers are typed.

What is written here imports as it is: a row without a figure is one that nobody reported on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.db import Connection, projects
from tracker.errors import NothingMatched
from tracker.imports.sheets.kinds import KINDS, Column
from tracker.language import CHINESE, _, listed
from tracker.model.money import Unit
from tracker.model.names import fold
from tracker.render.sheet import put_text
from tracker.render.tables import display_width
from tracker.render.workbook import saved

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Values = Mapping[str, object]

FIELDS = {
    "budget": (
        "project", "project_code", "unit", "category", "function_code", "function_name",
        "economic_code", "economic_name", "fund", "amount",
    ),
    "execution": ("project", "project_code", "period", "paid", "cumulative", "note"),
    "indicators": (
        "project", "indicator", "description", "seq", "target", "period", "actual", "note",
    ),
    "milestones": ("project", "due", "kind", "percent", "note"),
    "adjustments": ("project", "date", "amount", "kind", "reason"),
}  # fmt: skip
TITLES = {
    "budget": "预算",
    "execution": "执行",
    "indicators": "指标",
    "milestones": "里程碑",
    "adjustments": "调整",
}
WORDS = {
    ("milestones", CHINESE): ("支付", "完成"),
    ("milestones", "en"): ("payment", "delivery"),
    ("adjustments", CHINESE): ("追加", "调减", "调剂"),
    ("adjustments", "en"): ("supplement", "cut", "transfer"),
}
"""What may stand in the column of kinds."""
ENGLISH_UNITS = {Unit.YUAN: "yuan", Unit.WAN: "10k yuan"}
TEXT, MONEY, DAY, PERCENT = "@", "#,##0.00####", "yyyy-mm-dd", "0.##%"
FORMATS = {
    "project_code": TEXT, "function_code": TEXT, "economic_code": TEXT, "period": TEXT,
    "due": DAY, "date": DAY, "percent": PERCENT,
}  # fmt: skip
NARROWEST, WIDEST = 12, 50
PREPARED = 500
"""Rows that are formatted and checked even where nothing stands in them yet."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is to be written. `rows` by field."""

    kind: str
    year: int
    language: str
    unit: Unit
    fields: tuple[str, ...]
    rows: list[Values]


def write_template(
    connection: Connection | None,
    kind: str,
    year: int,
    department: str | None,
    language: str,
    unit: Unit = Unit.WAN,
) -> bytes:
    """An xlsx with headings in `language`, and with a connection what is known of the year.

    The same content gives the same bytes. Raises NothingMatched for an unknown department.
    """
    known = projects.departments(connection) if connection else []
    chosen = [one for one in known if department is None or one["key"] == fold(department)]
    if department is not None and known and not chosen:
        names = listed(one["name"] for one in known)
        raise NothingMatched(
            _("No department “{department}”; known are: {names}").format(
                department=department, names=names
            )
        )
    rows: list[Values] = []
    if connection is not None:
        for one in chosen:
            found = _ROWS[kind](connection, int(one["id"]), one["name"], year)
            rows += ({"department": one["name"]} | dict(row) for row in found)
    fields = ("department", *FIELDS[kind]) if len(known) > 1 else FIELDS[kind]
    return saved(_written(_Sheet(kind, year, language, unit, fields, rows)))


def _budget(connection: Connection, department: int, _name: str, year: int) -> Iterator[Values]:
    """The projects of the year, else of the year before."""
    known = projects.known(connection, department, year)
    for row in known or projects.known(connection, department, year - 1):
        yield {"project": row["name"], "project_code": row["code"]}


def _execution(connection: Connection, department: int, _name: str, year: int) -> Iterator[Values]:
    for row in projects.known(connection, department, year):
        for quarter in range(1, 5):
            period = f"{year}Q{quarter}"
            yield {"project": row["name"], "project_code": row["code"], "period": period}


INDICATORS = """
SELECT DISTINCT project, level3, description, seq, target_text, unit FROM indicators
 WHERE department = :department AND year = :year ORDER BY project, table_part, table_no, seq
"""


def _indicators(connection: Connection, _id: int, department: str, year: int) -> Iterator[Values]:
    for row in connection.execute(INDICATORS, {"department": department, "year": year}):
        yield {
            "project": row["project"],
            "indicator": row["level3"],
            "description": row["description"],
            "seq": row["seq"],
            "target": row["target_text"],
            "period": str(year),
            "is_rate": row["unit"] == "%",
        }


def _milestones(connection: Connection, department: int, _name: str, year: int) -> Iterator[Values]:
    for row in projects.known(connection, department, year):
        yield {"project": row["name"]}


def _adjustments(*_about: object) -> Iterator[Values]:
    """Which projects are adjusted is the officer's to say."""
    return iter(())


_ROWS: dict[str, Any] = {
    "budget": _budget,
    "execution": _execution,
    "indicators": _indicators,
    "milestones": _milestones,
    "adjustments": _adjustments,
}


def _written(about: _Sheet) -> Workbook:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    # The year in the sheet's name says it to the import, whatever the file is called.
    title = TITLES[about.kind] if about.language == CHINESE else about.kind
    sheet.title = f"{title} {about.year}"
    for place, name in enumerate(about.fields, 1):
        heading = sheet.cell(1, place, _heading(about, name))
        heading.font = Font(bold=True)
    for line, row in enumerate(about.rows, 2):
        for place, name in enumerate(about.fields, 1):
            _fill(sheet.cell(line, place), row.get(name))
    _format(sheet, about)
    _choices(sheet, about)
    sheet.freeze_panes = "B2"
    return book


def _heading(about: _Sheet, name: str) -> str:
    column = KINDS[about.kind].column(name)
    chinese = about.language == CHINESE
    text = column.names[0] if chinese else column.names[1]
    if not column.money:
        return text
    if chinese:
        return f"{text}（{about.unit.symbol}）"
    return f"{text} ({ENGLISH_UNITS.get(about.unit, about.unit.symbol)})"


def _fill(cell: Any, value: object) -> None:
    """Text stays text, also where it begins like a formula or looks like a number."""
    if value is None or value == "":
        return
    if isinstance(value, int | Decimal):
        cell.value = value
        return
    put_text(cell, str(value))


def _format(sheet: Worksheet, about: _Sheet) -> None:
    from openpyxl.utils import get_column_letter

    last = len(about.rows) + PREPARED + 1
    for place, name in enumerate(about.fields, 1):
        column = KINDS[about.kind].column(name)
        widest = max(display_width(str(sheet.cell(line, place).value or ""))
                     for line in range(1, len(about.rows) + 2))  # fmt: skip
        width = min(max(widest + 3, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(place)].width = width
        for line in range(2, last + 1):
            look = _look(about, column, line - 2)
            if look is not None:
                sheet.cell(line, place).number_format = look


def _look(about: _Sheet, column: Column, index: int) -> str | None:
    if column.money:
        return MONEY
    if column.field == "actual" and index < len(about.rows) and about.rows[index].get("is_rate"):
        return PERCENT
    return FORMATS.get(column.field)


def _choices(sheet: Worksheet, about: _Sheet) -> None:
    """A list to choose from, in the column of kinds."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    language = about.language if about.language == CHINESE else "en"
    words = WORDS.get((about.kind, language))
    if words is None:
        return
    letter = get_column_letter(about.fields.index("kind") + 1)
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{len(about.rows) + PREPARED + 1}")
    sheet.add_data_validation(choice)
