"""Does something in a thread, and says in a word that it is done or why it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.message import Message
from textual.widget import Widget

from tracker.tui.answers.asking import Failed, Loaded, work


class Doer(Widget):
    """Nothing to see."""

    class Done(Message):
        """It was done: what is shown may have changed."""

    class Undone(Message):
        """It could not be done, as was said."""

    _number = 0
    _tell: Callable[[Any], str] = str

    def do(self, task: Callable[[], Any], tell: Callable[[Any], str]) -> None:
        """Do it; `tell` words the answer."""
        self._number += 1
        self._tell = tell
        work(self, self._number, task)

    def on_loaded(self, message: Loaded) -> None:
        """Say it."""
        self.notify(self._tell(message.answer), markup=False)
        self.post_message(self.Done())

    def on_failed(self, message: Failed) -> None:
        """Say why not."""
        self.notify(str(message.error), severity="error", markup=False)
        self.post_message(self.Undone())
