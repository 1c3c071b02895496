"""What a user says of the files that are imported."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.money import Unit


@dataclass(frozen=True, slots=True)
class Options:
    """None: the file says it, or the database does."""

    kind: str | None = None
    year: int | None = None
    department: str | None = None
    stage: str | None = None
    unit: Unit | None = None
    new_projects: bool = False
