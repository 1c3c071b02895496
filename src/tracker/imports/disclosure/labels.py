"""The labels of headline figures, and what may stand before and behind one.

A label counts where nothing before it makes another word of it (政府采购支出预算 is no 支出预算) and where
the amount behind it is its own: not another year's, not a change, not a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABELS = (
    ("expenditure.general_public", "一般公共预算(?:财政)?拨款支出(?:预算)?"),
    ("expenditure.gov_fund", "政府性基金(?:预算)?(?:财政)?拨款支出(?:预算)?"),
    ("expenditure.state_capital", "国有资本经营(?:预算)?(?:财政)?拨款支出(?:预算)?"),
    ("expenditure.grant", "财政拨款支出(?:预算)?"),
    ("revenue.grant", "财政拨款收入(?:预算)?"),
    ("revenue.general_public", "一般公共预算(?:财政)?(?:拨款)?收入|一般公共预算拨款"),
    ("revenue.gov_fund", "(?:政府性)?基金(?:预算)?(?:拨款|财政拨款)?收入|政府性基金预算拨款"),
    ("revenue.state_capital", "国有资本经营(?:预算)?(?:拨款|财政拨款)?收入|国有资本经营预算拨款"),
    ("revenue.superior_subsidy", "上级补助收入"),
    ("revenue.business", "事业收入"),
    ("revenue.special_account", "财政专户(?:核拨|管理资金|返还)?(?:的)?(?:资金)?收入"),
    ("revenue.operating", "(?:事业单位)?经营收入"),
    ("revenue.subordinate_remittance", "附属单位上缴收入"),
    ("revenue.other", "其他(?:来源)?收入"),
    ("revenue.total", "(?:预算(?:总)?收入|收入(?:总)?预算|收入(?:合计|总计|总额))"),
    ("expenditure.total", "(?:支出(?:总)?预算|预算(?:总)?支出|支出(?:合计|总计|总额))"),
    ("expenditure.basic", "基本支出(?:预算)?"),
    ("expenditure.basic.personnel", "人员(?:经费|支出)"),
    ("expenditure.basic.public_use", "(?:日常)?公用(?:经费|支出)"),
    ("expenditure.project", "项目支出(?:预算)?"),
    ("organ_operating_cost", "机关运行(?:经费|费)"),
    ("three_public.total", "[“\"]?三公[”\"]?(?:经费)?(?:支出)?(?:预算)?"),
    ("three_public.abroad", "因公出国\\s*(?:\\(\\s*境\\s*\\))?\\s*(?:费用|费|经费)"),
    ("three_public.vehicle", "公务(?:用车|车)购置(?:及|和)运(?:行|维)?(?:维护)?费"),
    ("three_public.vehicle.purchase", "公务(?:用车|车)购置费"),
    ("three_public.vehicle.running", "公务(?:用车|车用车|车)运(?:行|维)?(?:维护)?费"),
    ("three_public.reception", "公务接待费"),
    ("procurement.goods", "政府采购货物(?:预算)?"),
    ("procurement.works", "政府采购工程(?:预算)?"),
    ("procurement.services", "政府采购服务(?:预算)?"),
    ("procurement.total", "政府采购(?:预算)?"),
    ("assets.planned_purchase", "拟购置固定资产"),
    ("assets.total", "固定资产"),
)  # fmt: skip
"""Names of the contract, and patterns; where two fit at one place the first one counts."""

STRICT = (
    "revenue.grant",
    "revenue.total",
    "expenditure.grant",
    "expenditure.total",
    "expenditure.basic",
    "expenditure.project",
    "assets.total",
)
"""Labels that are the end of longer ones (一般公共预算支出, 食品抽检项目支出, 其他固定资产)."""


def spaced(pattern: str) -> str:
    """A pattern of Chinese characters and groups, with white space allowed behind each character."""
    return re.sub(r"([一-鿿“”])(\??)", r"(?:\1\\s*)\2", pattern)


# A line may end within a number; two numbers never stand side by side.
DIGITS = r"\d[\d,]*(?:\s*\n\s*,?\d[\d,]*)?(?:\s*\.\s*\d+(?:\s*\n\s*\d+)?)?"
AMOUNT = rf"(?P<figure>-?{DIGITS})\s*(?P<unit>亿\s*元|万\s*元|千\s*元|元(?![氏谋江阳宝坝]))"
# 70 万 without 元 is not read, and so it is named.
ANY_AMOUNT = re.compile(
    rf"{DIGITS}\s*(?:(?:亿|万|千)\s*元|元(?![氏谋江阳宝坝])|万(?![\s一-鿿]*元|[一-鿿]))"
)

_LABEL = re.compile(
    "|".join(f"(?P<l{at}>{spaced(words)})" for at, (_item, words) in enumerate(LABELS))
)
_FILLER = re.compile(
    r"\s*(?:\d{4}\s*年度?)?"
    r"(?:[^,。;、:\d()比较增减上占节追结超余低高]|\([^()\d]{0,12}\)){0,16}?[:,]?\s*" + AMOUNT
)
_MOVED = re.compile(
    r"\s*(?:预算)?(?:[比较]\s*(?:上\s*年|去\s*年|\d{4}\s*年)(?:度)?(?:预算)?)?\s*"
    r"(?P<direction>增\s*加|增\s*长|减\s*少|下\s*降|降\s*低|压\s*减|节\s*约)了?\s*" + AMOUNT
)
_OWN = re.compile(
    r"(?:^|[^一-鿿]|[年度中的和及与为末底局门位委院会厅所处馆站队办署府校括计即是总有]|(?<!公)共)$"
)
_MOVING = re.compile(r"(?:增加|减少|增长|下降|节约|压减|追加|调减|结转|结余)$|预留")
_OTHER_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年|上年(?!末)|去年|上一年|上年度")
_CLAUSE = re.compile(r"[,。;:、()]")
LONGEST_TITLE = 40
"""Characters; a longer line is a sentence."""
CONTEXT = 30
"""So many characters before a label can change what it means."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A label with the amount behind it. `kind`: own, prior (another year's) or change."""

    item: str
    start: int
    end: int
    kind: str
    match: re.Match[str]


