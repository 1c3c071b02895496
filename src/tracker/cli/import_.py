"""`tracker import`: files become rows; the report says what was understood and what was not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from tracker.cli import clock, exit_codes
from tracker.cli.options import WORDED, Command, loaded, printing, unit_option
from tracker.cli.settings import Settings
from tracker.cli.showing import coloured, publish
from tracker.cli.values import YEAR
from tracker.db import Connection, open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.language import _
from tracker.render.imports import render_imports
from tracker.reports.findings.lapsing import lapsing
from tracker.reports.forms.reasons import explain
from tracker.reports.profiles import Profile

KINDS = ("disclosure", "budget", "execution", "indicators", "milestones", "adjustments")
STAGES = ("draft", "approved", "adjusted", "final")


@click.command(
    cls=Command,
    help=_(
        "Read disclosures, sheets and forms that were filled in into the database, all or nothing. "
        "Folders are read with everything in them."
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar=_("PATH..."), type=click.Path())
@click.option("--kind", type=click.Choice(KINDS), help=_("What the files are."))
@click.option("--year", type=YEAR, metavar=_("YEAR"), help=_("The year they are about."))
@click.option("--department", metavar=_("NAME"), help=_("The department they are about."))
@click.option("--stage", type=click.Choice(STAGES), help=_("The stage of the budget."))
@unit_option(_("The unit of amounts whose headings name none."), default=None)
@click.option("--new-projects", is_flag=True, help=_("Accept projects that no budget names."))
@click.option("--dry-run", is_flag=True, help=_("Only report; write nothing."))
@click.option(
    "--profile",
    callback=loaded,
    metavar=_("NAME|FILE"),
    help=_("The rules that a form was written by; else linear."),
)
@printing(*WORDED)
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    kind: str | None,
    year: int | None,
    department: str | None,
    stage: str | None,
    new_projects: bool,
    dry_run: bool,
    profile: Profile | None,
) -> int:
    """Import, then report what was understood."""
    options = Options(kind, year, department, stage, settings.unit, new_projects)
    at = clock.now().isoformat(timespec="seconds")
    with _database(settings, dry_run) as connection, lapsing(connection, at):
        reports = import_paths(
            connection,
            [Path(path) for path in paths],
            options,
            dry_run=dry_run,
            explain=partial(explain, profile=profile),
        )
    publish(
        settings,
        lambda: render_imports(
            reports, settings.format, dry_run=dry_run, colour=coloured(settings)
        ),
        exit_codes.FINE,
    )
    if not reports:
        settings.say(_("No figure is filled in: nothing was imported."))
    return exit_codes.FINE


@contextmanager
def _database(settings: Settings, dry_run: bool) -> Iterator[Connection]:
    """A dry run without a database works on one that nobody sees."""
    if not dry_run or settings.path.exists():
        with settings.database(create=not dry_run) as connection:
            yield connection
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(Path(folder) / "tracker.db", create=True) as connection,
    ):
        yield connection
