"""Is the money paid when it was promised: projects down, quarters across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.language import N_, _
from tracker.model.money import Unit
from tracker.model.period import quarter_of
from tracker.render import numbers
from tracker.render.statuses import mark, status, word
from tracker.reports.executed import Report, payments_made
from tracker.reports.forecast import Forecast, forecast
from tracker.reports.payments import payments
from tracker.reports.recorded import Adjustment, adjustments
from tracker.reports.rows import Payment
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, Action
from tracker.tui.frame import Frame
from tracker.tui.hints import NO_EXECUTION
from tracker.tui.origin import Origin
from tracker.tui.quarters import WORST_FIRST, Project, projects
from tracker.tui.screens.tabled import Tabled
from tracker.tui.state import View
from tracker.tui.widgets.column import DIM, PLAIN, Cell, Column, fit
from tracker.tui.widgets.excerpt import place_words
from tracker.tui.widgets.words import amount_cell, percent_cell, status_cell, status_style

INDICATORS = Action(
    "enter", "Enter", "open", N_("Indicators"), N_("The indicators of the project: is the work done?"),
    first=True,
)  # fmt: skip


def _promised(number: int, row: Project, unit: Unit) -> Cell:
    """`✖ 50 %   3.00`: what was promised by the quarter's end, and what was paid by then."""
    quarter = row.quarters[number - 1]
    promise, words, style = quarter.promise, "", PLAIN
    if promise is not None:
        percent = numbers.percent(promise.due_percent) if promise.due_percent is not None else ""
        words = f"{mark(promise.status)} {percent.replace('.0 %', ' %')}"
        style = status_style(promise.status)
    amount = "" if quarter.paid is None else numbers.amount(quarter.paid, unit)
    if not words and not amount:
        return Cell(numbers.MISSING, DIM)
    return Cell(f"{words} {amount:>8}".strip() if words else amount, style)


def _quarter_column(number: int, title: str, rank: int) -> Column:
    return Column(
        f"q{number}", title, 16, lambda row, unit: _promised(number, row, unit), right=True,
        money=True, rank=rank, order=lambda row: row.quarters[number - 1].paid,
    )  # fmt: skip


def _gap(row: Project, unit: Unit) -> Cell:
    style = status_style(row.worst.status) if row.gap else PLAIN
    return amount_cell(row.gap, unit, style=style)


