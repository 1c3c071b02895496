"""The content of an ods: how large a grid its repeated rows and cells make, which of them are merged
or percentages."""

from __future__ import annotations

from tracker.documents.sheets.limits import Area
from tracker.documents.sheets.package import Package
from tracker.documents.sheets.spreadsheetml import Marks


class OpenDocument:
    """Walks rows and cells, which say how often they are repeated."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.area = Area()
        self.row = self.column = self.rows = self.width = 0
        self.cell = False
        self.repeat = 1
        self.found: dict[str, Marks] = {}
        self.now = Marks()

    def marks(self) -> dict[str, Marks]:
        """By the sheet's name. Raises TooMuch."""
        self.package.parse("content.xml", self.start, self.end, self.text)
        return self.found

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.area, self.row = Area(), 0
            self.now = self.found.setdefault(given.get("table:name", ""), Marks())
        elif tag == "table-row":
            self.rows = int(given.get("table:number-rows-repeated", "1"))
            self.column = self.width = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.repeat = int(given.get("table:number-columns-repeated", "1"))
            self.cell = "office:value-type" in given
            self._mark(given)

    def _mark(self, given: dict[str, str]) -> None:
        across = int(given.get("table:number-columns-spanned", "1"))
        down = int(given.get("table:number-rows-spanned", "1"))
        if across > 1 or down > 1:
            last = (self.row + down - 1, self.column + across - 1)
            self.now.merged.append(((self.row, self.column), last))
        if given.get("office:value-type") == "percentage" and self.now.percents is not None:
            Area().add(self.row + self.rows - 1, self.column + self.repeat - 1)
            self.now.percents |= {
                (row, column)
                for row in range(self.row, self.row + self.rows)
                for column in range(self.column, self.column + self.repeat)
            }

    def text(self, text: str) -> None:
        self.cell = self.cell or bool(text.strip())

    def end(self, tag: str) -> None:
        if tag in ("table-cell", "covered-table-cell"):
            self.column += self.repeat
            if self.cell:
                self.width = self.column
            self.cell = False
        elif tag == "table-row":
            self.row += self.rows
            if self.width:
                self.area.add(self.row - 1, self.width - 1)