def stated(text: str, year: int) -> Iterator[Stated]:
    """Every label of a half-width text that has an amount of its own, in order."""
    labels = [
        (label, item, kind)
        for label in _LABEL.finditer(text)
        if (kind := _kind(text, label.start(), item := _item(label), year)) is not None
    ]
    for position, (label, item, kind) in enumerate(labels):
        moved = _MOVED.match(text, label.end())
        figure = moved or _FILLER.match(text, label.end())
        if figure is None:
            continue
        following = labels[position + 1][0].start() if position + 1 < len(labels) else len(text)
        if following < figure.start("figure"):
            continue
        yield Stated(item, label.start(), label.end(), "change" if moved else kind, figure)


def _item(label: re.Match[str]) -> str:
    return LABELS[int((label.lastgroup or "l0")[1:])][0]


def _kind(text: str, start: int, item: str, year: int) -> str | None:
    """What a label means where it stands; None where it is a part of something else."""
    clause = _before(text, start)
    if _MOVING.search(clause):
        return None
    if item in STRICT and not _OWN.search(clause):
        return None
    if item.startswith("assets."):
        return "own"
    years = list(_OTHER_YEAR.finditer(clause))
    if years and (years[-1]["year"] is None or int(years[-1]["year"]) != year):
        return "prior"
    return "own"


def _before(text: str, start: int) -> str:
    """The words before a label in its clause. A line above that is a title begins no sentence."""
    before = text[max(0, start - CONTEXT) : start]
    line = before.rpartition("\n")[2]
    if line != before and _is_title(text, start - len(line)):
        before = line
    return _CLAUSE.split("".join(before.split()))[-1]


def _is_title(text: str, line_start: int) -> bool:
    """Whether the printed line above `line_start` is short and has no marks of a sentence."""
    above = text[:line_start].rstrip().rpartition("\n")[2]
    return len(above) <= LONGEST_TITLE and re.search(r"[,。;、]|\d\s*万?$", above) is None
