"""The benchmark runs and says what it measured; how long anything takes is not asserted."""

from __future__ import annotations

from pathlib import Path

import benchmark
from tracker.db import open_database
from tracker.reports.findings.listing import findings
from tracker.reports.payments import payments


def test_the_large_database_has_what_the_screens_show(tmp_path: Path) -> None:
    benchmark.made(tmp_path / "a.db", 40)
    with open_database(tmp_path / "a.db") as connection:
        assert payments(connection).totals["projects"] == 40
        assert payments(connection, 2020).totals["projects"] == 40
        assert findings(connection).rows


def test_a_goal_is_told_beside_what_was_measured() -> None:
    told = [benchmark.Measured("a row", [1, 9, 30], "ms", wanted).row for wanted in (10, 5, None)]
    assert [row[1:] for row in told] == [
        ("9.00", "1.00", "30", "≤ 10", "yes"),
        ("9.00", "1.00", "30", "≤ 5.00", "NO"),
        ("9.00", "1.00", "30", "", ""),
    ]
