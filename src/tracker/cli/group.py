"""`tracker` itself: a group that loads a command's module only when the command runs."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from tracker import __version__
from tracker.cli.commands import COMMANDS
from tracker.cli.help import Context
from tracker.cli.options import anywhere
from tracker.language import _

EXIT_CODES = _(
    "Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 could not run; "
    "3 nothing matched, or the data are older than --max-age."
)


class LazyGroup(click.Group):
    """Knows its commands by the table alone."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Loads the command, and only it."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        command.name = cmd_name
        command.epilog = EXIT_CODES
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table: for a list of commands no command is loaded."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(entry.short_help)) for name, entry in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Yearly budgets and their execution in one SQLite file: what changed, what is paid late, "
        "what is not done. Without a command it opens the terminal UI."
    ),
)
@click.version_option(__version__, prog_name="tracker")
@anywhere
@click.pass_context
def tracker(ctx: click.Context) -> int | None:
    """Without a command: the UI on a terminal, else the help."""
    if ctx.invoked_subcommand is not None:
        return None
    if sys.stdin.isatty() and sys.stdout.isatty():
        return int(ctx.invoke(tracker.get_command(ctx, "ui")) or 0)  # type: ignore[arg-type]
    click.echo(ctx.get_help())
    return None
