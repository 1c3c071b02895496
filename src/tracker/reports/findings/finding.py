"""What a finding is about, and the id that stays with it from run to run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.model.money import Money
from tracker.model.names import fold
from tracker.reports.choices import OPEN
from tracker.reports.rows import Finding, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about. The id is made of these, so they must not change from run to run:
    no figure and no place in a file, which another version of the file has elsewhere."""

    rule: str
    department: str
    year: int
    subject: str
    detail: str = ""

    @property
    def id(self) -> str:
        """Short enough to type, long enough not to meet another; the same whatever width and white
        space a converter gave the words."""
        words = (self.department, self.subject, self.detail)
        marks = "\x1f".join((self.rule, str(self.year), *map(fold, words)))
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


def distinct(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings; of several with one id the second and later get a number behind it."""
    seen: Counter[str] = Counter()
    told = []
    for one in found:
        seen[one.id] += 1
        again = seen[one.id]
        told.append(one if again == 1 else replace(one, id=f"{one.id}-{again}"))
    return tuple(told)


def by_severity(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first; of one severity those with the largest gap in money first."""

    def rank(one: Finding) -> tuple[int, int, str, str]:
        cents = one.gap.cents if isinstance(one.gap, Money) else 0
        return (_ORDER.index(one.severity), -abs(cents), one.subject, one.id)

    return tuple(sorted(found, key=rank))
