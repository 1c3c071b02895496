"""What is known of the payments of one project, as sentences: gap, cause, promises, figures, reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from tracker.language import _
from tracker.model.money import Money, Unit
from tracker.model.places import placed
from tracker.render import numbers
from tracker.render.statuses import promise_status, word
from tracker.reports.executed import Report
from tracker.reports.findings.listing import OPEN
from tracker.reports.forecast import Forecast
from tracker.reports.payments import DEFAULT
from tracker.reports.recorded import Adjustment, Said
from tracker.reports.rows import Finding, Payment
from tracker.tui.findings.remarks import told
from tracker.tui.payments.grid import Project
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.words import between

LABEL = 17
"""Cells of what stands before a promise, a payment or a change."""


def account(
    row: Project,
    handled: str | None,
    changes: Iterable[Adjustment],
    ahead: Forecast | None,
    unit: Unit,
) -> Text:
    """What is short, what is done about it, who promised it; then the figures that the grid has too."""
    said = Text(row.name, style="bold")
    said.append(f"   {_gap(row, unit)}" if row.gap else "", "not bold")
    label = fit(_("handling"), LABEL)
    lines = [f"{label} {handled}"] if handled else []
    lines += [_promise(one) for one in row.promises]
    if row.worst.unreported:
        words = _("– nobody reported {periods}: more may have been paid")
        lines.append(words.format(periods=row.worst.unreported))
    lines.append("   ".join(_figures(row.worst, unit)))
    if ahead is not None and ahead.low is not None:
        lines.append(_ahead(ahead, unit))
    changed = fit(_("budget changed"), LABEL)
    lines += [f"{changed} {_changed(one, unit)}" for one in changes]
    lines += _reports(row.reports.reports, unit)
    said.append("".join(f"\n {line}" for line in lines), "not bold")
    return said


def handling(finding: Finding, said: Sequence[Said]) -> str:
    """The cause that was recorded last and still holds, or the key that records one."""
    if said and finding.state != OPEN:
        return told(said[-1])
    return _("no cause recorded, a records one")


def _gap(row: Project, unit: Unit) -> str:
    return _("Underpaid by {amount}, {points} points").format(
        amount=numbers.amount(row.gap, unit), points=numbers.points(row.points)
    )


def _figures(worst: Payment, unit: Unit) -> Iterable[str]:
    basis = _(" ({basis})").format(basis=word(worst.budget_basis)) if worst.budget_basis else ""
    yield _("Budget {amount}").format(amount=numbers.amount(worst.budget, unit)) + basis
    yield _paid(worst, unit)


def _promise(one: Payment) -> str:
    known = one.due_percent is not None
    percent = numbers.percent(one.due_percent) if known else word(one.kind)
    said = _said(one.origin, one.source_text)
    return f"{fit(promise_status(one), LABEL)} {one.due_date}  {percent:>8}  {said}"


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
    return _("nobody promised anything: held to the even pace") if origin == DEFAULT else ""


def _reports(reports: Sequence[Report], unit: Unit) -> list[str]:
    """A line each, the amounts one below the other."""
    label = fit(_("paid"), LABEL)
    paid = _stacked([_or_nothing(one.paid, unit) for one in reports])
    totals = _stacked([_or_nothing(one.cumulative, unit) for one in reports])
    lines = []
    for report, amount, total in zip(reports, paid, totals, strict=True):
        since = _("{amount} since January").format(amount=total) if total.strip() else total
        parts = [str(report.period), amount, since, placed(report.source, report.locator)]
        lines.append(f"{label} {'  '.join(one for one in parts if one)}")
    return lines


def _or_nothing(amount: Money | None, unit: Unit) -> str:
    return "" if amount is None else numbers.amount(amount, unit)


def _stacked(amounts: Sequence[str]) -> list[str]:
    """All as wide as the widest, on the right."""
    width = max(map(len, amounts), default=0)
    return [one.rjust(width) for one in amounts]
