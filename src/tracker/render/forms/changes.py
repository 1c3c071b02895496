"""增减变动说明: the sentences that a disclosure owes against the year before.

「2021年预算收入X万元，比上年增加Y万元，增长Z%，主要原因是＿＿＿＿。」 The numbers are filled in, the reason
is left to the officer: no reason is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tracker.model.money import Money, Unit
from tracker.reports.statements import FUNCTIONS, THREE_PUBLIC, TOTALS, Statement

_NUMBERS = "一二三"
BLANK = "＿＿＿＿＿＿"
_HEADS = {
    TOTALS: "收支总体增减变动情况",
    FUNCTIONS: "按功能分类科目增减变动情况",
    THREE_PUBLIC: "“三公”经费增减变动情况",
}
_NAMES = {
    "revenue.total": "预算收入",
    "expenditure.total": "预算支出",
    "expenditure.basic": "基本支出",
    "expenditure.project": "项目支出",
    "three_public.total": "“三公”经费预算",
    "three_public.abroad": "因公出国（境）费",
    "three_public.vehicle": "公务用车购置及运行维护费",
    "three_public.vehicle.purchase": "公务用车购置费",
    "three_public.vehicle.running": "公务用车运行维护费",
    "three_public.reception": "公务接待费",
}


def paragraphs(year: int, against: int, statements: Sequence[Statement]) -> Iterator[str]:
    """Heading lines and sentences, department by department."""
    for department in dict.fromkeys(one.department for one in statements):
        own = [one for one in statements if one.department == department]
        yield f"{department}{year}年部门预算增减变动说明"
        number = 0
        for section, head in _HEADS.items():
            found = sorted((one for one in own if one.section == section), key=_order)
            if found:
                number += 1
                yield f"{_NUMBERS[number - 1]}、{head}"
                yield from (sentence(year, against, one) for one in found)


def _order(one: Statement) -> tuple[int, str]:
    """As disclosures have it: totals and 三公 in the order of the forms, functions by their codes."""
    known = list(_NAMES)
    return (known.index(one.item) if one.item in known else len(known), one.item)


def sentence(year: int, against: int, one: Statement) -> str:
    """One figure against the year before, in 万元 as disclosures print it."""
    name = _name(one)
    before = "上年" if against == year - 1 else f"{against}年"
    if one.after is None:
        return f"{year}年未安排{name}，{before}为{_wan(one.before)}万元，主要原因是{BLANK}。"
    stated = f"{year}年{name}{_wan(one.after)}万元"
    if one.no_prior:
        return f"{stated}。{one.no_prior}"
    if one.before is None or one.change is None:
        return f"{stated}，{before}无此项数据，主要原因是{BLANK}。"
    if not one.change:
        return f"{stated}，与{before}持平。"
    more = one.change.cents > 0
    share = _percent(one.change, one.before)
    moved = f"比{before}{'增加' if more else '减少'}{_wan(_size(one.change))}万元"
    if share is not None:
        moved += f"，{'增长' if more else '下降'}{share}%"
    return f"{stated}，{moved}，主要原因是{BLANK}。"


def _name(one: Statement) -> str:
    if one.section == FUNCTIONS:
        return f"{one.name}（{one.item}）" if one.name != one.item else one.item
    return _NAMES.get(one.item, one.name)


def _size(amount: Money) -> Money:
    return Money(abs(amount.cents))


def _wan(amount: Money | None) -> str:
    """At least two decimals of 万元, more where the amount has them: nothing is rounded away."""
    if amount is None:
        return "–"
    value = amount.in_unit(Unit.WAN).normalize()
    decimals = max(2, -int(value.as_tuple().exponent))
    return f"{value:.{decimals}f}"


def _percent(part: Money, whole: Money) -> Decimal | None:
    share = _size(part).percent_of(_size(whole))
    return None if share is None else share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def text(year: int, against: int, statements: Sequence[Statement]) -> str:
    """As plain text, a paragraph a line."""
    return "\n".join(paragraphs(year, against, statements)) + "\n"


def docx(year: int, against: int, statements: Sequence[Statement]) -> bytes:
    """As a Word document for A4."""
    from tracker.render.forms.word import document

    return document(paragraphs(year, against, statements))
