"""A year, and which state of its budget: a stage, or a version of an imported file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.db import Connection
from tracker.errors import TrackerError
from tracker.language import _

STAGES = ("draft", "approved", "adjusted", "final")


class UnknownVintage(TrackerError):
    """A year that is written in no known way."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("“{text}” is no year: write 2020, 2020:adjusted or 2020:v1").format(text=self.text)


@dataclass(frozen=True, slots=True)
class Vintage:
    """`stage` None: the approved budget, or what there is. `version` None: the current one."""

    year: int
    stage: str | None = None
    version: int | None = None

    @classmethod
    def parse(cls, text: str) -> Vintage:
        """`2020`, `2020:adjusted`, `2020:v1`, `2020:adjusted:v2`. Raises UnknownVintage."""
        match = re.fullmatch(
            rf"(\d{{4}})(?::({'|'.join(STAGES)}))?(?::v?(\d+))?", text.strip().lower()
        )
        if match is None:
            raise UnknownVintage(text)
        year, stage, version = match.groups()
        return cls(int(year), stage, int(version) if version else None)

    @property
    def is_plain(self) -> bool:
        """A year without a stage or a version: whatever there is of it."""
        return self.stage is None and self.version is None

    @property
    def is_approved(self) -> bool:
        """Whether this is the year's budget as the disclosure's totals state it."""
        return self.stage in (None, "approved") and self.version is None

    def __str__(self) -> str:
        parts = [str(self.year), self.stage, f"v{self.version}" if self.version else None]
        return ":".join(part for part in parts if part)


KNOWN = """
SELECT year, stage, version, version = max(version) OVER (PARTITION BY year, stage) AS latest
  FROM (SELECT DISTINCT year, stage, version FROM allocation_history
         WHERE outcome = 'imported' AND (:department IS NULL OR department = :department))
 ORDER BY year, stage, version
"""


def known_vintages(connection: Connection, department: str | None) -> tuple[Vintage, ...]:
    """The states of budgets that a plain year does not mean: other stages, and earlier versions."""
    found = []
    for row in connection.execute(KNOWN, {"department": department}):
        stage = None if row["stage"] == "approved" else str(row["stage"])
        one = Vintage(int(row["year"]), stage, None if row["latest"] else int(row["version"]))
        found += [] if one.is_plain else [one]
    return tuple(found)
