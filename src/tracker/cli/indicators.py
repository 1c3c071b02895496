"""`tracker indicators`: which targets are reached, which are not."""

from __future__ import annotations

from datetime import date

import click

from tracker.cli.failing import fail_option, fails
from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import scoped
from tracker.cli.selecting import select, selecting
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.language import _
from tracker.reports.indicators.attainments import indicators
from tracker.reports.profiles import Profile
from tracker.reports.rows import IndicatorStatus


@click.command(cls=Command, help=_("Hold each performance target against its reported result."))
@scoped
@selecting(IndicatorStatus)
@profiled
@fail_option("never")
@printing(*FORMATS)
@click.pass_obj
def command(
    settings: Settings,
    year: int | None,
    as_of: date | None,
    department: str | None,
    status: tuple[str, ...],
    project: str | None,
    profile: Profile | None,
    fail_on: str,
) -> int:
    """Ask, choose, show."""
    with settings.database() as connection:
        answer = indicators(connection, year, as_of, department, profile)
    answer = select(answer, status=status, project=project)
    return show(settings, answer, failing=fails(answer.rows, fail_on))
