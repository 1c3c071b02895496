"""`tracker form`: what officers hand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker.cli import exit_codes
from tracker.cli.options import Command, output_option, plain, profiled
from tracker.cli.output import STDOUT, deliver
from tracker.cli.scope import department as department_option
from tracker.cli.settings import Settings
from tracker.cli.values import YEAR, Day
from tracker.errors import NothingMatched
from tracker.language import CHINESE, _, listed, ngettext, speaking
from tracker.model.forms import MONITOR, PACE, SELFEVAL
from tracker.model.names import fold
from tracker.render.forms import changes as wording
from tracker.render.forms.filing import forms
from tracker.reports.answer import Answer
from tracker.reports.forms.evaluation import evaluation
from tracker.reports.forms.monitoring import monitoring
from tracker.reports.forms.spending import spending
from tracker.reports.profiles import Profile, default
from tracker.reports.statements import statements

WORD, BOOK = ".docx", ".xlsx"
SENTENCES = (".txt", WORD)
"""Suffixes of a file that holds sentences."""
CHANGES = "changes"
REPORTS: dict[str, Callable[..., Answer[Any]]] = {
    MONITOR: monitoring,
    SELFEVAL: evaluation,
    PACE: spending,
}
OF_ONE = (MONITOR, SELFEVAL)
"""Forms of which there is one a project."""


@click.command(
    cls=Command,
    help=_(
        "Write a form that officers hand in, as xlsx or docx by the name of the file, in Chinese. "
        "`monitor`: in-year monitoring of a project’s money and goals; `selfeval`: its "
        "self-evaluation with scores; `pace`: how fast the money goes, with lights, ranks and the "
        "notice to those behind; `changes`: the sentences that a disclosure owes against the year "
        "before, as text or docx. What is not known stays empty and is listed. Filled in, the xlsx "
        "of monitor and selfeval come back with `tracker import`."
    ),
)
@click.argument("kind", type=click.Choice([MONITOR, SELFEVAL, PACE, CHANGES]))
@click.option("--year", type=YEAR, required=True, metavar=_("YEAR"), help=_("The budget’s year."))
@click.option(
    "--as-of",
    type=Day(),
    metavar=_("DATE"),
    help=_("Up to the last month that is over on this day: 2020-09-30 or 2020Q3."),
)
@click.option("--project", metavar=_("TEXT"), help=_("The project whose name is or contains it."))
@click.option("--all", "every", is_flag=True, help=_("Every project, each on its own sheet."))
@click.option(
    "--against",
    type=YEAR,
    metavar=_("YEAR"),
    help=_("`changes`: the other year; else the one before."),
)
@profiled
@department_option
@output_option(_("The file, whole or not at all; its suffix says which kind."))
@plain
@click.pass_obj
def command(
    settings: Settings,
    kind: str,
    year: int,
    as_of: date | None,
    project: str | None,
    every: bool,
    against: int | None,
    profile: Profile | None,
    department: str | None,
) -> int:
    """Ask, lay out, write, say what is missing."""
    given = {"--as-of": as_of, "--project": project, "--all": every, "--against": against}
    _refuse(kind, {name for name, value in given.items() if value})
    if kind == CHANGES:
        return _changes(settings, year, against, department, profile)
    suffix = _suffix(settings, kind)

    def ask() -> Answer[Any]:
        with settings.database() as connection:
            found = REPORTS[kind](connection, year, as_of, department, profile)
        return _chosen(found, project)

    answer = ask()  # first in the language in use: what cannot be done is said in it too
    with speaking(CHINESE):
        made = forms(kind, ask(), profile or default(), whole=every)
    deliver(_written(made, suffix), settings.output)
    _say_missing(settings, answer)
    return exit_codes.FINE


def _refuse(kind: str, given: set[str]) -> None:
    """Options that a form has no use for, and one that it cannot do without."""
    known = {
        CHANGES: {"--against"},
        PACE: {"--as-of"},
    }.get(kind, {"--as-of", "--project", "--all"})
    for name in sorted(given - known):
        raise click.UsageError(_("{kind} has no use for {name}.").format(kind=kind, name=name))
    if kind in OF_ONE and len(given & {"--project", "--all"}) != 1:
        raise click.UsageError(
            _("{kind} is a form of one project: say --project TEXT, or --all.").format(kind=kind)
        )


def _suffix(settings: Settings, kind: str) -> str:
    """Which of the two writers. Raises UsageError where the output names neither."""
    where = settings.output
    if where is None or where == STDOUT:
        raise click.UsageError(
            _("{kind} is no text for a terminal: add -o {kind}.xlsx, or -o {kind}.docx").format(
                kind=kind
            )
        )
    suffix = Path(where).suffix.lower()
    if suffix not in (BOOK, WORD):
        raise click.UsageError(
            _("{path}: a form is written as {book} or {word}").format(
                path=where, book=BOOK, word=WORD
            )
        )
    return suffix


def _written(made: Any, suffix: str) -> bytes:
    if suffix == BOOK:
        from tracker.render.forms.book import workbook

        return workbook(made)
    from tracker.render.forms.word import forms_document

    return forms_document(made)


def _chosen(answer: Answer[Any], project: str | None) -> Answer[Any]:
    """The rows of the one project that is meant. Raises NothingMatched, UsageError."""
    rows = answer.rows
    if project is not None:
        same = tuple(row for row in rows if fold(row.project) == fold(project))
        rows = same or tuple(row for row in rows if fold(project) in fold(row.project))
    if not rows:
        raise NothingMatched(_("No project has such a form: nothing was written."))
    if project is not None and len(rows) > 1:
        names = listed(f"{row.project} ({row.department})" for row in rows)
        raise click.UsageError(
            _("“{project}” may be one of these: {names}").format(project=project, names=names)
        )
    return replace(answer, rows=rows)


def _say_missing(settings: Settings, answer: Answer[Any]) -> None:
    """On stderr, project by project, in the language in use."""
    _say(settings, [(row.project, gap) for row in answer.rows for gap in row.missing])


def _say(settings: Settings, gaps: list[tuple[str, str]]) -> None:
    """Of whom what is missing."""
    said = ngettext("{n} thing is still missing", "{n} things are still missing", len(gaps))
    settings.say(said.format(n=len(gaps)) + (":" if gaps else "."))
    named = None
    for name, gap in gaps:
        if name != named:
            settings.say(name)
            named = name
        settings.say(f"  {gap}")


def _changes(
    settings: Settings,
    year: int,
    against: int | None,
    department: str | None,
    profile: Profile | None,
) -> int:
    where = settings.output if settings.output != STDOUT else None
    suffix = Path(where).suffix.lower() if where else None
    if suffix not in (None, *SENTENCES):
        raise click.UsageError(
            _("{path}: changes are sentences, written as text or docx: {suffixes}").format(
                path=where, suffixes=listed(SENTENCES)
            )
        )
    if against == year:
        raise click.UsageError(
            _("--against {year} is the same year: name another").format(year=year)
        )
    with settings.database() as connection:
        answer = statements(connection, year, against, department, profile)
    made = wording.docx if suffix == WORD else wording.text
    deliver(made(year, answer.totals["against"], answer.rows), settings.output)
    _say(settings, [(row.department, gap) for row in answer.rows for gap in wording.missing(row)])
    return exit_codes.FINE
