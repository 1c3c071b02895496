"""What an import understood, and what it did not: the same with and without `--dry-run`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.model.facts import Unplaced
from tracker.model.money import ZERO, Money, Unit

IMPORTED = "imported"
UNCHANGED = "unchanged"
REHEARSED = "dry_run"
READING, STORING = "reading", "storing"


@dataclass(frozen=True, slots=True)
class Step:
    """How far an import is: what happens (READING or STORING) to the file of that name, how many files
    are done with that, and of how many."""

    what: str
    source: str
    done: int
    files: int


Watch = Callable[[Step], None]
"""Told each step before it begins; what it raises ends the import, and nothing is written."""


def unwatched(_step: Step) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A total as it is printed, beside the sum of what was read.

    `whole` and `parts` are names of the contract: headline items, or a column of the procurement
    table, whose parts are its lines; `block` is the unit that a subtotal is for.
    """

    whole: str
    parts: tuple[str, ...]
    block: str | None
    printed: Money
    summed: Money
    leeway: Money = ZERO

    @property
    def agrees(self) -> bool:
        """To the cent; within `leeway` where exact figures meet rounded ones."""
        return abs(self.printed.cents - self.summed.cents) <= self.leeway.cents


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One import. `number` is None where nothing was written: a dry run, or bytes already known.

    `counts` names what was read (English, to be translated) and how much of it; `unplaced` is what
    nobody could place, `notes` what is good to know; `replaces` says which earlier figures are
    history now.
    """

    source: str
    sha256: str
    kind: str
    department: str
    year: int
    stage: str | None
    version: int | None
    unit: Unit | None
    state: str
    number: int | None
    counts: tuple[tuple[str, int], ...] = ()
    totals: tuple[TotalCheck, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[Unplaced, ...] = ()
    replaces: str | None = None
