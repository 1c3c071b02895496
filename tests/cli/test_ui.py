"""The command that opens the UI, where there is no terminal to open it on."""

from collections.abc import Callable
from typing import Any

import pytest

import tracker.tui

Typed = Callable[..., Any]


def test_without_a_terminal_the_ui_is_refused_and_the_browser_named(typed: Typed) -> None:
    """Exit code 2 and the mend, instead of control characters in a log."""
    done = typed("ui")
    assert done.code == 2
    assert "--web" in done.err
    assert done.out == ""


def test_the_web_server_may_open_the_ui_on_its_own_driver(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It starts the command with pipes and names a driver in the environment."""
    opened = []
    monkeypatch.setattr(tracker.tui, "run", lambda path, **_: opened.append(path.name))
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert typed("--db", "here.db", "ui").code == 0
    assert opened == ["here.db"]
