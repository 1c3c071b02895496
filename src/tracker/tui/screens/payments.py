"""Is the money paid when it was promised: projects down, quarters across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.language import N_, _
from tracker.model.period import quarter_of
from tracker.render.statuses import promise_status
from tracker.reports.executed import payments_made
from tracker.reports.findings.broken import payments_with_findings
from tracker.reports.forecast import Forecast, forecast
from tracker.reports.payments import payments
from tracker.reports.profiles import default
from tracker.reports.recorded import Adjustment, Said, acknowledgements, adjustments
from tracker.reports.rows import Finding, Payment, PaymentStatus
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, WRONG, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.findings.wrong import wrong
from tracker.tui.hints import NO_EXECUTION
from tracker.tui.payments.account import account, handling
from tracker.tui.payments.columns import grid, told_apart
from tracker.tui.payments.grid import Project, projects, shared_names
from tracker.tui.screens.blanking import BLANK, Blanking
from tracker.tui.screens.filing import FORM, FORMS, Filing
from tracker.tui.screens.recording import ACKNOWLEDGE, Recording
from tracker.tui.screens.tabled import Tabled
from tracker.tui.source.grounds import NO_GROUNDS, Grounds, grounds
from tracker.tui.source.origin import Origin
from tracker.tui.state import View
from tracker.tui.widgets.column import Column

INDICATORS = Action(
    "enter", "Enter", "open", N_("Indicators"), N_("The indicators of the project: is the work done?"),
    first=True,
)  # fmt: skip

NO_BUDGET = PaymentStatus.NO_BUDGET
QUARTERS = ("q1", "q2", "q3", "q4")


@dataclass(frozen=True, slots=True)
class Book:
    """The grid; by department and project the changes of its budget, and what will be paid; what is
    wrong with a promise, and what people said of that; and what the figures rest on."""

    projects: tuple[Project, ...]
    adjustments: Mapping[tuple[str, str], tuple[Adjustment, ...]]
    forecasts: Mapping[tuple[str, str], Forecast]
    findings: Mapping[Payment, Finding]
    said: Mapping[str, tuple[Said, ...]]
    grounds: Grounds


class Payments(Filing, Recording, Blanking, Tabled):
    """The grid, and below it the promises, payments and sentences of one project."""

    NAME = "payments"
    columns = grid(1)
    actions: ClassVar[tuple[Action, ...]] = (
        INDICATORS, ACKNOWLEDGE, WRONG, FORM, FORMS, BLANK,
        *(one for one in OF_TABLES if one is not OPEN), *EVERYWHERE,
    )  # fmt: skip

    BINDINGS = bindings((ACKNOWLEDGE, WRONG, FORM, FORMS, BLANK))
    found = Book((), {}, {}, {}, {}, NO_GROUNDS)

    def read(self, connection: Connection, view: View, frame: Frame) -> Book:
        """Every promise of the year, project by project, and what else is known of each."""
        scope = frame.scope
        answer = payments(connection, scope.year, scope.as_of, scope.department)
        made = payments_made(connection, scope.department, scope.year)
        ahead = forecast(connection, scope.year, scope.as_of, scope.department).rows
        listed = {one.id: one for one in wrong(connection, scope).rows}
        return Book(
            projects(answer.rows, made, scope.year, scope.as_of),
            adjustments(connection, scope),
            {(one.department, one.project): one for one in ahead},
            {
                row: listed[one.id]
                for row, one in payments_with_findings(answer, default())
                if one.id in listed
            },
            acknowledgements(connection),
            grounds(connection, scope, answer.rows),
        )

    def receive(self, answer: Book) -> None:
        """The quarter of the day of the question matters most."""
        self.found = answer
        as_of = self.frame.scope.as_of if self.frame else None
        shared = shared_names((one.department, one.name) for one in answer.projects)
        self.table.columns = told_apart(grid(quarter_of(as_of) if as_of else 1), shared)
        super().receive(answer.projects)

    def key(self, row: Project) -> str:
        """Department and name."""
        return row.key

    def words(self, row: Project) -> str:
        """Name, status, and the sentences that promise."""
        said = [one.source_text or "" for one in row.promises]
        return " ".join([row.name, promise_status(row.worst), *said])

    def is_wrong(self, row: Project) -> bool:
        """A promise, or the pace, that was not kept."""
        return row.is_late

    def is_of(self, row: Project, status: str) -> bool:
        """Without a known budget; else by what its worst promise is."""
        return row.worst.budget is None if status == NO_BUDGET else row.worst.status == status

    def project_of(self, row: Project) -> str:
        """Its name."""
        return row.name

    def nothing(self) -> str:
        """There is no project at all."""
        return _("No project is known for this year. Press 6 to import a disclosure or a budget.")

    def origin(self, row: Project, column: Column | None) -> Origin | None:
        """Of the budget its line, of a payment its report; else the sentence that promised the worst."""
        key, rest = (row.department, row.name), self.found.grounds
        name = column.key if column else ""
        if name == "budget":
            return rest.budget(key)
        if name in ("paid", "percent"):
            return rest.reported(key)
        if name in QUARTERS:
            number = QUARTERS.index(name) + 1
            promise = row.quarters[number - 1].promise
            return rest.reported(key, number) or (_promised(promise) if promise else None)
        stated = (_promised(one) for one in (row.worst, *row.promises))
        return next((one for one in stated if one is not None), None) or rest.either(key)

    def details(self, row: Project) -> Text:
        """The gap in words, the promises, the payments."""
        key = (row.department, row.name)
        changes = self.found.adjustments.get(key, ())
        found = self.finding_of(row)
        handled = None if found is None else handling(found, self.said_of(found))
        said = account(row, handled, changes, self.found.forecasts.get(key), self.view.unit)
        if self.frame is not None and self.frame.scope.department is None:
            several = len(self.frame.departments) > 1
            said.append(f"\n {row.department}" if several else "", "not bold")
        if self.frame is not None and self.frame.scope.as_of is None:
            said.append("\n " + _(NO_EXECUTION), "not bold")
        return said

    def finding_of(self, row: Project | None) -> Finding | None:
        """What is wrong with its worst promise, or with another one."""
        if row is None:
            return None
        found, promises = self.found.findings, (row.worst, *row.promises)
        return next((found[one] for one in promises if one in found), None)

    def said_of(self, row: Finding) -> Sequence[Said]:
        """What people said of it."""
        return self.found.said.get(row.id, ())

    def open_row(self, row: Project) -> None:
        """To the indicators of the project."""
        self.keep()
        pointed = state.pointed(self.view, "indicators", None, row.name)
        self.tracker.show(state.visit(pointed, "indicators"))


def _promised(one: Payment) -> Origin | None:
    """The sentence; none where nobody promised."""
    if one.source is None or one.locator is None:
        return None
    figures = () if one.due_percent is None else (one.due_percent,)
    return Origin(one.source, one.locator, one.source_text or "", one.project, figures)
