"""Whatever is seen can be clicked, and the wheel scrolls."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot
from tui.driving import NARROW, WIDE, another, arrived, at, drawn, until

from tracker.tui.app import TrackerApp
from tracker.tui.overview.tile import Lead
from tracker.tui.screens import PAGES
from tracker.tui.state import WRONG


def place_of(screen: Any, words: str, line: int) -> tuple[int, int]:
    """Where words stand in a line of the screen, which may count from the last."""
    lines = screen._compositor.render_strips()
    number = line % len(lines)
    text = "".join(part.text for part in lines[number])
    return cell_len(text[: text.index(words)]), number


async def click(pilot: Pilot[None], screen: Any, words: str, line: int) -> None:
    await pilot.click(offset=place_of(screen, words, line))
    await pilot.pause()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_click_on_each_tab_goes_there(app: TrackerApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await arrived(pilot, "overview")
        for number, name in reversed(list(enumerate(PAGES, 1))):
            await click(pilot, screen, f" {number} ", 1)
            screen = await arrived(pilot, name)


@pytest.mark.parametrize("name", [*PAGES, "source", "help"])
async def test_each_key_of_the_bottom_line_can_be_clicked(app: TrackerApp, name: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen: Any = await at(pilot, name if name in PAGES else "payments")
        if name not in PAGES:
            await pilot.press({"source": "o", "help": "question_mark"}[name])
            await until(pilot, lambda: pilot.app.screen is not screen)
            screen = pilot.app.screen
            await until(pilot, lambda: getattr(screen, "settled", True))
            await pilot.pause()
        actions = screen.query_one("#keys")._actions
        assert len(actions) > 2
        for one in actions:
            words = f" {one.shown} {one.title} "
            x, y = place_of(screen, words, -1)
            assert screen.get_style_at(x + 1, y).meta["@click"] == f"screen.{one.call}"
            assert hasattr(screen, f"action_{one.call.partition('(')[0]}")


async def test_a_clicked_key_does_what_the_key_does(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await click(pilot, screen, " / ", -1)
        assert screen.prompt.display
        await pilot.press("escape")
        await click(pilot, screen, " f ", -1)
        assert screen.looks.only == WRONG


async def test_unit_help_and_commands_on_top_can_be_clicked(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        unit = screen.view.unit
        await click(pilot, screen, "10,000 yuan", 0)
        screen = await another(pilot, screen)
        assert screen.view.unit is not unit
        await click(pilot, screen, "? Help", 0)
        await until(pilot, lambda: "Keys of this screen" in drawn(pilot.app.screen))
        await pilot.press("escape")
        await click(pilot, screen, "^P Commands", 0)
        await until(pilot, lambda: pilot.app.screen is not screen)


@pytest.mark.parametrize("name", list(PAGES))
async def test_a_click_on_each_heading_sorts_by_its_column(app: TrackerApp, name: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, name)
        sortable = {one.key for one in screen.columns if one.order}
        assert sortable
        for placed in list(screen.table.placed):
            await pilot.click(screen.table, offset=(placed.x + 1, 0))
            await pilot.pause()
            if placed.column.key in sortable:
                assert screen.looks.sort == placed.column.key
                await until(pilot, lambda: "∧" in drawn(screen))


@pytest.mark.parametrize("name", list(PAGES))
async def test_a_row_is_clicked_and_the_wheel_scrolls(app: TrackerApp, name: str) -> None:
    app.view = replace(app.view, year=2020)
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, name)
        table = screen.table
        await pilot.click(table, offset=(3, 2))
        await pilot.pause()
        assert table.cursor == 1
        assert table.max_scroll_y > 0
        for event, moved in ((MouseScrollDown, True), (MouseScrollUp, False)):
            await pilot._post_mouse_events([event], table, offset=(3, 3))
            await until(pilot, lambda moved=moved: (table.scroll_offset.y > 0) is moved)  # type: ignore[misc]


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)], ids=lambda one: f"{one[0]}x{one[1]}")
async def test_a_click_on_each_tile_and_panel_leads_to_its_screen(
    app: TrackerApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await arrived(pilot, "overview")
        leads = [one.id for one in screen.query(Lead) if one.region.area and one.can_focus]
        assert len(leads) >= 5
        for name in leads:
            wanted = screen.query_one(f"#{name}", Lead).to
            await pilot.click(f"#{name}", offset=(2, 0))
            below = await arrived(pilot, wanted)
            await pilot.press("1")
            screen = await arrived(pilot, "overview")
            assert below is not screen
