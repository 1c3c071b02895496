"""A command that holds what was planned against what was reported: payments and indicators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import click

from tracker.cli.failing import fail_option, fails
from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import scoped
from tracker.cli.selecting import select, selecting
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.db import Connection
from tracker.reports.answer import Answer
from tracker.reports.profiles import Profile

Report = Callable[[Connection, int | None, date | None, str | None, Profile | None], Answer[Any]]


def holding(report: Report, statuses: type[StrEnum], text: str) -> click.Command:
    """The command that shows the rows of `report`; `text` is its help."""

    @click.command(cls=Command, help=text)
    @scoped
    @selecting(statuses)
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
            answer = report(connection, year, as_of, department, profile)
        answer = select(answer, status=status, project=project)
        return show(settings, answer, failing=fails(answer.rows, fail_on))

    return command
