"""Which terminals are known to take no copies."""

from __future__ import annotations

import pytest

from tracker.tui.clipboard import refuses


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "linux"},
        {"TERM": "screen.xterm"},
        {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"},
    ],
)
def test_a_terminal_that_drops_copies_is_known(environment: dict[str, str]) -> None:
    assert refuses(environment)


@pytest.mark.parametrize(
    "environment", [{"TERM": "xterm-256color"}, {"TERM": "screen", "TMUX": "x"}, {}]
)
def test_of_others_the_best_is_hoped(environment: dict[str, str]) -> None:
    assert not refuses(environment)
