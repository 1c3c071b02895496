"""Is the work done: projects and their indicators, target, result, and how far that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.language import N_, _, joined
from tracker.model.money import Unit
from tracker.model.period import quarter_of
from tracker.render import numbers
from tracker.render.statuses import mark, status, word
from tracker.reports.indicators.attainments import indicators
from tracker.reports.rows import Attainment, IndicatorStatus
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, WRONG, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.entries.results import Recorded, shown_result
from tracker.tui.screens.filing import FORM, FORMS, Filing
from tracker.tui.screens.treed import Treed
from tracker.tui.source.origin import Origin
from tracker.tui.state import View
from tracker.tui.tree import Branch
from tracker.tui.widgets.column import DIM, Cell, Column
from tracker.tui.widgets.words import bar, percent_cell, status_cell, status_style

WORST_FIRST = tuple(
    IndicatorStatus(name)
    for name in ("missed", "behind", "not_comparable", "no_report", "on_track", "met")
)
BAR = 6

PAYMENTS = replace(
    OPEN, help=N_("Close or open a project; of an indicator: the payments of its project.")
)


ENTER = Action(
    "a", "a", "enter", N_("Enter result"),
    N_("Record a result of the indicator for a period. It is an import, to be taken back among them."),
    first=True,
)  # fmt: skip


def _actual(row: Attainment, _unit: Unit) -> Cell:
    if row.actual is None:
        return Cell(numbers.MISSING, DIM)
    return Cell(shown_result(row))


def _attained(row: Attainment, _unit: Unit) -> Cell:
    if row.attained_percent is None:
        return Cell(f"{'':{BAR}} {numbers.MISSING:>8}", DIM)
    said = f"{bar(row.attained_percent, BAR)} {numbers.percent(row.attained_percent):>8}"
    return Cell(said, status_style(row.status))


COLUMNS = (
    Column("level3", N_("Project, indicator"), 20, lambda row, _unit: Cell(row.level3), most=56, snug=True,
           frozen=True, order=lambda row: row.level3),
    Column("status", N_("Status"), 13, lambda row, _unit: status_cell(row.status), most=24,
           snug=True, order=lambda row: WORST_FIRST.index(row.status)),
    Column("target", N_("Target"), 12, lambda row, _unit: Cell(row.target_text), most=24, right=True,
           snug=True, order=lambda row: row.target_text),
    Column("actual", N_("Reported"), 10, _actual, most=24, right=True, snug=True,
           order=lambda row: row.actual if isinstance(row.actual, Decimal) else None),
    Column("attained", N_("Attained"), BAR + 9, _attained, right=True, rank=1,
           order=lambda row: row.attained_percent),
    Column("expected", N_("Expected"), 9, lambda row, _unit: percent_cell(row.expected_percent),
           right=True, rank=2, order=lambda row: row.expected_percent),
    Column("level1", N_("Level 1"), 10, lambda row, _unit: Cell(row.level1), rank=4, snug=True,
           order=lambda row: row.level1),
    Column("level2", N_("Level 2"), 14, lambda row, _unit: Cell(row.level2), most=20, rank=3,
           snug=True, order=lambda row: row.level2),
)  # fmt: skip


class Indicators(Filing, Treed):
    """A branch a project, a row an indicator."""

    NAME = "indicators"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        ENTER, PAYMENTS, WRONG, FORM, FORMS, *(one for one in OF_TABLES if one is not OPEN), *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((ENTER, WRONG, FORM, FORMS))  # type: ignore[assignment]

    def read(self, connection: Connection, view: View, frame: Frame) -> tuple[Attainment, ...]:
        """Every indicator of the year: projects with the worst one first; within a project the order of
        the document."""
        scope = frame.scope
        found = indicators(connection, scope.year, scope.as_of, scope.department).rows
        worst: dict[tuple[str, str], int] = {}
        for row in found:
            key = (row.department, row.project)
            worst[key] = min(worst.get(key, len(WORST_FIRST)), WORST_FIRST.index(row.status))
        return tuple(sorted(found, key=lambda row: worst[row.department, row.project]))

    def branch(self, row: Attainment) -> tuple[str, str]:
        """The project."""
        return f"{row.department}\n{row.project}", row.project

    def branch_cells(self, rows: tuple[Attainment, ...]) -> Mapping[str, Cell]:
        """How many there are of each status, the worst first."""
        counts = Counter(row.status for row in rows)
        worst = min(rows, key=lambda row: WORST_FIRST.index(row.status)).status
        said = "  ".join(f"{mark(one)} {counts[one]}" for one in WORST_FIRST if counts[one])
        return {"status": Cell(said, status_style(worst))}

    def leaf(self, row: Attainment) -> str:
        """A line of a document states one indicator."""
        return f"{row.source}\n{row.locator}\n{row.level3}"

    def words(self, row: Attainment) -> str:
        """The project's name finds all its indicators."""
        return f"{row.project} {row.level1} {row.level2} {row.level3} {row.target_text} {word(row.status)}"

    def is_wrong(self, row: Attainment) -> bool:
        """Missed, or behind."""
        return row.status in (IndicatorStatus.MISSED, IndicatorStatus.BEHIND)

    def is_of(self, row: Attainment, status: str) -> bool:
        """By its own status."""
        return row.status == status

    def project_of(self, row: Any) -> str:
        """Its name."""
        return row.title if isinstance(row, Branch) else str(row.project)

    def nothing(self) -> str:
        """No document states a target."""
        return _("No indicator is known for this year. Press 6 to import a disclosure.")

    def about(self, row: Attainment) -> Text:
        """The whole names, the target as it is printed, the result."""
        said = Text(row.level3, style="bold")
        said.append(f"   {status(row.status)}", "not bold")
        said.append(f"\n {row.project} ▸ {row.level1} ▸ {row.level2}", "not bold")
        figures = [
            _("Target {target}").format(target=row.target_text),
            _("reported {actual}").format(actual=_actual(row, self.view.unit).text),
            _("attained {percent}").format(percent=numbers.percent(row.attained_percent)),
            _("expected by now {percent}").format(percent=numbers.percent(row.expected_percent)),
        ]
        said.append("\n " + "   ".join(figures), "not bold")
        return said

    def about_branch(self, branch: Branch) -> Text:
        """Each status with its number."""
        counts = Counter(row.status for row in branch.rows)
        said = Text(branch.title, style="bold")
        for one in WORST_FIRST:
            if counts[one]:
                said.append(f"\n {counts[one]:>4}  {status(one)}", "not bold")
        return said

    def place(self, row: Attainment, column: Column | None) -> Origin | None:
        """The row of the table that states the target."""
        return Origin(row.source, row.locator, row.level3)

    def action_enter(self) -> None:
        """Open the form for a result."""
        from tracker.tui.screens.reporting import Reporting

        row, found = self.table.row, self.frame
        if isinstance(row, Branch) or row is None or found is None:
            self.notify(_("Move to an indicator first."), severity="warning")
            return
        self.keep()
        day, year = found.scope.as_of, found.scope.year
        period = f"{year}Q{quarter_of(day) if day else 1}"
        dialog = Reporting(self.tracker.path, row, year, day, period)
        self.app.push_screen(dialog, self._recorded)

    def _recorded(self, done: Recorded | None) -> None:
        """Say so, and show it at once."""
        if done is not None:
            self.notify(_told(done), markup=False)
            self.load()

    def open_leaf(self, row: Attainment) -> None:
        """To the payments of the project."""
        self.keep()
        pointed = state.pointed(self.view, "payments", None, row.project)
        self.tracker.show(state.visit(pointed, "payments"))


def _told(done: Recorded) -> str:
    report = done.report
    if report.number is None:
        return report.replaces or ""
    said = _("Import {number}: {indicator}, {period}, {value}")
    words = [
        said.format(
            number=report.number,
            indicator=done.entry.row.level3,
            period=done.period,
            value=done.entry.value,
        ),
        *([report.replaces] if report.replaces else []),
        _("6 and z take it back"),
    ]
    return joined(words)
