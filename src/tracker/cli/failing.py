"""--fail-on: how bad a row must be for exit code 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from tracker.language import _
from tracker.reports.choices import OPEN
from tracker.reports.rows import (
    Change,
    ChangeStatus,
    Finding,
    IndicatorStatus,
    PaymentStatus,
    Severity,
)

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

NEVER = "never"
LEVELS = (Severity.INFO, Severity.WARNING, Severity.ERROR)

SEVERITIES: Mapping[str, Severity] = {
    PaymentStatus.NOT_MET: Severity.ERROR,
    PaymentStatus.PARTIALLY_MET: Severity.ERROR,
    PaymentStatus.MET_LATE: Severity.INFO,
    PaymentStatus.NO_REPORT: Severity.WARNING,
    PaymentStatus.NO_BUDGET: Severity.INFO,
    IndicatorStatus.MISSED: Severity.ERROR,
    IndicatorStatus.BEHIND: Severity.WARNING,
    IndicatorStatus.NOT_COMPARABLE: Severity.INFO,
}
"""How bad a status is; one that is not named is fine. no_report means the same in both reports."""


def fail_option(default: str) -> Callable[[FunctionT], FunctionT]:
    """The option."""
    return click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", NEVER]),
        default=default,
        show_default=True,
        help=_("From which severity on the exit code is 1."),
    )


def fails(rows: Iterable[Any], limit: str) -> bool:
    """Whether any row is as bad as `limit` or worse."""
    if limit == NEVER:
        return False
    floor = LEVELS.index(Severity(limit))
    return any((found := severity(row)) and LEVELS.index(found) >= floor for row in rows)


def severity(row: Any) -> Severity | None:
    """How bad a row is; None where it is fine. Any change at all is worth knowing, none is an error.

    A finding that was acknowledged, snoozed or resolved fails nothing.
    """
    if isinstance(row, Change):
        return None if row.status is ChangeStatus.UNCHANGED else Severity.INFO
    if isinstance(row, Finding) and row.state != OPEN:
        return None
    given: Severity | None = getattr(row, "severity", None)
    return given or SEVERITIES.get(getattr(row, "status", ""))
