"""Money that lies unspent beyond what a profile allows: by its month too little is paid, and too much
is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.language import _
from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.findings.finding import About, finding
from tracker.reports.profiles import Profile
from tracker.reports.profiles.profile import Unspent
from tracker.reports.rows import Finding, Payment, Severity

GRADES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
"""By how many of the profile's amounts are left; beyond the third nothing gets worse."""


def of_unspent(answer: Answer[Payment], profile: Profile) -> Iterator[Finding]:
    """One for each project; nothing where the profile has no such rule or its month has not ended."""
    rule = profile.unspent
    if rule is None or answer.as_of is None or not _is_due(rule, answer.year or 0, answer.as_of):
        return
    seen: set[tuple[str, str]] = set()
    for row in answer.rows:
        key = (row.department, row.project)
        if key in seen or row.budget is None or row.paid is None or row.paid_percent is None:
            continue
        seen.add(key)
        left = row.budget - row.paid
        passed = [amount for amount in rule.amounts if left.cents >= amount.cents]
        if row.paid_percent < rule.below and passed:
            yield _finding(row, answer.year or 0, left, passed, profile)


def _is_due(rule: Unspent, year: int, as_of: date) -> bool:
    """Whether the month has ended: its last day counts."""
    following = date(year + rule.month // 12, rule.month % 12 + 1, 1)
    return (following - as_of).days <= 1


def _finding(
    row: Payment, year: int, left: Money, passed: list[Money], profile: Profile
) -> Finding:
    message = _(
        "paid {paid} %, below {below} %, and {left} yuan are unspent, from {limit} yuan on a matter of "
        "{profile}"
    )
    if profile.consequence:
        message = _(
            "paid {paid} %, below {below} %, and {left} yuan are unspent, from {limit} yuan on a "
            "matter of {profile}: {consequence}"
        )
    assert profile.unspent is not None
    return finding(
        About("unspent", row.department, year, row.project),
        GRADES[min(len(passed), len(GRADES)) - 1],
        message.format(
            paid=f"{row.paid_percent:f}",
            below=f"{profile.unspent.below:f}",
            left=left.yuan,
            limit=passed[-1].yuan,
            profile=profile.name,
            consequence=profile.consequence,
        ),
        plan=row.budget,
        actual=row.paid,
        gap=left,
        unit="CNY",
        source=row.source,
        locator=row.locator,
    )
