"""A year of which only payments are known, and the keys that go to other years and departments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui.driving import NARROW, WIDE, arrived, at, drawn, until

from tracker.db import open_database
from tracker.imports.options import Options
from tracker.reports.summary import summary
from tracker.tui.app import TrackerApp
from tracker.tui.imports.inbox import take_in


def told(pilot: Pilot[None], words: str) -> bool:
    """Whether a message says so."""
    return any(words in " ".join(one.message.split()) for one in pilot.app._notifications)


@pytest.fixture
def paid_only(database: Path, tmp_path: Path) -> Path:
    """The samples, and of 2022 nothing but two payments."""
    sheet = tmp_path / "x.csv"
    sheet.write_text(
        "项目名称,期间,本期支出（万元）\n新项目甲,2022Q1,10.00\n新项目乙,2022Q1,5.00\n",
        encoding="utf-8",
    )
    with open_database(database) as connection:
        (row,) = connection.execute("SELECT DISTINCT department FROM _current_imports").fetchall()
    options = Options(year=2022, new_projects=True, department=str(row["department"]))
    take_in(database, [sheet], options)
    return database


def test_a_summary_of_payments_alone_says_that_the_budget_is_missing(paid_only: Path) -> None:
    with open_database(paid_only) as connection:
        found = summary(connection)
    assert (found.year, found.projects, found.changes) == (2022, 2, None)
    assert found.paid is not None
    assert found.budget is None


async def test_what_was_paid_is_shown_and_the_year_before_is_within_reach(
    open_app: Callable[[Path], TrackerApp], paid_only: Path
) -> None:
    async with open_app(paid_only).run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert "15.00" in drawn(screen)
        assert "no budget of 2022" in drawn(screen)
        assert "No budget of 2022 is known" in screen.nothing()
        screen = await at(pilot, "compare")
        seen = drawn(screen)
        assert "No budget of 2022 has been imported." in seen
        assert "[ for 2021" in seen
        assert "2022 ▸" in seen.splitlines()[0]
        await pilot.press("[")
        await until(pilot, lambda: pilot.app.screen is not screen)
        screen = await arrived(pilot, "compare")
        assert not screen.failed
        assert screen.frame.scope.year == 2021


async def test_where_there_is_no_other_year_or_department_the_key_says_so_once(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await arrived(pilot, "overview")
        await pilot.press("]")
        await until(pilot, lambda: told(pilot, "There is no year after 2021."))
        await pilot.press("]")
        await pilot.pause()
        assert len(app._notifications) == 1
        await pilot.press("d")
        await until(pilot, lambda: told(pilot, "There is only one department."))
