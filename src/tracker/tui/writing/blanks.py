"""An empty sheet of payments, the one that `tracker template` writes."""

from __future__ import annotations

from pathlib import Path

from tracker.db import open_database
from tracker.language import _
from tracker.render.templates import write_template
from tracker.reports.scope import Scope
from tracker.tui.writing.files import CannotExport, written


def write_blank(database: Path, scope: Scope, language: str, path: Path) -> Path:
    """With the projects of the year and headings in that language. Raises CannotExport."""
    if path.suffix.lower() != ".xlsx":
        raise CannotExport(path, _("its name must end in {formats}").format(formats=".xlsx"))
    with open_database(database) as connection:
        sheet = write_template(connection, "execution", scope.year, scope.department, language)
    return written(path, sheet)
