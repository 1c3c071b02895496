"""Which keys the screen has, and what every mark, status and word means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from tracker.language import N_, _
from tracker.render.statuses import status
from tracker.reports.rows import ChangeStatus, IndicatorStatus, PaymentStatus, Severity
from tracker.tui.actions import SCREENS, Action
from tracker.tui.widgets.bars import Keys, Where
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.said import Said

MEANINGS: tuple[tuple[str, type, dict[str, str]], ...] = (
    (N_("Payments"), PaymentStatus, {
        "met": N_("paid in time what was promised"),
        "met_late": N_("paid what was promised, after the day it was promised for"),
        "partially_met": N_("due, and less was paid than promised"),
        "not_met": N_("due, and nothing was paid"),
        "scheduled": N_("the promised day has not come yet"),
        "no_report": N_("due, and nobody reported on it"),
        "no_budget": N_("no document states the budget, so there is no percentage"),
    }),
    (N_("Indicators"), IndicatorStatus, {
        "met": N_("the target is reached"),
        "on_track": N_("as far as it should be by now"),
        "behind": N_("less than should be reached by now"),
        "missed": N_("the target was not reached and cannot be any more"),
        "no_report": N_("nobody reported a result"),
        "not_comparable": N_("target and result cannot be compared: words against a number"),
    }),
    (N_("Compare"), ChangeStatus, {
        "unchanged": N_("the same in both years"),
        "increased": N_("more than before"),
        "decreased": N_("less than before"),
        "new": N_("not there before"),
        "dropped": N_("not there any more"),
        "no_prior_data": N_("there are no data of the year before"),
        "undisclosed": N_("one of the years does not state the figure"),
    }),
    (N_("Findings"), Severity, {
        "error": N_("broken: a promise, a target or a sum"),
        "warning": N_("behind, or not reported"),
        "info": N_("good to know"),
    }),
)  # fmt: skip

MOVES = (
    ("↑ ↓ j k", N_("a row up or down")),
    ("← → h l", N_("a column left or right")),
    ("PgUp PgDn", N_("a page up or down")),
    ("Home g, End G", N_("the first or the last row")),
    ("Tab", N_("to the details below and back; arrows scroll them")),
    ("Ctrl+P", N_("all commands by name")),
)


class Help(Screen[None]):
    """Lies on top of the screen that it explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "close", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
    ]
    CLOSE = Action("escape", "Esc", "close", N_("Back"), N_("Back to the screen."), first=True)

    def __init__(self, name: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self.page, self.explained = name, actions

    def compose(self) -> ComposeResult:
        """One long text."""
        yield Where(id="where")
        with VerticalScroll(id="help"):
            yield Said(id="text")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Its two bars."""
        title = _(dict(SCREENS).get(self.page, self.page))
        self.query_one(Where).say([_("Help"), title], [""])
        self.query_one(Keys).say([self.CLOSE])
        self.query_one(Said).put(self.text())
        self.query_one("#help").focus()

    def text(self) -> Text:
        """Keys, moves, meanings."""
        said = Text(_("Keys of this screen"), style="bold")
        for one in self.explained:
            said.append(
                f"\n  {fit(one.shown, 14)}{fit(_(one.title), 16)}  {_(one.help)}", "not bold"
            )
        said.append("\n\n" + _("Moving") + "\n")
        for keys, meaning in MOVES:
            said.append(f"  {fit(keys, 14)}{_(meaning)}\n", "not bold")
        for title, kinds, meanings in MEANINGS:
            said.append("\n" + _("What the words mean: {screen}").format(screen=_(title)) + "\n")
            for kind in kinds:  # type: ignore[attr-defined]
                said.append(f"  {fit(status(kind), 22)}{_(meanings[kind])}\n", "not bold")
        said.append(
            "\n" + _("–  means that no document or report states the figure. It is never zero.")
        )
        return said

    def action_close(self) -> None:
        """Back."""
        self.app.pop_screen()

    def action_scroll(self, steps: int) -> None:
        """A line up or down."""
        self.query_one("#help").scroll_relative(y=steps, animate=False)
