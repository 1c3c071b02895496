"""The figures of the prose against one another: sums, shares, the same figure stated twice."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import Headline
from tracker.model.headlines import SUMS, leeway, sources
from tracker.model.money import Money, total
from tracker.reports.check.evidence import Document, Finds, Found, misstated
from tracker.reports.check.tolerance import same_percent
from tracker.reports.check.words import places, plain, sum_of

SHARES = {
    "expenditure.basic_percent": ("expenditure.basic", "expenditure.total"),
    "expenditure.project_percent": ("expenditure.project", "expenditure.total"),
}


def sums(document: Document) -> Finds:
    """Revenue is expenditure and the sum of its sources; a printed whole is the sum of its parts."""
    stated = document.figures()
    amounts = document.amounts()
    wanted = [*SUMS]
    if len(sources(amounts)) > 1:
        wanted.append(("revenue.total", sources(amounts)))
    for whole, parts in wanted:
        if whole not in amounts or not all(part in amounts for part in parts):
            continue
        if _of_tables([stated[item] for item in (whole, *parts)]):
            continue
        summed = total(amounts[part] for part in parts)
        room = leeway([stated[item] for item in (whole, *parts)])
        if abs(summed.cents - amounts[whole].cents) > room.cents:
            yield _sum(document, stated[whole], [stated[part] for part in parts], summed)


def _of_tables(figures: list[Headline]) -> bool:
    """Expenditure that standard tables print: rules on these tables hold it against its parts."""
    return all(one.from_table for one in figures) and figures[-1].item.startswith("expenditure.")


def _sum(document: Document, whole: Headline, parts: list[Headline], summed: Money) -> Found:
    amount = whole.amount or Money(0)
    message = _(
        "{whole}: {printed} ({place}), but {parts} make {summed} ({places}); difference {gap}"
    ).format(
        whole=whole.label,
        printed=sum_of(amount),
        place=whole.locator,
        parts=" + ".join(part.label for part in parts if part.amount) or parts[0].label,
        summed=sum_of(summed),
        places=places(part.locator for part in parts),
        gap=sum_of(amount - summed),
    )
    formula = f"{whole.item} = {' + '.join(part.item for part in parts)}"
    return misstated(document, whole, formula, message, amount, summed)


def shares(document: Document) -> Finds:
    """A printed percentage is what its amounts give, within 0.1 point."""
    stated, amounts = document.figures(), document.amounts()
    for item, (part, whole) in SHARES.items():
        figure = stated.get(item)
        if figure is None or figure.percent is None or not {part, whole} <= set(amounts):
            continue
        share = amounts[part].percent_of(amounts[whole])
        if share is None or same_percent(figure.percent, share):
            continue
        message = _(
            "{label}: {printed} % printed ({place}), but {part} of {whole} is {share} % ({places})"
        ).format(
            label=figure.label,
            printed=plain(figure.percent),
            place=figure.locator,
            part=sum_of(amounts[part]),
            whole=sum_of(amounts[whole]),
            share=plain(round(share, 2)),
            places=places((stated[part].locator, stated[whole].locator)),
        )
        yield misstated(document, figure, item, message, figure.percent, round(share, 2))


def repeated(document: Document) -> Finds:
    """The prose states one figure only for an item."""
    stated: dict[str, list[Headline]] = defaultdict(list)
    for figure in document.stated.headlines:
        if not figure.from_table:
            stated[figure.item].append(figure)
    for item, figures in stated.items():
        first = figures[0]
        for other in figures[1:]:
            if _value(other) == _value(first):
                continue
            message = _("{label}: {first} ({place}), and elsewhere {other} ({other_place})").format(
                label=first.label,
                first=_said(first),
                place=first.locator,
                other=_said(other),
                other_place=other.locator,
            )
            yield Found(
                first.label,
                item,
                message,
                document.source,
                other.locator,
                plan=_value(first),
                actual=_value(other),
                gap=_gap(first, other),
                unit="%" if first.amount is None else "CNY",
            )


def _value(figure: Headline) -> Money | Decimal | None:
    return figure.amount if figure.amount is not None else figure.percent


def _said(figure: Headline) -> str:
    return sum_of(figure.amount) if figure.amount is not None else f"{plain(figure.percent)} %"


def _gap(first: Headline, other: Headline) -> Money | Decimal | None:
    if first.amount is not None and other.amount is not None:
        return other.amount - first.amount
    if first.percent is not None and other.percent is not None:
        return other.percent - first.percent
    return None
