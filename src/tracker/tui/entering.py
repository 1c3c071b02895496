"""What a person enters in the UI: each entry is an import or a link of its own, to be taken back."""

from __future__ import annotations

import csv
import getpass
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.db import links, open_database, transaction
from tracker.db.acknowledgements import Acknowledgement, acknowledge
from tracker.errors import NothingMatched
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.language import _
from tracker.model.period import Period
from tracker.reports.compare.renaming import Rename, rename
from tracker.reports.rows import Attainment


def now() -> str:
    """The time of an entry."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def result(database: Path, row: Attainment, year: int, text: str) -> str:
    """Record `2020Q3 12` or `12月 已完成` as the result of an indicator; the name of its import.

    It is written as a sheet and imported as any other, so the same checks hold.
    Raises NotAPeriod, Refused.
    """
    stated, _space, value = text.strip().partition(" ")
    period = Period.parse(stated, year)
    name = f"entered-{now().replace(':', '').replace('+0000', '')}.csv"
    line = {
        "department": row.department,
        "project": row.project,
        "indicator": row.level3,
        "period": str(period),
        "actual": value.strip(),
        "note": getpass.getuser(),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, line)
            writer.writeheader()
            writer.writerow(line)
        with open_database(database) as connection:
            import_paths(connection, [path], Options(kind="indicators", year=year))
    return name


def acknowledged(database: Path, said: Acknowledgement, as_of: date | None) -> Acknowledgement:
    """Keep what is said of a finding, who said it and when; no number changes."""
    with open_database(database) as connection:
        acknowledge(
            connection,
            said,
            at=now(),
            by=getpass.getuser(),
            as_of=as_of.isoformat() if as_of else None,
        )
    return said


def same_project(database: Path, old: str, new: str, department: str | None) -> Rename:
    """Say that `new` is what was called `old`. Raises NothingMatched."""
    with open_database(database) as connection:
        found = rename(connection, old, new, department)
        with transaction(connection):
            links.link(
                connection, found.department, found.old, found.new, at=now(), by=getpass.getuser()
            )
    return found


def two_projects(database: Path, old: str, new: str, department: str) -> Rename:
    """Take the link between two names back. Raises NothingMatched where there is none any more."""
    with open_database(database) as connection:
        found = rename(connection, old, new, department)
        with transaction(connection):
            gone = links.unlink(connection, found.department, found.old, found.new)
    if not gone:
        raise NothingMatched(_("There is no such link."))
    return found
