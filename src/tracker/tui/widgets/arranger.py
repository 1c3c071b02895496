"""Filters and sorts many rows in a thread, so that one can go on typing; what is overtaken is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.message import Message
from textual.widget import Widget

from tracker.tui.answers.asking import Failed, Loaded, work

MANY = 5_000
"""Rows. Fewer are put in order between a key and its paint."""


class Arranger(Widget):
    """Nothing to see."""

    class Arranged(Message):
        """The rows as the last wish has them."""

        def __init__(self, rows: Sequence[Any]) -> None:
            super().__init__()
            self.rows = rows

    _number = 0

    def put_in_order(
        self, count: int, selected: Callable[[], Sequence[Any]]
    ) -> Sequence[Any] | None:
        """Of few rows what `selected` gives, of many None: they come as `Arranged`."""
        self._number += 1
        if count < MANY:
            return selected()
        work(self, self._number, selected)
        return None

    def on_loaded(self, message: Loaded) -> None:
        """Nobody wants an earlier order any more."""
        if message.number == self._number:
            self.post_message(self.Arranged(message.answer))

    def on_failed(self, message: Failed) -> None:
        """Say why not."""
        self.notify(str(message.error), severity="error", timeout=10, markup=False)
