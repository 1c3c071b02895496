"""What was answered holds until somebody writes to the database."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any


class Answers:
    """Answers to one state of the database, by what was asked. Any thread may put one in."""

    def __init__(self) -> None:
        self._held: tuple[object, dict[Hashable, Any]] = (None, {})

    def get(self, stamp: object, asked: Hashable) -> Any:
        """None where it was not asked, or of another state."""
        of, found = self._held
        return found.get(asked) if of == stamp else None

    def put(self, stamp: object, asked: Hashable, answer: Any) -> None:
        """Of another state nothing is kept any longer."""
        of, found = self._held
        if of == stamp:
            found[asked] = answer
        else:
            self._held = (stamp, {asked: answer})
