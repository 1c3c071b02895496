"""What an import makes go away stays away: an acknowledgement of a finding that is gone has lapsed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.db import Connection
from tracker.db import acknowledgements as said
from tracker.reports.findings.listing import RESOLVED, YEARS, findings


@contextmanager
def lapsing(connection: Connection, at: str) -> Iterator[None]:
    """Around every change of the data: what was said of findings that it makes go away lapses.

    Only what was there before can go: a form may explain how a past day was, and a profile what it
    alone finds, and neither is there on the last day by the default rules. `at` is the ISO time of
    the change; where nothing was ever acknowledged, nothing is asked.
    """
    before = _acknowledged(connection)
    yield
    if before:
        said.lapse(connection, sorted(before - _acknowledged(connection)), at=at)


def _acknowledged(connection: Connection) -> frozenset[str]:
    """The findings of every year, on its last day, of which somebody has said something."""
    acknowledged = said.unlapsed(connection)
    if not acknowledged:
        return frozenset()
    years = [row["year"] for row in connection.execute(YEARS)]
    return acknowledged & {
        row.id for year in years for row in findings(connection, year).rows if row.state != RESOLVED
    }
