"""The columns of the grid of payments: what was promised by each quarter's end, and what was paid."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tracker.language import N_
from tracker.model.money import Unit
from tracker.render import numbers
from tracker.render.statuses import mark, promise_status, word
from tracker.reports.payments import DEFAULT
from tracker.reports.rows import Payment
from tracker.tui.payments.grid import WORST_FIRST, Project
from tracker.tui.widgets.column import DIM, PLAIN, Cell, Column
from tracker.tui.widgets.words import amount_cell, percent_cell, status_style


def _promised(number: int, row: Project, unit: Unit) -> Cell:
    """`✖ 50 %   3.00`: what was promised by the quarter's end, and what was paid by then.

    Of what nobody promised: `▲ pace 50 %`. A payment without a percentage has its word.
    """
    quarter = row.quarters[number - 1]
    promise, words, style = quarter.promise, "", PLAIN
    if promise is not None:
        words = f"{mark(promise.status)} {_due(promise)}"
        style = status_style(promise.status)
    amount = "" if quarter.paid is None else numbers.amount(quarter.paid, unit)
    if not words and not amount:
        return Cell(numbers.MISSING, DIM)
    return Cell(f"{words}  {amount:>5}".strip() if words else amount, style)


def _due(promise: Payment) -> str:
    if promise.due_percent is None:
        return word(promise.kind)
    percent = numbers.percent(promise.due_percent).replace(".0 %", " %")
    return f"{word(DEFAULT)} {percent}" if promise.origin == DEFAULT else percent


def _quarter_column(number: int, title: str, rank: int) -> Column:
    return Column(
        f"q{number}", title, 18, lambda row, unit: _promised(number, row, unit), right=True,
        money=True, marked=True, rank=rank, snug=True, order=lambda row: row.quarters[number - 1].paid,
    )  # fmt: skip


def _status(row: Project, _unit: Unit) -> Cell:
    return Cell(promise_status(row.worst), status_style(row.worst.status))


def _gap(row: Project, unit: Unit) -> Cell:
    style = status_style(row.worst.status) if row.gap else PLAIN
    return amount_cell(row.gap, unit, style=style)


def grid(current: int) -> tuple[Column, ...]:
    """Where there is little room, the `current` quarter stays longest, then the percentage."""
    near = [current, current + 1, current - 1, current + 2, current - 2, current + 3, current - 3]
    titles = (N_("Q1, total"), N_("Q2, total"), N_("Q3, total"), N_("Q4, total"))
    quarters = [
        _quarter_column(number, title, 1 + 2 * near.index(number))
        for number, title in enumerate(titles, 1)
    ]
    return (
        Column("status", N_("Status"), 14, _status, most=22, snug=True, frozen=True,
               order=lambda row: WORST_FIRST.index(row.worst.status)),
        Column("project", N_("Project"), 20, lambda row, _unit: Cell(row.name), most=60,
               snug=True, frozen=True, order=lambda row: row.name),
        Column("budget", N_("Budget"), 11, lambda row, unit: amount_cell(row.worst.budget, unit),
               right=True, money=True, rank=6, snug=True, order=lambda row: row.worst.budget),
        *quarters,
        Column("paid", N_("Paid"), 11, lambda row, unit: amount_cell(row.worst.paid, unit),
               right=True, money=True, rank=14, snug=True, order=lambda row: row.worst.paid),
        Column("percent", N_("Paid, %"), 8, lambda row, _unit: percent_cell(row.worst.paid_percent),
               right=True, rank=2, order=lambda row: row.worst.paid_percent),
        Column("gap", N_("Underpaid"), 10, _gap, right=True, money=True, snug=True,
               order=lambda row: row.gap),
    )  # fmt: skip


def told_apart(columns: Iterable[Column], shared: Collection[str]) -> tuple[Column, ...]:
    """A project of a name that several departments have with its department behind it."""

    def cell(row: Project, _unit: Unit) -> Cell:
        return Cell(f"{row.name} · {row.department}" if row.name in shared else row.name)

    if not shared:
        return tuple(columns)
    return tuple(
        replace(one, cell=cell, ends=True) if one.key == "project" else one for one in columns
    )
