"""The parts of an xlsx: sizes of its sheets, and what a reader of values keeps silent about.

That is cells which hold an error, cells which hold a formula and no value, and numbers which are
shown as percentages.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from tracker.documents.sheets.limits import Area
from tracker.documents.sheets.package import Package
from tracker.documents.sheets.sheet import Fault

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


Range = tuple[tuple[int, int], tuple[int, int]]
"""The first cell and the last, both within."""


@dataclass(slots=True)
class Marks:
    """(row, column) of cells with something to know about, counted from 0.

    `percents` is None where the format does not let us know. `merged` are ranges that the reader of
    values does not tell.
    """

    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    percents: set[tuple[int, int]] | None = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)


class Spreadsheet:
    """The parts of an xlsx."""

    def __init__(self, package: Package) -> None:
        self.package = package

    def marks(self) -> dict[str, Marks]:
        """By the sheet's name."""
        percents = self._percent_styles()
        return {
            name: _CellWalk(percents).walk(self.package, part)
            for name, part in self._sheets()
            if part in self.package.names
        }

    def _sheets(self) -> list[tuple[str, str]]:
        targets: dict[str, str] = {}
        sheets: list[tuple[str, str]] = []

        def relation(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[given.get("Id", "")] = given.get("Target", "")

        def sheet(tag: str, given: dict[str, str]) -> None:
            if tag == "sheet":
                key = next((value for name, value in given.items() if name.endswith(":id")), "")
                sheets.append((given.get("name", ""), targets.get(key, "")))

        if "xl/_rels/workbook.xml.rels" in self.package.names:
            self.package.parse("xl/_rels/workbook.xml.rels", relation)
        self.package.parse("xl/workbook.xml", sheet)
        return [
            (name, posixpath.normpath(posixpath.join("/xl", part))[1:]) for name, part in sheets
        ]

    def _percent_styles(self) -> set[int]:
        """Which cell styles show a number as a percentage: formats 9 and 10, and those with a %."""
        percents = {"9", "10"}
        styles: set[int] = set()
        inside: list[str] = []
        count = 0

        def start(tag: str, given: dict[str, str]) -> None:
            nonlocal count
            if tag == "numFmt" and "%" in given.get("formatCode", ""):
                percents.add(given.get("numFmtId", ""))
            if tag == "xf" and inside and inside[-1] == "cellXfs":
                if given.get("numFmtId") in percents:
                    styles.add(count)
                count += 1
            inside.append(tag)

        if "xl/styles.xml" in self.package.names:
            self.package.parse("xl/styles.xml", start, lambda _tag: inside.__delitem__(-1))
        return styles


class _CellWalk:
    """Walks the cells of a sheet of an xlsx."""

    def __init__(self, percent_styles: set[int]) -> None:
        self.percent_styles = percent_styles
        self.percents: set[tuple[int, int]] = set()
        self.marks, self.area = Marks(percents=self.percents), Area()
        self.row, self.column = -1, -1
        self.kind, self.percent = "", False
        self.formula, self.value, self.within = False, False, False

    def walk(self, package: Package, part: str) -> Marks:
        package.parse(part, self.start, self.end, self.text)
        return self.marks

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            self.row = int(given["r"]) - 1 if "r" in given else self.row + 1
            self.column = -1
        elif tag == "c":
            self._place(given.get("r"))
            self.kind = given.get("t", "n")
            self.percent = int(given.get("s", "0")) in self.percent_styles
            self.formula = self.value = False
        elif tag == "f":
            self.formula = True
        elif tag in ("v", "t"):
            self.within = True

    def _place(self, reference: str | None) -> None:
        found = _REFERENCE.fullmatch(reference or "")
        if found is None:
            self.column += 1
            return
        self.row, self.column = int(found[2]) - 1, column_number(found[1])

    def text(self, _text: str) -> None:
        self.value = self.value or self.within

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.within = False
        elif tag == "c" and (self.value or self.formula):
            place = (self.row, self.column)
            self.area.add(*place)
            if self.kind == "e":
                self.marks.faults[place] = Fault.ERROR
            elif not self.value and self.kind != "str":
                self.marks.faults[place] = Fault.UNSTORED
            elif self.percent and self.kind == "n":
                self.percents.add(place)


def column_number(name: str) -> int:
    """A is 0."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
