"""The lines of the procurement table: within the project's budget, in whole numbers, within the year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import ProcurementLine
from tracker.model.money import Money, total
from tracker.model.names import fold
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.procurement import of_line
from tracker.reports.check.words import places, plain, sum_of

COUNTED = re.compile(
    r"[个台套件辆把张块部本册份只组条支项户家所间栋座处批次场期人名双床盏樘副架艘顶箱盒袋瓶株头]"
    r"|人次|批次|场次|家次"
)
"""Units of which there is no half."""
MONTHS_OF = {"年": Decimal(12), "月": Decimal(1), "个月": Decimal(1), "季度": Decimal(3)}


def within_budget(document: Document) -> Finds:
    """What a project buys is within the budget that the table prints for it."""
    for unit, project, lines in _by_project(document):
        stated = {line.project_budget for line in lines if line.project_budget is not None}
        bought = total(line.total for line in lines if line.total is not None)
        if len(stated) != 1 or bought <= (budget := stated.pop()):
            continue
        message = _(
            "purchases of {bought} ({places}), but the project’s budget is {budget}"
        ).format(
            bought=sum_of(bought),
            places=places(line.locator for line in lines),
            budget=sum_of(budget),
        )
        yield Found(
            project,
            unit or "",
            message,
            document.source,
            lines[0].locator,
            plan=budget,
            actual=bought,
            gap=budget - bought,
            unit="CNY",
        )


def budgets_agree(document: Document) -> Finds:
    """One project of one unit has one budget on every line of the table."""
    for unit, project, lines in _by_project(document):
        first = next((line for line in lines if line.project_budget is not None), None)
        if first is None or first.project_budget is None:
            continue
        for line in lines:
            if line.project_budget in (None, first.project_budget):
                continue
            other = line.project_budget or Money(0)
            message = _("the project’s budget is {first} ({place}) and {other} ({other_place})")
            yield Found(
                project,
                unit or "",
                message.format(
                    first=sum_of(first.project_budget),
                    place=first.locator,
                    other=sum_of(other),
                    other_place=line.locator,
                ),
                document.source,
                line.locator,
                plan=first.project_budget,
                actual=other,
                gap=other - first.project_budget,
                unit="CNY",
            )
            break


def whole_numbers(document: Document) -> Finds:
    """Things that are counted are bought in whole numbers."""
    for line in document.stated.procurement:
        quantity = line.quantity
        if quantity is None or quantity == quantity.to_integral_value():
            continue
        if COUNTED.fullmatch(line.measure_unit):
            message = _("{item}: {quantity} {unit} cannot be bought ({place})").format(
                item=line.item,
                quantity=plain(quantity),
                unit=line.measure_unit,
                place=line.locator,
            )
            yield of_line(document, line, message, quantity=quantity)


def within_year(document: Document) -> Finds:
    """A service is bought for no more than the budget's twelve months."""
    for line in document.stated.procurement:
        months = MONTHS_OF.get(line.measure_unit)
        if line.quantity is None or months is None or line.quantity * months <= 12:
            continue
        message = _("{item}: {quantity} {unit} in the budget of one year ({place})").format(
            item=line.item,
            quantity=plain(line.quantity),
            unit=line.measure_unit,
            place=line.locator,
        )
        yield of_line(document, line, message, quantity=line.quantity)


def _by_project(document: Document) -> Iterator[tuple[str | None, str, list[ProcurementLine]]]:
    """Unit, project, and its lines, in the order of the table."""
    found: dict[tuple[str | None, str], list[ProcurementLine]] = defaultdict(list)
    for line in document.stated.procurement:
        found[line.unit, fold(line.project)].append(line)
    for (unit, _key), lines in found.items():
        yield unit, lines[0].project, lines
