"""The command palette: every action by its name in the language in use, those of the screen first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets.option_list import Option

from tracker.language import _, listed
from tracker.tui import state
from tracker.tui.actions import SCREENS, Action
from tracker.tui.finding import matches

if TYPE_CHECKING:
    from tracker.tui.desk import Desk


class Commands(CommandPalette):
    """Says in the language in use that nothing was found."""

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(
            self._NO_MATCHES_COUNTDOWN, partial(self._say_nothing, search_value)
        )

    def _say_nothing(self, search_value: str) -> None:
        if search_value:
            words = Option(_("No command has these words."), disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(words)
        self._list_visible = bool(search_value)


class Actions(Provider):
    """What the keys of the screen do; those of another screen lead there."""

    @property
    def _actions(self) -> tuple[Action, ...]:
        return tuple(getattr(self.screen, "offered_actions", ()))

    @property
    def _elsewhere(self) -> Iterator[tuple[str, str, Action]]:
        from tracker.tui.screens import page_of

        known = {one.call for one in self._actions}
        for name, title in SCREENS:
            for one in type(page_of(name)).actions:
                if one.call not in known:
                    known.add(one.call)
                    yield name, title, one

    async def discover(self) -> Hits:
        """All of the screen, before anything is typed."""
        for one in self._actions:
            yield DiscoveryHit(self._name(one), partial(self._run, one), help=_(one.help))

    async def search(self, query: str) -> Hits:
        """Those whose name or help has the words, or their pinyin initials."""
        for one in self._actions:
            if matches(query, f"{_(one.title)} {_(one.help)}"):
                yield Hit(1.0, self._name(one), partial(self._run, one), help=_(one.help))
        for name, title, one in self._elsewhere:
            if matches(query, f"{_(one.title)} {_(one.help)}"):
                where = _("on the screen {screen}").format(screen=_(title))
                yield Hit(
                    0.5,
                    f"{_(one.title)}  ({listed((one.shown, where))})",
                    partial(self._go, name),
                    help=_(one.help),
                )

    def _name(self, action: Action) -> str:
        return f"{_(action.title)}  ({action.shown})"

    async def _run(self, action: Action) -> None:
        await self.screen.run_action(action.call)

    async def _go(self, name: str) -> None:
        app = cast("Desk", self.app)
        app.show(state.visit(app.view, name))
