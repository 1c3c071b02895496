"""Make the pictures of the tour: every screen at two sizes in both languages, as SVG.

python scripts/tour.py [FOLDER]    in the environment of scripts/test.py; writes to docs/tour

Only the sample data are shown, so the pictures change with the screens and with nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rich.cells import cell_len

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.tui.app import TrackerApp
from tracker.tui.screens import PAGES

ROOT = Path(__file__).resolve().parent.parent
SIZES = ((80, 24), (160, 50))
LANGUAGES = ("en", "zh_CN")
NAMES = {"en": "en", "zh_CN": "zh"}
"""Of the languages, in the names of the files."""
YEAR, DAY = 2020, date(2020, 9, 30)
"""In the autumn of the first year a bit of everything is wrong."""
WHEN, LATER = "2021-07-05T01:30:00+00:00", "2021-07-06T01:30:00+00:00"
"""When all was imported, and LAST after it: the clock would make other pictures each time."""
LAST = "execution-2020q3.csv"


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures; 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "tour")
    folder = parser.parse_args(arguments).folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "tracker.db"
        fill(database)
        for lang in LANGUAGES:
            for size in SIZES:
                asyncio.run(tour(database, folder, lang, size))
    return 0


def fill(database: Path) -> None:
    """A database of the sample data."""
    with open_database(database, create=True) as connection:
        import_paths(connection, [Path("imports")], Options())
        connection.execute("UPDATE _imports SET at = ?", (WHEN,))
        connection.execute(
            "UPDATE _imports SET at = ? WHERE source_id = (SELECT id FROM _sources WHERE name = ?)",
            (LATER, LAST),
        )


async def tour(database: Path, folder: Path, lang: str, size: tuple[int, int]) -> None:
    """One picture of each screen."""
    app = TrackerApp(database, memory=database.with_name("ui.json"), lang=lang)
    app.view = replace(app.view, year=YEAR, as_of=DAY)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for number, name in enumerate(PAGES, 1):
            if name == "compare":
                await press(pilot, "right_square_bracket")
            await press(pilot, str(number))
            await picture(pilot, folder, name, lang, size)
            if name == "compare":
                app.view = replace(app.view, year=YEAR, as_of=DAY)
            if name == "findings":
                await press(pilot, "a")
                await picture(pilot, folder, "cause", lang, size)
                await press(pilot, "escape")
            if name == "payments":
                await press(pilot, "o")
                await picture(pilot, folder, "source", lang, size)
                await press(pilot, "escape", "question_mark")
                await picture(pilot, folder, "help", lang, size)
                await press(pilot, "escape")


async def press(pilot: Any, *keys: str) -> None:
    """Press keys, and wait until the answer is shown."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def settled(pilot: Any) -> None:
    """Until the screen shows its answer and no thread is at work."""
    for _look in range(1000):
        await pilot.pause(0.01)
        screen = pilot.app.screen
        busy = any(not worker.is_finished for worker in pilot.app.workers)
        if getattr(screen, "settled", True) and len(pilot.app.screen_stack) > 1 and not busy:
            await pilot.pause()
            return
    raise TimeoutError("the screen shows no answer")


async def picture(pilot: Any, folder: Path, name: str, lang: str, size: tuple[int, int]) -> None:
    """Write it; the same screen gives the same bytes."""
    path = folder / f"{name}-{size[0]}x{size[1]}-{NAMES[lang]}.svg"
    path.write_text(spaced(pilot.app.export_screenshot(title="tracker")), encoding="utf-8")


TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')


def spaced(svg: str) -> str:
    """The lengths of texts mended: the exporter takes a Chinese character for a narrow one."""

    def mended(found: re.Match[str]) -> str:
        text = html.unescape(found[4])
        length = float(found[2]) * cell_len(text) / max(1, len(text))
        return f"{found[1]}{length:.1f}{found[3]}{found[4]}{found[5]}"

    return TEXT.sub(mended, svg)


if __name__ == "__main__":
    sys.exit(main())
