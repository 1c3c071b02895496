"""Whether a text can be the result of a target: one rule for sheets, filled forms and the terminal UI.

A refusal names what cannot be true, with the mend; a doubt names what can be true, and seldom is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.money import Unit
from tracker.model.names import fold
from tracker.model.target import Target

_NUMBER = r"[+-]?\d+(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?"
# 12月, 2020年, 30日 are dates; 12个月 is a quantity. A sentence behind a number is no unit.
_RESULT = re.compile(rf"({_NUMBER})\s*(%|‰|(?![年月日季点])[^\W\d_]{{1,8}}|)")
_BARE = re.compile(_NUMBER)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_RATES = ("%", "‰")
_SCORES = ("分", "级", "倍")
"""Units whose targets take a percentage too."""
_TIMES = frozenset(("分钟", "小时", "天", "日", "周", "月", "季度", "年"))
_MONEY = frozenset(unit.symbol for unit in Unit)
_WORDS = re.compile(r"[一-鿿]|[A-Za-z]{2,}\s+[A-Za-z]{2,}")
"""A description, such as 反映较好: it may be all that is known. Single letters are a slip."""
_SCALE = re.compile(r"^[百千万亿]+")
# Growth and what is done of a plan may go over 100 %, growth below zero; a part of a whole may not.
_SHARE = re.compile(r"(率|比例|比重|占比|满意度|满意程度|认可度|知晓度)([(（].*)?$")
_GROWTH = re.compile(r"增|减|降|升|同比|环比|变化")
_OPEN = re.compile(r"(完成|执行|达成|实现|利用|使用|周转|收益|回报|产出|负荷|投入)[^率]*(率|比例?)")
FULL = 100
"""Per cent that a part of a whole cannot go over."""
FAR_OVER = 10
"""Times the target. More is seldom done and easily typed: a digit too many is ten times as much."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target, and what it is of: names tell a part of a whole from growth."""

    target: Target
    name: str
    level1: str

    @classmethod
    def of(cls, known: Any) -> Aim:
        """Of a row of the view `indicators`, or anything else with these columns."""
        return cls(Target.parse(known["target_text"]), known["level3"], known["level1"])

    @property
    def is_part(self) -> bool:
        """Whether it is a share of something, which is 0 to 100 per cent."""
        value, name = self.target.value, self.name
        if value is None or value > FULL or self.target.unit not in ("%", None):
            return False
        named = "满意" in self.level1 or bool(_SHARE.search(name))
        return named and not _GROWTH.search(name) and not _OPEN.search(name)

    def value(self, text: str) -> Decimal | None:
        """The number of a result; also with the target's own unit behind it: `5年` for `≥5 年`."""
        found, unit = result_value(text), self.target.unit
        if found is not None or not unit or self.target.is_deadline:
            return found
        bare = _half(text)
        return result_value(bare.removesuffix(unit)) if bare.endswith(unit) else None

    def refusal(self, text: str) -> tuple[str, str] | None:
        """Why it cannot be a result, as what was found and what was expected; None where it may be."""
        target, value = self.target, self.value(text)
        if text in ("TRUE", "FALSE"):
            return quoted(text), _("a number, or words")
        if value is None:
            return None if _WORDS.search(text) else self.no_number(text)
        if value < 0 and self._counts:
            return quoted(text), _("a number that is not negative")
        if target.unit == "%" and may_be_a_share(text, value):
            return self._unlike(text), _("a percentage with its sign, such as 95%")
        if self.is_part and value > FULL:
            return quoted(text), _("at most 100%: it is a part of a whole")
        return self._other_unit(text)

    def doubt(self, text: str) -> str | None:
        """What to look at once more, as a sentence; None where nothing is odd."""
        value, unit = self.value(text), self.target.unit
        if value is None and self.no_number(text):
            said = _("{text} is no number: it cannot be held against the target {target}")
            return said.format(text=quoted(text), target=quoted(self.target.text))
        if value is None or self.target.is_deadline:
            return None
        if self._is_far_over(text, value):
            said = _("{text} is more than {times} times the target {target}: a digit too many?")
            target = quoted(self.target.text)
            return said.format(text=quoted(text), times=FAR_OVER, target=target)
        if unit is None:
            return None
        if unit == "%" and value > FULL:
            return _("{text} is more than 100 %").format(text=quoted(text))
        said = unit_behind(text)
        odd = said and not _same_unit(said, unit) and not {said, unit} <= _MONEY
        return self._unlike(text) if odd else None

    def _is_far_over(self, text: str, value: Decimal) -> bool:
        """Only of what is counted as the target is: 5000 元 are not held against 1 万元 here."""
        target, said = self.target.value, unit_behind(text)
        alike = not said or _same_unit(said, self.target.unit or "")
        return self._counts and alike and bool(target) and value > FAR_OVER * (target or 0)

    @property
    def _counts(self) -> bool:
        target = self.target
        if target.value is None or target.value < 0:
            return False
        return target.unit not in _RATES or self.is_part

    def no_number(self, text: str) -> tuple[str, str] | None:
        """What to say of words where a number is wanted; None for a number, and where words will do.

        A target in words takes words; a deadline a day; a target of none words such as 未发生.
        """
        if self.value(text) is not None or not self.target.value or self.target.is_deadline:
            return None
        if _DECIMAL_COMMA.fullmatch(_half(text)):
            return quoted(text), _("a number written as 12.5 or 1,250")
        wanted = _("a number, for the target {target}")
        return quoted(text), wanted.format(target=quoted(self.target.text))

    def _other_unit(self, text: str) -> tuple[str, str] | None:
        said, unit = unit_behind(text), self.target.unit
        if not said or unit is None or _same_unit(said, unit) or {said, unit} <= _MONEY:
            return None
        if unit == "%":
            return self._unlike(text), _("a percentage, such as 95%")
        percent = said == "%" and unit not in (*_SCORES, "‰") and not self.target.is_deadline
        if percent or {_whole(said), _whole(unit)} <= _TIMES or _scaled(said, unit):
            return self._unlike(text), _("a number in {unit}").format(unit=unit)
        return None

    def _unlike(self, text: str) -> str:
        unit = self.target.unit or ""
        return _("{text} for a target in {unit}").format(text=quoted(text), unit=unit)


def result_value(text: str) -> Decimal | None:
    """The number of `95`, `95%`, `3 次`, `1,200份`; None for words, dates and several numbers."""
    match = _RESULT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return Decimal(match[1].replace(",", "")) if match else None


def unit_behind(text: str) -> str:
    """What stands behind the number; nothing where no number comes first."""
    bare = _half(text)
    found = _BARE.match(bare)
    return bare[found.end() :] if found else ""


def may_be_a_share(text: str, value: Decimal | None) -> bool:
    """0.95 for 95 %, or less than one per cent? Only the sign would tell."""
    signed = text.rstrip().endswith(("%", "％"))
    return value is not None and 0 < value <= 1 and not signed


def _half(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _same_unit(said: str, unit: str) -> bool:
    return fold(_whole(said)) == fold(_whole(unit))


def _whole(unit: str) -> str:
    """个月 is 月, 个百分点 is no %."""
    return unit.removeprefix("个") if unit.removeprefix("个") in _TIMES else unit


def _scaled(said: str, unit: str) -> bool:
    """1.2 万份 for a target in 份: the same thing, counted in another size."""
    bare, wanted = _SCALE.sub("", said), _SCALE.sub("", unit)
    return (bare, wanted) != (said, unit) and bare in ("", wanted)
