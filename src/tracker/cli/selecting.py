"""Choose rows of an answer: by status, by a part of the project's name, by the size of a change."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

import click

from tracker.language import _
from tracker.model.names import fold
from tracker.reports.answer import Answer
from tracker.reports.rows import Change, ChangeStatus, Finding, Severity

RowT = TypeVar("RowT")
FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])


def selecting(statuses: type[StrEnum]) -> Callable[[FunctionT], FunctionT]:
    """--status and --project."""
    status = click.option(
        "--status",
        multiple=True,
        type=click.Choice([str(status) for status in statuses]),
        help=_("Only these; may be given more than once."),
    )
    project = click.option(
        "--project", metavar=_("TEXT"), help=_("Only projects whose name contains it.")
    )
    return lambda function: status(project(function))


def choosing(function: FunctionT) -> FunctionT:
    """--severity and --rule."""
    severity = click.option(
        "--severity",
        type=click.Choice([str(one) for one in Severity]),
        help=_("Only findings as bad as this or worse."),
    )
    rule = click.option(
        "--rule",
        multiple=True,
        metavar=_("RULE"),
        help=_("Only what this rule found; may be given more than once."),
    )
    return severity(rule(function))


def choose(
    answer: Answer[Finding],
    *,
    severity: str | None = None,
    rule: Collection[str] = (),
    state: Collection[str] = (),
    quiet: bool = False,
) -> Answer[Finding]:
    """Findings as bad as `severity` or worse, of these rules, in these states. `quiet`: what is left
    out for its state alone is not worth a note."""
    if state and quiet:
        rows = tuple(row for row in answer.rows if row.state in state)
        answer, state = replace(answer, rows=rows), ()
    order = list(Severity)
    worst = order[: order.index(Severity(severity)) + 1] if severity else order
    return _only(
        answer,
        lambda row: (
            row.severity in worst
            and (not rule or row.rule in rule)
            and (not state or row.state in state)
        ),
    )


def select(
    answer: Answer[RowT], *, status: Collection[str] = (), project: str | None = None
) -> Answer[RowT]:
    """The rows with one of these statuses whose project's name contains the text."""
    return _only(
        answer, lambda row: _has_status(row, status) and (project is None or _about(row, project))
    )


def large(answer: Answer[Change], least: Decimal | None) -> Answer[Change]:
    """Changes of at least so many per cent, and rows of which no percentage can be told.

    What did not change at all is no row without a percentage: it goes.
    """
    return answer if least is None else _only(answer, lambda row: _is_large(row, least))


def _is_large(row: Change, least: Decimal) -> bool:
    if row.change_percent is None:
        return row.status is not ChangeStatus.UNCHANGED
    return abs(row.change_percent) >= least


def _only(answer: Answer[RowT], wanted: Callable[[RowT], bool]) -> Answer[RowT]:
    """The totals stay those of the whole, and a note says so."""
    rows = tuple(row for row in answer.rows if wanted(row))
    if len(rows) == len(answer.rows):
        return answer
    note = _("{shown} of {all} rows are shown; totals are of all.").format(
        shown=len(rows), all=len(answer.rows)
    )
    return replace(answer, rows=rows, notes=(*answer.notes, note))


def _has_status(row: Any, wanted: Collection[str]) -> bool:
    return not wanted or row.status in wanted


def _about(row: Any, text: str) -> bool:
    return fold(text) in fold(row.project)
