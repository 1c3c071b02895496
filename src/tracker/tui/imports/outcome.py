"""Does something in a thread and shows in words how far it is and what came of it, or why nothing did."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from rich.text import Text
from textual.message import Message

from tracker.errors import Cancelled, TrackerError
from tracker.imports.report import READING, Step, Watch
from tracker.language import _
from tracker.tui.answers.asking import Failed, Loaded, work
from tracker.tui.widgets.said import Said

BAR = 20


class Outcome(Said):
    """Words on the last thing that was done here."""

    class Done(Message):
        """It was done; `answer` is None where it failed, for the reason `error`."""

        def __init__(self, answer: Any, error: TrackerError | None = None) -> None:
            super().__init__()
            self.answer, self.error = answer, error

    class Stepped(Message, bubble=False):
        """What is under way has come so far."""

        def __init__(self, number: int, step: Step) -> None:
            super().__init__()
            self.number, self.step = number, step

    working = False
    words = ""

    @property
    def room(self) -> int:
        """Cells of a line."""
        return self.content_size.width or self.size.width or self.screen.size.width

    _number = 0
    _tell: Callable[[Any], str] = str
    _stop = Event()

    def do(self, task: Callable[[Watch], Any], tell: Callable[[Any], str]) -> None:
        """Do it; `tell` words the answer. The task tells its steps, and ends when it is told to."""
        self._number += 1
        self._tell, self._stop, self.working = tell, Event(), True
        self.say(_("Working …"))
        number, stop = self._number, self._stop

        def watch(step: Step) -> None:
            if stop.is_set():
                raise Cancelled
            self.post_message(self.Stepped(number, step))

        work(self, number, lambda: task(watch))

    def cancel(self) -> None:
        """What is under way ends before its next step; nothing of it is kept."""
        self._stop.set()

    def say(self, words: str) -> None:
        """Words as they are."""
        self.words = words
        self.put(Text(words))

    def on_outcome_stepped(self, message: Stepped) -> None:
        """Show how far it is."""
        if message.number == self._number and self.working:
            self.say(progress(message.step))

    def on_loaded(self, message: Loaded) -> None:
        """Tell it."""
        if message.number == self._number:
            self.working = False
            self.say(self._tell(message.answer))
            self.post_message(self.Done(message.answer))

    def on_failed(self, message: Failed) -> None:
        """Tell what is wrong."""
        if message.number == self._number:
            self.working = False
            self.say(str(message.error))
            self.post_message(self.Done(None, message.error))


def progress(step: Step) -> str:
    """How many files are done, which one is next, and how one ends it."""
    said = (
        _("Reading {source}, file {number} of {files}")
        if step.what == READING
        else _("Storing {source}, file {number} of {files}")
    ).format(source=step.source, number=step.done + 1, files=step.files)
    drawn = "█" * (step.done * BAR // step.files)
    return f"{said}\n{drawn:░<{BAR}}\n" + _("Esc cancels it; nothing is written before the end.")
