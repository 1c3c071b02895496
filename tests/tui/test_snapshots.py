"""What the screens look like: the text of each against a stored one.

RENEW_SNAPSHOTS=1 python -m pytest tests/tui/test_snapshots.py    writes them anew; look at the diff

Sizes, data, day and language are fixed; nothing is compared before every thread has answered.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tui.driving import arrived, until

from tracker.db import open_database
from tracker.tui.app import TrackerApp

STORED = Path(__file__).parent / "snapshots"
WHEN = "2021-07-05T01:30:00+00:00"
CASES = (
    ("overview", "en", (80, 24), ""),
    ("payments", "en", (120, 32), ""),
    ("payments", "zh_CN", (80, 24), ""),
    ("compare", "en", (120, 32), ""),
    ("indicators", "en", (80, 24), ""),
    ("payments", "en", (100, 20), "o"),
)


@pytest.fixture(scope="session")
def dated(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data, imported at a fixed time. Not to be written to."""
    path = Path(shutil.copy(imported, tmp_path_factory.mktemp("dated") / "tracker.db"))
    with open_database(path) as connection:
        connection.execute("UPDATE _imports SET at = ?", (WHEN,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def drawn(screen: Any) -> str:
    """The text of the whole screen, without the blanks that only fill lines."""
    lines = screen._compositor.render_strips()
    return "".join(f"{''.join(part.text for part in line).rstrip()}\n" for line in lines)


async def at_rest(pilot: Pilot[None]) -> None:
    """Until no thread is at work and nothing is left to be drawn."""
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()


@pytest.mark.parametrize(
    ("name", "lang", "size", "keys"),
    CASES,
    ids=lambda one: "x".join(map(str, one)) if isinstance(one, tuple) else one or "-",
)
async def test_the_screen_looks_as_it_did(
    dated: Path, tmp_path: Path, name: str, lang: str, size: tuple[int, int], keys: str
) -> None:
    app = TrackerApp(dated, memory=tmp_path / "ui.json", lang=lang)
    day = {"year": 2021} if name == "compare" else {"year": 2020, "as_of": date(2020, 9, 30)}
    app.view = replace(app.view, screen=name, **day)
    async with app.run_test(size=size) as pilot:
        await arrived(pilot, name)
        await at_rest(pilot)
        for key in keys:
            await pilot.press(key)
            await arrived(pilot, "source")
            await at_rest(pilot)
        seen = drawn(pilot.app.screen)
    shown = "source" if keys else name
    stored = STORED / f"{shown}-{lang}-{size[0]}x{size[1]}.txt"
    if os.environ.get("RENEW_SNAPSHOTS"):
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == stored.read_text("utf-8")
