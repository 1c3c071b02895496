"""增减变动说明: the sentences that a disclosure owes against the year before.

「2021年预算收入X万元，比上年增加Y万元，增长Z%，主要原因是＿＿＿＿。」 The numbers are filled in, the reason
is left to the officer: no reason is made up. What is not known is no sentence; it is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tracker.language import CHINESE, N_, _, speaking
from tracker.model.money import Money, Unit
from tracker.reports.statements import (
    FUNCTIONS,
    THREE_PUBLIC,
    TOTALS,
    Explanation,
    Statement,
)

_NUMBERS = "一二三"
BLANK = "＿＿＿＿＿＿"
_HEADS = {
    TOTALS: "收支总体增减变动情况",
    FUNCTIONS: "按功能分类科目增减变动情况",
    THREE_PUBLIC: "“三公”经费增减变动情况",
}
_KINDS = {
    TOTALS: N_("Totals"),
    FUNCTIONS: N_("Functions"),
    THREE_PUBLIC: N_("Three public expenses"),
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


def paragraphs(year: int, against: int, explanations: Sequence[Explanation]) -> Iterator[str]:
    """Heading lines and sentences, department by department, and what each of them lacks."""
    for one in explanations:
        yield f"{one.department}{year}年部门预算增减变动说明"
        if one.no_prior:
            yield one.no_prior
        number = 0
        for section, head in _HEADS.items():
            found = sorted(_told(one, year, section), key=_order)
            if found:
                yield f"{_NUMBERS[number]}、{head}"
                number += 1
                yield from (sentence(year, against, statement) for statement in found)
        with speaking(CHINESE):
            lacking = missing(one)
        if lacking:
            yield "缺少的数据："
            yield from lacking


def _told(one: Explanation, year: int, section: str) -> list[Statement]:
    """What can be said: compared, or for a department without a year before the figures alone."""
    if one.lacks == year:
        return []
    return [
        statement
        for statement in one.statements
        if statement.section == section and (one.lacks is not None or statement.lacks is None)
    ]


def missing(one: Explanation) -> list[str]:
    """What is not known, in the language in use: a year, or figures of a kind that a year lacks."""
    if one.lacks is not None:
        if one.no_prior:
            return []
        return [_("There are no data of {year}: nothing to compare with.").format(year=one.lacks)]
    lacking = sorted((said for said in one.statements if said.lacks), key=_order)
    gaps: dict[tuple[str, int | None], list[str]] = {}
    for section in _HEADS:
        for said in lacking:
            if said.section == section:
                gaps.setdefault((section, said.lacks), []).append(_figure(said))
    return [
        _("{kind}: the data of {year} do not state {items} (amounts of the other year)").format(
            kind=_(_KINDS[section]), year=year, items="；".join(items)
        )
        for (section, year), items in gaps.items()
    ]


def _figure(one: Statement) -> str:
    known = one.after if one.after is not None else one.before
    return f"{_name(one)} {_wan(known)}万元"


def _order(one: Statement) -> tuple[int, str]:
    """As disclosures have it: totals and 三公 in the order of the forms, functions by their codes."""
    known = list(_NAMES)
    return (known.index(one.item) if one.item in known else len(known), one.item)


def sentence(year: int, against: int, one: Statement) -> str:
    """One figure against the year before, in 万元 as disclosures print it."""
    name = _name(one)
    before = "上年" if against == year - 1 else f"{against}年"
    reason = f"，主要原因是{BLANK}。"
    if one.after is None:
        gone = f"{year}年未安排{name}，{before}为{_wan(one.before)}万元"
        return gone + (reason if one.before else "。")
    stated = f"{year}年{name}{_wan(one.after)}万元"
    if one.lacks is not None:
        return f"{stated}。"
    if one.before is None or one.change is None:
        return f"{stated}，{before}无此项数据" + (reason if one.after else "。")
    if not one.change:
        return f"{stated}，与{before}持平。"
    more = one.change.cents > 0
    share = _percent(one.change, one.before)
    moved = f"比{before}{'增加' if more else '减少'}{_wan(_size(one.change))}万元"
    if share is not None:
        moved += f"，{'增长' if more else '下降'}{share}%"
    return f"{stated}，{moved}{reason}"


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


def text(year: int, against: int, explanations: Sequence[Explanation]) -> str:
    """As plain text, a paragraph a line."""
    return "\n".join(paragraphs(year, against, explanations)) + "\n"


def docx(year: int, against: int, explanations: Sequence[Explanation]) -> bytes:
    """As a Word document for A4."""
    from tracker.render.forms.word import document

    return document(paragraphs(year, against, explanations))
