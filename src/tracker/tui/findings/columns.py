"""The columns of findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rich.cells import cell_len

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render.rules import rule_name
from tracker.render.statuses import status
from tracker.reports.findings.listing import OPEN, STATES
from tracker.reports.rows import Finding, Severity
from tracker.tui.widgets.column import DIM, PLAIN, Cell, Column
from tracker.tui.widgets.words import amount_cell, status_cell


def money(row: Finding) -> Money | None:
    """The gap, where it is an amount."""
    return row.gap if isinstance(row.gap, Money) else None


COLUMNS = (
    Column("severity", N_("Severity"), 9, lambda row, _unit: status_cell(row.severity),
           frozen=True, order=lambda row: list(Severity).index(row.severity)),
    Column("rule", N_("Rule"), 14, lambda row, _unit: Cell(rule_name(row.rule)), most=26, rank=2,
           snug=True, order=lambda row: row.rule),
    Column("subject", N_("Subject"), 18, lambda row, _unit: Cell(row.subject), most=60, frozen=True,
           snug=True, order=lambda row: row.subject),
    Column("message", N_("Finding"), 34, lambda row, _unit: Cell(row.message), most=140, snug=True,
           order=lambda row: row.message),
    Column("gap", N_("Gap"), 10, lambda row, unit: amount_cell(money(row), unit),
           right=True, money=True, rank=1, snug=True, order=money),
    Column("state", N_("State"), 14,
           lambda row, _unit: Cell(status(row.state), PLAIN if row.state == OPEN else DIM), rank=3,
           snug=True, order=lambda row: STATES.index(row.state)),
)  # fmt: skip


def measured(columns: Sequence[Column], rows: Sequence[Finding], unit: Unit) -> tuple[Column, ...]:
    """The gap no wider than its amounts and its heading are: the words have the room."""
    amounts = (cell_len(amount_cell(gap, unit).text) for row in rows if (gap := money(row)))
    return tuple(
        replace(one, width=max(cell_len(_(one.title)), *amounts, 0), money=False)
        if one.key == "gap"
        else one
        for one in columns
    )


def with_news(columns: Sequence[Column], new: Collection[str] | None) -> tuple[Column, ...]:
    """A column more that marks what is new; none where nothing is, or where nobody can tell."""
    if not new:
        return tuple(columns)

    def cell(row: Finding, _unit: object) -> Cell:
        return Cell(status("new") if row.id in new else "")

    fresh = Column(
        "new", N_("New"), 8, cell, rank=1, order=lambda row: 0 if row.id in new else 1
    )  # fmt: skip
    return (*columns[:-1], fresh, columns[-1])
