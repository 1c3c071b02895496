"""`tracker link`: a project's new name, said by a person."""

from __future__ import annotations

import getpass

import click

from tracker.cli import clock
from tracker.cli.options import Command, plain
from tracker.cli.scope import department
from tracker.cli.settings import Settings
from tracker.db import transaction
from tracker.db.links import link
from tracker.language import _
from tracker.reports.compare.renaming import rename


@click.command(
    cls=Command,
    help=_(
        "Say that project NEW is what was called OLD. Several links may lead to one new name, and "
        "one old name to several: then their sums are compared. Links survive every re-import."
    ),
)
@click.argument("old", metavar=_("OLD"))
@click.argument("new", metavar=_("NEW"))
@department
@plain
@click.pass_obj
def command(settings: Settings, old: str, new: str, department: str | None) -> None:
    """Find both projects, save the link."""
    with settings.database() as connection:
        found = rename(connection, old, new, department)
        with transaction(connection):
            at = clock.now().isoformat(timespec="seconds")
            is_new = link(
                connection, found.department, found.old, found.new, at=at, by=getpass.getuser()
            )
    said = _("“{new}” is the new name of “{old}”.") if is_new else _("That link is saved already.")
    settings.say(said.format(old=found.old, new=found.new))
