"""Keys in their turn: each is dealt with before the next one is looked at, however quickly they come."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

ROUNDS = 3
"""A key makes a message, which may make another: so often do we go behind it from its widget up."""
SOON = 0.01
"""Seconds until we look again whether a screen can take a key."""
LOST = 0.3
"""Seconds after which a key counts as dealt with whose widget went away with it."""


class Keyboard(App[None]):
    """What is typed behind a key that opens a screen, a form or a line is meant for that."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._turn = 0
        self._busy = False

    @property
    def can_take(self) -> bool:
        """Whether somebody is there to whom a key can go."""
        return True

    async def on_event(self, event: events.Event) -> None:
        """A key waits for the one before it; all else goes its way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._busy:
            await self._take()

    async def _take(self) -> None:
        self._busy = bool(self._typed)
        if not self._busy:
            return
        if not self.can_take:
            self.set_timer(SOON, self._take)
            return
        key, target = self._typed.popleft(), self.focused or self.screen
        self._turn += 1
        self.set_timer(LOST, partial(self._dealt_with, self._turn))
        await super().on_event(key)
        await self._follow(self._turn, target, target, ROUNDS)

    async def _follow(
        self, turn: int, target: MessagePump, place: MessagePump | None, rounds: int
    ) -> None:
        """Go where the key goes, behind it, from widget to widget up to the application."""
        while place is not None and place is not self:
            above = place._parent
            if place.call_later(self._follow, turn, target, above, rounds):
                return
            place = above
        if rounds:
            self.call_later(self._follow, turn, target, target, rounds - 1)
        else:
            self.screen.call_later(self.call_later, self._dealt_with, turn)

    async def _dealt_with(self, turn: int) -> None:
        if turn == self._turn and self._busy:
            self._turn += 1
            await self._take()
