"""Which standard table a title announces, and what its headings mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.documents.sheets import Sheet
from tracker.model.script import bare, half
from tracker.model.standard import TOTAL

LONGEST_TITLE = 45
"""Characters; a longer line is a sentence."""
LEAST_SHEETS, TITLE_ROWS = 2, 3
"""A lone 收支总表 may be somebody's own sheet (our convention)."""
_TITLES = (
    ("three_public", "三公.*(?:预算|经费).*表"),
    ("basic_economic", "基本支出.*(?:经济分类|明细|预算).*表"),
    ("general_public", "一般公共预算(?:拨款)?(?:支出|拨款).*表"),
    ("gov_fund", "政府性基金(?:预算)?(?:拨款)?(?:支出|拨款).*表"),
    ("state_capital", "国有资本经营(?:预算)?(?:拨款)?(?:支出|拨款).*表"),
    ("grant", "财政拨款收支.*总表"),
    ("balance", "收支(?:预算)?总表"),
    ("revenue", "收入(?:预算)?总表"),
    ("expenditure", "支出(?:预算)?总表"),
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _TITLES)
_LISTED = re.compile(r"\d+\s*[.、．]|.*(?:…|\.{3})|.*[,。;:]")
"""A line of the contents, or of prose."""
TWO_SIDED = {
    "balance": ("balance_revenue", "balance_expenditure"),
    "grant": ("grant_revenue", "grant_expenditure"),
}
"""Tables that print revenue on their left and expenditure on their right."""

_COLUMNS = (
    ("three_public.abroad", "因公出国"),
    ("three_public.reception", "公务接待"),
    ("three_public.vehicle.purchase", "(?:公务用车)?购置费"),
    ("three_public.vehicle.running", "(?:公务用车)?运行(?:维护)?费"),
    ("organ_operating_cost", "(?:\\d{4}年)?机关运行"),
    ("personnel", "人员(?:经费|支出)"),
    ("public_use", "(?:日常)?公用(?:经费|支出)"),
    ("basic", "基本支出"),
    ("project", "项目支出"),
    ("grant", "财政拨款(?:收入)?$"),
    ("general_public", "一般公共预算"),
    ("gov_fund", "政府性基金"),
    ("state_capital", "国有资本经营"),
    ("superior_subsidy", "上级补助收入"),
    ("subordinate_remittance", "附属单位上缴收入"),
    ("operating", "(?:事业单位)?经营收入"),
    ("business", "事业收入"),
    ("special_account", "财政专户"),
    ("other", "其他(?:资金|收入)"),
    ("total", "合计|总计|小计|预算数|金额"),
)
_HEADS = tuple((column, re.compile(words)) for column, words in _COLUMNS)
_IN_THREE_PUBLIC = {"合计": "three_public.total", "小计": "three_public.vehicle"}
_BODY = re.compile(r"-?[\d,]+(?:\.\d+)?|\(?[一二三四五六七八九十]+[、)].*|\(?\d+[、.)].*")
"""What a row of headings never prints: a figure, a code, a numbered name."""
NOTHING = ("无", "…", "……", "...", "/")
CODES = ("类", "款", "项")


def is_standard(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook is a disclosure: several of its sheets begin with the title of such a table."""
    titled = [sheet for sheet in sheets if any(map(kind_of, _first_words(sheet)))]
    return len(titled) >= LEAST_SHEETS


def _first_words(sheet: Sheet) -> list[str]:
    rows = range(min(TITLE_ROWS, len(sheet.values)))
    return [sheet.text(row, column) for row in rows for column in range(min(3, sheet.width(row)))]


def kind_of(text: str) -> str | None:
    """The table that a line announces; None for any other line, also for one of the contents."""
    line = bare(half(text))
    if len(line) > LONGEST_TITLE or _LISTED.match(line):
        return None
    return next((kind for kind, words in _KINDS if words.search(line)), None)


def is_heads(cells: Sequence[str]) -> bool:
    """Whether a row above the first figure holds headings: no figure, no numbered name, and not
    alone the word for a total or for nothing."""
    filled = [bare(half(text)) for text in cells if text]
    if all(text in NOTHING for text in filled):
        return False
    lone = len(filled) == 1 and TOTAL.fullmatch(filled[0])
    return not lone and not any(_BODY.fullmatch(text) for text in filled)


def heads(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lowest heading of each column: what stands above it names a group of columns."""
    width = max((len(cells) for cells in rows), default=0)
    return [
        next(
            (
                bare(half(cells[column]))
                for cells in reversed(rows)
                if column < len(cells) and cells[column]
            ),
            "",
        )
        for column in range(width)
    ]


def column_of(kind: str, head: str) -> str | None:
    """What a column of amounts holds; None for a heading that is not known."""
    if kind == "three_public" and head in _IN_THREE_PUBLIC:
        return _IN_THREE_PUBLIC[head]
    return next((column for column, words in _HEADS if words.match(head)), None)
