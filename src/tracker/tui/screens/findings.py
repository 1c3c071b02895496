"""One list of what is wrong, from every question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render.columns import CHANGE, NUMBER, look
from tracker.render.statuses import status, word
from tracker.reports.rows import Finding, Severity
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action, bindings
from tracker.tui.frame import Frame
from tracker.tui.origin import Origin
from tracker.tui.screens.tabled import Tabled
from tracker.tui.state import View
from tracker.tui.widgets.column import Cell, Column
from tracker.tui.widgets.words import amount_cell, status_cell

SEVERITY = Action(
    "f",
    "f",
    "severity",
    N_("Severity"),
    N_("Show errors alone, then warnings, then all."),
    first=True,
)
COPY_TEXT = Action(
    "c", "c", "copy_text", N_("Copy as text"), N_("Copy the finding as sentences, for a letter.")
)

NAMES = {
    "payment-late": N_("payment late"),
    "pace-behind": N_("behind the pace"),
    "delivery-unreported": N_("delivery not reported"),
    "indicator-missed": N_("target missed"),
    "indicator-behind": N_("target behind"),
    "total-differs": N_("total differs"),
}


def rule_name(rule: str) -> str:
    """In words; the rule itself where it has none."""
    return _(NAMES[rule]) if rule in NAMES else rule


def money(row: Finding) -> Money | None:
    """The gap, where it is an amount."""
    return row.gap if isinstance(row.gap, Money) else None


COLUMNS = (
    Column("severity", N_("Severity"), 9, lambda row, _unit: status_cell(row.severity),
           frozen=True, order=lambda row: list(Severity).index(row.severity)),
    Column("rule", N_("Rule"), 14, lambda row, _unit: Cell(rule_name(row.rule)), most=22, rank=2,
           order=lambda row: row.rule),
    Column("subject", N_("Subject"), 18, lambda row, _unit: Cell(row.subject), most=40, frozen=True,
           order=lambda row: row.subject),
    Column("message", N_("Finding"), 24, lambda row, _unit: Cell(row.message), most=90,
           order=lambda row: row.message),
    Column("gap", N_("Gap"), 10, lambda row, unit: amount_cell(money(row), unit),
           right=True, money=True, rank=1, order=money),
    Column("state", N_("State"), 8, lambda row, _unit: Cell(word(row.state)), rank=3,
           order=lambda row: row.state),
)  # fmt: skip


Wrong = tuple[tuple[Finding, ...], Mapping[tuple[object, ...], str]]


class Findings(Tabled):
    """Severity, rule, subject, sentence; the document below."""

    NAME = "findings"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (SEVERITY, *OF_TABLES, COPY_TEXT, *EVERYWHERE)
    BINDINGS = bindings((SEVERITY, COPY_TEXT))

    sentences: Mapping[tuple[object, ...], str] = {}

    def read(self, connection: Connection, view: View, frame: Frame) -> Wrong:
        """All findings of the year: of payments and indicators, and of the documents."""
        from tracker.tui.wrong import sentences, wrong

        found, findings = wrong(connection, frame.scope)
        return findings, sentences(found)

    def receive(self, answer: Wrong) -> None:
        """Findings are the rows."""
        findings, self.sentences = answer
        super().receive(findings)

    def key(self, row: Finding) -> str:
        """The same in every run."""
        return row.id

    def words(self, row: Finding) -> str:
        """All that is said of it."""
        return f"{row.id} {rule_name(row.rule)} {row.subject} {row.message} {word(row.severity)}"

    def selected(self) -> list[Finding]:
        """Of the chosen severity."""
        found = super().selected()
        chosen = self.view.severity
        return [row for row in found if chosen in (None, row.severity)]

    def crumbs(self) -> list[str]:
        """With the chosen severity."""
        found = super().crumbs()
        return [*found, status(self.view.severity)] if self.view.severity else found

    def nothing(self) -> str:
        """There is none, or none of this severity."""
        if self.rows:
            return _("None of this severity. Press f for the others.")
        return _("✓ Nothing is late, missed or inconsistent.")

    def details(self, row: Finding) -> Text:
        """The sentence, and the figures behind it."""
        unit = self.view.unit
        said = Text(f"{status(row.severity)}  {rule_name(row.rule)}  {row.subject}", style="bold")
        said.append(f"\n {row.message}", "not bold")
        from tracker.tui.wrong import holds

        if wanted := holds(row.rule):
            rule = _("Rule: {sentence}").format(sentence=_(wanted))
            said.append(f"\n {rule}", "not bold")
        figures = [
            _("planned {figure}").format(figure=_figure(row.plan, row, unit)),
            _("found {figure}").format(figure=_figure(row.actual, row, unit)),
            _("gap {figure}").format(figure=look(row.gap, CHANGE, unit)),
            row.id,
        ]
        said.append("\n " + "   ".join(figures), "not bold")
        return said

    def origin(self, row: Finding, column: Column | None) -> Origin | None:
        """Where the document says so."""
        if row.source is None or row.locator is None:
            return None
        words = self.sentences.get((row.source, row.locator, row.plan), "")
        return Origin(row.source, row.locator, words)

    def action_severity(self) -> None:
        """Errors, warnings, remarks, all."""
        self.keep()
        ring = [None, *Severity]
        place = ring.index(Severity(self.view.severity) if self.view.severity else None)
        self.tracker.view = replace(self.view, severity=ring[(place + 1) % len(ring)])
        self.fill()

    def action_copy_text(self) -> None:
        """Subject, sentence and source."""
        row: Finding | None = self.table.row
        if row is not None:
            source = f" ({row.source}, {row.locator})" if row.source else ""
            self.copy(f"{row.subject}: {row.message}{source}")


def _figure(value: object, row: Finding, unit: Unit) -> str:
    shown = look(value, NUMBER, unit)
    return f"{shown} %" if row.unit == "%" and shown != "–" else shown
