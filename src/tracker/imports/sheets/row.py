"""A row of a sheet: its cells by field, read strictly; every mistake is kept with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tracker.documents.sheets import Cell, Fault, Sheet
from tracker.errors import FractionOfCent, NotANumber, NotAPeriod, Problem
from tracker.imports.sheets.headings import Header, money_unit
from tracker.language import _
from tracker.model.money import DASHES, Money, Unit, amount, number
from tracker.model.period import Period, calendar_day
from tracker.model.script import unwrap

_EXPONENT = re.compile(r"[+-]?\d+(\.\d+)?E[+-]?\d+", re.IGNORECASE)
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:年度?)?")
_ONE_OR_TWO_DIGITS = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Context:
    """What is true of the whole sheet. `year` is said by the title or the name of the file."""

    source: str
    sheet: Sheet
    header: Header
    unit: Unit | None
    year: int | None
    asked_year: int | None
    units_in_unit_column: bool = False


@dataclass(slots=True)
class Row:
    """`problems` is filled while the row is read; `notes` are (what, why, where)."""

    context: Context
    number: int
    problems: list[Problem] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the sheet has the column at all."""
        return name in self.context.header.places

    def cell(self, name: str) -> Cell:
        """The cell of a field; an empty one where the sheet does not have the column."""
        if name not in self.cells:
            self.cells[name] = self._cell(name)
        return self.cells[name]

    def _cell(self, name: str) -> Cell:
        place = self.context.header.places.get(name)
        if place is None:
            return Cell("", self.context.sheet.place(self.number, 0))
        cell = self.context.sheet.cell(self.number, place.index)
        return Cell("", cell.place) if cell.across else cell

    def heading(self, name: str) -> str:
        """The column's heading as it is printed."""
        place = self.context.header.places.get(name)
        return unwrap(place.heading.text) if place else ""

    def fills(self, name: str) -> bool:
        """Whether the cell says something: a dash does not, a figure merged from above does not."""
        if not self.has(name):
            return False
        cell = self.cell(name)
        figure = name in self.context.header.kind.figures
        if cell.fault or (figure and cell.filled):
            return cell.fault is not None
        return any(mark not in DASHES for mark in cell.text.strip()) if cell.text else False

    def fail(self, name: str, found: str, expected: str) -> None:
        """Keep a mistake in the cell of a field."""
        self.problems.append(Problem(self.context.source, self.where(name), found, expected))

    def where(self, name: str) -> str:
        """The place of a cell as a person finds it: a text has no letters for its columns."""
        lines = self.context.sheet.lines
        if lines is None:
            return self.cell(name).place
        line = _("line {number}").format(number=lines[self.number])
        if not self.has(name):
            return line
        return _("{line}, column “{heading}”").format(line=line, heading=self.heading(name))

    def text(self, name: str) -> str | None:
        """The text as printed, unwrapped; None for an empty cell."""
        if not self.has(name) or not self._readable(name):
            return None
        return unwrap(self.cell(name).text) or None

    def code(self, name: str) -> str | None:
        """A code is text: one that a spreadsheet turned into a rounded number is a mistake."""
        text = self.text(name)
        if text and (_EXPONENT.fullmatch(text) or self.rounded(name)):
            self.fail(name, quoted(text), _("a code: format the column as text and type it again"))
            return None
        return text

    def money(self, name: str) -> Money | None:
        """The amount, in the unit that the heading, the row or the sheet says; None where missing."""
        if not self.fills(name) or not self._readable(name):
            return None
        unit = self._unit(name)
        if unit is None:
            return None
        text = self.cell(name).text
        try:
            return amount(text, unit)
        except NotANumber:
            self.fail(name, quoted(text), _("an amount in {unit}").format(unit=unit.symbol))
        except FractionOfCent:
            found = _("{amount} {unit}, a fraction of a cent").format(amount=text, unit=unit.symbol)
            self.fail(name, found, _("an amount that is exact to the cent"))
        return None

    def _unit(self, name: str) -> Unit | None:
        said = self._said_unit()
        if said:
            unit = money_unit(said)
            if unit is None:
                self.fail("money_unit", quoted(said), _("a unit of money: 元 or 万元"))
            return unit
        place = self.context.header.places[name]
        return place.heading.unit or self.context.unit

    def _said_unit(self) -> str | None:
        if self.context.units_in_unit_column:
            return self.text("unit")
        return self.text("money_unit")

    def unit(self) -> str | None:
        """The organisation that a column 单位 names, where it does not name units of money."""
        return None if self.context.units_in_unit_column else self.text("unit")

    def year(self) -> int | None:
        """The year of the row's own column, then the one asked for, then the sheet's."""
        if not self.text("year"):
            return self.context.asked_year or self.context.year
        year = self._printed_year("year")
        return None if year is None else self.agreed("year", year)

    def budget_year(self) -> int | None:
        """The year whose budget pays, where a column says it: it need not be the period's year."""
        return self._printed_year("budget_year")

    def _printed_year(self, name: str) -> int | None:
        text = self.text(name)
        match = _YEAR.fullmatch(unicodedata.normalize("NFKC", text)) if text else None
        if text and match is None:
            self.fail(name, quoted(text), _("a year such as 2020"))
        return int(match[1]) if match else None

    def agreed(self, name: str, year: int) -> int | None:
        """A year that the row says must be the year that was asked for."""
        asked = self.context.asked_year
        if asked is None or asked == year or self.text("budget_year"):
            return year
        self.fail(name, str(year), _("the year {year}, as --year says").format(year=asked))
        return None

    def period(self, name: str, year: int | None) -> Period | None:
        """The period. A date stored by a spreadsheet is its month: that is what 2020-03 turns into."""
        text = self.text(name)
        if not text:
            self.fail(name, _("an empty cell"), _("a period: 2020Q1, 2020-03 or 2020"))
            return None
        if self.rounded(name):
            self.fail(name, quoted(text), _("a period typed as text, such as 2020-10"))
            return None
        if self.cell(name).date:
            day = date.fromisoformat(text[:10])
            return self._in_year(name, Period(day.year, "M", day.month), year)
        try:
            return self._in_year(name, Period.parse(self._named(name, text), year), year)
        except NotAPeriod:
            mend = _("a period with its year: 2020Q1, 2020-03 or 2020; or --year says the year")
            self.fail(name, quoted(text), mend)
            return None

    def rounded(self, name: str) -> bool:
        """A number with a fraction where none belongs: 2020.10 has become 2020.1, which is January."""
        return self.cell(name).number and "." in self.cell(name).text

    def _named(self, name: str, text: str) -> str:
        """`3` under the heading 季度 is a quarter, under 月份 a month."""
        if not _ONE_OR_TWO_DIGITS.fullmatch(text):
            return text
        heading = self.context.header.places[name].heading.name
        if heading in ("季度", "quarter"):
            return f"Q{text}"
        return f"{text}月" if heading in ("月份", "month") else text

    def _in_year(self, name: str, period: Period, year: int | None) -> Period | None:
        if year is not None and self.has("year") and period.year != year and self.text("year"):
            self.fail(name, str(period), _("a period in {year}").format(year=year))
            return None
        return period if self.agreed(name, period.year) else None

    def day(self, name: str) -> date | None:
        """A calendar day: 2020-06-30, 2020/6/30, 2020年6月30日, or a cell that stores a date."""
        return calendar_day(self.text(name) or "")

    def percent(self, name: str) -> Decimal | None:
        """0 to 100. `0.5` is a half or half a per cent: only a % sign, or the heading's, tells."""
        text = self.text(name)
        if not text or not self.fills(name):
            return None
        folded = unicodedata.normalize("NFKC", text).strip()
        try:
            value = number(folded.removesuffix("%"))
        except NotANumber:
            value = None
        if value is None or not 0 <= value <= 100:
            self.fail(name, quoted(text), _("a percentage from 0 to 100, such as 50%"))
            return None
        if 0 < value <= 1 and not folded.endswith("%") and not self._says_percent(name):
            found = _("{text}, which may be {low}% or {high}%").format(
                text=text, low=value, high=f"{value * 100:f}".rstrip("0").rstrip(".")
            )
            self.fail(name, found, _("a percentage with its sign, such as 50%"))
            return None
        return value

    def _says_percent(self, name: str) -> bool:
        """The heading says %; but an xls or ods does not tell whether 0.5 is shown as 50%."""
        unsure = self.cell(name).number and self.context.sheet.percents is None
        return self.context.header.places[name].heading.percent and not unsure

    def _readable(self, name: str) -> bool:
        cell = self.cell(name)
        if cell.fault is Fault.ERROR:
            found = _("the error {text}").format(text=cell.text) if cell.text else _("an error")
            self.fail(name, found, _("a value"))
        elif cell.fault is Fault.UNSTORED:
            found = _("a formula without a stored value")
            self.fail(name, found, _("a value: open and save the file in Excel"))
        return cell.fault is None


def quoted(text: str) -> str:
    """As a problem shows what was found; a long text is cut."""
    short = unwrap(text)
    return f"“{short[:60]}…”" if len(short) > 60 else f"“{short}”"
