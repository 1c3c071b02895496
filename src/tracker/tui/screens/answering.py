"""A screen asks its question in a thread, shows the answer, or says what is wrong and what to do."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual.widgets import Static

from tracker.errors import NoDatabase, NothingMatched, TrackerError
from tracker.language import _
from tracker.tui.answers.asking import Failed, Loaded, ask, stamp
from tracker.tui.answers.frame import Frame, frame
from tracker.tui.screens.part import Part

if TYPE_CHECKING:
    from textual.widget import Widget

    from tracker.db import Connection
    from tracker.tui.state import View


PATIENCE = 1.0
"""Seconds after which a screen says that it is waiting, and lets go of it with Esc."""


class Cancelled(TrackerError):
    """Somebody would not wait for the answer."""

    def __str__(self) -> str:
        return _("The calculation was cancelled.")


class Answering(Part):
    """Asks, and drops what comes too late. A part of `Page`."""

    keeps: ClassVar[bool] = True
    """Whether the answer holds for as long as the database and the scope do."""
    waiting: float | None = None
    """Since when there is a question without an answer."""

    number: int
    settled: bool
    failed = False
    """Whether a sentence stands where the contents would."""

    def read(self, connection: Connection, view: View, frame: Frame) -> Any:
        """Ask, in a thread: touch no widget."""
        raise NotImplementedError

    def receive(self, answer: Any) -> None:
        """Show what `read` gave."""
        raise NotImplementedError

    def load(self, *, anew: bool = False) -> None:
        """Ask the question of this screen. An answer to an earlier one will be dropped.

        What was answered of the same database and scope holds, unless it is asked `anew`.
        """
        self.number += 1
        self.waiting = monotonic()
        self._stamp = stamp(self.tracker.path)
        if anew:
            self.tracker.answers.forget()
        view, asker = self.view, cast("Widget", self)
        answers = self.tracker.answers.of(self._stamp, self.tracker.scope).answers
        place = (self.NAME, view.against, view.cut)
        known = answers.get(place) if self.keeps else None
        if known is not None:
            asker.call_after_refresh(asker.post_message, Loaded(self.number, known))
            return

        def question(connection: Connection) -> Any:
            found = self.answer(connection, view)
            if self.keeps:
                answers[place] = found
            return found

        ask(asker, self.number, self.tracker.path, question)

    def say_waiting(self) -> None:
        """In words, with the seconds, from the moment on from which one wonders."""
        line = self.query_one("#waiting", Static)
        line.display = self.is_waiting
        if self.waiting is not None:
            line.update(
                Text(
                    _(" Working … {seconds} s, Esc cancels").format(
                        seconds=int(monotonic() - self.waiting)
                    )
                )
            )

    @property
    def is_waiting(self) -> bool:
        """Long enough to be told so."""
        return self.waiting is not None and monotonic() - self.waiting >= PATIENCE

    def cancel(self) -> bool:
        """Wait no longer; the answer will come too late. Whether there was anything to wait for."""
        if not self.is_waiting:
            return False
        self.number += 1
        self._answered()
        if not self.settled:
            self.fail(Cancelled())
        return True

    def _answered(self) -> None:
        self.waiting = None
        self.say_waiting()

    def answer(self, connection: Connection, view: View) -> tuple[Frame | None, Any]:
        """In a thread: the scope, and what is asked of it, or why nothing is known of that."""
        found = frame(connection, view)
        try:
            return found, self.read(connection, view, found)
        except NothingMatched as error:
            return found, error

    def on_loaded(self, message: Loaded) -> None:
        """Show the answer to the last question."""
        if message.number != self.number:
            return
        self._answered()
        self.frame, data = message.answer
        if isinstance(data, NothingMatched):
            self.fail(data)
            return
        self.failed = False
        self.query_one("#empty").display = False
        self.query_one("#body").display = True
        self.receive(data)
        self.describe()
        self.settled = True

    def on_failed(self, message: Failed) -> None:
        """Say what is wrong, and what to do next."""
        if message.number == self.number:
            self._answered()
            self.fail(message.error)

    def fail(self, error: TrackerError) -> None:
        """Instead of the contents."""
        self.failed = True
        self.query_one("#body").display = False
        empty = self.query_one("#empty", Static)
        empty.display = True
        empty.update(Text(self.mend(error)))
        self.describe()
        self.settled = True

    def say_nothing_to_do(self) -> None:
        """Somebody would do something with the contents, and there are none."""
        self.notify(
            _("The screen shows nothing that this could be done with: r tries again."),
            severity="warning",
        )

    def mend(self, error: TrackerError) -> str:
        """The error as a sentence, and the next step."""
        if isinstance(error, NoDatabase):
            return _(
                "There is no database at {path} yet.\n\n"
                "Press 6 to choose files to import: a budget disclosure first, then what was paid.\n"
                "Or leave with q and write: tracker import FILE"
            ).format(path=error.path)
        if isinstance(error, NothingMatched) and self.frame is None:
            return _(
                "Nothing has been imported yet.\n\n"
                "Press 6 to choose files: a budget disclosure first, then what was paid."
            )
        if isinstance(error, NothingMatched) and self.frame is not None:
            return f"{error}\n\n{self._elsewhere(self.frame)}"
        return _("{error}\n\nPress r to try again.").format(error=error)

    def _elsewhere(self, found: Frame) -> str:
        """Where there is something to see: the nearest year before, else the one after."""
        year = found.scope.year
        before = max((one for one in found.years if one < year), default=None)
        after = min((one for one in found.years if one > year), default=None)
        if before is not None:
            return _("Press 6 to import it, or [ for {year}.").format(year=before)
        if after is not None:
            return _("Press 6 to import it, or ] for {year}.").format(year=after)
        return _("Press 6 to import it.")

    def _look(self) -> None:
        self.say_waiting()
        if self.settled and self.waiting is None and stamp(self.tracker.path) != self._stamp:
            self.load()
