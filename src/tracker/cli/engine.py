"""`tracker engine`: the same questions over an export, on DuckDB or Spark."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli.options import FORMATS, Command, printing, profiled
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.cli.showing import show
from tracker.cli.values import YEAR, Day
from tracker.engine.asking import DUCKDB, ENGINES, SPARK, Data, open_data
from tracker.engine.compare import compare
from tracker.engine.indicators import indicators
from tracker.engine.payments import payments
from tracker.language import _
from tracker.reports.answer import Answer
from tracker.reports.owed import with_reasons
from tracker.reports.profiles import Profile

QUESTIONS = ("compare", "payments", "indicators")


@click.command(
    cls=Command,
    help=_(
        "Ask an export (tracker export DIR --parquet) instead of the database: for data of many "
        "departments, on DuckDB or Spark. The rows are those of tracker compare by project, payments "
        "and indicators, to the cent."
    ),
)
@click.argument("question", type=click.Choice(QUESTIONS))
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option("--year", type=YEAR, required=True, metavar=_("YEAR"), help=_("The year."))
@click.option(
    "--against",
    type=YEAR,
    metavar=_("YEAR"),
    help=_("Of a comparison the earlier year; else the one before."),
)
@click.option(
    "--as-of",
    type=Day(),
    metavar=_("DATE"),
    help=_("Count what was known on this day: 2020-09-30 or 2020Q3. Else all that was imported."),
)
@department
@profiled
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=DUCKDB,
    show_default=True,
    help=_("What runs the SQL."),
)
@click.option(
    "--master",
    metavar="URL",
    help=_("Spark’s master, such as spark://host:7077; else this machine."),
)
@printing(*FORMATS)
@click.pass_obj
def command(
    settings: Settings,
    question: str,
    folder: str,
    year: int,
    against: int | None,
    as_of: date | None,
    department: str | None,
    profile: Profile | None,
    engine: str,
    master: str | None,
) -> int:
    """Ask, show."""
    if against is not None and question != "compare":
        raise click.UsageError(_("--against is for compare"))
    if as_of is not None and question == "compare":
        raise click.UsageError(_("--as-of is not for compare"))
    if master is not None and engine != SPARK:
        raise click.UsageError(_("--master is for --engine spark"))
    with open_data(Path(folder), engine, master) as data:
        answer = _answer(data, question, year, against, as_of, department, profile)
    return show(settings, answer)


def _answer(
    data: Data,
    question: str,
    year: int,
    against: int | None,
    as_of: date | None,
    department: str | None,
    profile: Profile | None,
) -> Answer[Any]:
    if question == "compare":
        before = year - 1 if against is None else against
        return with_reasons(compare(data, before, year, department), profile)
    report = payments if question == "payments" else indicators
    return report(data, year, as_of, department, profile)
