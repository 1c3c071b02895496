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

    def _tiles(self, answer: Overlooked) -> None:
        found = answer.summary
        unit = self.view.unit
        stated = numbers.amount(found.stated_budget, unit)
        self.query_one("#budget", Tile).say(
            _("Budget"),
            numbers.amount(found.budget, unit),
            _("stated {amount}").format(amount=stated)
            if found.stated_budget
            else _project_count(found),
        )
        paid, percent = numbers.amount(found.paid, unit), numbers.percent(found.paid_percent)
        self.query_one("#paid", Tile).say(_("Paid"), paid, _unreported(found))
        pace = _("even pace {percent}").format(percent=numbers.percent(found.pace_percent))
        if self.has_class("narrow"):
            self.query_one("#rate", Tile).say(_("Paid"), f"{paid} = {percent}", pace)
        else:
            drawn = f"{percent}  {bar(found.paid_percent, 12)}"
            self.query_one("#rate", Tile).say(_("Paid, % of budget"), drawn, pace)
        gaps = _largest_gaps(found)
        late = len({(row.department, row.project) for row in found.late})
        self.query_one("#late", Tile).say(
            _("Late"),
            numbers.amount(total(gaps), unit) if gaps else numbers.MISSING,
            ngettext("{n} project", "{n} projects", late).format(n=late),
        )
        counts = Counter(row.severity for row in answer.findings)
        self.query_one("#wrong", Tile).say(
            _("Findings"),
            "  ".join(f"{mark(one)} {counts[one]}" for one in Severity),
            _("missed or behind: {n}").format(n=len(found.missed)),
        )

    def _ahead(self, found: Mapping[str, Any]) -> None:
        """What the year's end will be: a range, and how often such ranges were right."""
        unit = self.view.unit
        low, high = (numbers.amount(found[one], unit) for one in ("low", "high"))
        share = (
            f"{numbers.percent(found['low_percent'])} – {numbers.percent(found['high_percent'])}"
        )
        known = found["low"] is not None
        self.query_one("#forecast", Tile).say(
            _("By the year's end"),
            f"{low} – {high}" if known else numbers.MISSING,
            share if found["low_percent"] is not None else "",
        )

    def _course(self, steps: tuple[Step, ...]) -> None:
        panel = self.query_one("#course", Static)
        panel.border_title = _("Paid by the end of the quarter ┃ even pace")
        width = max(10, panel.content_size.width - 34)
        said = Text(no_wrap=True)
        for one in steps:
            name = _("Q{number}").format(number=one.quarter)
            drawn = (
                f"{fit(name, 8)} {paced(one.paid, one.pace, width)} {numbers.percent(one.paid):>8}"
            )
            said.append(f"{drawn} ┃{numbers.percent(one.pace):>8}\n")
        panel.update(said)

    def _also(self, found: Summary) -> None:
        """What stands on no other tile."""
        panel = self.query_one("#also", Static)
        panel.border_title = _("Also")
        said = [_("projects without a known budget: {n}").format(n=found.projects_without_budget)]
        said.append(_("indicators without a report: {n}").format(n=found.unreported_indicators))
        if found.changes is not None:
            change = numbers.amount(found.changes.totals["change"], self.view.unit, signed=True)
            share = numbers.percent(found.changes.totals["change_percent"], signed=True)
            said.append(
                _("against {year}: {change}, {percent}").format(
                    year=found.against, change=change, percent=share
                )
            )
        elif found.no_prior_year:
            said.append(f"– {found.no_prior_year}")
        if found.last_import:
            at = found.last_import.replace("T", " ")[:16]
            said.append(_("last import: {at} UTC").format(at=at))
        panel.update(Text("\n".join(clean(one) for one in said), no_wrap=True))

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


def _largest_gaps(found: Summary) -> list[Money]:
    """Of each late project its largest gap: the next promise includes what the last one lacks."""
    gaps: dict[tuple[str, str], Money] = {}
    for row in found.late:
        if row.gap_amount is not None:
            key = (row.department, row.project)
            gaps[key] = max(gaps.get(key, row.gap_amount), row.gap_amount)
    return list(gaps.values())


def _project_count(found: Summary) -> str:
    return ngettext("{n} project", "{n} projects", found.projects).format(n=found.projects)


def _unreported(found: Summary) -> str:
    if found.as_of is None:
        return _("nothing reported")
    if not found.unreported:
        return _("all reported")
    return _("– {n} not reported").format(n=len(found.unreported))
