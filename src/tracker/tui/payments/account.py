"""What is known of the payments of one project, as sentences: budget, gap, promises, reports, forecast."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from tracker.language import _
from tracker.model.money import Unit
from tracker.model.places import placed
from tracker.render import numbers
from tracker.render.statuses import status, word
from tracker.reports.executed import Report
from tracker.reports.forecast import Forecast
from tracker.reports.recorded import Adjustment
from tracker.reports.rows import Payment
from tracker.tui.payments.grid import Project
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.words import between

LABEL = 16
"""Cells of what stands before a promise, a payment or a change."""


def account(
    row: Project, changes: Iterable[Adjustment], ahead: Forecast | None, unit: Unit
) -> Text:
    """A line of figures, then one for each thing that is known."""
    said = Text(row.name, style="bold")
    said.append("".join(f"   {one}" for one in _figures(row, unit)), "not bold")
    lines = [_ahead(ahead, unit)] if ahead is not None and ahead.low is not None else []
    if row.worst.unreported:
        words = _("– nobody reported {periods}: more may have been paid")
        lines.append(words.format(periods=row.worst.unreported))
    changed, paid = fit(_("budget changed"), LABEL), fit(_("paid"), LABEL)
    lines += [f"{changed} {_changed(one, unit)}" for one in changes]
    lines += [_promise(one) for one in row.promises]
    lines += [f"{paid} {_report(one, unit)}" for one in row.reports.reports]
    said.append("".join(f"\n {line}" for line in lines), "not bold")
    return said


def _figures(row: Project, unit: Unit) -> Iterable[str]:
    worst = row.worst
    basis = _(" ({basis})").format(basis=word(worst.budget_basis)) if worst.budget_basis else ""
    yield _("Budget {amount}").format(amount=numbers.amount(worst.budget, unit)) + basis
    yield _paid(worst, unit)
    if row.gap:
        short = _("Underpaid by {amount}, {points} points")
        yield short.format(amount=numbers.amount(row.gap, unit), points=numbers.points(row.points))


def _promise(one: Payment) -> str:
    known = one.due_percent is not None
    percent = numbers.percent(one.due_percent) if known else word(one.kind)
    said = _said(one.origin, one.source_text)
    return f"{fit(status(one.status), LABEL)} {one.due_date}  {percent:>8}  {said}"


def _paid(row: Payment, unit: Unit) -> str:
    if row.paid is None:
        return _("Paid") + f" {numbers.MISSING}"
    paid, percent = numbers.amount(row.paid, unit), numbers.percent(row.paid_percent)
    return _("Paid {amount} = {percent}").format(amount=paid, percent=percent)


def _ahead(row: Forecast, unit: Unit) -> str:
    """The range of the year's end; its methods are named as the report names them."""
    amounts = between(numbers.amount(row.low, unit), numbers.amount(row.high, unit))
    said = _("By the year's end {amounts}").format(amounts=amounts)
    if row.low_percent is None:
        return said
    shares = between(numbers.percent(row.low_percent), numbers.percent(row.high_percent))
    return f"{said} = {shares}"


def _changed(change: Adjustment, unit: Unit) -> str:
    amount = numbers.amount(change.amount, unit, signed=True)
    parts = [f"{change.date}  {amount:>8}", change.kind, change.reason or ""]
    parts.append(placed(change.source, change.locator))
    return "  ".join(one for one in parts if one)


def _said(origin: str, text: str | None) -> str:
    if text:
        return f"“{text}”"
    return _("nobody promised anything: held to the even pace") if origin == "default" else ""


def _report(report: Report, unit: Unit) -> str:
    parts = [str(report.period)]
    if report.paid is not None:
        parts.append(numbers.amount(report.paid, unit))
    if report.cumulative is not None:
        parts.append(
            _("{amount} since January").format(amount=numbers.amount(report.cumulative, unit))
        )
    return "  ".join([*parts, placed(report.source, report.locator)])
