"""The course of the quarters: bars with a stroke, two in a line where the terminal is low; where it is
tall a chart of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tracker.language import _
from tracker.render import numbers
from tracker.tui.overview.charting import BELOW, chart
from tracker.tui.overview.tile import Lead
from tracker.tui.overview.tiling import fullest
from tracker.tui.widgets.words import paced, quarter_name

if TYPE_CHECKING:
    from tracker.reports.course import Step

TITLE_ENDS = 2
"""Cells of a line of a panel that its title cannot have."""
LEAST_BAR = 3
"""Cells of the shortest bar."""


class Course(Lead):
    """Paid and promised by the end of each quarter: bars with a stroke, or columns with one."""

    steps: tuple[Step, ...] = ()
    _rows = 0
    _low = False

    def say(self, steps: tuple[Step, ...]) -> None:
        """Other quarters."""
        self.steps = steps
        self._write()

    def suit(self, rows: int, *, low: bool) -> None:
        """As a chart of so many rows; without any as bars, two in a line where there is no frame."""
        self._rows, self._low = rows, low
        self.styles.height = rows + BELOW + 2 if rows else None
        self._write()

    def on_resize(self) -> None:
        """Another width, other bars."""
        self._write()

    def _write(self) -> None:
        partly = any(step.unreported for step in self.steps)
        self.border_title = fullest(self._titles(partly), self.content_size.width - TITLE_ENDS)
        self.border_subtitle = _("≥ partly reported") if partly and self._rows else None
        self.update(Text("\n".join(self._lines(self.content_size.width)), no_wrap=True))

    def _titles(self, partly: bool) -> list[str]:
        if self._rows:
            return [
                _("█ paid, ━ promised or even pace, by quarter’s end, % of budget"),
                _("█ paid, ━ promised or even pace, % of budget"),
                _("█ paid, ━ promised or pace"),
            ]
        if partly:
            return [
                _("Paid by quarter’s end (≥ partly reported) ┃ promised"),
                _("Paid (≥ partly) ┃ promised"),
            ]
        return [_("Paid by the end of the quarter ┃ promised, else the pace"), _("Paid ┃ promised")]

    def _lines(self, room: int) -> list[str]:
        if self._rows:
            return chart(self.steps, room, self._rows)
        if not self._low:
            return [quarter(one, room) for one in self.steps]
        drawn = [named_quarter(one, (room - 2) // 2) for one in self.steps]
        return [f"{one}  {other}" for one, other in zip(drawn[::2], drawn[1::2], strict=True)]


def quarter(step: Step, room: int) -> str:
    """`Q1 ███┃░░   19.4 % ┃  20.9 %`, filling the room; without a bar where there is none for it."""
    return _drawn(step, room, "{paid:>8} ┃{promised:>8} ")


def named_quarter(step: Step, room: int) -> str:
    """The same where no title says what the figures are: `Q1 ███┃░ paid   19.4 % due   20.9 %`."""
    paid, due = _("paid"), _("due")
    return _drawn(step, room, f" {paid}{{paid:>8}} {due}{{promised:>8}}")


def _drawn(step: Step, room: int, form: str) -> str:
    name = quarter_name(step.quarter) + " "
    paid = numbers.at_least(numbers.percent(step.paid), bool(step.unreported))
    figures = form.format(paid=paid, promised=numbers.percent(step.promised))
    width = room - cell_len(name) - cell_len(figures)
    drawn = paced(step.paid, step.promised, width) if width >= LEAST_BAR else " " * max(0, width)
    return f"{name}{drawn}{figures}"
