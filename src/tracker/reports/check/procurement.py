"""The sums of the procurement table: products, funds, printed totals."""

from __future__ import annotations

from decimal import Decimal

from tracker.language import _
from tracker.model.facts import PrintedTotal, ProcurementLine
from tracker.model.money import Money, total
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.words import places, plain, sum_of

FUNDS = ("general_public", "government_fund", "state_capital", "special_account", "other")


def products(document: Document) -> Finds:
    """Quantity × unit price is the line's total, to the cent."""
    for line in document.stated.procurement:
        if line.quantity is None or line.unit_price is None or line.total is None:
            continue
        product = line.quantity * line.unit_price.cents
        if product == line.total.cents:
            continue
        made = Money(int(product.to_integral_value()))
        message = _(
            "{item}: {quantity} {unit} at {price} make {made}, but {printed} is printed ({place})"
        ).format(
            item=line.item,
            quantity=plain(line.quantity),
            unit=line.measure_unit,
            price=sum_of(line.unit_price),
            made=sum_of(made),
            printed=sum_of(line.total),
            place=line.locator,
        )
        yield of_line(document, line, message, plan=line.total, actual=made)


def funding(document: Document) -> Finds:
    """A line's total is the sum of the funds that pay for it."""
    for line in document.stated.procurement:
        if not line.total:
            continue
        funds = [amount for amount in _funds(line) if amount is not None]
        paid = total(funds)
        if paid == line.total:
            continue
        if funds:
            message = _("{item}: the total is {printed}, its funds add to {paid} ({place})").format(
                item=line.item, printed=sum_of(line.total), paid=sum_of(paid), place=line.locator
            )
        else:
            message = _(
                "{item}: the total is {printed}, but no fund is printed that pays for it ({place})"
            ).format(item=line.item, printed=sum_of(line.total), place=line.locator)
        yield of_line(
            document, line, message, plan=line.total, actual=paid if funds else None, short=paid
        )


def totals(document: Document) -> Finds:
    """A printed total or subtotal is the sum of its lines, column by column."""
    for printed in document.stated.totals:
        field = printed.column.removesuffix("_cents")
        lines = [
            line
            for line in document.stated.procurement
            if printed.block in (None, line.unit) and getattr(line, field) is not None
        ]
        summed = total(getattr(line, field) for line in lines)
        if not lines or summed == printed.amount:
            continue
        yield _total(document, printed, field, summed)


def _total(document: Document, printed: PrintedTotal, field: str, summed: Money) -> Found:
    gap = printed.amount - summed
    missing = [
        line
        for line in document.stated.procurement
        if printed.block in (None, line.unit)
        and getattr(line, field) is None
        and line.total == gap
        and not any(_funds(line))
    ]
    message = _(
        "{column}, {block}: {printed} printed ({place}), its lines add to {summed}; "
        "difference {gap}"
    ).format(
        column=_column(field),
        block=printed.block or _("whole table"),
        printed=sum_of(printed.amount),
        place=printed.locator,
        summed=sum_of(summed),
        gap=sum_of(gap),
    )
    if missing:
        cause = _("as much as the line without a fund ({place})").format(
            place=places(line.locator for line in missing)
        )
        message = _("{found}, {cause}").format(found=message, cause=cause)
    return Found(
        printed.block or document.stated.department,
        f"{'block' if printed.block else printed.table} {printed.column}",
        message,
        document.source,
        printed.locator,
        plan=printed.amount,
        actual=summed,
        gap=gap,
        unit="CNY",
    )


def _column(field: str) -> str:
    return {
        "total": _("Total"),
        "general_public": _("General public budget"),
        "government_fund": _("Government fund"),
        "state_capital": _("State capital"),
        "special_account": _("Special account"),
        "other": _("Other sources"),
    }[field]


def _funds(line: ProcurementLine) -> tuple[Money | None, ...]:
    return tuple(getattr(line, fund) for fund in FUNDS)


def of_line(
    document: Document,
    line: ProcurementLine,
    message: str,
    *,
    plan: Money | None = None,
    actual: Money | None = None,
    short: Money | None = None,
    quantity: Decimal | None = None,
) -> Found:
    made = short if short is not None else actual
    return Found(
        line.project,
        f"{line.unit or ''} {line.item} {line.catalogue_code}",
        message,
        document.source,
        line.locator,
        plan=plan,
        actual=actual if quantity is None else quantity,
        gap=None if plan is None or made is None else plan - made,
        unit="CNY" if quantity is None else line.measure_unit,
    )
