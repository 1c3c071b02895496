"""One list of what is wrong, from every question, with ids that stay the same from run to run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.model.facts import DELIVERY
from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.payments import LATE
from tracker.reports.rows import (
    Attainment,
    Finding,
    IndicatorStatus,
    Payment,
    PaymentStatus,
    Severity,
)

OPEN = "open"
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about. The id is made of these, so they must not change from run to run."""

    rule: str
    department: str
    year: int
    subject: str
    detail: str = ""

    @property
    def id(self) -> str:
        """Short enough to type, long enough not to meet another."""
        marks = "\x1f".join((self.rule, self.department, str(self.year), self.subject, self.detail))
        return f"{self.rule}-{hashlib.sha256(marks.encode()).hexdigest()[:8]}"


def finding(
    about: About,
    severity: Severity,
    message: str,
    *,
    plan: Money | Decimal | str | None = None,
    actual: Money | Decimal | str | None = None,
    gap: Money | Decimal | None = None,
    unit: str | None = None,
    source: str | None = None,
    locator: str | None = None,
) -> Finding:
    """A finding that nobody has acknowledged yet."""
    return Finding(
        about.id,
        about.rule,
        severity,
        about.subject,
        message,
        plan,
        actual,
        gap,
        unit,
        OPEN,
        source,
        locator,
    )


def by_severity(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first; of one severity those with the largest gap in money first."""

    def rank(one: Finding) -> tuple[int, int, str, str]:
        cents = one.gap.cents if isinstance(one.gap, Money) else 0
        return (_ORDER.index(one.severity), -abs(cents), one.subject, one.id)

    return tuple(sorted(found, key=rank))


def of_payments(answer: Answer[Payment]) -> Iterator[Finding]:
    """Promises that are broken; and deliveries that nobody reported."""
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
            yield _late(about, row)
        elif row.status is PaymentStatus.NO_REPORT and row.kind == DELIVERY:
            yield finding(
                replace_rule(about, "delivery-unreported"),
                Severity.WARNING,
                _("{text}: due {due}, nothing reported").format(
                    text=row.source_text, due=row.due_date
                ),
                source=row.source,
                locator=row.locator,
            )


def replace_rule(about: About, rule: str) -> About:
    """The same subject under another rule."""
    return About(rule, about.department, about.year, about.subject, about.detail)


def _late(about: About, row: Payment) -> Finding:
    promised = row.origin != "default"
    if row.due_percent is None:
        message = _("a payment was due {due}; nothing was paid").format(due=row.due_date)
    elif promised:
        message = _("{promised} % was promised by {due}; paid {paid} %, {gap} points short").format(
            promised=_plain(row.due_percent),
            due=row.due_date,
            paid=_plain(row.paid_percent),
            gap=_plain(row.gap_percent),
        )
    else:
        message = _(
            "at an even pace {promised} % by {due}; paid {paid} %, {gap} points behind"
        ).format(
            promised=_plain(row.due_percent),
            due=row.due_date,
            paid=_plain(row.paid_percent),
            gap=_plain(row.gap_percent),
        )
    return finding(
        about if promised else replace_rule(about, "pace-behind"),
        Severity.ERROR if promised else Severity.WARNING,
        message,
        plan=row.due_percent,
        actual=row.paid_percent,
        gap=row.gap_amount,
        unit="%",
        source=row.source,
        locator=row.locator,
    )


def _plain(number: Decimal | None) -> str:
    """A number in a sentence: no exponent, no zeros at its end."""
    if number is None:
        return "–"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def of_indicators(answer: Answer[Attainment]) -> Iterator[Finding]:
    """Targets that are missed, or behind their pace."""
    rules = {
        IndicatorStatus.MISSED: ("indicator-missed", Severity.ERROR),
        IndicatorStatus.BEHIND: ("indicator-behind", Severity.WARNING),
    }
    for row in answer.rows:
        if row.status not in rules:
            continue
        rule, severity = rules[row.status]
        about = About(
            rule, row.department, answer.year or 0, row.project, f"{row.level3} {row.locator}"
        )
        actual = row.actual if row.actual is not None else "–"
        message = _("{name}: target {target}, reported {actual}").format(
            name=row.level3,
            target=row.target_text,
            actual=_plain(actual) if isinstance(actual, Decimal) else actual,
        )
        yield finding(
            about,
            severity,
            message,
            plan=row.target if row.target is not None else row.target_text,
            actual=row.actual,
            unit=row.unit,
            source=row.source,
            locator=row.locator,
        )


TOTALS = """
SELECT t.table_name, t.block, t.column_name, t.amount_cents, t.locator, c.department, c.source,
       (SELECT sum(CASE t.column_name WHEN 'total_cents' THEN p.total_cents
                        WHEN 'general_public_cents' THEN p.general_public_cents
                        WHEN 'government_fund_cents' THEN p.government_fund_cents
                        WHEN 'state_capital_cents' THEN p.state_capital_cents
                        WHEN 'special_account_cents' THEN p.special_account_cents
                        ELSE p.other_cents END)
          FROM _procurement AS p
         WHERE p.import_id = t.import_id AND (t.block IS NULL OR p.unit = t.block)) AS summed
  FROM _printed_totals AS t
  JOIN _current_imports AS c ON c.id = t.import_id
 WHERE c.year = :year AND (:department IS NULL OR c.department = :department)
"""


def of_totals(connection: Connection, department: str | None, year: int) -> Iterator[Finding]:
    """Totals that a table prints and its lines do not add to."""
    for row in connection.execute(TOTALS, {"department": department, "year": year}):
        if row["summed"] in (None, row["amount_cents"]):
            continue
        printed, summed = Money(row["amount_cents"]), Money(row["summed"])
        about = About(
            "total-differs",
            row["department"],
            year,
            row["block"] or row["table_name"],
            row["column_name"],
        )
        message = _("printed {printed} yuan, its lines add to {summed} yuan").format(
            printed=printed.yuan, summed=summed.yuan
        )
        yield finding(
            about,
            Severity.ERROR,
            message,
            plan=printed,
            actual=summed,
            gap=printed - summed,
            unit="CNY",
            source=row["source"],
            locator=row["locator"],
        )
