"""The content of an ods: how large a grid its repeated rows and cells make."""

from __future__ import annotations

from tracker.documents.sheets.limits import Area
from tracker.documents.sheets.package import Package


class OpenDocument:
    """Walks rows and cells, which say how often they are repeated."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.area = Area()
        self.row = self.column = self.rows = self.width = 0
        self.cell = False
        self.repeat = 1

    def check(self) -> None:
        """Raises TooMuch."""
        self.package.parse("content.xml", self.start, self.end, self.text)

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.area, self.row = Area(), 0
        elif tag == "table-row":
            self.rows = int(given.get("table:number-rows-repeated", "1"))
            self.column = self.width = 0
        elif tag in ("table-cell", "covered-table-cell"):
            self.repeat = int(given.get("table:number-columns-repeated", "1"))
            self.cell = "office:value-type" in given

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
