"""Drive the application as a person does, and wait for facts, never for a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot


async def until(pilot: Pilot[None], fact: Callable[[], Any]) -> None:
    """Wait for a fact; give up after so many looks that it will not come any more."""
    for _look in range(1000):
        if fact():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not happen")


async def arrived(pilot: Pilot[None], name: str) -> Any:
    """The screen of that name, when its answer is shown."""
    app = pilot.app
    await until(pilot, lambda: getattr(app.screen, "NAME", "") == name)
    screen: Any = app.screen
    await until(pilot, lambda: screen.settled)
    await pilot.pause()
    return screen
