"""The year at a glance: its figures, and what is wrong, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult

from tracker.language import N_, _
from tracker.reports.recorded import Said
from tracker.reports.rows import Finding, Severity
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.findings.columns import measured, money, with_news
from tracker.tui.hints import NO_EXECUTION
from tracker.tui.overview.figures import Figures
from tracker.tui.overview.tile import Lead
from tracker.tui.screens.blanking import BLANK, Blanking
from tracker.tui.screens.filing import FORM, FORMS, Filing
from tracker.tui.screens.recording import ACKNOWLEDGE, Recording
from tracker.tui.screens.tabled import Tabled
from tracker.tui.source.origin import Origin
from tracker.tui.state import View
from tracker.tui.widgets.column import Cell, Column
from tracker.tui.widgets.words import amount_cell, status_cell

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.tui.overview.year import Year

LEADS = {
    "payment-late": "payments",
    "pace-behind": "payments",
    "delivery-unreported": "payments",
    "indicator-missed": "indicators",
    "indicator-behind": "indicators",
    "indicator-over": "indicators",
}
"""The screen that explains what a rule found; the findings explain all others."""

NO_PROMISE = N_(
    "Nobody promised this: it follows from the even pace. Below, what was last reported."
)

COLUMNS = (
    Column("severity", N_("Severity"), 9, lambda row, _unit: status_cell(row.severity),
           frozen=True, order=lambda row: list(Severity).index(row.severity)),
    Column("subject", N_("Project"), 20, lambda row, _unit: Cell(row.subject), most=44,
           frozen=True, order=lambda row: row.subject),
    Column("message", N_("Look at this first"), 22, lambda row, _unit: Cell(row.message), most=90,
           order=lambda row: row.message),
    Column("gap", N_("Gap"), 12, lambda row, unit: amount_cell(money(row), unit),
           right=True, money=True, order=money),
)  # fmt: skip


class Overview(Filing, Blanking, Recording, Tabled):
    """Tiles, the list of what is wrong, and the source of the row under the cursor."""

    NAME = "overview"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        OPEN, ACKNOWLEDGE, FORM, FORMS, BLANK, *OF_TABLES[1:], *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((ACKNOWLEDGE, FORM, FORMS, BLANK))
    year: Year | None = None

    def read(self, connection: Connection, view: View, frame: Frame) -> Year:
        """All of the year."""
        from tracker.tui.overview.year import year_of

        return year_of(connection, frame.scope)

    def key(self, row: Finding) -> str:
        """A finding's id is the same in every run."""
        return row.id

    def contents(self) -> ComposeResult:
        """Figures above the table."""
        yield Figures()
        yield from super().contents()

    def on_resize(self, event: events.Resize) -> None:
        """Other tiles and panels."""
        self.query_one(Figures).suit(event.size)

    def receive(self, answer: Year) -> None:
        """Figures, then rows."""
        self.year = answer
        if self.frame is not None:
            figures = self.query_one(Figures)
            figures.say(answer, self.view.unit, self.tracker.path, self.frame.scope)
        self.table.columns = with_news(
            measured(COLUMNS, answer.wrong.open, self.view.unit), answer.wrong.new
        )
        super().receive(answer.wrong.open)

    def project_of(self, row: Finding) -> str | None:
        """Its name, where its subject is one."""
        known = self.year.grounds.named if self.year is not None else {}
        return row.subject if row.subject in known else None

    def nothing(self) -> str:
        """Nothing is wrong, or nothing is known."""
        if self.year is not None and self.year.summary.as_of is None:
            return _(NO_EXECUTION)
        if self.year is not None and self.year.is_without_budget:
            return _(
                "No budget of {year} is known, so nothing can be late. Press 6 to import it."
            ).format(year=self.year.summary.year)
        return _("✓ Nothing is late, missed or inconsistent.")

    # The source of the row, below

    def details(self, row: Finding) -> Text:
        """The whole sentence."""
        said = Text(row.message, style="bold")
        if row.source is None:
            said.append("\n" + _(NO_PROMISE), "not bold")
        return said

    def origin(self, row: Finding, column: Column | None) -> Origin | None:
        """The sentence that promised it, or the row of the table that states the target."""
        return self.year.grounds.of(row) if self.year is not None else None

    def said_of(self, row: Finding) -> Sequence[Said]:
        """What people said of it before it was open again."""
        return self.year.said.get(row.id, ()) if self.year is not None else ()

    def on_lead_led(self, message: Lead.Led) -> None:
        """From a tile or a panel to its screen, to what is wrong there."""
        self.keep()
        view = state.led(self.view, message.to, message.only)
        self.tracker.show(state.visit(view, message.to))

    def open_row(self, row: Finding) -> None:
        """To the screen that explains it, with the cursor on the project."""
        self.keep()
        screen = LEADS.get(row.rule, "findings")
        if screen == "findings":
            pointed = state.pointed(state.all_findings(self.view), screen, row.id)
        else:
            pointed = state.pointed(self.view, screen, None, row.subject)
        self.tracker.show(state.visit(pointed, screen))
