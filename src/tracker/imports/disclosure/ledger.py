"""Which line was understood, and what could not be placed: nothing printed is lost silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.documents.text import Kind, Line
from tracker.model.facts import Unplaced

EMPTY = (Kind.BLANK, Kind.SEPARATOR, Kind.PAGE_NUMBER, Kind.RUNNING)
"""Lines that print nothing of the document itself."""


@dataclass(slots=True)
class Ledger:
    """Filled while a document is read. `notes` are things to know that are no loss."""

    claimed: set[int] = field(default_factory=set)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[Unplaced] = field(default_factory=list)

    def claim(self, *lines: Line | int) -> None:
        """These lines were understood."""
        self.claimed.update(line if isinstance(line, int) else line.number for line in lines)

    def refuse(self, line: Line, text: str, reason: str, cell: int = 0) -> None:
        """This text stands at this line (in this cell) and nobody knows where it belongs."""
        self.claim(line)
        self.unplaced.append(Unplaced(text, reason, line.place(cell)))

    def note(self, line: Line, text: str, reason: str) -> None:
        """Something was left out or read in a way that a person should know."""
        self.notes.append(Unplaced(text, reason, line.locator))

    def unclaimed(self, lines: Iterable[Line]) -> list[Line]:
        """What nobody understood, without blanks and separators."""
        return [
            line for line in lines if line.number not in self.claimed and line.kind not in EMPTY
        ]


def columns(names: Sequence[str], known: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each known column stands: field name to index, by the beginning of its heading."""
    found: dict[str, int] = {}
    for field_name, headings in known.items():
        for index, name in enumerate(names):
            if index not in found.values() and name.startswith(headings):
                found[field_name] = index
                break
    return found


def cell(line: Line, index: int | None) -> str:
    """The text of a cell; a row that is too short has empty ones."""
    return line.cells[index] if index is not None and index < len(line.cells) else ""


def others(line: Line, heads: dict[str, int]) -> list[str]:
    """What stands in columns that no known heading names."""
    known = set(heads.values())
    return [text for index, text in enumerate(line.cells) if text and index not in known]
