"""Show an answer the way the user asked for, and say with which exit code that ends."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

import click

from tracker.cli import clock, exit_codes
from tracker.cli.output import STDOUT, deliver
from tracker.cli.settings import Settings
from tracker.language import _
from tracker.model.money import Unit
from tracker.render import render
from tracker.reports.answer import Answer

BINARY = ("xlsx",)


def show(settings: Settings, answer: Answer[Any], *, failing: bool = False) -> int:
    """Print the rows, or a sentence that there are none. `failing`: something is at or above --fail-on."""
    code = _code(answer, failing)
    publish(settings, lambda: rendered(settings, answer), code)
    if code == exit_codes.NOTHING_MATCHED:
        click.echo(_("Nothing matched."), err=True)
    return code


def publish(settings: Settings, content: Any, code: int) -> None:
    """Deliver what `content()` gives; with --quiet, stdout only hears of what is not well."""
    silent = settings.quiet and code == exit_codes.FINE
    if settings.output not in (None, STDOUT) or not silent:
        _refuse_binary_on_a_terminal(settings)
        deliver(content(), settings.output)


def unit(settings: Settings) -> Unit:
    """The unit of amounts in tables."""
    return settings.unit or Unit.WAN


def width(settings: Settings) -> int | None:
    """The terminal's width; None where the table does not go to a terminal."""
    return shutil.get_terminal_size().columns if _on_terminal(settings) else None


def coloured(settings: Settings) -> bool:
    """On a terminal that can, unless NO_COLOR is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _on_terminal(settings) and not plain


def _on_terminal(settings: Settings) -> bool:
    return settings.output in (None, STDOUT) and sys.stdout.isatty()


def _code(answer: Answer[Any], failing: bool) -> int:
    if not answer.rows:
        return exit_codes.NOTHING_MATCHED
    return exit_codes.FINDINGS if failing else exit_codes.FINE


def rendered(settings: Settings, answer: Answer[Any]) -> str | bytes:
    """In the format that was asked for."""
    return render(
        answer,
        settings.format,
        unit(settings),
        width=width(settings),
        colour=coloured(settings),
        excel=settings.excel,
        at=clock.now() if settings.format == "prom" else None,
    )


def _refuse_binary_on_a_terminal(settings: Settings) -> None:
    if settings.format in BINARY and _on_terminal(settings):
        raise click.UsageError(
            _("{format} is no text for a terminal: add -o FILE").format(format=settings.format)
        )
