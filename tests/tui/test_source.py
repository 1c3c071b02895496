"""The document behind a figure."""

from __future__ import annotations

from tui.driving import WIDE, arrived, at, drawn, point, until

from tracker.tui.app import TrackerApp


async def test_the_source_shows_the_line_and_its_file(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.rule == "payment-late")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        text = drawn(source)
        assert "disclosure-2021.md" in text
        assert source.found.sha256 in text
        assert f"▸  {source.found.line}│" in text
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_the_source_of_a_sheet_is_its_cell(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await arrived(pilot, "overview")
        await pilot.press("left_square_bracket")
        screen = await at(pilot, "payments")
        await point(pilot, screen, lambda row: row.name == "食品安全抽检经费")
        while screen.table.column.key != "q4":
            await pilot.press("right")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        await until(pilot, lambda: source.query("Table") and source.query_one("Table").rows)
        await pilot.pause()
        assert source.found.sheet is not None
        assert source.query_one("Table").row == source.found.cell[0]
        assert "食品安全抽检经费" in drawn(source)


async def test_what_nobody_promised_leads_to_what_was_reported(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.rule == "pace-behind")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        await until(pilot, lambda: source.found is not None)
        assert source.origin.source.startswith(("execution-2021", "budget-2021"))
