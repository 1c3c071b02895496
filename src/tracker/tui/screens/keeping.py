"""A small form that stays, with its words, until what it says is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tracker.errors import TrackerError
from tracker.language import _
from tracker.tui.answers.asking import Failed, Loaded, work
from tracker.tui.screens.dialog import Dialog

ResultT = TypeVar("ResultT")


class Keeping(Dialog[ResultT]):
    """Gives what was recorded, or None. Where that fails it says why, to be tried again."""

    number = 0
    working = False

    def attempt(self, task: Callable[[], ResultT]) -> None:
        """Record it in a thread."""
        self.number += 1
        self.working = True
        self.say(_("Working …"))
        work(self, self.number, task)

    def undone(self, error: TrackerError) -> None:
        """Say why not; the lines stay as they are."""
        self.say(f"✖ {error}")

    def on_loaded(self, message: Loaded) -> None:
        """It is recorded."""
        self.dismiss(message.answer)

    def on_failed(self, message: Failed) -> None:
        """It is not."""
        self.working = False
        self.undone(message.error)

    def forget(self) -> None:
        """What is under way is said until it ends."""
        if not self.working:
            super().forget()

    def action_cancel(self) -> None:
        """Nothing is recorded; what is under way cannot be stopped any more."""
        if not self.working:
            self.dismiss(None)
