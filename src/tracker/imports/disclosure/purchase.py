"""One row of the procurement table: its cells by the columns that the page's heading names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tracker.documents.text import Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.ledger import Ledger, cell, others
from tracker.language import _
from tracker.model.facts import ProcurementLine
from tracker.model.money import Money, Unit, amount, number
from tracker.model.script import bare, half

COLUMNS = {
    "number": ("序号",),
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
WORDS = {"project", "item", "measure_unit", "catalogue_code"}
_NOTE = ("注", "备注", "说明")
_CODE = re.compile(r"[A-Z]\d{2,}")
_FIGURE = re.compile(r"[\d,.]+")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Purchase:
    """A row with what is needed to read it. What cannot be read is named, and stays missing."""

    line: Line
    columns: dict[str, int]
    unit: Unit | None
    ledger: Ledger

    def text(self, name: str) -> str:
        """The cell under a heading; nothing where the page prints no such column."""
        return cell(self.line, self.columns.get(name))

    @property
    def code(self) -> str:
        """The catalogue code without the space that wrapping put into it; nothing for other words."""
        code = bare(half(self.text("catalogue_code"))).upper()
        return code if _CODE.fullmatch(code) else ""

    @property
    def filled(self) -> dict[str, str]:
        """The cells that print something."""
        return {name: text for name in self.columns if (text := self.text(name))}

    def is_tail(self) -> bool:
        """Words in the columns of words, digits in that of the code; no footnote, no lone cell."""
        filled = self.filled
        code = filled.get("catalogue_code", "")
        lone = len(self.line.cells) == 1 or self.line.text.startswith(_NOTE)
        return not lone and set(filled) <= WORDS and (not code or code.isdigit())

    def is_cut_total(self) -> bool:
        """A name and sums, and nothing that is bought: the beginning of a subtotal."""
        filled = set(self.filled)
        return {"project", "total"} <= filled and not {"item", "quantity"} & filled

    def money(self, name: str) -> Money | None:
        """An amount in the table's unit."""
        unit, text = self.unit, self.text(name)
        if unit is None:
            if text:
                self.ledger.refuse(self.line, text, _("no unit is printed above the table"))
            return None
        return self._figure(name, lambda text: amount(text, unit))

    def _figure(self, name: str, read: Callable[[str], T | None]) -> T | None:
        text = self.text(name)
        try:
            return read(text)
        except TrackerError as error:
            self.ledger.refuse(self.line, text, str(error))
            return None

    def read(self, block: str | None, project: str, budget: Money | None) -> ProcurementLine | None:
        """The line; None, and named, where its cells have slipped from under their heads."""
        quantity = self._figure("quantity", number)
        price = self.money("unit_price")
        figures = {name: self.money(name) for name in FIGURES}
        if self._has_slipped(quantity, price, figures["total"]):
            reason = _("the row does not fit the columns of its table")
            self.ledger.refuse(self.line, self.line.text, reason)
            return None
        self.ledger.claim(self.line)
        if figures["total"] and all(figures[name] is None for name in FIGURES[1:]):
            reason = _("no source of funds is printed for this line")
            self.ledger.note(self.line, self.line.text, reason)
        return ProcurementLine(
            unit=block,
            project=project,
            project_budget=budget,
            item=self.text("item"),
            catalogue_code=self.code,
            measure_unit=self.text("measure_unit"),
            quantity=quantity,
            unit_price=price,
            locator=self.line.locator,
            **figures,
        )

    def _has_slipped(
        self, quantity: Decimal | None, price: Money | None, total: Money | None
    ) -> bool:
        """Whether a cell lacks in the row's middle: a number stands where a word must, something
        where no heading is, or in a row that is too short the arithmetic fails."""
        if others(self.line, self.columns) or _FIGURE.fullmatch(half(self.text("measure_unit"))):
            return True
        if len(self.line.cells) > max(self.columns.values()):
            return False
        if quantity is None or price is None or total is None:
            return True
        return quantity * price.cents != total.cents
