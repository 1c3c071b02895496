"""The command palette: every action of the screen, by its name in the language in use."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tracker.language import _
from tracker.tui.actions import Action
from tracker.tui.finding import matches


class Actions(Provider):
    """What the keys of the screen do."""

    @property
    def _actions(self) -> tuple[Action, ...]:
        return tuple(getattr(self.screen, "actions", ()))

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for one in self._actions:
            yield DiscoveryHit(self._name(one), partial(self._run, one), help=_(one.help))

    async def search(self, query: str) -> Hits:
        """Those whose name or help has the words, or their pinyin initials."""
        for one in self._actions:
            if matches(query, f"{_(one.title)} {_(one.help)}"):
                yield Hit(1.0, self._name(one), partial(self._run, one), help=_(one.help))

    def _name(self, action: Action) -> str:
        return f"{_(action.title)}  ({action.shown})"

    async def _run(self, action: Action) -> None:
        await self.screen.run_action(action.call)
