"""`tracker findings`: everything that is wrong, in one list; `findings ack` says why it is so."""

from __future__ import annotations

import getpass
from datetime import date

import click

from tracker.cli import clock, exit_codes
from tracker.cli.failing import fail_option, fails
from tracker.cli.help import Context
from tracker.cli.options import REPORTED, Command, accepted, plain, printing, profiled
from tracker.cli.scope import scoped
from tracker.cli.selecting import choose, choosing
from tracker.cli.settings import Settings
from tracker.cli.showing import publish, rendered
from tracker.cli.values import Day
from tracker.db.acknowledgements import Acknowledgement, acknowledge
from tracker.language import _, listed
from tracker.model.forms import CAUSES, CHANCES
from tracker.reports.findings.listing import RESOLVED, STATES, findings, located, since_last_run
from tracker.reports.findings.snoozing import snoozes
from tracker.reports.profiles import Profile

ENGLISH = dict(zip(("funding", "institution", "staff", "equipment", "other"), CAUSES, strict=True))
"""English words for the causes of the monitoring form."""
CHANCE = dict(zip(("certain", "possible", "impossible"), CHANCES, strict=True))
"""The same for how likely a target is."""


class Group(click.Group):
    """A list that is a command of its own, and what can be done with an entry of it."""

    context_class = Context


@click.group(
    cls=Group,
    invoke_without_command=True,
    help=_(
        "List everything that is wrong: late payments, missed targets, documents that do not agree. "
        "What was recorded once and is gone now is shown with --state resolved."
    ),
)
@scoped
@choosing
@click.option(
    "--state",
    multiple=True,
    type=click.Choice(STATES),
    help=_("Only these; may be given more than once. Else all but resolved."),
)
@click.option(
    "--new", is_flag=True, help=_("Only what was not there at the previous summary --record.")
)
@profiled
@fail_option("error")
@printing(*REPORTED)
@click.pass_context
def command(
    ctx: click.Context,
    year: int | None,
    as_of: date | None,
    department: str | None,
    severity: str | None,
    rule: tuple[str, ...],
    state: tuple[str, ...],
    new: bool,
    profile: Profile | None,
    fail_on: str,
) -> int | None:
    """Ask, choose, show. That nothing is wrong is an answer: exit code 0."""
    if ctx.invoked_subcommand is not None:
        return None
    accepted(ctx.command, ctx)
    settings: Settings = ctx.obj
    with settings.database() as connection:
        answer = findings(connection, year, as_of, department, profile)
        if new:
            answer = since_last_run(connection, answer, department)
    wanted = state or tuple(one for one in STATES if one != RESOLVED)
    answer = choose(answer, severity=severity, rule=rule, state=wanted, quiet=not state)
    code = exit_codes.FINDINGS if fails(answer.rows, fail_on) else exit_codes.FINE
    publish(settings, lambda: rendered(settings, answer), code)
    return code


@command.command(
    "ack",
    cls=Command,
    help=_(
        "Say why a finding is as it is. It no longer counts for --fail-on; no number changes. "
        "A finding that goes and comes back is open again."
    ),
)
@click.argument("finding", metavar="ID")
@click.option(
    "--cause",
    required=True,
    type=click.Choice((*CAUSES, *ENGLISH)),
    metavar="|".join(ENGLISH),
    help=_("One of the causes of the monitoring form: {causes}.").format(causes=listed(CAUSES)),
)
@click.option("--note", required=True, metavar=_("TEXT"), help=_("What happened."))
@click.option("--remedy", metavar=_("TEXT"), help=_("What is done about it."))
@click.option(
    "--until", type=Day(), metavar=_("DATE"), help=_("Open again from this day of the data on.")
)
@click.option(
    "--likelihood",
    type=click.Choice((*CHANCES, *CHANCE)),
    metavar="|".join(CHANCE),
    help=_("How likely the target is reached by the end of the year: {chances}.").format(
        chances=listed(CHANCES)
    ),
)
@profiled
@plain
@click.pass_obj
def ack(
    settings: Settings,
    finding: str,
    cause: str,
    note: str,
    remedy: str | None,
    until: date | None,
    likelihood: str | None,
    profile: Profile | None,
) -> None:
    """Find it, keep what is said, who said it and when."""
    with settings.database() as connection:
        found, as_of = located(connection, finding, profile)
        if not note.strip():
            raise click.UsageError(_("--note says nothing"))
        if until and not snoozes(until, as_of):
            said = _(
                "--until {day} is not after {as_of}, the day of the data: it would be open at once"
            )
            raise click.UsageError(said.format(day=until, as_of=as_of))
        acknowledge(
            connection,
            Acknowledgement(
                found.id,
                ENGLISH.get(cause, cause),
                note.strip(),
                remedy,
                until.isoformat() if until else None,
                CHANCE.get(likelihood or "", likelihood),
            ),
            at=clock.now().isoformat(timespec="seconds"),
            by=getpass.getuser(),
            as_of=as_of.isoformat() if as_of else None,
        )
    settings.say(
        _("Acknowledged: {subject}: {message}").format(subject=found.subject, message=found.message)
    )
