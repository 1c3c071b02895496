"""Drive the application as a person does, and wait for facts, never for a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from tracker.tui.screens import PAGES

WIDE, NARROW = (160, 50), (80, 24)


async def until(pilot: Pilot[None], fact: Callable[[], Any]) -> None:
    """Wait for a fact; give up after so many looks that it will not come any more."""
    for _look in range(10_000):
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


async def at_rest(pilot: Pilot[None]) -> None:
    """Until no thread is at work and nothing is left to be drawn."""
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()


def said(screen: Any, name: str) -> str:
    """The words in a widget."""
    return str(screen.query_one(name, Static).render())


def drawn(screen: Any) -> str:
    """The text of the whole screen."""
    return "\n".join(
        "".join(part.text for part in line) for line in screen._compositor.render_strips()
    )


async def at(pilot: Pilot[None], name: str) -> Any:
    """Go to a screen by its number key."""
    await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
    await pilot.press(str(list(PAGES).index(name) + 1))
    return await arrived(pilot, name)


async def another(pilot: Pilot[None], screen: Any) -> Any:
    """The screen of the same name that takes the place of this one."""
    await until(pilot, lambda: pilot.app.screen is not screen)
    return await arrived(pilot, screen.NAME)


async def point(pilot: Pilot[None], screen: Any, wanted: Callable[[Any], bool]) -> Any:
    """Move the cursor to the first row for which `wanted` holds."""
    place = next(n for n, row in enumerate(screen.table.rows) if wanted(row))
    screen.table.move_to(place)
    await pilot.pause()
    return screen.table.row
