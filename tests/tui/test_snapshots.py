"""What the screens look like: the text of each against a stored one.

RENEW_SNAPSHOTS=1 python -m pytest tests/tui/test_snapshots.py    writes them anew; look at the diff

Sizes, data, day and language are fixed; nothing is compared before every thread has answered.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from places import SAMPLES
from textual.pilot import Pilot
from tui.driving import NARROW, WIDE, arrived, at_rest, until

from tracker.db import open_database
from tracker.tui.app import TrackerApp
from tracker.tui.screens import PAGES

STORED = Path(__file__).parent / "snapshots"
WHEN, LATER = "2021-07-05T01:30:00+00:00", "2021-07-06T01:30:00+00:00"
LAST = ("execution-2020q3.csv", "execution-2021q2.csv")
"""The files of the import that is called the last one."""
SPOKEN = ("en", "zh_CN")
OPENED = {
    "source": ("payments", "o"),
    "help": ("payments", "question_mark"),
    "acknowledging": ("findings", "a"),
    "describing": ("imports", "a"),
}
"""What lies on top of a screen: from which one, by which key."""


@pytest.fixture(scope="session")
def dated(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data, imported at fixed times, beside its files. Not to be written to."""
    folder = tmp_path_factory.mktemp("dated")
    for year in ("2020", "2021"):
        shutil.copytree(SAMPLES / year, folder / "imports" / year)
    path = Path(shutil.copy(imported, folder / "tracker.db"))
    with open_database(path) as connection:
        connection.execute("UPDATE _imports SET at = ?", (WHEN,))
        for name in LAST:
            connection.execute(
                "UPDATE _imports SET at = ? WHERE source_id ="
                " (SELECT id FROM _sources WHERE name = ?)",
                (LATER, name),
            )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def drawn(screen: Any) -> str:
    """The text of the whole screen, without the blanks that only fill lines."""
    lines = screen._compositor.render_strips()
    return "".join(f"{''.join(part.text for part in line).rstrip()}\n" for line in lines)


async def shown(pilot: Pilot[None], app: TrackerApp, name: str) -> None:
    """A screen, as it opens."""
    before = app.screen
    year = 2021 if name == "compare" else 2020
    day = date(2020, 9, 30) if year == 2020 else None
    app.show(replace(app.view, screen=name, trail=(), year=year, as_of=day, tables={}))
    await until(pilot, lambda: app.screen is not before)
    await arrived(pilot, name)
    await at_rest(pilot)


async def pictures(pilot: Pilot[None], app: TrackerApp) -> AsyncIterator[tuple[str, str]]:
    """Every screen by its name, then everything that lies on top of one."""
    await until(pilot, lambda: len(app.screen_stack) > 1)
    for name in PAGES:
        await shown(pilot, app, name)
        yield name, drawn(app.screen)
    for name, (under, key) in OPENED.items():
        await shown(pilot, app, under)
        if name == "describing":
            await pilot.press("down")
        below = app.screen
        await pilot.press(key)
        await until(pilot, lambda below=below: app.screen is not below)  # type: ignore[misc]
        await until(pilot, lambda: getattr(app.screen, "settled", True))
        await at_rest(pilot)
        yield name, drawn(app.screen)
        await pilot.press("escape")
        await until(pilot, lambda below=below: app.screen is below)  # type: ignore[misc]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", SPOKEN)
async def test_every_screen_looks_as_it_did(
    dated: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(dated.parent)
    app = TrackerApp(dated, memory=tmp_path / "ui.json", lang=lang)
    changed = []
    async with app.run_test(size=size) as pilot:
        async for name, seen in pictures(pilot, app):
            stored = STORED / f"{name}-{lang}-{size[0]}x{size[1]}.txt"
            if os.environ.get("RENEW_SNAPSHOTS"):
                stored.parent.mkdir(exist_ok=True)
                stored.write_text(seen, encoding="utf-8", newline="\n")
            if seen != stored.read_text("utf-8"):
                changed.append((stored.name, seen))
    for name, seen in changed:
        assert seen == (STORED / name).read_text("utf-8"), name


def test_no_snapshot_is_left_over() -> None:
    """What no test compares any more proves nothing."""
    names = {
        f"{name}-{lang}-{width}x{height}.txt"
        for name in (*PAGES, *OPENED)
        for lang in SPOKEN
        for width, height in (NARROW, WIDE)
    }
    assert {path.name for path in STORED.iterdir()} == names
