"""Rows below the header that are no lines of the table: totals, remarks, what nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.documents.sheets import Cell
from tracker.imports.sheets.row import Row
from tracker.model.names import fold

_SUM = r"(合计|小计|总计|共计|总额)"
_TOTAL = re.compile(
    rf"(本页|本表|本年|全年|全部|全局|全市|全区|全县|部门|单位)?(基本|项目)?(收入|支出|预算)?{_SUM}(\([^()]*\))?:?"
    r"|total|subtotal|grandtotal"
)
SUBTOTALS = ("小计", "subtotal")
"""Rows that add up a part of the lines only."""
_HEADING = re.compile(r"([一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)).+")
_FOOT = re.compile(
    r"(注|备注|说明|附注|制表人?|填表人|填报人|审核人?|复核人?|负责人|单位负责人|填表日期|填报日期|制表日期"
    r"|note|notes|preparedby)\d*:.*"
)


def is_total(row: Row) -> bool:
    """The project is called a total; or there is no project, and another label is."""
    project = fold(row.cell("project").text)
    if project:
        return _TOTAL.fullmatch(project) is not None
    return _TOTAL.fullmatch(fold(first(row).text)) is not None


def is_heading(row: Row) -> bool:
    """A numbered head such as 一、项目支出: its figure would be counted beside those below it."""
    return _HEADING.fullmatch(fold(row.cell("project").text)) is not None


def is_foot(row: Row) -> bool:
    """Nothing but remarks, and no figure."""
    if any(row.fills(name) for name in row.context.header.kind.figures):
        return False
    cells = [cell for cell in _cells(row) if cell.text and not cell.filled]
    return bool(cells) and all(_FOOT.fullmatch(fold(cell.text)) for cell in cells)


def first(row: Row) -> Cell:
    """The first cell that shows something."""
    return next((cell for cell in _cells(row) if cell.text), row.cell("project"))


def _cells(row: Row) -> Iterator[Cell]:
    sheet = row.context.sheet
    return (sheet.cell(row.number, index) for index in range(sheet.width(row.number)))


def says_nothing(row: Row) -> bool:
    """Nothing is filled in but what a template prints."""
    kind = row.context.header.kind
    if any(row.fills(name) or is_merged(row.cell(name)) for name in kind.figures):
        return False
    return not any(row.fills(name) for name in row.context.header.places if name not in kind.given)


def is_merged(cell: Cell) -> bool:
    """A figure that stands for several rows: nobody can tell what each of them got."""
    return cell.filled and cell.text != ""
