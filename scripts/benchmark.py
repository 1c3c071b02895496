"""Measure how quick the terminal UI is: first paint, and a key to its paint in a long table.

python scripts/benchmark.py [--rows 100000] [--times 7]    in the environment of scripts/test.py

First paint is held against an empty Textual application in the same run, because only the ratio
means the same on two machines; both are processes of their own behind a terminal. Keys are timed
inside one process, from the key to the screen that is written. The numbers are medians.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tabulate import tabulate
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.money import Money, Unit
from tracker.tui.state import Looks
from tracker.tui.themes import THEMES
from tracker.tui.widgets.column import Cell, Column
from tracker.tui.widgets.table import Table

ROOT = Path(__file__).resolve().parent.parent
SIZE = (120, 40)
WANTED_RATIO, WANTED_ROW, WANTED_PAGE = 1.25, 10.0, 25.0

EMPTY = "from textual.app import App; App().run()"
OURS = (
    "import sys; sys.argv = ['tracker', '--db', {db!r}, 'ui']; from tracker.cli import main; main()"
)


def main(arguments: list[str] | None = None) -> int:
    """Print a table; 0, however slow it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=7)
    known = parser.parse_args(arguments)
    rows: list[tuple[str, str, str]] = []
    if sys.platform != "win32":
        rows += first_paints(known.times)
    rows += asyncio.run(keys(known.rows, known.times * 20))
    print(tabulate(rows, headers=("measured", "median", "wanted"), tablefmt="github"))
    return 0


def first_paints(times: int) -> list[tuple[str, str, str]]:
    """Both in turn, so that what the machine does besides meets both."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "tracker.db"
        with open_database(database, create=True) as connection:
            import_paths(connection, [ROOT / "imports"], Options())
        taken: dict[str, list[float]] = {EMPTY: [], OURS.format(db=str(database)): []}
        for _time in range(times + 1):
            for program, seconds in taken.items():
                seconds.append(first_paint(program, folder))
    # the first of each filled the caches of the file system
    empty, ours = (statistics.median(seconds[1:]) for seconds in taken.values())
    return [
        ("first paint of an empty application", f"{empty * 1000:.0f} ms", ""),
        ("first paint of tracker ui", f"{ours * 1000:.0f} ms", ""),
        ("ratio", f"{ours / empty:.2f}", f"≤ {WANTED_RATIO}"),
    ]


def first_paint(program: str, folder: str) -> float:
    """Seconds from the start of a process to its first frame, which moves the cursor home."""
    import pty  # noqa: PLC0415 (there is none on Windows)

    begun = time.perf_counter()
    process, handle = pty.fork()
    if not process:
        memory, source = f"{folder}/ui.json", str(ROOT / "src")
        os.environ |= {"TERM": "xterm-256color", "TRACKER_STATE": memory, "PYTHONPATH": source}
        os.execv(sys.executable, [sys.executable, "-c", program])
    written = b""
    while b"\x1b[1;1H" not in written:
        written += os.read(handle, 65536)
    seconds = time.perf_counter() - begun
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(handle)
    return seconds


class Long(App[None]):
    """A table with made-up rows, looked at as every screen looks at its own."""

    CSS_PATH = ROOT / "src" / "tracker" / "tui" / "app.tcss"

    def __init__(self, rows: int) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.rows = range(rows)
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """The table alone."""
        yield Table(COLUMNS, str, id="table")

    def on_mount(self) -> None:
        """Its rows."""
        table = self.query_one(Table)
        table.show(self.rows, Looks(), Unit.WAN)
        table.focus()

    async def painting(self, change: Callable[[], object]) -> None:
        """Make a change that moves the cursor, and wait until its row is drawn."""
        self.painted = asyncio.Event()
        change()
        await self.painted.wait()

    def on_table_moved(self) -> None:
        """The row has changed; what follows is the drawing."""
        self.screen.call_after_refresh(self.painted.set)


def _amount(row: int, unit: Unit) -> Cell:
    return Cell(f"{Money(row * 12_345).in_unit(unit):,.2f}")


COLUMNS = (
    Column("name", "Project", 30, lambda row, _unit: Cell(f"项目 {row} 工作经费"), most=50, frozen=True),
    *(Column(f"q{n}", f"Q{n}", 14, _amount, right=True) for n in range(1, 5)),
)  # fmt: skip


async def keys(rows: int, times: int) -> list[tuple[str, str, str]]:
    """A row down and a page down, at another place of the table each time."""
    app = Long(rows)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        row = await pressed(app, pilot, "down", times, rows)
        page = await pressed(app, pilot, "pagedown", times, rows)
    return [
        (f"a row further of {rows:,}", f"{row:.1f} ms", f"< {WANTED_ROW:.0f} ms"),
        (f"a page further of {rows:,}", f"{page:.1f} ms", f"< {WANTED_PAGE:.0f} ms"),
    ]


async def pressed(app: Long, pilot: Pilot[None], key: str, times: int, rows: int) -> float:
    """Milliseconds from the key to the end of the drawing that it causes."""
    table = app.query_one(Table)
    taken = []
    for number in range(times):
        await app.painting(partial(table.move_to, 1 + number * 997 % max(1, rows - 200)))
        await pilot.pause()
        begun = time.perf_counter()
        await app.painting(lambda: app.post_message(Key(key, None)))
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
