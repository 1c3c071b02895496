"""The year at a glance: its figures, and what is wrong, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from tracker.language import N_, _, ngettext
from tracker.model.money import Money, Unit, total
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.render.statuses import mark
from tracker.reports.rows import Finding, Severity
from tracker.tui import state
from tracker.tui.frame import Frame
from tracker.tui.origin import Origin
from tracker.tui.screens.tabled import Tabled
from tracker.tui.state import View
from tracker.tui.widgets.column import Cell, Column, fit
from tracker.tui.widgets.tile import Tile
from tracker.tui.widgets.words import amount_cell, bar, paced, status_cell

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.reports.summary import Summary
    from tracker.tui.course import Step

LEADS = {
    "payment-late": "payments",
    "pace-behind": "payments",
    "delivery-unreported": "payments",
    "indicator-missed": "indicators",
    "indicator-behind": "indicators",
}
"""The screen that explains what a rule found; the findings explain all others."""


def _gap(row: Finding, unit: Unit) -> Cell:
    return amount_cell(_money(row), unit)


def _money(row: Finding) -> Money | None:
    return row.gap if isinstance(row.gap, Money) else None


COLUMNS = (
    Column("severity", N_("Severity"), 9, lambda row, _unit: status_cell(row.severity),
           frozen=True, order=lambda row: list(Severity).index(row.severity)),
    Column("subject", N_("Project"), 22, lambda row, _unit: Cell(row.subject), most=44,
           frozen=True, order=lambda row: row.subject),
    Column("message", N_("Look at this first"), 26, lambda row, _unit: Cell(row.message), most=90,
           order=lambda row: row.message),
    Column("gap", N_("Short by"), 12, _gap, right=True, money=True, order=_money),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overlooked:
    """The summary, and the sentences that promised what is late."""

    summary: Summary
    findings: tuple[Finding, ...]
    forecast: Mapping[str, Any]
    course: tuple[Step, ...]
    sentences: Mapping[tuple[object, ...], str]


class Overview(Tabled):
    """Tiles, the list of what is wrong, and the source of the row under the cursor."""

    NAME = "overview"
    columns = COLUMNS
    year: Overlooked | None = None

    def read(self, connection: Connection, view: View, frame: Frame) -> Overlooked:
        """The summary of the year."""
        from tracker.reports.forecast import forecast
        from tracker.tui.course import course
        from tracker.tui.wrong import wrong

        scope = frame.scope
        found, findings = wrong(connection, scope)
        sentences: dict[tuple[object, ...], str] = {
            (row.source, row.locator, row.due_percent): row.source_text
            for row in found.payments.rows
            if row.source_text
        }
        ahead = forecast(connection, scope.year, scope.as_of, scope.department).totals
        return Overlooked(found, findings, ahead, course(connection, scope), sentences)

    def key(self, row: Finding) -> str:
        """A finding's id is the same in every run."""
        return row.id

    def contents(self) -> ComposeResult:
        """Tiles above the table; where there is room, panels beside them."""
        with Container(id="tiles"):
            for name in ("budget", "paid", "rate", "forecast", "late", "wrong"):
                yield Tile(name)
        with Container(id="panels"):
            yield Static(id="course", classes="panel")
            yield Static(id="also", classes="panel")
        yield from super().contents()

    def receive(self, answer: Overlooked) -> None:
        """Tiles, then rows."""
        self.year = answer
        self._tiles(answer)
        self._ahead(answer.forecast)
        self._course(answer.course)
        self._also(answer.summary)
        super().receive(answer.findings)

    def nothing(self) -> str:
        """Nothing is wrong, or nothing is known."""
        if self.year is not None and self.year.summary.as_of is None:
            return _(
                "No payments were reported yet. Write a sheet with: "
                "tracker template execution -o execution.csv, fill it in, import it with 6."
            )
        return _("✓ Nothing is late, missed or inconsistent.")

    # The source of the row, below

    def details(self, row: Finding) -> Text:
        """The whole sentence."""
        said = Text(row.message, style="bold")
        if row.source is None:
            said.append(
                "\n" + _("No document states this: it follows from the even pace."), "not bold"
            )
        return said

    def origin(self, row: Finding, column: Column | None) -> Origin | None:
        """The sentence that promised it, or the row of the table that states the target."""
        if row.source is None or row.locator is None:
            return None
        words = (
            self.year.sentences.get((row.source, row.locator, row.plan), "") if self.year else ""
        )
        return Origin(row.source, row.locator, words)

    def open_row(self, row: Finding) -> None:
        """To the screen that explains it, with the cursor on the project."""
        self.keep()
        screen = LEADS.get(row.rule, "findings")
        if screen == "findings":
            pointed = state.pointed(self.view, screen, row.id)
        else:
            pointed = state.pointed(self.view, screen, None, row.subject)
        self.tracker.show(state.visit(pointed, screen))
