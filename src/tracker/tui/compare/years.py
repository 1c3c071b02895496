"""Which year is held against which; pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.reports.compare.vintage import Vintage


def against(chosen: str | None, year: int, known: Sequence[str], years: Sequence[int] = ()) -> str:
    """What was chosen, while there is such a year, stage or version; else the year before, or the
    next one where there are data (`years`) of that alone."""
    if chosen and chosen != str(year) and (chosen in known or Vintage.parse(chosen).is_plain):
        return chosen
    return str(year + 1 if year - 1 not in years and year + 1 in years else year - 1)


def in_turn(held: str, year: int, years: Sequence[int]) -> tuple[str, str]:
    """Both sides: of two years with data the earlier one stands first."""
    other = Vintage.parse(held)
    if other.is_plain and other.year > year and other.year in years:
        return str(year), held
    return held, str(year)
