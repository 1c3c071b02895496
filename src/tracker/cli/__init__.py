"""The command line: one command a file; parse, call, print, exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tracker import language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. The language is chosen before any words are loaded."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    spoken = _speak(words)
    from tracker.cli.running import run

    return run(words, spoken)


def _speak(arguments: Sequence[str]) -> str:
    """The language that --lang asks for, wherever it stands. Click refuses an unknown one later."""
    try:
        return language.use(_wish(arguments))
    except ValueError:
        return language.use()


def _wish(arguments: Sequence[str]) -> str | None:
    """The last one counts, as of every option."""
    wish = None
    for word, following in zip(arguments, [*arguments[1:], None], strict=True):
        if word == "--":
            break
        if word == "--lang":
            wish = following
        elif word.startswith("--lang="):
            wish = word.removeprefix("--lang=")
    return wish
