"""The monitoring form as it is handed in: of one project, or of all, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tracker.db import open_database
from tracker.errors import NothingMatched
from tracker.language import CHINESE, _, listed, speaking
from tracker.model.forms import MONITOR
from tracker.model.names import fold
from tracker.render.forms.filing import forms
from tracker.render.forms.layout import Form
from tracker.reports.answer import Answer
from tracker.reports.forms.monitoring import Monitoring, monitoring
from tracker.reports.profiles import default
from tracker.reports.scope import Scope
from tracker.tui.writing.files import ODD, CannotExport, written


@dataclass(frozen=True, slots=True)
class Handed:
    """The file, and what is still missing in it."""

    path: Path
    missing: tuple[str, ...]


def file_name(year: int, project: str | None) -> str:
    """What is proposed."""
    return f"monitor-{year}{'-' if project else ''}{(project or '').translate(ODD)}.xlsx"


def hand_in(database: Path, scope: Scope, project: str | None, path: Path) -> Handed:
    """Write the form of a project, or of all. Raises NothingMatched, CannotExport."""
    write = _writer(path)
    with open_database(database) as connection:
        asked = partial(monitoring, connection, scope.year, scope.as_of, scope.department)
        known = _of(asked(), project)  # in the language in use: what is missing is said in it
        with speaking(CHINESE):
            rows = _of(asked(), project)
            content = write(forms(MONITOR, rows, default(), whole=project is None))
    return Handed(written(path, content), tuple(gap for row in known.rows for gap in row.missing))


def _of(answer: Answer[Monitoring], project: str | None) -> Answer[Monitoring]:
    rows = [row for row in answer.rows if project is None or fold(row.project) == fold(project)]
    if not rows:
        raise NothingMatched(_("No project has such a form: nothing was written."))
    return replace(answer, rows=tuple(rows))


def _writer(path: Path) -> Callable[[list[Form]], bytes]:
    """By the suffix. Raises CannotExport."""
    if path.suffix.lower() == ".xlsx":
        from tracker.render.forms.book import workbook

        return workbook
    if path.suffix.lower() == ".docx":
        from tracker.render.forms.word import forms_document

        return forms_document
    raise CannotExport(
        path, _("its name must end in {formats}").format(formats=listed((".xlsx", ".docx")))
    )
