"""Fixed assets held (固定资产占用情况): a small table, and the day that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.documents.text import Kind, Line
from tracker.errors import TrackerError
from tracker.imports.disclosure.ledger import Ledger, cell, columns
from tracker.language import _
from tracker.model.facts import Asset
from tracker.model.money import Unit, amount, number
from tracker.model.script import bare, half

COLUMNS = {
    "kind": ("项目", "资产类别", "类别", "资产项目"),
    "quantity": ("数量",),
    "amount": ("价值", "金额", "账面"),
}
_DAY = re.compile(r"(?:截止|截至|时点)[^\d]{0,10}(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ENUMERATOR = re.compile(r"^\d+\s*[、.]\s*")


def assets(lines: Sequence[Line], ledger: Ledger) -> list[Asset]:
    """The rows of the asset table, the total included; a dash is missing, a printed 0 is 0."""
    found: list[Asset] = []
    as_of: date | None = None
    heads: dict[str, int] = {}
    unit = above = None
    for line in lines:
        if line.kind in (Kind.TEXT, Kind.HEADING):
            as_of = _day(line, ledger) or as_of
            above = (Unit.named(line.text) if "单位" in line.text else None) or above
            heads = {} if line.kind is Kind.HEADING else heads
        elif line.kind is Kind.ROW:
            as_of = _day(line, ledger) or as_of
            names = [bare(name) for name in line.cells]
            at = columns(names, COLUMNS)
            if set(at) == set(COLUMNS):
                heads, unit = at, Unit.named(line.text) or above
                ledger.claim(line)
            elif heads:
                found += _row(line, heads, unit, as_of, ledger)
    return found


def _day(line: Line, ledger: Ledger) -> date | None:
    said = _DAY.search(half(line.text))
    if said is None:
        return None
    try:
        day = date(int(said[1]), int(said[2]), int(said[3]))
    except ValueError:
        return None
    ledger.claim(line)
    return day


def _row(
    line: Line, heads: dict[str, int], unit: Unit | None, as_of: date | None, ledger: Ledger
) -> list[Asset]:
    kind = cell(line, heads["kind"])
    if unit is None:
        ledger.refuse(line, line.text, _("no unit is printed for the values"))
        return []
    try:
        quantity = number(cell(line, heads["quantity"]))
        value = amount(cell(line, heads["amount"]), unit)
    except TrackerError as error:
        ledger.refuse(line, line.text, str(error))
        return []
    ledger.claim(line)
    enumerator = _ENUMERATOR.match(half(kind))
    name = kind[enumerator.end() :] if enumerator else kind
    return [Asset(as_of, name, quantity, value, line.locator)]
