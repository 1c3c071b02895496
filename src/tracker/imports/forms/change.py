"""What the forms of a department and year change: results, and reasons as they give them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tracker.model.facts import Result, Unplaced


@dataclass(frozen=True, slots=True)
class Printed:
    """What a form said of a finding when it was printed; `text` empty: nothing."""

    text: str
    chance: str | None


@dataclass(frozen=True, slots=True)
class Wish:
    """A reason as a form gives it: of an indicator (name and place in its document), or where `level3`
    is None of the project's payments. `cause` None: the form has no column for it. `text` empty: only
    the likelihood is new. `printed` is what stood in the form, None where nobody kept it."""

    project: str
    level3: str | None
    locator: str
    cause: str | None
    text: str
    place: str
    chance: str | None = None
    printed: Printed | None = None


@dataclass(slots=True)
class Change:
    """All that the forms of one department and year change."""

    department: int
    name: str
    year: int
    source: str
    results: list[Result] = field(default_factory=list)
    wishes: dict[int, list[Wish]] = field(default_factory=lambda: defaultdict(list))
    """By the last month of the form."""
    notes: list[Unplaced] = field(default_factory=list)
