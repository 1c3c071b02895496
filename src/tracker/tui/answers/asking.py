"""Questions go to a thread with a connection of its own; answers come back as messages.

A thread touches no widget. Whoever asks keeps the number of the last question and drops the answer
to any other: it comes too late.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message
from textual.widget import Widget

from tracker.errors import TrackerError
from tracker.language import _
from tracker.tui.answers.collecting import undisturbed

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.tui.desk import Desk

Question = Callable[["Connection"], Any]


class Loaded(Message, bubble=False):
    """The answer to question `number`."""

    def __init__(self, number: int, answer: Any) -> None:
        super().__init__()
        self.number, self.answer = number, answer


class Failed(Message, bubble=False):
    """Question `number` has no answer, for a reason that a person can mend."""

    def __init__(self, number: int, error: TrackerError) -> None:
        super().__init__()
        self.number, self.error = number, error


class Unforeseen(TrackerError):
    """A mistake in the program, told as a sentence."""

    def __init__(self, error: Exception) -> None:
        super().__init__(error)
        self.error = error

    def __str__(self) -> str:
        return _("This went wrong inside the program: {error}. Press r to try again.").format(
            error=f"{type(self.error).__name__}: {self.error}"
        )


def ask(asker: Widget, number: int, path: Path, question: Question) -> None:
    """Ask the database in a thread; `asker` gets `Loaded` or `Failed`. What was read of it for the
    same scope is not read again."""
    desk = cast("Desk", asker.app)
    reading = desk.answers.of(stamp(path), desk.scope).reading
    work(asker, number, partial(_asked, path, reading, question))


def work(asker: Widget, number: int, task: Callable[[], Any]) -> None:
    """Do anything that takes time in a thread; `asker` gets `Loaded` or `Failed`."""
    asker.run_worker(
        partial(_done, asker, number, task),
        thread=True,
        group="questions",
        description="question",  # else all that is asked with is put into words: seconds of it
        exit_on_error=False,
    )


def _asked(path: Path, reading: dict[object, Any], question: Question) -> Any:
    from tracker.db import open_database
    from tracker.reports.reading import one_reading

    with undisturbed(), open_database(path) as connection, one_reading(connection, reading):
        return question(connection)


def _done(asker: Widget, number: int, task: Callable[[], Any]) -> None:
    try:
        answer = task()
    except TrackerError as error:
        asker.post_message(Failed(number, error))
    except Exception as error:
        asker.post_message(Failed(number, Unforeseen(error)))
    else:
        asker.post_message(Loaded(number, answer))


def stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """Something that changes when another process writes to the database."""
    files = (path, path.with_name(path.name + "-wal"))
    return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        state = file.stat()
    except OSError:
        return (0, 0)
    # who reads leaves an empty side file behind for as long as he reads
    return (state.st_mtime_ns, state.st_size) if state.st_size else (0, 0)
