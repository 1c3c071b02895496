"""Is the work done: the engine finds the last result of each target, the report's rules hold it."""

from __future__ import annotations

from datetime import date

from tracker.engine.asking import Data
from tracker.reports.answer import Answer
from tracker.reports.indicators.attainments import held_to, joined
from tracker.reports.profiles import Profile
from tracker.reports.rows import Attainment


def indicators(
    data: Data,
    year: int,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Attainment]:
    """As `reports.indicators`, in order of department and project."""
    scope = data.scope(department, year, as_of)
    until = scope.as_of.isoformat() if scope.as_of else None
    results = data.ask("results", year=year, department=scope.department, as_of=until)
    reported = list(results)
    targets = data.ask("targets", year=year, department=scope.department)
    return held_to(joined(targets, reported), scope, profile)
