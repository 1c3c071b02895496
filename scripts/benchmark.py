"""Measure whether the program is quick with 100,000 projects: first paint, keys, questions, memory.

python scripts/benchmark.py [--projects 100000] [--times 7] [--db FILE]    in the environment of test.py

The database is made for it and thrown away, unless it is named: then it is kept, and taken as it is the
next time. First paint is held against an empty Textual application in the same run, because only the
ratio means the same on two machines. The program is a process of its own behind a terminal; a key is
timed from the byte that the terminal sends to the row under the cursor that comes back.
"""

from __future__ import annotations

import argparse
import os
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tabulate import tabulate

from many import fill
from tracker.db import Connection, open_database
from tracker.reports.compare import compare
from tracker.reports.findings.listing import findings
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments
from tracker.reports.summary import summary
from tracker.tui.memory import remember
from tracker.tui.state import View
from tracker.tui.widgets.drawing import CURSOR

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, LINES = 120, 40
MANY, EACH = 100_000, 500
"""Projects of a year, and of a department."""
QUIET = 0.3
"""Seconds without a byte: all of a screen is there."""
PATIENCE = 600.0
FIRST = b"\x1b[1;1H"
"""The first frame moves the cursor home."""
UNDER_CURSOR = CURSOR.strip().encode()
A_PROJECT = "号".encode()
"""In the names of most of them."""
KEYS = (("a row further", b"\x1b[B", 10.0), ("a page further", b"\x1b[6~", 25.0))
RATIO = 1.25
ASKED: tuple[tuple[str, Callable[[Connection], object], float | None], ...] = (
    ("payments", payments, 2.5),
    ("indicators", indicators, None),
    ("findings", findings, 4.0),
    ("overview", summary, 4.0),
    ("compare", lambda connection: compare(connection, "2020", "2021"), None),
)

EMPTY = "from textual.app import App; App().run()"
OURS = (
    "import sys; sys.argv = ['tracker', '--db', {!r}, 'ui']; from tracker.cli import main; main()"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one thing, and what they should at most be."""

    name: str
    figures: Sequence[float]
    unit: str
    wanted: float | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """Of the table."""
        middle = statistics.median(self.figures)
        said = [_said(one) for one in (middle, min(self.figures), max(self.figures))]
        if self.wanted is None:
            return (f"{self.name}, {self.unit}", *said, "", "")
        met = "yes" if middle <= self.wanted else "NO"
        return (f"{self.name}, {self.unit}", *said, f"≤ {_said(self.wanted)}", met)


def _said(figure: float) -> str:
    return f"{figure:.2f}" if figure < 10 else f"{figure:,.0f}"


def main(arguments: list[str] | None = None) -> int:
    """Print a table; 0, however slow it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--projects", type=int, default=MANY)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--db", type=Path)
    known = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        database = known.db or Path(folder) / "tracker.db"
        if not database.exists():
            made(database, known.projects)
        rows = [one.row for one in measured(database, Path(folder), known.times)]
    headers = ("measured", "median", "least", "most", "wanted", "met")
    print(tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True))
    return 0


def made(database: Path, projects: int) -> None:
    """So many projects in each of two years."""
    with open_database(database, create=True) as connection:
        fill(connection, projects, max(1, projects // EACH))


def measured(database: Path, folder: Path, times: int) -> Iterator[Measured]:
    """All figures, as they come."""
    if sys.platform != "win32":
        yield from first_paints(database, folder, times)
        yield from keys(database, folder, times * 5)
    yield from questions(database)


def first_paints(database: Path, folder: Path, times: int) -> Iterator[Measured]:
    """Both in turn, so that what the machine does besides meets both."""
    taken: dict[str, list[float]] = {EMPTY: [], OURS.format(str(database)): []}
    for _time in range(times + 1):
        for program, seconds in taken.items():
            with terminal(program, folder / "ui.json") as (_process, handle, begun):
                awaited(handle, FIRST)
                seconds.append((time.perf_counter() - begun) * 1000)
    # the first of each filled the caches of the file system
    empty, ours = (seconds[1:] for seconds in taken.values())
    ratios = [mine / other for mine, other in zip(ours, empty, strict=True)]
    yield Measured("first paint of an empty application", empty, "ms")
    yield Measured("first paint of tracker ui", ours, "ms")
    yield Measured("first paint, ratio", ratios, "to 1", RATIO)


def keys(database: Path, folder: Path, times: int) -> Iterator[Measured]:
    """In the payments of the year, with all its projects; and the memory that they take."""
    memory = folder / "payments.json"
    remember(memory, database, View(screen="payments"))
    with terminal(OURS.format(str(database)), memory) as (process, handle, begun):
        awaited(handle, A_PROJECT, quiet=QUIET)
        yield Measured("start to the payments", [time.perf_counter() - begun - QUIET], "s")
        for name, key, wanted in KEYS:
            yield Measured(name, [pressed(handle, key) for _time in range(times)], "ms", wanted)
        if (status := Path(f"/proc/{process}/status")).exists():
            peak = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
            yield Measured("memory of the screen, most", [int(peak.split()[1]) / 1024], "MB")


def questions(database: Path) -> Iterator[Measured]:
    """What the screens ask, each on a connection that knows nothing yet."""
    for name, question, wanted in ASKED:
        with open_database(database) as connection:
            begun = time.perf_counter()
            question(connection)
            yield Measured(f"question: {name}", [time.perf_counter() - begun], "s", wanted)


@contextmanager
def terminal(program: str, memory: Path) -> Iterator[tuple[int, int, float]]:
    """A process behind a terminal: its number, the terminal, and when it was started."""
    import fcntl  # noqa: PLC0415 (there is none of them on Windows)
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    begun = time.perf_counter()
    process, handle = pty.fork()
    if not process:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        source = str(ROOT / "src")
        os.environ |= {"TERM": "xterm-256color", "TRACKER_STATE": str(memory), "PYTHONPATH": source}
        os.execv(sys.executable, [sys.executable, "-c", program])
    try:
        yield process, handle, begun
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def pressed(handle: int, key: bytes) -> float:
    """Milliseconds from a key to the row under the cursor; then the rest of the screen is awaited."""
    begun = time.perf_counter()
    os.write(handle, key)
    awaited(handle, UNDER_CURSOR)
    taken = (time.perf_counter() - begun) * 1000
    awaited(handle, b"", quiet=QUIET)
    return taken


def awaited(handle: int, words: bytes, quiet: float = 0.0) -> None:
    """Read until these bytes have come; with `quiet` until then nothing more comes for so long."""
    written, until = b"", time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        ready, *_rest = select.select([handle], [], [], quiet or PATIENCE)
        if ready:
            written += os.read(handle, 65536)
        if words in written and not (quiet and ready):
            return
    raise TimeoutError(words)


if __name__ == "__main__":
    sys.exit(main())
