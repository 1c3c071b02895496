"""A screen asks its question in a thread, shows the answer, or says what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual.widgets import Static

from tracker.errors import NoDatabase, NothingMatched, TrackerError
from tracker.language import _
from tracker.tui.asking import Failed, Loaded, ask, stamp
from tracker.tui.frame import Frame, frame

if TYPE_CHECKING:
    from textual.widget import Widget

    from tracker.db import Connection
    from tracker.tui.app import TrackerApp
    from tracker.tui.state import View


class Answering:
    """Asks, and drops what comes too late. A part of `Page`."""

    number: int
    frame: Frame | None
    settled: bool
    failed = False
    """Whether a sentence stands where the contents would."""
    _stamp: object
    query_one: Any
    describe: Any

    if TYPE_CHECKING:

        @property
        def tracker(self) -> TrackerApp:
            """The application that holds the view."""
            raise NotImplementedError

        @property
        def view(self) -> View:
            """What is looked at, and how."""
            raise NotImplementedError

    def read(self, connection: Connection, view: View, frame: Frame) -> Any:
        """Ask, in a thread: touch no widget."""
        raise NotImplementedError

    def receive(self, answer: Any) -> None:
        """Show what `read` gave."""
        raise NotImplementedError

    def load(self) -> None:
        """Ask the question of this screen. An answer to an earlier one will be dropped."""
        self.number += 1
        self._stamp = stamp(self.tracker.path)
        view = self.view
        asker = cast("Widget", self)
        ask(asker, self.number, self.tracker.path, lambda found: self.answer(found, view))

    def answer(self, connection: Connection, view: View) -> tuple[Frame | None, Any]:
        """In a thread: the scope, and what is asked of it."""
        found = frame(connection, view)
        return found, self.read(connection, view, found)

    def on_loaded(self, message: Loaded) -> None:
        """Show the answer to the last question."""
        if message.number != self.number:
            return
        self.frame, data = message.answer
        self.failed = False
        self.query_one("#empty").display = False
        self.query_one("#body").display = True
        self.receive(data)
        self.describe()
        self.settled = True

    def on_failed(self, message: Failed) -> None:
        """Say what is wrong, and what to do next."""
        if message.number == self.number:
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
        return _("{error}\n\nPress r to try again.").format(error=error)

    def _look(self) -> None:
        if self.settled and stamp(self.tracker.path) != self._stamp:
            self.load()
