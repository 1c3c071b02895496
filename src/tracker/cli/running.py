"""Run a command line to its end: words on stderr, an exit code, never a traceback for a user's mistake."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from tracker.cli import exit_codes
from tracker.cli.group import tracker
from tracker.cli.settings import Settings
from tracker.language import _


def run(arguments: Sequence[str], spoken: str) -> int:
    """Dispatch; the exit code. `spoken` is the language in use."""
    _write_utf8()
    try:
        return _dispatch(arguments, spoken)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return exit_codes.FINE
    except Exception as error:
        return _worded(error)


def _dispatch(arguments: Sequence[str], spoken: str) -> int:
    code = tracker.main(
        list(arguments),
        prog_name="tracker",
        standalone_mode=False,
        obj=Settings(spoken=spoken),
    )
    sys.stdout.flush()
    return exit_codes.FINE if code is None else int(code)


def _worded(error: Exception) -> int:
    """What a user can mend, in words; a mistake of ours with its trace, and never as exit code 1,
    which says that there are findings."""
    from tracker.errors import TrackerError

    if not isinstance(error, (TrackerError, OSError)):
        sys.excepthook(type(error), error, error.__traceback__)
        return exit_codes.CANNOT_RUN
    click.echo(_("Error: {message}").format(message=error), err=True)
    return error.exit_code if isinstance(error, TrackerError) else exit_codes.CANNOT_RUN


def _write_utf8() -> None:
    """On Windows a pipe would get the code page of the machine, which lacks our marks.

    Elsewhere the locale is obeyed; what it lacks is shown as ? and stops nothing.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if sys.platform == "win32":
            stream.reconfigure(encoding="utf-8")
        else:
            stream.reconfigure(errors="replace")


def _close_quietly() -> None:
    """The reader has gone (`| head`): what Python still wants to flush goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
