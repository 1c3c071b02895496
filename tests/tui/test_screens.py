"""Every screen at every size, with and without data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tui.driving import NARROW, WIDE, arrived, at, drawn, said, until

from tracker.db import open_database
from tracker.tui.app import TrackerApp
from tracker.tui.screens import PAGES
from tracker.tui.screens.help import Help
from tracker.tui.screens.small import Small


@pytest.mark.parametrize("size", [NARROW, WIDE, (200, 60)])
@pytest.mark.parametrize("name", list(PAGES))
async def test_every_screen_opens_at_every_size(
    app: TrackerApp, name: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        screen = await at(pilot, name)
        assert screen.table.rows
        assert not screen.query_one("#empty").display
        assert screen.table.has_focus


@pytest.mark.parametrize("name", list(PAGES))
async def test_without_a_database_every_screen_says_what_to_do(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path, name: str
) -> None:
    app = open_app(tmp_path / "none.db")
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, name)
        if name != "imports":
            assert "6" in said(screen, "#empty")
    assert not (tmp_path / "none.db").exists()


async def test_an_empty_database_says_what_to_do(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    with open_database(tmp_path / "empty.db", create=True):
        pass
    async with open_app(tmp_path / "empty.db").run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        assert "Nothing has been imported yet" in said(screen, "#empty")


async def test_a_file_that_is_no_database_is_a_sentence(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    (tmp_path / "x.db").write_bytes(b"this is no database, it is a text" * 99)
    async with open_app(tmp_path / "x.db").run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        assert "cannot be read as a tracker database" in said(screen, "#empty")
        assert "Traceback" not in drawn(screen)


@pytest.mark.parametrize("name", [one for one in PAGES if one != "imports"])
async def test_where_a_screen_has_failed_nothing_is_done_with_the_rows_it_showed_before(
    app: TrackerApp, database: Path, tmp_path: Path, name: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, name)
        database.rename(tmp_path / "away.db")
        await until(pilot, lambda: screen.failed)
        for key in ("e", "y", "Y", "slash", "m", "a", "o", "enter"):
            app.clear_notifications()
            await pilot.press(key)
            await pilot.pause()
            assert screen.is_current, key
            assert not screen.prompt.display, key
            if any(one.key == key for one in screen.actions):
                (told,) = app._notifications
                assert "nothing that this could be done with" in told.message
        assert not app.clipboard
        await pilot.press("ctrl+p")
        await until(pilot, lambda: app.screen is not screen)
        assert "Copy row" not in drawn(app.screen)
        await pilot.press("escape")
        (tmp_path / "away.db").rename(database)
        await until(pilot, lambda: not screen.failed)


async def test_what_is_named_when_the_screen_has_failed_is_not_written(
    app: TrackerApp, database: Path, tmp_path: Path
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("e")
        database.rename(tmp_path / "away.db")
        await until(pilot, lambda: screen.failed)
        await pilot.press("enter")
        await until(pilot, lambda: not screen.prompt.display)
        await pilot.pause()
    assert not list(tmp_path.glob("payments*"))


async def test_a_terminal_that_is_too_small_is_told_so(app: TrackerApp) -> None:
    async with app.run_test(size=(50, 10)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Small))
        await pilot.pause()
        assert "Too small" in drawn(app.screen)
        await pilot.resize_terminal(*NARROW)
        screen = await arrived(pilot, "overview")
        assert "Too small" not in drawn(screen)


async def test_the_help_is_covered_too_where_there_is_no_room(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await arrived(pilot, "overview")
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: isinstance(app.screen, Small))
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: isinstance(app.screen, Help))
