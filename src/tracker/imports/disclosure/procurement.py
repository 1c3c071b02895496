"""The procurement budget (政府采购预算): one table over many printed pages.

Every page prints its heading rows again, sometimes with a column less. Lines follow the subtotal
of the unit that buys. A row cut off from its page keeps the columns of the page before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tracker.documents.text import Kind, Line
from tracker.imports.disclosure.headings import ends_tables
from tracker.imports.disclosure.ledger import Ledger, columns
from tracker.imports.disclosure.purchase import COLUMNS, FIGURES, Purchase
from tracker.language import _
from tracker.model.facts import PrintedTotal, ProcurementLine, Statement
from tracker.model.money import Money, Unit
from tracker.model.script import bare, half, unwrap

# A code and an organisation, 414 河北省…局. A year is no code.
_PAGE_HEAD = re.compile(
    r"(?!(?:19|20)\d{2}\s*年)\d{3,}\s*[一-鿿][一-鿿()]{2,}[局委办厅院会心所部署府站队处校社团)]"
)
_UNIT = re.compile(r"单位\s*:\s*((?:人民币)?[亿万千]?元)(?![一-鿿])")
_CAPTION = "采购"
LONGEST_CAPTION = 40
"""Characters of a line above the table; a longer one is a sentence."""


class ProcurementReader:
    """Takes the lines of a document in order."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.found: list[ProcurementLine] = []
        self.totals: list[PrintedTotal] = []
        self.statements: list[Statement] = []
        self.unit: Unit | None = None
        self._columns: dict[str, int] = {}
        self._before: dict[str, int] = {}
        self._block: str | None = None
        self._heading: Line | None = None
        self._project: tuple[str | None, str, Money | None] = (None, "", None)
        """Block, name and budget of the project that was printed last."""
        self._cut: Purchase | None = None
        """A subtotal whose name goes on behind the page break."""

    def read(self, lines: Sequence[Line]) -> None:
        """Walk the document once; the table may begin anywhere."""
        for line in lines:
            if line.kind is Kind.ROW and line.number not in self.ledger.claimed:
                self._take_row(line)
            elif line.kind in (Kind.TEXT, Kind.HEADING, Kind.RUNNING):
                self._take_text(line)

    def _take_text(self, line: Line) -> None:
        words = unwrap(line.text)
        if len(words) <= LONGEST_CAPTION and self._take_unit(line):
            self.ledger.claim(line)
        elif _PAGE_HEAD.fullmatch(half(words)):
            self._take_page_head(line, words)
        elif ends_tables(line, in_goal=False):
            self._columns = {}
        elif self._columns and _CAPTION in words and len(words) <= LONGEST_CAPTION:
            self.ledger.claim(line)
        elif self._columns and self.found and line.kind is Kind.TEXT:
            self.ledger.refuse(line, words, _("a paragraph within the procurement table"))

    def _take_unit(self, line: Line) -> bool:
        said = _UNIT.search(half(line.text))
        unit = Unit.named(said[1]) if said else None
        self.unit = unit or self.unit
        return unit is not None

    def _take_page_head(self, line: Line, words: str) -> None:
        if not any(one.text == words for one in self.statements):
            self.ledger.note(line, words, _("a page head, noted at every page"))
        self.statements.append(Statement("page_head", words, line.locator))
        self.ledger.claim(line)

    def _take_row(self, line: Line) -> None:
        names = [bare(name) for name in line.cells]
        if any(name.startswith(COLUMNS["item"]) for name in names):
            self._heading, self._columns = line, columns(names, COLUMNS)
            self._take_unit(line)
            self.ledger.claim(line)
        elif self._heading is not None and any(
            name.startswith(COLUMNS["general_public"]) for name in names
        ):
            self._take_second_heading(self._heading, names, line)
        elif self._columns:
            self._take_figures(Purchase(line, self._columns, self.unit, self.ledger))
        elif self._take_unit(line):
            self.ledger.claim(line)

    def _take_second_heading(self, heading: Line, names: list[str], line: Line) -> None:
        """Two heading rows: the lower one names what the upper one spans."""
        upper = [bare(name) for name in heading.cells]
        width = max(len(upper), len(names))
        upper += [""] * (width - len(upper))
        lower = names + [""] * (width - len(names))
        found = columns([low or up for up, low in zip(upper, lower, strict=True)], COLUMNS)
        missing = [name for name in self._before if name not in found]
        if missing:
            self.ledger.note(line, ", ".join(missing), _("a column that this page does not print"))
        self._columns = self._before = found
        self._heading = None
        self.ledger.claim(line)

    def _take_figures(self, row: Purchase) -> None:
        label = bare(row.line.cells[0] or row.text("project"))
        if row.code:
            self._take_purchase(row)
        elif self._cut is not None and label.endswith("小计"):
            cut, self._cut = self._cut, None
            self._take_total(cut, bare(cut.text("project")) + label)
            self.ledger.claim(row.line)
        elif label.endswith(("小计", "合计", "总计")):
            self._take_total(row, label)
        elif row.is_cut_total():
            self._cut = row
        elif self.found and row.is_tail():
            self._take_tail(row)
        else:
            reason = _("a procurement row without a catalogue code")
            self.ledger.refuse(row.line, row.line.text, reason)

    def _take_total(self, row: Purchase, label: str) -> None:
        block = label.removesuffix("小计") if label.endswith("小计") and label != "小计" else None
        self._block = block or self._block
        where = row.line.locator
        for name in FIGURES:
            figure = row.money(name)
            if figure is not None:
                self.totals.append(
                    PrintedTotal("procurement", block, f"{name}_cents", figure, where)
                )
        self.ledger.claim(row.line)

    def _take_tail(self, row: Purchase) -> None:
        """Words that did not fit on the page before."""
        last = self.found[-1]
        for name, tail in row.filled.items():
            joined: dict[str, Any] = {name: getattr(last, name) + tail}
            last = replace(last, **joined)
        self.found[-1] = last
        self.ledger.claim(row.line)

    def _take_purchase(self, row: Purchase) -> None:
        """A merged project is printed once: the lines below it leave it blank, within one block."""
        if row.text("project"):
            self._project = (self._block, row.text("project"), row.money("project_budget"))
        block, project, budget = self._project
        if not project or block != self._block:
            self.ledger.refuse(row.line, row.line.text, _("a purchase without a project"))
            return
        bought = row.read(self._block, project, budget)
        if bought is not None:
            self.found.append(bought)
