"""The monitoring form is written from the screens on which one works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from textual.widgets import Input
from tui.driving import NARROW, at, drawn, point, until

from tracker import language
from tracker.tui.app import TrackerApp
from tracker.tui.tree import Branch
from tracker.tui.writing.files import in_full
from tracker.tui.writing.handing import file_name

PROJECT = "电梯安全智慧监管经费"


def text_of(path: Path) -> str:
    """All that stands in a workbook."""
    sheets = load_workbook(path).worksheets
    return "\n".join(str(cell.value) for sheet in sheets for row in sheet for cell in row)


@pytest.mark.parametrize("name", ["payments", "indicators", "findings"])
async def test_the_form_of_the_project_under_the_cursor_is_written(
    app: TrackerApp, tmp_path: Path, name: str
) -> None:
    def is_of_it(row: Any) -> bool:
        if isinstance(row, Branch):
            return row.title == PROJECT
        return PROJECT in (getattr(row, "name", ""), getattr(row, "subject", ""))

    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, name)
        await point(pilot, screen, is_of_it)
        await pilot.press("m", "enter")
        path = tmp_path / f"monitor-2021-{PROJECT}.xlsx"
        await until(pilot, path.exists)
        await until(
            pilot, lambda: any("missing in it" in one.message for one in app._notifications)
        )
    text = text_of(path)
    assert PROJECT in text
    assert "计量器具检定经费" not in text
    assert "绩效" in text
    assert language._("Payments") == "Payments"


async def test_all_forms_are_one_file(app: TrackerApp, tmp_path: Path) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await at(pilot, "payments")
        await pilot.press("M", "enter")
        await until(pilot, (tmp_path / "monitor-2021.xlsx").exists)
    text = text_of(tmp_path / "monitor-2021.xlsx")
    assert PROJECT in text
    assert "计量器具检定经费" in text


async def test_what_cannot_be_written_is_a_sentence(app: TrackerApp, tmp_path: Path) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        for text, words in (("form.pdf", "must end in .xlsx, .docx"), ("none", "must end in")):
            await pilot.press("m")
            screen.prompt.ask("form", "", str(tmp_path / text))
            await pilot.press("enter")
            await until(
                pilot,
                lambda words=words: any(  # type: ignore[misc]
                    words in str(one.message) for one in app._notifications
                ),
            )
        screen.form_of = "no such project"
        screen.given("form", str(tmp_path / "a.xlsx"))
        await until(
            pilot,
            lambda: any("nothing was written" in str(one.message) for one in app._notifications),
        )
    assert not list(tmp_path.glob("*.xlsx"))


async def test_the_cause_and_the_likelihood_that_were_recorded_stand_in_the_form(
    app: TrackerApp, tmp_path: Path
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        row = await point(pilot, screen, lambda row: row.rule == "indicator-behind")
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"short of staff", "tab", "3", "tab", *"hire", "tab", "3", "ctrl+s")
        await until(pilot, lambda: row.id in {
            one.id for one in screen.table.rows if one.state == "acknowledged"})  # fmt: skip
        await pilot.press("m", "enter")
        path = tmp_path / file_name(2021, row.subject)
        await until(pilot, path.exists)
    sheet = load_workbook(path).worksheets[0]
    cells = {(cell.row, cell.column): str(cell.value) for line in sheet for cell in line}
    place = next(at for at, text in cells.items() if "short of staff" in text)
    heads = {text: column for (_row, column), text in cells.items()}
    assert "改进措施：hire" in cells[place]
    assert cells[place[0], heads["人员保障"]] == "√"
    assert cells[place[0], heads["有可能"]] == "√"
    assert cells[place[0], heads["确定能"]] == "None"


async def test_what_failed_is_asked_again_with_what_was_typed(
    app: TrackerApp, tmp_path: Path
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        wrong = str(tmp_path / "none" / "a.xlsx")
        await pilot.press("m")
        screen.prompt.query_one(Input).value = wrong
        await pilot.press("enter")
        await until(pilot, lambda: screen.prompt.has_keys)
        assert screen.prompt.query_one(Input).value == wrong
        assert any("there is no such folder" in one.message for one in app._notifications)


async def test_what_is_written_is_named_with_its_folder_above_the_keys(
    app: TrackerApp, tmp_path: Path
) -> None:
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("e")
        lines = drawn(screen).split("\n")
        assert lines[-1].split() == ["Enter", "Write", "Esc", "Cancel"]
        assert "Write to" in lines[-2]
        screen.prompt.query_one(Input).value = "a.md"
        await pilot.press("enter")
        await until(pilot, lambda: "Written:" in drawn(screen))
        lines = drawn(screen).split("\n")
        place = next(n for n, line in enumerate(lines) if "Written:" in line)
        assert "m Form" in lines[-1]
        assert place >= len(lines) - 3
        assert in_full(tmp_path / "a.md")[-12:] in "".join(one.strip() for one in lines[place:-1])
        await pilot.press("e")
        assert "Write to" in drawn(screen)


def test_the_name_of_the_file_holds_nothing_that_a_system_refuses() -> None:
    assert file_name(2020, 'a/b:c*"经费" <x>') == "monitor-2020-abc经费x.xlsx"
    assert file_name(2020, None) == "monitor-2020.xlsx"
