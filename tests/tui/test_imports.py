"""Files that are looked into, imported, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from places import SAMPLES
from tui.driving import NARROW, WIDE, at, drawn, point, said, until

from tracker.db import log, open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import STORING, ImportReport, Step, Watch
from tracker.tui.app import TrackerApp
from tracker.tui.imports.outcome import Outcome
from tracker.tui.screens.taking import UNDO
from tracker.tui.tree import Branch


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample files, and no database."""
    shutil.copytree(SAMPLES / "2020", tmp_path / "imports" / "2020")
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_files_are_looked_into_then_imported_then_taken_back(
    open_app: Callable[[Path], TrackerApp], inbox: Path
) -> None:
    path = inbox / "new.db"
    async with open_app(path).run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await point(
            pilot, screen, lambda row: not isinstance(row, Branch) and row.path.suffix == ".md"
        )
        await pilot.press("enter")
        outcome = screen.query_one(Outcome)
        await until(pilot, lambda: "nothing was written" in outcome.words)
        assert not path.exists()
        await pilot.press("i")
        await until(
            pilot, lambda: any(getattr(row, "number", None) == 1 for row in screen.table.rows)
        )
        await point(pilot, screen, lambda row: getattr(row, "state", "") == "current")
        await pilot.press("z")
        assert "Press z again" in outcome.words
        await pilot.press("z")
        await until(
            pilot, lambda: any(getattr(row, "state", "") == "undone" for row in screen.table.rows)
        )


async def test_a_whole_folder_is_imported_at_once(
    open_app: Callable[[Path], TrackerApp], inbox: Path
) -> None:
    path = inbox / "new.db"
    async with open_app(path).run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await point(pilot, screen, lambda row: isinstance(row, Branch))
        await pilot.press("i")
        await until(pilot, lambda: "nothing was written" in screen.query_one(Outcome).words)
        await pilot.press("i")
        await until(pilot, lambda: path.exists() and len(screen.rows) == 18)
    with open_database(path) as connection:
        assert len(log.entries(connection)) == 9


async def test_a_refused_file_names_its_problems_and_changes_nothing(
    open_app: Callable[[Path], TrackerApp], inbox: Path
) -> None:
    (inbox / "imports" / "2020" / "a.csv").write_text("项目名称,期间\nx,y\n", encoding="utf-8")
    async with open_app(inbox / "new.db").run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await point(
            pilot, screen, lambda row: not isinstance(row, Branch) and row.path.name == "a.csv"
        )
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing was written" in screen.query_one(Outcome).words)
    assert not (inbox / "new.db").exists()


