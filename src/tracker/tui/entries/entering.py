"""What a person says in the UI of findings and of names, to be taken back."""

from __future__ import annotations

import getpass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.db import links, open_database, transaction
from tracker.db.acknowledgements import Acknowledgement, acknowledge
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.reports.compare.renaming import Rename, rename


def now() -> str:
    """The time of an entry."""
    return datetime.now(UTC).isoformat(timespec="seconds")


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
