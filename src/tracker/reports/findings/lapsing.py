"""What an import makes go away stays away: an acknowledgement of a finding that is gone has lapsed."""

from __future__ import annotations

from tracker.db import Connection
from tracker.db import acknowledgements as said
from tracker.reports.findings.listing import RESOLVED, YEARS, findings

OF_A_PROFILE = ("unspent-", "pace-behind-", "money-ahead-", "work-ahead-")
"""Findings that only some profiles make: that the default one does not is no proof."""


def lapse(connection: Connection, at: str) -> int:
    """Ask for the findings anew and let lapse what was said of those that are gone; how many.

    For use after every change of the data. Where nothing was ever acknowledged, nothing is asked.
    `at` is the ISO time of the change.
    """
    acknowledged = said.unlapsed(connection)
    if not acknowledged:
        return 0
    years = [row["year"] for row in connection.execute(YEARS)]
    there = {
        row.id for year in years for row in findings(connection, year).rows if row.state != RESOLVED
    }
    gone = sorted(one for one in acknowledged - there if not one.startswith(OF_A_PROFILE))
    said.lapse(connection, gone, at=at)
    return len(gone)
