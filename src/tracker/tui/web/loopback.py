"""What belongs to this machine alone: its address, its pages, the requests that come from it."""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
_ELSEWHERE = re.compile(
    rf"""<link\b[^>]*\bhref=["'](?:https?:)?//(?!{re.escape(HOST)}[:/])[^>]*>\s*""", re.IGNORECASE
)


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
