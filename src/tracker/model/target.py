"""Targets of performance indicators: operator, value, unit, out of what is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

QUALITATIVE = "qualitative"

_OPERATORS = {
    "≥": ">=", ">=": ">=", "≧": ">=", "⩾": ">=", "=>": ">=", "不少于": ">=", "不低于": ">=",
    "不小于": ">=", "大于等于": ">=", "大于或等于": ">=", "至少": ">=", "最少": ">=", "达到": ">=",
    "≤": "<=", "<=": "<=", "≦": "<=", "⩽": "<=", "=<": "<=", "不超过": "<=", "不高于": "<=",
    "不多于": "<=", "不大于": "<=", "不晚于": "<=", "小于等于": "<=", "小于或等于": "<=",
    "至多": "<=", "最多": "<=", "控制在": "<=",
    ">": ">", "大于": ">", "高于": ">", "超过": ">", "多于": ">",
    "<": "<", "小于": "<", "低于": "<", "少于": "<",
    "=": "=", "等于": "=",
}  # fmt: skip
_SUFFIXES = {
    "及以上": ">=", "以上": ">=", "及以下": "<=", "以下": "<=", "以内": "<=", "之内": "<=",
    "底以前": "<=", "底之前": "<=", "底前": "<=", "以前": "<=", "之前": "<=", "前": "<=",
}  # fmt: skip
_OPERATOR = "|".join(re.escape(word) for word in sorted(_OPERATORS, key=len, reverse=True))
_SUFFIX = "|".join(sorted(_SUFFIXES, key=len, reverse=True))
_TARGET = re.compile(
    rf"(?P<operator>{_OPERATOR})?(?P<value>[+-]?\d+(?:,\d{{3}})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)"
    r"(?P<rest>.*)",
    re.DOTALL,
)
# 80-90, 3~5, 1:1, 2020.6, 2020-06-30: more than one number, so no single target.
_MORE_NUMBERS = re.compile(r"^(%|[一-鿿]{0,3})\s*[-~～:/.至到]\s*\d")
_CALENDAR_YEAR = re.compile(r"^(19|20)\d{2}$")
# A scale is no unit: ≥80 (0-100) 数值.
_SCALE = re.compile(r"^\(\d+[-~]\d+\)")
_BROKEN_WORD = re.compile(r"^(落实|完成|左右)$")
DEADLINE = re.compile(r"月(?:份|底|末)?(?:(?P<day>\d{1,2})日)?")
"""The unit of a deadline, with the day where one is printed."""
LONGEST_UNIT = 10
"""Longer words behind a number are a sentence, not a unit (our convention)."""


@dataclass(frozen=True, slots=True)
class Target:
    """`operator` is >=, <=, =, >, < or qualitative; `value` and `unit` are None where none is printed."""

    operator: str
    value: Decimal | None
    unit: str | None
    text: str

    @classmethod
    def parse(cls, printed: str) -> Target:
        """Read a target as printed. What is not one number with an operator is qualitative."""
        qualitative = cls(QUALITATIVE, None, None, printed)
        folded = "".join(unicodedata.normalize("NFKC", printed).split())
        match = _TARGET.fullmatch(folded)
        if match is None:
            return qualitative
        value, rest = match["value"].replace(",", ""), match["rest"]
        if _MORE_NUMBERS.match(rest) or (_CALENDAR_YEAR.match(value) and rest.startswith("年")):
            return qualitative
        operator = _OPERATORS.get(match["operator"] or "", "=")
        unit, operator = _split(rest, operator)
        return cls(operator, Decimal(value), unit, printed)

    @property
    def is_rate(self) -> bool:
        """A percentage: it is never prorated over the year."""
        return self.unit == "%"

    @property
    def is_deadline(self) -> bool:
        """≤12 月, 3 月份; 12 个月 is a duration, and so is = 12 月."""
        value = self.value or Decimal(0)
        if value != int(value) or not 1 <= value <= 12 or not DEADLINE.fullmatch(self.unit or ""):
            return False
        return self.operator in ("<=", "<") or (self.operator == "=" and self.unit != "月")


def _split(rest: str, operator: str) -> tuple[str | None, str]:
    """The unit behind the number, and the operator that words behind it say (85%以上)."""
    said = re.search(_SUFFIX, rest)
    if said is not None and operator == "=":
        operator = _SUFFIXES[said.group()]
        rest = rest[: said.start()] + rest[said.end() :]
    if rest.startswith("%"):
        return "%", operator
    rest = _SCALE.sub("", rest.strip("。；;，,、"))
    if not rest or _BROKEN_WORD.match(rest) or len(rest) > LONGEST_UNIT:
        return None, operator
    return rest, operator