def columns(current: int) -> tuple[Column, ...]:
    """Where there is little room, the `current` quarter stays longest, then the next one."""
    near = [current, current + 1, current - 1, current + 2, current - 2, current + 3, current - 3]
    titles = (N_("Q1, total"), N_("Q2, total"), N_("Q3, total"), N_("Q4, total"))
    quarters = [
        _quarter_column(number, title, 2 + near.index(number))
        for number, title in enumerate(titles, 1)
    ]
    return (
        Column("status", N_("Status"), 12, lambda row, _unit: status_cell(row.worst.status),
               most=17, frozen=True, order=lambda row: WORST_FIRST.index(row.worst.status)),
        Column("project", N_("Project"), 20, lambda row, _unit: Cell(row.name), most=44,
               frozen=True, order=lambda row: row.name),
        Column("budget", N_("Budget"), 11, lambda row, unit: amount_cell(row.worst.budget, unit),
               right=True, money=True, rank=4, order=lambda row: row.worst.budget),
        *quarters,
        Column("paid", N_("Paid"), 11, lambda row, unit: amount_cell(row.worst.paid, unit),
               right=True, money=True, rank=9, order=lambda row: row.worst.paid),
        Column("percent", N_("Paid, %"), 8, lambda row, _unit: percent_cell(row.worst.paid_percent),
               right=True, rank=1, order=lambda row: row.worst.paid_percent),
        Column("gap", N_("Short by"), 10, _gap, right=True, money=True, order=lambda row: row.gap),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Book:
    """The grid; by department and project the changes of its budget, and what will be paid."""

    projects: tuple[Project, ...]
    adjustments: Mapping[tuple[str, str], tuple[Adjustment, ...]]
    forecasts: Mapping[tuple[str, str], Forecast]


class Payments(Tabled):
    """The grid, and below it the promises, payments and sentences of one project."""

    NAME = "payments"
    columns = columns(1)
    actions: ClassVar[tuple[Action, ...]] = (
        INDICATORS, *(one for one in OF_TABLES if one is not OPEN), *EVERYWHERE
    )  # fmt: skip

    found = Book((), {}, {})

    def read(self, connection: Connection, view: View, frame: Frame) -> Book:
        """Every promise of the year, project by project, and what else is known of each."""
        scope = frame.scope
        answer = payments(connection, scope.year, scope.as_of, scope.department)
        made = payments_made(connection, scope.department, scope.year)
        ahead = forecast(connection, scope.year, scope.as_of, scope.department).rows
        return Book(
            projects(answer.rows, made, scope.year, scope.as_of),
            adjustments(connection, scope),
            {(one.department, one.project): one for one in ahead},
        )

    def receive(self, answer: Book) -> None:
        """The quarter of the day of the question matters most."""
        self.found = answer
        as_of = self.frame.scope.as_of if self.frame else None
        self.table.columns = columns(quarter_of(as_of) if as_of else 1)
        super().receive(answer.projects)

    def key(self, row: Project) -> str:
        """Department and name."""
        return row.key

    def words(self, row: Project) -> str:
        """Name, status, and the sentences that promise."""
        said = [one.source_text or "" for one in row.promises]
        return " ".join([row.name, word(row.worst.status), *said])

    def nothing(self) -> str:
        """There is no project at all."""
        return _("No project is known for this year. Press 6 to import a disclosure or a budget.")

    def origin(self, row: Project, column: Column | None) -> Origin | None:
        """In a quarter its payment, else the sentence that promised what is worst."""
        key = column.key if column else ""
        if key in ("q1", "q2", "q3", "q4", "paid", "percent"):
            found = _reported(row, int(key[1]) if key.startswith("q") else 4)
            if found is not None:
                return Origin(found.source, found.locator)
        stated = [row.worst, *row.promises]
        promise = next((one for one in stated if one.source and one.locator), None)
        if promise is None or promise.source is None or promise.locator is None:
            return None
        return Origin(promise.source, promise.locator, promise.source_text or "")

    def details(self, row: Project) -> Text:
        """The gap in words, the promises, the payments."""
        unit = self.view.unit
        said = Text(row.name, style="bold")
        worst = row.worst
        basis = f" ({word(worst.budget_basis)})" if worst.budget_basis else ""
        figures = [
            _("Budget {amount}").format(amount=numbers.amount(worst.budget, unit)) + basis,
            _paid(worst, unit),
        ]
        if row.gap:
            figures.append(
                _("Short by {amount}, {points} points").format(
                    amount=numbers.amount(row.gap, unit), points=numbers.points(row.points)
                )
            )
        said.append("".join(f"   {one}" for one in figures), "not bold")
        key = (row.department, row.name)
        ahead = self.found.forecasts.get(key)
        if ahead is not None and ahead.low is not None:
            said.append(f"\n {_ahead(ahead, unit)}", "not bold")
        if worst.unreported:
            words = _("– nobody reported {periods}: more may have been paid")
            said.append("\n " + words.format(periods=worst.unreported), "not bold")
        for change in self.found.adjustments.get(key, ()):
            changed = fit(_("budget changed"), 16)
            said.append(f"\n {changed} {_changed(change, unit)}", "not bold")
        for one in row.promises:
            said.append(f"\n {fit(status(one.status), 16)} {one.due_date}  ", "not bold")
            percent = (
                numbers.percent(one.due_percent) if one.due_percent is not None else word(one.kind)
            )
            said.append(f"{percent:>8}  {_said(one.origin, one.source_text)}", "not bold")
        for report in row.reports.reports:
            made = fit(_("paid"), 16)
            said.append(f"\n {made} {_report(report, unit)}", "not bold")
        if self.frame is not None and self.frame.scope.as_of is None:
            said.append("\n " + _(NO_EXECUTION), "not bold")
        return said

    def open_row(self, row: Project) -> None:
        """To the indicators of the project."""
        self.keep()
        pointed = state.pointed(self.view, "indicators", None, row.name)
        self.tracker.show(state.visit(pointed, "indicators"))


def _paid(row: Payment, unit: Unit) -> str:
    if row.paid is None:
        return _("Paid") + f" {numbers.MISSING}"
    paid, percent = numbers.amount(row.paid, unit), numbers.percent(row.paid_percent)
    return _("Paid {amount} = {percent}").format(amount=paid, percent=percent)


def _ahead(row: Forecast, unit: Unit) -> str:
    """The range of the year's end; its methods are named as the report names them."""
    said = _("By the year's end {low} – {high}").format(
        low=numbers.amount(row.low, unit), high=numbers.amount(row.high, unit)
    )
    if row.low_percent is None:
        return said
    return f"{said} = {numbers.percent(row.low_percent)} – {numbers.percent(row.high_percent)}"


def _changed(change: Adjustment, unit: Unit) -> str:
    amount = numbers.amount(change.amount, unit, signed=True)
    parts = [f"{change.date}  {amount:>8}", change.kind, change.reason or ""]
    parts.append(f"{change.source}, {place_words(change.locator)}")
    return "  ".join(one for one in parts if one)


def _said(origin: str, text: str | None) -> str:
    if text:
        return f"“{text}”"
    return _("nobody promised anything: held to the even pace") if origin == "default" else ""


def _report(report: Report, unit: Unit) -> str:
    parts = [str(report.period)]
    if report.paid is not None:
        parts.append(numbers.amount(report.paid, unit))
    if report.cumulative is not None:
        parts.append(
            _("{amount} since January").format(amount=numbers.amount(report.cumulative, unit))
        )
    return "  ".join([*parts, f"{report.source}, {place_words(report.locator)}"])


def _reported(row: Project, quarter: int) -> Report | None:
    """The last report of a quarter, or of one before it."""
    ended = [one for one in row.reports.reports if quarter_of(one.period.end) <= quarter]
    return max(ended, key=lambda one: one.period.end, default=None)
