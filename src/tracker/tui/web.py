"""The same UI in a browser on this machine, behind a random token.

The token is a part of every address, so without it neither the page nor the web socket is there.
Nothing is loaded from other machines.
"""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.errors import TrackerError
from tracker.language import _

if TYPE_CHECKING:
    from tracker.tui.guarded import Guarded

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
_ELSEWHERE = re.compile(
    rf"""<link\b[^>]*\bhref=["'](?:https?:)?//(?!{re.escape(HOST)}[:/])[^>]*>\s*""", re.IGNORECASE
)


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


def at_home(page: str) -> str:
    """The page without links to style sheets elsewhere: the terminal has fonts of its own."""
    return _ELSEWHERE.sub("", page)


def is_foreign(host: str, origin: str | None) -> bool:
    """Whether a request names another machine than this one, or comes from another page than ours."""
    name = urlsplit(f"//{host}").hostname
    return name not in OWN_NAMES or origin not in (None, f"http://{host}")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _server(path: Path, lang: str | None, port: int) -> Guarded:
    try:
        from tracker.tui.guarded import Guarded
    except ImportError as error:
        raise NoWebServer from error
    return Guarded(command(path, lang), port)
