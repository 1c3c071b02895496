"""What was answered holds until somebody writes to the database."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

MOST_SCOPES = 3
"""Years and departments of which answers are kept: the ones that were looked at last."""


@dataclass(frozen=True, slots=True)
class Known:
    """Of one scope and language: the answers of screens, and what the reports read for them."""

    answers: dict[Hashable, Any] = field(default_factory=dict)
    reading: dict[object, Any] = field(default_factory=dict)


class Answers:
    """Answers to one state of the database. Any thread may put one in."""

    def __init__(self) -> None:
        self._held: tuple[object, dict[Hashable, Known]] = (None, {})

    def of(self, stamp: object, scope: Hashable) -> Known:
        """What is known of a scope; of another state of the database nothing is kept any longer."""
        if self._held[0] != stamp:
            self._held = (stamp, {})
        scopes = self._held[1]
        found = scopes.pop(scope, None) or Known()
        scopes[scope] = found
        while len(scopes) > MOST_SCOPES:
            scopes.pop(next(iter(scopes)), None)
        return found

    def forget(self) -> None:
        """Everything is asked anew."""
        self._held = (None, {})
