"""Indicators, and results that are entered."""

from __future__ import annotations

from tui.driving import WIDE, at, point, until

from tracker.reports.rows import IndicatorStatus
from tracker.tui.app import TrackerApp
from tracker.tui.tree import Branch


async def test_a_branch_closes_and_opens_with_enter(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        before = len(screen.table.rows)
        branch = await point(pilot, screen, lambda row: isinstance(row, Branch))
        await pilot.press("enter")
        assert len(screen.table.rows) == before - branch.count
        await pilot.press("enter")
        assert len(screen.table.rows) == before


async def test_a_result_is_entered_and_taken_back(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        row = await point(pilot, screen, lambda row: not isinstance(row, Branch) and row.actual is None
                          and row.level3 == "执法记录仪购置数量")  # fmt: skip
        await pilot.press("a", *"30", "enter")
        await until(pilot, lambda: any(
            not isinstance(one, Branch) and one.locator == row.locator and one.actual == 30
            for one in pilot.app.screen.table.rows))  # type: ignore[attr-defined]  # fmt: skip
        imports = await at(pilot, "imports")
        entry = await point(
            pilot, imports, lambda one: getattr(one, "source", "").startswith("entered-")
        )
        await pilot.press("z", "z")
        await until(pilot, lambda: any(
            getattr(one, "source", "") == entry.source and one.state == "undone"
            for one in imports.table.rows))  # fmt: skip


async def test_a_result_that_is_no_period_is_refused(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        await point(pilot, screen, lambda row: not isinstance(row, Branch))
        await pilot.press("a")
        screen.prompt.ask("result", "", "someday 3")
        await pilot.press("enter")
        await until(
            pilot, lambda: any("is no period" in str(one.message) for one in app._notifications)
        )


async def test_only_what_is_missed_or_behind_is_shown(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        await pilot.press("f")
        rows = [row for row in screen.table.rows if not isinstance(row, Branch)]
        assert {row.status for row in rows} <= {IndicatorStatus.MISSED, IndicatorStatus.BEHIND}
        assert rows
