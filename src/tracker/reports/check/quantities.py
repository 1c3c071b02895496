"""Numbers with a unit inside Chinese text: 食品抽检 992 批次, 两次, 每月 1 次, 90%, 12 月底前.

Only figures of one unit can contradict one another: 批 says nothing of 条, 个镇办 nothing of 个村居.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker.model.script import chinese_number

_LONG_UNITS = (
    "百分点", "个批次", "平方公里", "平方米", "公里", "亿元", "万元", "千元", "个月", "小时", "分钟",
    "人天次", "人次", "天次", "场次", "家次", "批次", "次数",
)  # fmt: skip
_SHORT_UNITS = "元米吨台套件份册本张条个家次人名户辆场期篇项批部处所间组块天年支只把幅%‰"
_ALIKE = {"次数": "次", "场次": "次", "场": "次", "个批次": "批次", "名": "人", "份数": "份"}
"""Different words for one unit. 家 and 家次, 人 and 人次 are not: one company may be counted twice."""
_UNIT = rf"{'|'.join(_LONG_UNITS)}|[{_SHORT_UNITS}]"
_FIGURE = re.compile(
    rf"(?P<number>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|[两二三四五六七八九十]{{1,3}}|一(?=次))"
    rf"(?P<unit>{_UNIT}|月(?=份?[底末]|以?前|之前))(?P<noun>[一-鿿]{{0,4}})"
)
_ORDINAL = re.compile(r"(?:第|\d|[.\-—/\[(〔]|统|进|唯|专|同)$")
_PROMISE = re.compile(
    r"(?:不少于?|不低于|不小于|至少|最少|不超过|不高于|不多于|不大于|达到?|完成|实现|突破|增加|数量为|为|≥|≤)$"
)
_EVERY = (("每季度", 4), ("每季", 4), ("每半年", 2), ("每月", 12), ("每周", 52))
_CLAUSE = re.compile(r"[,;。:、!?\n]")
_ENUMERATOR = re.compile(r"(?:^|\s)\d{1,2}\s*[、.．]\s*(?=\D)")
GENERIC = ("个", "项", "条", "件", "年", "天", "元", "处")
"""Words that count anything: alone they do not say that two numbers are about the same thing."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `noun`: what follows the unit; `promised`: a word like 不少于 or 达到 stands
    before it; `times`: how often a year (每月: 12); `clause`: the words around it."""

    value: Decimal
    unit: str
    noun: str
    promised: bool
    times: int
    clause: str

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The number, and what it makes in a year."""
        return (self.value,) if self.times == 1 else (self.value, self.value * self.times)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number with a unit, in order. Years, ordinals and numbers of documents are none."""
    folded = "\n".join(fold(part) for part in _ENUMERATOR.split(text))
    found = []
    for match in _FIGURE.finditer(folded):
        value = _value(match["number"])
        before = folded[: match.start()]
        if value is None or _ORDINAL.search(before) or _is_calendar(value, match["unit"]):
            continue
        clause = _clause(folded, match.start(), match.end("unit"))
        found.append(
            Quantity(
                value,
                alike(match["unit"]),
                match["noun"],
                _PROMISE.search(before) is not None,
                next((times for word, times in _EVERY if word in clause), 1),
                clause,
            )
        )
    return tuple(found)


def alike(unit: str) -> str:
    """One word for units that mean the same: 次数 and 场次 are 次, 批次/年 is 批次."""
    bare = fold(unit).removesuffix("/年").removesuffix("每年")
    return _ALIKE.get(bare, bare)


def comparable(quantity: Quantity, unit: str) -> bool:
    """Whether a number of the text can be held against a target in `unit`.

    Where the target counts 个 of something, the text must count the same; where it counts just 个,
    the text must say that the number is a promise.
    """
    wanted = alike(unit)
    if quantity.unit == wanted:
        return wanted not in GENERIC or not quantity.noun or quantity.promised
    if wanted.startswith(GENERIC) and quantity.unit == wanted[:1] and len(wanted) > 1:
        return quantity.noun.startswith(wanted[1:])
    return False


def agree(numbers: Iterable[Quantity], value: Decimal) -> bool:
    """Whether a text with these numbers, all of one unit, says `value`: one of them, their sum, or
    one times another."""
    said = [one for number in numbers for one in number.values]
    products = {one * other for at, one in enumerate(said) for other in said[at + 1 :]}
    return value in said or value == sum(said) or value in products


def fold(text: str) -> str:
    """Half-width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _value(number: str) -> Decimal | None:
    if number[0].isdigit():
        return Decimal(number.replace(",", ""))
    if number == "两":
        return Decimal(2)
    counted = chinese_number(number)
    return None if counted is None else Decimal(counted)


def _is_calendar(value: Decimal, unit: str) -> bool:
    return unit == "年" and value >= 100


def _clause(text: str, start: int, end: int) -> str:
    """The words between two punctuation marks, the number among them."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    return text[begin : stop.start() if stop else len(text)]
