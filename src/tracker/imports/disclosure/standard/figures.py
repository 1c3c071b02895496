"""What the standard tables state: headline figures, and money granted by function.

The rows of 支出总表 that have no rows below them are the money granted, split into basic and project
expenditure where the parts make the printed total, and told by fund where a fund's own table prints
the same amount. Every amount is one that is printed: nothing is added up or taken off here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.imports.disclosure.ledger import Ledger
from tracker.language import _
from tracker.model.facts import (
    FunctionLine,
    Headline,
    StandardCell,
    StandardRow,
    StandardTable,
    Unplaced,
)
from tracker.model.money import total
from tracker.model.standard import CODE, items, total_row

BASIC, PROJECT = "基本支出", "项目支出"
CATEGORIES = {"basic": BASIC, "project": PROJECT}
FUNDS = {
    "general_public": "一般公共预算",
    "gov_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
}
_SOURCES = (
    ("revenue.total", "(?:本年)?收入(?:合计|总计)"),
    ("revenue.grant", "财政拨款"),
    ("revenue.general_public", "一般公共预算"),
    ("revenue.gov_fund", "政府性基金"),
    ("revenue.state_capital", "国有资本经营"),
    ("revenue.superior_subsidy", "上级补助"),
    ("revenue.subordinate_remittance", "附属单位上缴"),
    ("revenue.operating", "(?:事业单位)?经营"),
    ("revenue.business", "事业收入"),
    ("revenue.special_account", "财政专户"),
    ("revenue.other", "其他收入"),
)
_NUMBER = re.compile(r"^\(?(?:[一二三四五六七八九十]+|\d+)[、.)]\s*|^其中[:：]?")
_OF_TOTALS = {
    "balance_expenditure": {
        "total": "expenditure.total",
        "personnel": "expenditure.basic.personnel",
        "public_use": "expenditure.basic.public_use",
        "project": "expenditure.project",
    },
    "expenditure": {
        "total": "expenditure.total",
        "basic": "expenditure.basic",
        "project": "expenditure.project",
    },
    "grant_expenditure": {
        "total": "expenditure.grant",
        "general_public": "expenditure.general_public",
        "gov_fund": "expenditure.gov_fund",
        "state_capital": "expenditure.state_capital",
    },
    "basic_economic": {
        "personnel": "expenditure.basic.personnel",
        "public_use": "expenditure.basic.public_use",
    },
}
"""What the totals of a table state, by its columns."""


def headlines(tables: Iterable[StandardTable]) -> Iterator[Headline]:
    """The figures that the tables state; of an item the first table that prints it."""
    tables, seen = list(tables), set()
    for table in tables:
        if table.kind == "basic_economic" and not _is_all_basic(table, tables):
            continue
        for item, label, cell in _stated(table):
            if item not in seen:
                seen.add(item)
                yield Headline(item, label, cell.amount, None, cell.locator, from_table=True)


def _is_all_basic(table: StandardTable, tables: Sequence[StandardTable]) -> bool:
    """Whether the basic expenditure by economic class is all there is, not the granted part of it."""
    own = _total(table, "total")
    whole = next((_total(one, "basic") for one in tables if one.kind == "expenditure"), None)
    return own is not None and whole is not None and own.amount == whole.amount


def _total(table: StandardTable, column: str) -> StandardCell | None:
    row = total_row(table)
    return row.cell(column) if row else None


def _stated(table: StandardTable) -> Iterator[tuple[str, str, StandardCell]]:
    """Item, words and the cell."""
    if table.kind == "three_public":
        for row in table.rows:
            for cell in row.cells:
                yield cell.column, _LABELS.get(cell.column, cell.column), cell
    elif table.kind == "balance_revenue":
        for row in table.rows:
            item, found = _source(row.name), row.cell("total")
            if item and found:
                yield item, _NUMBER.sub("", row.name), found
    else:
        for column, item in _OF_TOTALS.get(table.kind, {}).items():
            found = _total(table, column)
            if found:
                yield item, _LABELS[item], found


_LABELS = {
    "expenditure.total": "支出总计",
    "expenditure.basic": BASIC,
    "expenditure.project": PROJECT,
    "expenditure.basic.personnel": "人员经费",
    "expenditure.basic.public_use": "公用经费",
    "expenditure.grant": "财政拨款支出",
    "expenditure.general_public": "一般公共预算支出",
    "expenditure.gov_fund": "政府性基金预算支出",
    "expenditure.state_capital": "国有资本经营预算支出",
    "three_public.total": "“三公”经费",
    "three_public.abroad": "因公出国（境）费",
    "three_public.reception": "公务接待费",
    "three_public.vehicle": "公务用车购置及运行费",
    "three_public.vehicle.purchase": "公务用车购置费",
    "three_public.vehicle.running": "公务用车运行费",
    "organ_operating_cost": "机关运行经费",
}


def _source(name: str) -> str | None:
    words = _NUMBER.sub("", name)
    return next((item for item, pattern in _SOURCES if re.match(pattern, words)), None)


def functions(tables: Iterable[StandardTable], ledger: Ledger) -> Iterator[FunctionLine]:
    """The money of 支出总表, function by function."""
    tables = list(tables)
    spent = next((one for one in tables if one.kind == "expenditure"), None)
    if spent is None:
        return
    own = {one.kind: _by_code(one) for one in tables if one.kind in FUNDS}
    for code, row in items(spent.rows):
        if code != row.code:
            said = _("printed as {printed}, it stands below {parent}: read as {code}")
            why = said.format(printed=row.code, parent=code[:-2], code=code)
            ledger.notes.append(Unplaced(f"{row.code} {row.name}", why, row.locator))
        for column, cell in _granted(row, ledger):
            yield FunctionLine(
                code=code if CODE.fullmatch(code) else None,
                name=row.name,
                category=CATEGORIES.get(column),
                fund=_fund(own, code, column, cell),
                amount=cell.amount,
                locator=cell.locator,
            )


def _granted(row: StandardRow, ledger: Ledger) -> list[tuple[str, StandardCell]]:
    """Basic and project expenditure; the total where they do not make it, or where there is only it."""
    whole = row.cell("total")
    parts = [(column, cell) for column in CATEGORIES if (cell := row.cell(column))]
    parts = [(column, cell) for column, cell in parts if cell.amount or len(parts) == 1]
    if whole is None or (parts and total(cell.amount for _column, cell in parts) == whole.amount):
        return parts
    if parts:
        why = _("basic and project expenditure do not make the printed total: the total is kept")
        ledger.notes.append(Unplaced(f"{row.code} {row.name}", why, row.locator))
    return [("total", whole)]


def _fund(
    own: Mapping[str, Mapping[str, StandardRow]], code: str, column: str, cell: StandardCell
) -> str | None:
    """The one fund whose table prints this amount for this function."""
    for kind, rows in own.items():
        printed = rows[code].cell(column) if code in rows else None
        if printed is not None and printed.amount == cell.amount:
            return FUNDS[kind]
    return None


def _by_code(table: StandardTable) -> dict[str, StandardRow]:
    return dict(items(table.rows))
