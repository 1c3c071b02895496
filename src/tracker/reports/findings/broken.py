"""Promises that are broken and targets that are missed, as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from tracker.language import _
from tracker.model.facts import DELIVERY
from tracker.reports.answer import Answer
from tracker.reports.findings.finding import About, finding
from tracker.reports.payments import LATE
from tracker.reports.profiles import Profile
from tracker.reports.rows import (
    Attainment,
    Finding,
    IndicatorStatus,
    Payment,
    PaymentStatus,
    Severity,
)


def of_payments(
    answer: Answer[Payment], profile: Profile, reported: Collection[tuple[str, str | None]] = ()
) -> Iterator[Finding]:
    """Promises that are broken; and deliveries that nobody reported.

    `reported`: project and place of the indicators that have a result: a delivery that stands in one
    of them is reported by it.
    """
    yield from (found for _row, found in payments_with_findings(answer, profile, reported))


def payments_with_findings(
    answer: Answer[Payment], profile: Profile, reported: Collection[tuple[str, str | None]] = ()
) -> Iterator[tuple[Payment, Finding]]:
    """The same, each beside the row that it is about."""
    for row in answer.rows:
        about = About(
            "payment-late",
            row.department,
            answer.year or 0,
            row.project,
            f"{row.kind} {row.due_date} {row.due_percent} {row.source_text}"
            if row.origin != "default"
            else "default",
        )
        if row.status in LATE:
            yield row, _late(about, row, profile)
        elif (
            row.status is PaymentStatus.NO_REPORT
            and row.kind == DELIVERY
            and (row.project, row.locator) not in reported
        ):
            yield (
                row,
                finding(
                    replace_rule(about, "delivery-unreported"),
                    Severity.WARNING,
                    _("{text}: due {due}, nothing reported").format(
                        text=row.source_text, due=row.due_date
                    ),
                    source=row.source,
                    locator=row.locator,
                ),
            )


def replace_rule(about: About, rule: str) -> About:
    """The same subject under another rule."""
    return About(rule, about.department, about.year, about.subject, about.detail)


def _late(about: About, row: Payment, profile: Profile) -> Finding:
    promised = row.origin != "default"
    message = _shortfall(row, promised=promised)
    if row.unreported:
        message += _("; {periods} not reported").format(periods=row.unreported)
    return finding(
        about if promised else replace_rule(about, "pace-behind"),
        Severity.ERROR if promised else _behind(row, profile),
        message,
        plan=row.due_percent,
        actual=row.paid_percent,
        gap=row.gap_amount,
        unit="%",
        source=row.source,
        locator=row.locator,
    )


def _shortfall(row: Payment, *, promised: bool) -> str:
    """What was promised, or what the pace asks for, and how far the payments are from it."""
    if row.due_percent is None:
        return _("a payment was due {due}; nothing was paid").format(due=row.due_date)
    said = (
        _("{promised} % promised, {paid} % paid, {gap} points short (due {due})")
        if promised
        else _("{promised} % by the pace, {paid} % paid, {gap} points behind ({due})")
    )
    return said.format(
        promised=_plain(row.due_percent),
        due=row.due_date,
        paid=_plain(row.paid_percent),
        gap=_plain(row.gap_percent),
    )


def _behind(row: Payment, profile: Profile) -> Severity:
    """By the profile: amber is a warning, red an error; less than amber is only worth knowing.

    Where nothing was paid by a day without a percentage, there are no points: a warning.
    """
    rules = profile.behind
    if row.gap_percent is None:
        return Severity.WARNING
    if row.gap_percent < rules.amber:
        return Severity.INFO
    enough = rules.money is None or (row.gap_amount is not None and row.gap_amount >= rules.money)
    return Severity.ERROR if row.gap_percent >= rules.red and enough else Severity.WARNING


def _plain(number: Decimal | None) -> str:
    """A number in a sentence: no exponent, no zeros at its end."""
    if number is None:
        return "–"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_INDICATOR_RULES = {
    IndicatorStatus.MISSED: ("indicator-missed", Severity.ERROR),
    IndicatorStatus.BEHIND: ("indicator-behind", Severity.WARNING),
}
_OVER = ("indicator-over", Severity.INFO)


def of_indicators(answer: Answer[Attainment]) -> Iterator[Finding]:
    """Targets that are missed, behind their pace, or reached so far that a reason is due."""
    yield from (found for _row, found in indicators_with_findings(answer))


def indicators_with_findings(answer: Answer[Attainment]) -> Iterator[tuple[Attainment, Finding]]:
    """The same, each beside the row that it is about."""
    for row in answer.rows:
        held = _INDICATOR_RULES.get(row.status, _OVER if row.over_reached else None)
        if held is None:
            continue
        rule, severity = held
        about = About(
            rule,
            row.department,
            answer.year or 0,
            row.project,
            f"{row.level1} {row.level2} {row.level3} {row.target_text}",
        )
        actual = row.actual if row.actual is not None else "–"
        message = _("{name}: target {target}, reported {actual}").format(
            name=row.level3,
            target=row.target_text,
            actual=_plain(actual) if isinstance(actual, Decimal) else actual,
        )
        yield (
            row,
            finding(
                about,
                severity,
                message,
                plan=row.target if row.target is not None else row.target_text,
                actual=row.actual,
                unit=row.unit,
                source=row.source,
                locator=row.locator,
            ),
        )
