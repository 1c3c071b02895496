"""The form of a target: a rate has its unit and is no more than the whole, a quantity is a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tracker.language import _
from tracker.model.target import QUALITATIVE
from tracker.reports.check.contradictions import Measure, measures
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.quantities import fold, quantities
from tracker.reports.check.words import targets

_RATE = re.compile(r"(?:率|比例|比重|占比|百分比|满意度|认可度|知晓度|满意程度)$")
_UNBOUNDED = re.compile(
    r"增长|增幅|增速|提高|提升|增加|上升|下降|降低|减少|降幅|同比|回报|收益率|利润率|投入产出|保值|杠杆|放大"
)
_BRACKETS = re.compile(r"\([^()]*\)$")
_UNIT_IN_NAME = re.compile(
    r"(?:数|数量|量|金额|额|面积|人数|次数|份数|天数|时间|年限|长度|里程|指数|评分|得分|指标值|期限|进度|成本|费用|支出)"
    r"$|\([^()]{1,4}\)$"
)
_SHARES = ("%", "‰", "百分点", "分", "成")
_COUNTED = re.compile(r"数|多少|户均|人均")
_DURATION = re.compile(r"\d+个月")
_SHORTEST = 4
"""Characters: shorter words of a target (加强, 提高) are a level, not a repetition."""


def above_whole(document: Document) -> Finds:
    """A rate cannot exceed 100 %, so no target asks for more, or for “at least” 100 %."""
    for one in measures(document):
        value = one.target.value
        if value is None or one.target.unit != "%" or _UNBOUNDED.search(one.name + one.description):
            continue
        floor = one.target.operator in (">=", ">")
        if value > 100 or (floor and value == 100):
            message = _("{name}: {target}, but a rate cannot exceed 100 % ({place})")
            yield _found(document, one, message, plan=value)


def repetitions(document: Document) -> Finds:
    """A target in words says more than the name of its indicator."""
    for one in measures(document):
        text = fold(one.target.text).rstrip("。")
        if one.target.operator != QUALITATIVE or len(text) < _SHORTEST:
            continue
        if text in fold(one.name):
            message = _("{name}: the target “{target}” only repeats the name ({place})")
            yield _found(document, one, message)


def descriptions(document: Document) -> Finds:
    """A target in words is not a part of the description either."""
    for one in measures(document):
        text = fold(one.target.text).rstrip("。")
        if one.target.operator != QUALITATIVE or len(text) < _SHORTEST:
            continue
        if text in fold(one.description) and text not in fold(one.name):
            message = _("{name}: the target “{target}” only repeats the description ({place})")
            yield _found(document, one, message)


def rates_without_unit(document: Document) -> Finds:
    """The target of a rate is a percentage."""
    for one in _rates(document):
        unit, value = one.target.unit, one.target.value
        if value is None or value <= 1 or (unit or "").startswith(_SHARES):
            continue
        if unit is None and _named_percent(one.name):
            continue
        message = _("{name}: a rate with the target “{target}”, which is no percentage ({place})")
        yield _found(document, one, message, plan=value)


def rates_without_number(document: Document) -> Finds:
    """The target of a rate is a number, not the rate's name."""
    for one in measures(document):
        text = fold(one.target.text)
        if one.target.operator != QUALITATIVE or text == fold(one.name):
            continue
        if _RATE.search(text) and not re.search(r"\d", text):
            message = _("{name}: the target “{target}” names a rate and no number ({place})")
            yield _found(document, one, message)


def counts_without_unit(document: Document) -> Finds:
    """A number has a unit, in the target or in the name."""
    for one in measures(document):
        if one.target.value is None or one.target.unit is not None:
            continue
        name = fold(one.name)
        if not _UNIT_IN_NAME.search(name) and not _RATE.search(_BRACKETS.sub("", name)):
            message = _("{name}: the target “{target}” has no unit ({place})")
            yield _found(document, one, message, plan=one.target.value)


def rates_as_counts(document: Document) -> Finds:
    """A number that is a percentage everywhere else in its table is hardly a count: ≥90 家 beside
    ≥90 % and ≥90 %, under a name that counts nothing."""
    tables: dict[str, list[Measure]] = defaultdict(list)
    for one in measures(document):
        tables[one.subject].append(one)
    for table in tables.values():
        rates = [one.target.value for one in table if one.target.unit == "%"]
        for one in table:
            unit, value = one.target.unit, one.target.value
            if value is None or unit is None or unit.startswith(_SHARES) or "数量" in one.level2:
                continue
            words = fold(one.name + one.description)
            counted = _COUNTED.search(words) or unit[:1] in words or quantities(words)
            if rates.count(value) > 1 and not counted:
                message = _(
                    "{name}: the target “{target}” counts, the other targets of the table are "
                    "percentages of the same number ({place})"
                )
                yield _found(document, one, message, plan=value)


def quantities_in_words(document: Document) -> Finds:
    """Under 数量指标 a target is a number."""
    for one in measures(document):
        if "数量" in one.level2 and one.target.operator == QUALITATIVE and one.target.text.strip():
            message = _("{name}: a quantity with the target “{target}” in words ({place})")
            yield _found(document, one, message)


def months(document: Document) -> Finds:
    """A duration is 3 个月; 3 月份 is March."""
    for one in measures(document):
        if one.target.unit not in ("月份", "月") or one.target.operator == "<=":
            continue
        if _DURATION.search(fold(one.name + one.description)):
            message = _("{name}: the words say a duration, the target “{target}” a month ({place})")
            yield _found(document, one, message, plan=one.target.value)


def missing(document: Document) -> Finds:
    """An indicator has a target."""
    for one in measures(document):
        if not one.target.text.strip():
            yield _found(document, one, _("{name}: no target is printed ({place})"))


def _rates(document: Document) -> Iterator[Measure]:
    for one in measures(document):
        if _RATE.search(_BRACKETS.sub("", fold(one.name))):
            yield one


def _named_percent(name: str) -> bool:
    return fold(name).endswith(("(%)", "百分比", "百分比)"))


def _found(document: Document, one: Measure, message: str, *, plan: Decimal | None = None) -> Found:
    said = message.format(name=one.name, target=targets([one.target]), place=one.locator)
    return Found(
        one.subject,
        one.name,
        said,
        document.source,
        one.locator,
        plan=plan if plan is not None else one.target.text or None,
        unit=one.target.unit,
    )
