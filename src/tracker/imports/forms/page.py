"""A sheet that is a form, read by its title, its labels and the heads of its columns, in whatever order
a profile put them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.documents.sheets import Cell, Sheet
from tracker.errors import Problem, Refused
from tracker.imports.forms.filled import Filled, Line, OtherKey
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.forms import (
    DEPARTMENT,
    MONITOR,
    PROJECT,
    SELFEVAL,
    TITLES,
    Column,
    missing,
    named,
)

DEEPEST_TITLE, DEEPEST_HEAD = 5, 40
"""Rows in which a title, and the heads of the columns, are looked for."""
RATE_REASON = "预算执行率偏低原因"
TOTAL = "总分"
_COVERS = re.compile(r"\(((?:19|20)\d{2})年度?(?:1-(\d{1,2})月)?\)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_MONTHS = re.compile(r"1-(\d{1,2})月")


class Page:
    """The work on one sheet."""

    def __init__(self, sheet: Sheet, kind: str, source: str) -> None:
        self.sheet, self.kind, self.source = sheet, kind, source

    def read(self) -> Filled:
        """Everything that it says. Raises Refused for what is missing or contradicts itself."""
        year, month, covers = self._covers()
        self._titled(year)
        project, department = self._beside(PROJECT), self._beside(DEPARTMENT)
        filled = Filled(
            kind=self.kind,
            source=self.source,
            sheet=self.sheet.name,
            project=project.text,
            department=department.text,
            year=year,
            month=month,
            places={"project": project.place, "department": department.place, "year": covers},
        )
        head, columns = self._heads()
        self._agreed(head, month)
        deep = 2 if any(column.parts for column, _at in columns) else 1
        causes = self._parts(head + 1, columns) if deep == 2 else {}
        first = head + deep
        last = next(
            (row for row in range(first, len(self.sheet.values)) if self._is_end(row)),
            len(self.sheet.values),
        )
        filled.lines = list(self._lines(range(first, last), columns, causes))
        filled.rate_reason = self._labelled(RATE_REASON)
        filled.others = self._others([*range(head), *range(last, len(self.sheet.values))])
        return filled

    def _titled(self, year: int) -> None:
        """The year in the title is the one below it: else whose results are they? Raises Refused."""
        for row in range(min(DEEPEST_TITLE, len(self.sheet.values))):
            for column in range(self.sheet.width(row)):
                cell = self.sheet.cell(row, column)
                said = _YEAR.search(bare(cell.text))
                if TITLES[self.kind] in bare(cell.text) and said and int(said[1]) != year:
                    expected = _("the year under the title, {year}").format(year=year)
                    raise self._refused(self.sheet.place(row, 0), quoted(cell.text), expected)

    def _others(self, rows: Iterable[int]) -> dict[OtherKey, Cell]:
        """Every cell of these rows, by what its row begins with."""
        times: Counter[str] = Counter()
        found: dict[OtherKey, Cell] = {}
        for row in rows:
            cells = [self.sheet.cell(row, column) for column in range(self.sheet.width(row))]
            label = next((bare(cell.text) for cell in cells if cell.text), "")
            for column, cell in enumerate(cells):
                if not cell.filled:
                    found[label, times[label], column] = cell
            times[label] += 1
        return found

    def _covers(self) -> tuple[int, int, str]:
        """The year and the last month, as （2020年度1-9月） under the title says them, and where."""
        for row in range(min(DEEPEST_TITLE, len(self.sheet.values))):
            for column in range(self.sheet.width(row)):
                said = _COVERS.fullmatch(bare(self.sheet.text(row, column)))
                if said and (said[2] is not None or self.kind == SELFEVAL):
                    month = int(said[2] or 12)
                    if 1 <= month <= 12:
                        return int(said[1]), month, self.sheet.place(row, column)
        usual = "（2020年度1-9月）" if self.kind == MONITOR else "（2020年度）"
        raise self._refused(
            "", _("no line that says the year"), _("such as {text}").format(text=usual)
        )

    def _beside(self, label: str) -> Cell:
        """What stands to the right of a label."""
        cell = self._labelled(label)
        if cell is not None and cell.text:
            return cell
        place = cell.place if cell else self.sheet.name
        raise self._refused(place, _("nothing beside {label}").format(label=label), label)

    def _labelled(self, label: str) -> Cell | None:
        for row in range(min(DEEPEST_HEAD, len(self.sheet.values))):
            for column in range(self.sheet.width(row)):
                if bare(self.sheet.text(row, column)) == label:
                    return self._next(row, column)
        return None

    def _next(self, row: int, column: int) -> Cell:
        """The cell after a label, which may be merged over several."""
        after = column + 1
        while after < self.sheet.width(row) and self.sheet.cell(row, after).across:
            after += 1
        return self.sheet.cell(row, after)

    def _heads(self) -> tuple[int, list[tuple[Column, int]]]:
        """The row of heads, and where each column stands. A head may reach over two rows."""
        best: list[str] = []
        place = ""
        for row in range(min(DEEPEST_HEAD, len(self.sheet.values))):
            found = [
                (column, at)
                for at in range(self.sheet.width(row))
                if not self.sheet.cell(row, at).across
                and (column := named(self.kind, self.sheet.text(row, at))) is not None
            ]
            names = [column.names[0] for column, _at in found]
            if found and not missing(self.kind, names):
                return row, found
            if len(names) > len(best):
                best, place = names, self.sheet.place(row, found[0][1])
        lost = ", ".join(one.names[0] for one in missing(self.kind, best))
        raise self._refused(
            place,
            _("no row with all heads of the indicators"),
            _("also {names}").format(names=lost),
        )

    def _agreed(self, head: int, month: int) -> None:
        """The months in the heads are those under the title: else whose results are they?"""
        for column in range(self.sheet.width(head)):
            cell = self.sheet.cell(head, column)
            said = _MONTHS.search(bare(cell.text))
            if said and int(said[1]) != month:
                expected = _("the months under the title, 1-{month}").format(month=month)
                raise self._refused(cell.place, quoted(cell.text), expected)

    def _parts(self, row: int, columns: Sequence[tuple[Column, int]]) -> dict[str, int]:
        """The columns of a group, by the heads in the row below."""
        names = {part for column, _at in columns for part in column.parts}
        if row >= len(self.sheet.values):
            return {}
        return {
            bare(self.sheet.text(row, at)): at
            for at in range(self.sheet.width(row))
            if bare(self.sheet.text(row, at)) in names and not self.sheet.cell(row, at).filled
        }

    def _lines(
        self, rows: Iterable[int], columns: Sequence[tuple[Column, int]], parts: Mapping[str, int]
    ) -> Iterator[Line]:
        single = {column.field: at for column, at in columns if not column.parts}
        if "原因说明" in parts:
            single["reason"] = parts["原因说明"]
        for row in rows:
            cells = {name: self._cell(row, at) for name, at in single.items()}
            if any(cell.text or cell.fault for cell in cells.values()):
                yield Line(
                    level2=cells["level2"].text if "level2" in cells else "",
                    level3=cells["level3"].text,
                    target=cells["target"].text,
                    cells=cells,
                    causes={name: self._cell(row, at) for name, at in parts.items()},
                )

    def _is_end(self, row: int) -> bool:
        """The row of the sum, or a remark below the table."""
        texts = (bare(self.sheet.text(row, at)) for at in range(self.sheet.width(row)))
        first = [text for text in texts if text]
        return bool(first) and (TOTAL in first or first[0].startswith("注:"))

    def _cell(self, row: int, column: int) -> Cell:
        """What is merged from another column is not of this one."""
        cell = self.sheet.cell(row, column)
        return Cell("", cell.place) if cell.across else cell

    def _refused(self, place: str, found: str, expected: str) -> Refused:
        return Refused([Problem(self.source, place or self.sheet.name, found, expected)])


def bare(text: str) -> str:
    """Half-width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
