"""Does something in a thread and shows in words what came of it, or why nothing did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.text import Text
from textual.message import Message
from textual.widgets import Static

from tracker.language import _
from tracker.tui.asking import Failed, Loaded, work


class Outcome(Static):
    """Words on the last thing that was done here."""

    class Done(Message):
        """It was done; `answer` is None where it failed."""

        def __init__(self, answer: Any) -> None:
            super().__init__()
            self.answer = answer

    _number = 0
    _tell: Callable[[Any], str] = str

    def do(self, task: Callable[[], Any], tell: Callable[[Any], str]) -> None:
        """Do it; `tell` words the answer."""
        self._number += 1
        self._tell = tell
        self.say(_("Working …"))
        work(self, self._number, task)

    def say(self, words: str) -> None:
        """Words as they are."""
        self.words = words
        self.update(Text(words, no_wrap=False))

    words = ""

    def clear(self) -> None:
        """What was told is no longer of interest; what still works is dropped."""
        self._number += 1
        self.say("")

    def on_loaded(self, message: Loaded) -> None:
        """Tell it."""
        if message.number == self._number:
            self.say(self._tell(message.answer))
        self.post_message(self.Done(message.answer))

    def on_failed(self, message: Failed) -> None:
        """Tell what is wrong."""
        if message.number == self._number:
            self.say(str(message.error))
        self.post_message(self.Done(None))
