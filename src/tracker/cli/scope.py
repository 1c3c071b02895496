"""The options that say what a report is about: --year, --as-of, --department."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tracker.cli.values import YEAR, Day
from tracker.language import _

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])


def department(function: FunctionT) -> FunctionT:
    """--department."""
    return click.option("--department", metavar=_("NAME"), help=_("Only this department."))(
        function
    )


def scoped(function: FunctionT) -> FunctionT:
    """--year, --as-of and --department."""
    as_of = click.option(
        "--as-of",
        type=Day(),
        metavar=_("DATE"),
        help=_(
            "Count what was known on this day: 2020-09-30 or 2020Q3. Else all that was imported."
        ),
    )
    year = click.option(
        "--year", type=YEAR, metavar=_("YEAR"), help=_("The year; else the newest imported.")
    )
    return year(as_of(department(function)))