async def test_another_row_ends_what_was_asked(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await point(pilot, screen, lambda row: getattr(row, "state", "") == "current")
        await pilot.press("z", "down", "z")
        assert "Press z again" in screen.query_one(Outcome).words
        assert not any(getattr(row, "state", "") == "undone" for row in screen.table.rows)


async def test_another_folder_is_shown(app: TrackerApp, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    shutil.copy(SAMPLES / "2021" / "budget-2021.csv", tmp_path / "other")
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await pilot.press("p")
        screen.prompt.ask("folder", "", str(tmp_path / "other"))
        await pilot.press("enter")
        await until(
            pilot,
            lambda: any(
                isinstance(row, Branch) and row.title.endswith("other") for row in screen.table.rows
            ),
        )


async def test_progress_is_shown_and_esc_cancels_before_anything_is_written(
    open_app: Callable[[Path], TrackerApp], inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go = Event(), Event()

    def held(step: Step) -> None:
        if step.what == STORING and step.done == 3:
            reached.set()
            assert go.wait(30)

    def slow(*arguments: Any, watch: Watch, **options: Any) -> list[ImportReport]:
        def both(step: Step) -> None:
            watch(step)
            held(step)

        return import_paths(*arguments, watch=both, **options)

    path = inbox / "new.db"
    async with open_app(path).run_test(size=NARROW) as pilot:
        screen = await at(pilot, "imports")
        await point(pilot, screen, lambda row: isinstance(row, Branch))
        await pilot.press("i")
        await until(pilot, lambda: "nothing was written" in screen.outcome.words)
        monkeypatch.setattr("tracker.tui.imports.inbox.import_paths", slow)
        await pilot.press("i")
        await until(pilot, reached.is_set)
        await until(pilot, lambda: "file 4 of 9" in drawn(screen))
        assert "Esc cancels" in drawn(screen)
        await pilot.press("down", "escape")
        go.set()
        await until(pilot, lambda: "Cancelled. Nothing was written." in screen.outcome.words)
        assert not screen.outcome.working
    with open_database(path) as connection:
        assert not log.entries(connection)


async def test_what_a_sheet_does_not_say_is_asked_for(
    open_app: Callable[[Path], TrackerApp], inbox: Path
) -> None:
    path = inbox / "new.db"
    with open_database(path, create=True) as connection:
        import_paths(connection, [inbox / "imports" / "2020" / "disclosure-2020.md"], Options())
    sheet = inbox / "imports" / "paid.csv"
    sheet.write_text("项目名称,期间,本期支出\n食品安全抽检经费,第一季度,3\n", encoding="utf-8")
    async with open_app(path).run_test(size=NARROW) as pilot:
        screen = await at(pilot, "imports")
        await point(
            pilot, screen, lambda row: getattr(row, "path", sheet.parent).name == sheet.name
        )
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not screen)
        form: Any = pilot.app.screen
        assert "paid.csv" in drawn(form)
        assert "▲ Unit" in drawn(form)
        await until(pilot, lambda: form.focused is not None)
        assert form.focused is not None
        assert form.focused.id == form.wanted[0]
        form.set_focus(form.query_one("#year"))
        await pilot.press(*"20x0", "ctrl+s")
        assert "“20x0” is no year" in drawn(form)
        await pilot.press(*["backspace"] * 4, *"2020")
        form.set_focus(form.query_one("#unit"))
        await pilot.press("4", "ctrl+s")
        await until(pilot, lambda: "nothing was written" in screen.outcome.words)
        assert "Read as: Year 2020 · Unit 10,000 yuan" in said(screen, "#said")
        await pilot.press("i")
        await until(
            pilot, lambda: any(getattr(one, "source", "") == sheet.name for one in screen.rows)
        )
    with open_database(path) as connection:
        paid = connection.execute("SELECT period, paid_cents FROM executions").fetchall()
    assert [tuple(row) for row in paid] == [("2020Q1", 3_000_000)]


async def test_a_form_that_is_left_changes_nothing(
    open_app: Callable[[Path], TrackerApp], inbox: Path
) -> None:
    async with open_app(inbox / "new.db").run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await point(pilot, screen, lambda row: not isinstance(row, Branch))
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("2", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.options(screen.table.row) == Options()
        assert screen.outcome.words == ""


async def test_what_waits_is_exported(app: TrackerApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        await pilot.press("e")
        screen.prompt.ask("export", "", str(tmp_path / "log.csv"))
        await pilot.press("enter")
        await until(pilot, (tmp_path / "log.csv").exists)
        assert "disclosure-2021.md" in (tmp_path / "log.csv").read_text("utf-8-sig")


async def test_of_a_file_that_is_imported_it_is_said_that_nothing_is_left_to_do(
    app: TrackerApp, tmp_path: Path
) -> None:
    shutil.copy(SAMPLES / "2020" / "budget-2020.csv", tmp_path / "again.csv")
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "imports")
        screen.folder = tmp_path
        screen.load()
        await until(pilot, lambda: any(getattr(one, "path", None) for one in screen.table.rows))
        row = await point(pilot, screen, lambda row: getattr(row, "path", None) is not None)
        words = f"✓ is import {row.number}; it need not be imported again"
        await until(pilot, lambda: words in said(screen, "#said"))


async def test_what_was_taken_back_stays_under_the_cursor_and_is_not_taken_back_again(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "imports")
        row = await point(pilot, screen, lambda one: getattr(one, "state", "") == "current")
        assert UNDO in screen.matter()
        await pilot.press("z", "z")
        await until(pilot, lambda: getattr(screen.table.row, "state", "") == "undone")
        assert screen.table.row.number == row.number
        assert screen.query_one(Outcome).words == "Taken back."
        assert UNDO not in screen.matter()
        await pilot.press("z")
        await until(
            pilot, lambda: any("taken back already" in one.message for one in app._notifications)
        )
