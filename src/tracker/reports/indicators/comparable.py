"""Which results can be held against which targets, in one unit; and why not, where they cannot."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from tracker.language import _
from tracker.model.money import Unit
from tracker.reports.indicators import wording
from tracker.reports.indicators.held import Course, Held, Result

_MONEY = {unit.symbol: unit for unit in Unit}
_UNIT = re.compile(r"[+-]?[\d,]+(?:\.\d+)?(.*)")
_DIGIT = re.compile(r"\d")
_BEST_GRADE = 100


class Unlike(Exception):
    """A result that cannot be compared with its target; `reason` is a sentence for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @classmethod
    def undated(cls, text: str) -> Unlike:
        """A deadline, and a result that says no day."""
        return cls(_("“{text}” says no day to hold against the deadline").format(text=text))


def figure(target: Held, result: Result) -> Decimal:
    """The reported number in the target's unit. Raises Unlike."""
    if result.value is None:
        if target.course is Course.LIMIT and not target.value and wording.is_nothing(result.text):
            return Decimal(0)
        raise Unlike(_("“{text}” is no number to hold against the target").format(text=result.text))
    reported = _unit(result.text)
    if target.is_rate:
        _as_rate(target, result.value, reported)
        return result.value
    if reported == "%" and target.unit is not None and target.course is not Course.STANDING:
        raise Unlike(
            _("a percentage cannot be held against a target in {unit}").format(unit=target.unit)
        )
    ours, theirs = _MONEY.get(target.unit or ""), _MONEY.get(reported)
    if ours and theirs:
        return result.value * theirs.value / ours.value
    return result.value


def _as_rate(target: Held, value: Decimal, reported: str) -> None:
    if target.unit is not None and reported not in ("", "%"):
        raise Unlike(
            _("a number of {unit} cannot be held against a percentage").format(unit=reported)
        )
    if not reported and 0 < value <= 1 < (target.value or 0):
        raise Unlike(
            _("{value} without %: this is {low} % or {high} %").format(
                value=value, low=value, high=f"{value * 100:f}".rstrip("0").rstrip(".")
            )
        )


def graded(target: Held, result: Result) -> Decimal | None:
    """The percentage that a person gives to a target in words; None for words. Raises Unlike."""
    if result.value is None:
        return None
    in_words = not _DIGIT.search(target.text)
    if in_words and _unit(result.text) == "%" and 0 <= result.value <= _BEST_GRADE:
        return result.value
    raise Unlike(
        _("a number cannot be held against a target in words")
        if in_words
        else _("the target is not one number")
    )


def _unit(text: str) -> str:
    """What stands behind the number."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    found = _UNIT.fullmatch(bare)
    return found[1] if found else ""
