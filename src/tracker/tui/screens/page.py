"""What all screens have: where one is, the way to the others, loading, and what to do when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input, Static

from tracker.language import _
from tracker.render.numbers import unit_name
from tracker.tui.actions import AGAIN, EVERYWHERE, GO, HELP, QUIT, SCREENS, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.screens.answering import Answering
from tracker.tui.screens.going import Going
from tracker.tui.state import View
from tracker.tui.widgets.bars import Keys, Tabs, Where

if TYPE_CHECKING:
    from tracker.tui.desk import Desk

INSTEAD = (GO[-1], AGAIN, HELP, QUIT)
"""The keys that matter where there is nothing to see: to the imports, once more, help, the way out."""
EVERYWHERE_KEYS = frozenset(one.key for one in EVERYWHERE)
"""The keys that work on every screen, whatever it calls what they do."""
HELD = ("rows", "found", "year", "told", "_texts", "grouping", "_before")
"""What screens keep of an answer under these names."""
LOOK_SECONDS = 1.0
"""How often we look whether another process wrote to the database."""


class Page(Answering, Going, Screen[None]):
    """A screen that asks one question of the database and shows the answer.

    Textual calls a handler `on_…` of every class of a screen, so none is overridden: the handlers
    here call methods with other names, and those are.
    """

    NAME: ClassVar[str] = ""
    actions: ClassVar[tuple[Action, ...]] = EVERYWHERE
    BINDINGS = bindings(EVERYWHERE)  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.frame: Frame | None = None
        self.settled = False
        self._stamp: object = None

    @property
    def tracker(self) -> Desk:
        """The application that holds the view."""
        return cast("Desk", self.app)

    @property
    def view(self) -> View:
        """What is looked at, and how."""
        return self.tracker.view

    # What a screen brings along

    def contents(self) -> ComposeResult:
        """The widgets between the two bars."""
        return iter(())

    def foot(self) -> ComposeResult:
        """The widgets above the bottom line."""
        return iter(())

    def crumbs(self) -> list[str]:
        """Where one is, from the department down."""
        found = self.frame
        if found is None:
            return ["tracker", _(dict(SCREENS).get(self.NAME, self.NAME))]
        scope = found.scope
        one = found.departments[0] if len(found.departments) == 1 else None
        day = (
            _("as of {date}").format(date=scope.as_of) if scope.as_of else _("nothing reported yet")
        )
        return [
            scope.department or one or _("all departments"),
            str(scope.year),
            day,
            _(dict(SCREENS).get(self.NAME, self.NAME)),
        ]

    # The frame around it

    def compose(self) -> ComposeResult:
        """The bars, and the contents between them."""
        yield Where(id="where")
        yield Tabs(id="tabs")
        with Container(id="body"):
            yield from self.contents()
        yield Static(id="empty")
        yield Static(id="waiting")
        yield from self.foot()
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Ask at once, and again whenever the database changes."""
        self.query_one("#empty").display = False
        self.describe()
        self.load()
        self.set_interval(LOOK_SECONDS, self._look)

    def on_unmount(self) -> None:
        """A screen that is gone lets go of its answer, whoever still knows the screen."""
        for name in HELD:
            vars(self).pop(name, None)

    def describe(self) -> None:
        """Write both bars."""
        ends = ["? " + _("Help"), "^P " + _("Commands")]
        tab = _(dict(SCREENS).get(self.NAME, ""))
        self.query_one(Where).say(self.crumbs(), [self.measure(), *ends], tab)
        self.query_one(Tabs).say(self.NAME)
        self.query_one(Keys).say(INSTEAD if self.failed else self.matter(), self.note())

    def measure(self) -> str:
        """What amounts are in."""
        return unit_name(self.view.unit)

    def matter(self) -> list[Action]:
        """The keys that the bottom line names."""
        return [one for one in self.actions if one.first]

    def note(self) -> str:
        """Something that the bottom line says before its keys."""
        return ""

    # Where it failed

    @property
    def offered_actions(self) -> tuple[Action, ...]:
        """What can be done here; where the screen failed, nothing with the rows that it showed before."""
        if not self.failed:
            return self.actions
        return tuple(one for one in self.actions if one.key in EVERYWHERE_KEYS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What would be done with something that is not shown any more is not done."""
        if any(one.name == action for one in self._without_rows):
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Say that there is nothing to do it with; what goes to a line to type in is meant for that."""
        if isinstance(self.focused, Input):
            return
        if any(one.key == event.key for one in self._without_rows):
            event.stop()
            self.say_nothing_to_do()

    @property
    def _without_rows(self) -> tuple[Action, ...]:
        return tuple(one for one in self.actions if one not in self.offered_actions)

    def on_resize(self, event: events.Resize) -> None:
        """Low terminals have lower details."""
        self.set_class(event.size.height < 32, "low")

    def keep(self) -> None:
        """Put what only the widgets know (the cursor) into the view."""
