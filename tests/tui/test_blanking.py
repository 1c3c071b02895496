"""An empty sheet of payments is written from where payments are missed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from places import SAMPLES
from textual.pilot import Pilot
from tui.driving import NARROW, arrived, at, drawn, until

from tracker.imports.options import Options
from tracker.tui.app import TrackerApp
from tracker.tui.imports.inbox import take_in


def told(pilot: Pilot[None], words: str) -> bool:
    """Whether a message says so."""
    return any(words in " ".join(one.message.split()) for one in pilot.app._notifications)


async def test_a_sheet_with_the_projects_is_written_and_never_over_another(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    async with open_app(tmp_path / "a.db").run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        assert "Press w" in screen.nothing()
        await pilot.press("w", "enter")
        path = tmp_path / "execution-2020.xlsx"
        await until(pilot, path.exists)
        before = path.read_bytes()
        await pilot.press("w")
        assert "execution-2020-2.xlsx" in drawn(screen)
        await pilot.press(*["backspace"] * len("-2.xlsx"), *".xlsx", "enter")
        await until(pilot, lambda: told(pilot, "there is such a file"))
    assert path.read_bytes() == before
    projects = {str(row[0].value) for row in load_workbook(path).worksheets[0].iter_rows(min_row=2)}
    assert len(projects) > 1


async def test_the_day_of_a_form_is_asked_where_nothing_is_reported(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    async with open_app(tmp_path / "a.db").run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("m")
        assert "payments up to 2020-12-31" in drawn(screen)
        await pilot.press("x", "enter")
        await until(pilot, lambda: told(pilot, "is no day"))
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: "write to (.xlsx .docx)" in drawn(screen))
        await pilot.press("enter")
        await until(pilot, lambda: list(tmp_path.glob("monitor-2020-*.xlsx")))


async def test_a_row_of_no_project_has_no_form(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        screen.project_of = lambda _row: None
        await pilot.press("m")
        await until(pilot, lambda: told(pilot, "This row is of no project"))
        assert not screen.prompt.display
