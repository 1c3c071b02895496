"""Whether a terminal is known to take no copies: OSC 52 gives no answer."""

from __future__ import annotations

from collections.abc import Mapping

_TERMS = frozenset({"linux", "dumb", "vt100", "vt220", "unknown"})
_PROGRAMS = frozenset({"Apple_Terminal"})


def refuses(environment: Mapping[str, str]) -> bool:
    """The console of Linux, the Terminal of macOS and GNU screen drop what is sent to the clipboard."""
    term = environment.get("TERM", "")
    within_screen = term.startswith("screen") and "TMUX" not in environment
    return term in _TERMS or within_screen or environment.get("TERM_PROGRAM") in _PROGRAMS
