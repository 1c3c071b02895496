"""How long the questions take on SQLite and on the engines, and whether they give the same.

    python scripts/measure_engine.py DEPARTMENTS PROJECTS [duckdb|spark]

Two invented years; run it in an environment with the extra (.venv, or .venv-engine for Spark).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from engine.generated import fill  # noqa: E402 (the path comes first)

from tracker.db import Connection, open_database  # noqa: E402
from tracker.engine import compare as engine_compare  # noqa: E402
from tracker.engine import indicators as engine_indicators  # noqa: E402
from tracker.engine import payments as engine_payments  # noqa: E402
from tracker.engine.asking import DUCKDB, ENGINES, Data, open_data  # noqa: E402
from tracker.export.exporting import PARQUET, export  # noqa: E402
from tracker.reports.answer import Answer  # noqa: E402
from tracker.reports.compare import compare  # noqa: E402
from tracker.reports.indicators.attainments import indicators  # noqa: E402
from tracker.reports.payments import payments  # noqa: E402

YEAR = 2021
ASKED: dict[str, tuple[Callable[[Connection], Answer[Any]], Callable[[Data], Answer[Any]]]] = {
    "payments": (lambda db: payments(db, YEAR), lambda data: engine_payments.payments(data, YEAR)),
    "indicators": (
        lambda db: indicators(db, YEAR),
        lambda data: engine_indicators.indicators(data, YEAR),
    ),
    "compare": (
        lambda db: compare(db, str(YEAR - 1), str(YEAR)),
        lambda data: engine_compare.compare(data, YEAR - 1, YEAR),
    ),
}


def main() -> int:
    """Print a line a question; 1 where an engine gives something else."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("departments", type=int)
    parser.add_argument("projects", type=int)
    parser.add_argument("engine", nargs="?", choices=ENGINES, default=DUCKDB)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), said.departments, said.projects, said.engine)


def measure(folder: Path, departments: int, projects: int, engine: str) -> int:
    """Fill, export, ask both."""
    alike = True
    with open_database(folder / "tracker.db", create=True) as connection:
        fill(connection, departments, projects)
        rows, seconds = timed(lambda: sum(export(connection, folder / "data", PARQUET).values()))
        print(f"export: {rows} rows in {seconds:.1f} s")
        with open_data(folder / "data", engine) as data:
            for name, (report, asked) in ASKED.items():
                wanted, first = timed(partial(report, connection))
                found, second = timed(partial(asked, data))
                same = sorted(map(repr, found.rows)) == sorted(map(repr, wanted.rows))
                alike &= same and found.totals == wanted.totals
                print(
                    f"{name}: {len(wanted.rows)} rows, SQLite {first:.1f} s, "
                    f"{engine} {second:.1f} s, {'the same' if same else 'NOT THE SAME'}"
                )
    return 0 if alike else 1


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and seconds."""
    begun = perf_counter()
    given = work()
    return given, perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
