"""Until when a finding that was acknowledged rests: it is open again from that day of the data on."""

from __future__ import annotations

from datetime import date

from tracker.model.period import quarter_end, quarter_of


def snoozes(until: date, as_of: date | None) -> bool:
    """Whether it still rests; where no day of the data is known, the day has not come."""
    return as_of is None or until > as_of


def first_day(as_of: date | None) -> date | None:
    """A day to propose: the end of the quarter after the data's day."""
    if as_of is None:
        return None
    quarter = quarter_of(as_of)
    return quarter_end(as_of.year + quarter // 4, quarter % 4 + 1)
