"""Gauges in the text format of Prometheus, for the node exporter's textfile collector.

What is not known is no gauge. The same data give the same bytes but for the last line: when the run
was, by which an alert notices that no run came any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.rows import Finding, Severity

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

PREFIX = "tracker"
COMMON = ("department", "year")
STATES = ("open", "acknowledged", "snoozed", "resolved")


def prometheus(answer: Answer[Finding], at: datetime | None = None) -> str:
    """Findings by severity and state and by rule, the totals of the answer, when data last came.

    `at`: when the run was, if that is to be told.
    """
    from prometheus_client import CollectorRegistry, generate_latest

    registry = CollectorRegistry()
    _findings(registry, answer)
    for name, value in answer.totals.items():
        _total(registry, answer, name, value)
    if answer.as_of is not None:
        _gauge(registry, answer, "as_of_timestamp_seconds", "The day that the data are of.").set(
            _seconds(answer.as_of)
        )
    if at is not None:
        help = "When this was written."
        gauge = _gauge(registry, answer, "last_success_timestamp_seconds", help)
        gauge.set(int(at.timestamp()))
    text: bytes = generate_latest(registry)
    return text.decode()


def _findings(registry: CollectorRegistry, answer: Answer[Finding]) -> None:
    """Every severity and state has a value, also where it is 0; a rule that found nothing has none."""
    counted = Counter((str(row.severity), row.state) for row in answer.rows)
    gauge = _gauge(registry, answer, "findings", "Findings.", "severity", "state")
    for severity in Severity:
        for state in STATES:
            labels = (*_common(answer), str(severity), state)
            gauge.labels(*labels).set(counted[str(severity), state])
    rules = Counter((row.rule, str(row.severity)) for row in answer.rows if row.state == "open")
    by_rule = _gauge(registry, answer, "open_findings", "Open findings.", "rule", "severity")
    for (rule, severity_name), number in sorted(rules.items()):
        by_rule.labels(*_common(answer), rule, severity_name).set(number)


def _total(registry: CollectorRegistry, answer: Answer[Any], name: str, value: Any) -> None:
    """Money in yuan, percentages as ratios, counts by status; texts and lists are no gauges."""
    if name == "last_import" and value:
        at = datetime.fromisoformat(value)
        help = "When data were last imported."
        _gauge(registry, answer, "last_import_timestamp_seconds", help).set(at.timestamp())
    elif isinstance(value, Money):
        _gauge(registry, answer, f"{name}_yuan", f"{_words(name)}, in yuan.").set(float(value.yuan))
    elif isinstance(value, Decimal) and name.endswith("_percent"):
        ratio = f"{name.removesuffix('_percent')}_ratio"
        _gauge(registry, answer, ratio, f"{_words(ratio)}.").set(float(value / 100))
    elif isinstance(value, int):
        _gauge(registry, answer, name, f"{_words(name)}.").set(value)
    elif isinstance(value, Mapping) and name not in ("findings", "state"):
        gauge = _gauge(registry, answer, name, f"{_words(name)} by status.", "status")
        for status, number in value.items():
            gauge.labels(*_common(answer), status).set(number)


def _gauge(
    registry: CollectorRegistry, answer: Answer[Any], name: str, help: str, *labels: str
) -> Any:
    """A gauge for the year; without further labels it is ready to be set."""
    from prometheus_client import Gauge

    gauge = Gauge(f"{PREFIX}_{name}", help, (*COMMON, *labels), registry=registry)
    return gauge if labels else gauge.labels(*_common(answer))


def _common(answer: Answer[Any]) -> tuple[str, str]:
    """The labels of every gauge, so that files of two departments may lie side by side. Only the
    summary of one department tells it; an empty label is none to Prometheus. A figure of several
    has none: a series must not end because a department is added."""
    departments = answer.totals.get("departments", ())
    return departments[0] if len(departments) == 1 else "", str(answer.year)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _seconds(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
