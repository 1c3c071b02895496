"""`tracker unlink`: take a link between two names back."""

from __future__ import annotations

import click

from tracker.cli.options import Command, plain
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.db import transaction
from tracker.db.links import unlink
from tracker.errors import NothingMatched
from tracker.language import _
from tracker.reports.compare.renaming import rename


@click.command(cls=Command, help=_("Take a link back."))
@click.argument("old", metavar=_("OLD"))
@click.argument("new", metavar=_("NEW"))
@department
@plain
@click.pass_obj
def command(settings: Settings, old: str, new: str, department: str | None) -> None:
    """Find the link, drop it."""
    with settings.database() as connection:
        found = rename(connection, old, new, department)
        with transaction(connection):
            gone = unlink(connection, found.department, found.old, found.new)
    if not gone:
        raise NothingMatched(_("There is no such link."))
    settings.say(_("The link is taken back."))
