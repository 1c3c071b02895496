"""The procurement budget (政府采购预算): one table over many printed pages.

Every page prints its heading rows again, sometimes with a column less. Lines follow the subtotal
of the unit that buys. A row cut off from its page keeps the columns of the page before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from tracker.documents.text import Kind, Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.ledger import Ledger, cell, columns, others
from tracker.language import _
from tracker.model.facts import PrintedTotal, ProcurementLine, Statement
from tracker.model.money import Money, Unit, amount, number
from tracker.model.script import bare, half, unwrap

COLUMNS = {
    "project": ("项目名称",),
    "project_budget": ("预算资金", "项目预算"),
    "item": ("采购物品名称", "采购品目名称", "采购物品", "采购项目名称"),
    "catalogue_code": ("政府采购目录", "采购目录", "品目编码"),
    "measure_unit": ("计量单位",),
    "quantity": ("数量", "采购数量"),
    "unit_price": ("单价",),
    "total": ("合计", "总金额", "金额合计"),
    "general_public": ("一般公共预算",),
    "government_fund": ("基金预算", "政府性基金"),
    "state_capital": ("国有资本经营",),
    "special_account": ("财政专户",),
    "other": ("其他来源", "其他资金"),
}
FIGURES = (
    "total",
    "general_public",
    "government_fund",
    "state_capital",
    "special_account",
    "other",
)
_CODE = re.compile(r"[A-Z]\d{2,}")
_PAGE_HEAD = re.compile(r"\d{3,}\s*[一-鿿][一-鿿()（）]{3,}")
_SECTION = re.compile(r"[一二三四五六七八九十]+、")
T = TypeVar("T")


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

    def read(self, lines: Sequence[Line]) -> None:
        """Walk the document once; the table may begin anywhere."""
        for line in lines:
            if line.number in self.ledger.claimed and line.kind is Kind.ROW:
                continue
            if line.kind is Kind.ROW:
                self._take_row(line)
            elif line.kind in (Kind.TEXT, Kind.HEADING):
                self._take_text(line)

    def _take_text(self, line: Line) -> None:
        words = unwrap(line.text)
        said = re.match(r".*单位\s*:\s*(\S+)", half(words))
        if said and len(words) < 40 and Unit.named(said[1]):
            self.unit = Unit.named(said[1])
            self.ledger.claim(line)
        elif _PAGE_HEAD.fullmatch(half(words)):
            if not any(one.text == words for one in self.statements):
                self.ledger.note(line, words, _("a page head, noted at every page"))
            self.statements.append(Statement("page_head", words, line.locator))
            self.ledger.claim(line)
        elif _SECTION.match(words):
            self._columns = {}
        elif self._columns and "采购" in words and len(words) < 30:
            self.ledger.claim(line)

    def _take_row(self, line: Line) -> None:
        names = [bare(name) for name in line.cells]
        if any(name.startswith(COLUMNS["item"]) for name in names):
            self._heading, self._columns = line, columns(names, COLUMNS)
            self.unit = Unit.named(line.text) or self.unit
            self.ledger.claim(line)
        elif self._heading is not None and any(
            name.startswith(COLUMNS["general_public"]) for name in names
        ):
            self._take_second_heading(names, line)
        elif self._columns:
            self._take_figures(line)

    def _take_second_heading(self, names: list[str], line: Line) -> None:
        """Two heading rows: the lower one names what the upper one spans."""
        upper = [bare(name) for name in self._heading.cells] if self._heading else []
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

    def _take_figures(self, line: Line) -> None:
        if _code(cell(line, self._columns.get("catalogue_code"))):
            self._take_line(line)
            return
        filled = {name: text for name, at in self._columns.items() if (text := cell(line, at))}
        label = bare(line.cells[0] or filled.get("project", ""))
        if label.endswith(("小计", "合计", "总计")):
            self._take_total(line, label)
        elif self.found and set(filled) <= {"project", "item", "measure_unit"}:
            self._take_tail(line, filled)
        else:
            self.ledger.refuse(line, line.text, _("a procurement row without a catalogue code"))

    def _take_total(self, line: Line, label: str) -> None:
        block = label.removesuffix("小计") if label.endswith("小计") and label != "小计" else None
        self._block = block or self._block
        for name in FIGURES:
            figure = self._money(line, name)
            if figure is not None:
                column = f"{name}_cents"
                self.totals.append(PrintedTotal("procurement", block, column, figure, line.locator))
        self.ledger.claim(line)

    def _take_tail(self, line: Line, filled: dict[str, str]) -> None:
        """Words that did not fit on the page before."""
        last = self.found[-1]
        for name, tail in filled.items():
            last = replace(last, **{name: getattr(last, name) + tail})
        self.found[-1] = last
        self.ledger.claim(line)

    def _take_line(self, line: Line) -> None:
        get = self._columns.get
        project, budget = cell(line, get("project")), self._money(line, "project_budget")
        if not project and self.found:
            project, budget = self.found[-1].project, self.found[-1].project_budget
        quantity = self._number(line, "quantity")
        figures = {name: self._money(line, name) for name in FIGURES}
        price = self._money(line, "unit_price")
        beyond = others(line, self._columns)
        if beyond or _shifted(line, self._columns, quantity, price, figures["total"]):
            self.ledger.refuse(line, line.text, _("the row does not fit the columns of its table"))
            return
        self.ledger.claim(line)
        if figures["total"] and all(figures[name] is None for name in FIGURES[1:]):
            self.ledger.note(line, line.text, _("no source of funds is printed for this line"))
        self.found.append(
            ProcurementLine(
                unit=self._block,
                project=project,
                project_budget=budget,
                item=cell(line, get("item")),
                catalogue_code=_code(cell(line, get("catalogue_code"))),
                measure_unit=cell(line, get("measure_unit")),
                quantity=quantity,
                unit_price=price,
                locator=line.locator,
                **figures,
            )
        )

    def _money(self, line: Line, name: str) -> Money | None:
        unit = self.unit
        text = cell(line, self._columns.get(name))
        if unit is None:
            if text:
                self.ledger.refuse(line, text, _("no unit is printed above the table"))
            return None
        return self._figure(line, name, lambda text: amount(text, unit))

    def _number(self, line: Line, name: str) -> Decimal | None:
        return self._figure(line, name, number)

    def _figure(self, line: Line, name: str, read: Callable[[str], T | None]) -> T | None:
        """What cannot be read is named, and stays missing."""
        text = cell(line, self._columns.get(name))
        try:
            return read(text)
        except TrackerError as error:
            self.ledger.refuse(line, text, str(error))
            return None


def _code(text: str) -> str:
    """A catalogue code, without the space that wrapping put into it; nothing for other words."""
    code = bare(half(text)).upper()
    return code if _CODE.fullmatch(code) else ""


def _shifted(
    line: Line,
    columns: dict[str, int],
    quantity: Decimal | None,
    price: Money | None,
    total: Money | None,
) -> bool:
    """Whether a row lacks a cell in its middle, so that figures stand under the wrong heads."""
    if len(line.cells) > max(columns.values()):
        return False
    if quantity is None or price is None or total is None:
        return True
    return quantity * price.cents != total.cents
