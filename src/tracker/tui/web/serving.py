"""The same UI in a browser on this machine, behind a random token.

The token is a part of every address, so without it neither the page nor the web socket is there.
Nothing is loaded from other machines.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.language import _
from tracker.tui.web.loopback import free_port

if TYPE_CHECKING:
    from tracker.tui.web.guarded import Guarded


class NoWebServer(TrackerError):
    """The library that serves the UI is not installed."""

    def __str__(self) -> str:
        return _("For --web, install textual-serve first: pip install textual-serve")


def serve(path: Path, *, lang: str | None = None, port: int | None = None) -> None:
    """Serve the UI until Ctrl-C; the address with its token is printed. Raises NoWebServer."""
    _server(path, lang, port or free_port()).serve()


def command(path: Path, lang: str | None) -> str:
    """The command that each browser window runs."""
    words = [sys.executable, "-m", "tracker", "--db", str(path.resolve())]
    words += ["--lang", lang] if lang else []
    words.append("ui")
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def _server(path: Path, lang: str | None, port: int) -> Guarded:
    try:
        from tracker.tui.web.guarded import Guarded
    except ImportError as error:
        raise NoWebServer from error
    return Guarded(command(path, lang), port)
