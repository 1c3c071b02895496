"""Indicators, and results that are entered."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from tui.driving import NARROW, WIDE, at, drawn, point, said, until

from tracker.db import open_database
from tracker.reports.rows import IndicatorStatus
from tracker.tui.app import TrackerApp
from tracker.tui.imports.inbox import take_back
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
        await pilot.press("a", *"30", "ctrl+s")
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


async def opened(pilot: Pilot[None], name: str) -> tuple[Any, Any]:
    """The form for a result of the indicator of that name; the screen and the form."""
    screen = await at(pilot, "indicators")
    await point(pilot, screen, lambda row: getattr(row, "level3", "") == name)
    await pilot.press("a")
    await until(pilot, lambda: pilot.app.screen is not screen)
    form = pilot.app.screen
    await until(pilot, lambda: form.focused is not None)
    return screen, form


async def test_the_form_says_what_is_entered_and_in_which_unit(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        _screen, form = await opened(pilot, "台式计算机购置数量")
        shown = drawn(form)
        for words in ("台式计算机购置数量", "Target 24 台   reported so far 10", "2021Q2", "台 "):
            assert words in shown
        assert "Enter Next field  Ctrl+S Record  Esc Cancel" in shown.split("\n")[-1]


@pytest.mark.parametrize(
    ("period", "value", "words", "field"),
    [
        ("someday", "30", "“someday” is no period: write 2021Q3", "period"),
        ("2020Q3", "30", "2020Q3 is not in 2021: leave with Esc", "period"),
        ("2021Q2", "abc", "a number, for the target “30 台”", "value"),
        ("2021Q2", "-5", "a number that is not negative", "value"),
        ("2021Q2", "50%", "expected a number in 台", "value"),
        ("2021Q2", "", "Write the result.", "value"),
    ],
)
async def test_what_cannot_be_is_refused_and_stays_to_be_mended(
    app: TrackerApp, period: str, value: str, words: str, field: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        _screen, form = await opened(pilot, "执法记录仪购置数量")
        form.query_one("#period", Input).value = period
        await pilot.press(*value, "ctrl+s")
        await until(pilot, lambda: words in said(form, "#wrong"))
        assert form.query_one("#value", Input).value == value
        assert form.query_one("#period", Input).value == period
        assert form.focused.id == field
        assert "--" not in said(form, "#wrong")


@pytest.mark.parametrize(
    ("period", "value", "words"),
    [
        ("2021Q2", "30个", "“30个” for a target in 台"),
        ("2021Q2", "大半", "is no number"),
        ("2021Q2", "3000", "a digit too many?"),
        ("2021Q4", "30", "2021Q4 ends after 2021-06-30"),
    ],
)
async def test_what_may_be_so_is_asked_first(
    app: TrackerApp, database: Path, period: str, value: str, words: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen, form = await opened(pilot, "执法记录仪购置数量")
        form.query_one("#period", Input).value = period
        form.query_one("#value", Input).value = value
        await pilot.press("ctrl+s")
        await until(pilot, lambda: words in said(form, "#wrong"))
        assert "Ctrl+S records it" in said(form, "#wrong")
        assert entered(database) == []
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert entered(database) == [(period, value)]


async def test_what_is_changed_after_the_question_is_asked_again(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        _screen, form = await opened(pilot, "执法记录仪购置数量")
        form.query_one("#value", Input).value = "29个"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Ctrl+S records it" in said(form, "#wrong"))
        form.query_one("#value", Input).value = "28个"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "“28个”" in said(form, "#wrong"))
        assert entered(database) == []


async def test_a_second_entry_corrects_the_first_and_both_are_told(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        for number, value in enumerate(("30", "25", "30"), 15):
            await opened(pilot, "执法记录仪购置数量")
            await pilot.press(*value, "ctrl+s")
            wanted = f"Import {number}: 执法记录仪购置数量, 2021Q2, {value}"
            await until(pilot, lambda wanted=wanted: messages(app, wanted))  # type: ignore[misc]
            (told,) = messages(app, wanted)
            assert "6 and z take it back" in told
            assert ("history now" in told) is (number > 15)
        imports = await at(pilot, "imports")
        assert "17  entered: 执法记录仪购置数量, 2021Q2" in drawn(imports)
    assert entered(database) == [("2021Q2", "30")]


async def test_indicators_of_one_name_are_told_apart(app: TrackerApp, database: Path) -> None:
    with open_database(database) as connection:
        connection.execute(
            "UPDATE _indicators SET level3 = '培训人次' WHERE level3 = '质量管理培训期数'"
        )
        connection.commit()
    async with app.run_test(size=WIDE) as pilot:
        screen, _form = await opened(pilot, "培训人次")
        mine = screen.table.row
        await pilot.press(*"7", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: any(
            getattr(one, "locator", "") == mine.locator and one.actual == 7
            for one in screen.table.rows))  # fmt: skip
        others = [one for one in screen.table.rows
                  if getattr(one, "level3", "") == "培训人次" and one.locator != mine.locator]  # fmt: skip
        assert others
        assert all(one.actual != 7 for one in others)


async def test_while_another_process_writes_what_was_typed_waits(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen, form = await opened(pilot, "执法记录仪购置数量")
        with sqlite3.connect(database, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            await pilot.press(*"30", "ctrl+s")
            await until(pilot, lambda: "locked by another run" in said(form, "#wrong"))
            other.execute("ROLLBACK")
        other.close()
        assert form.query_one("#value", Input).value == "30"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
    assert entered(database) == [("2021Q2", "30")]


async def test_in_a_form_enter_goes_on_and_records_on_the_last_field(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen, form = await opened(pilot, "执法记录仪购置数量")
        assert "Enter on the last field, or Ctrl+S: record" in drawn(form)
        await pilot.press(*"30", "enter", "enter")
        assert form.focused.id == "note"
        assert entered(database) == []
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
    assert entered(database) == [("2021Q2", "30")]


async def test_where_the_plan_was_taken_back_in_the_meantime_a_sentence_says_the_way_out(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen, form = await opened(pilot, "执法记录仪购置数量")
        await pilot.press(*"30")
        source = screen.table.row.source
        with open_database(database) as connection:
            (number,) = connection.execute(
                "SELECT id FROM imports WHERE source = ?", (source,)
            ).fetchone()
        take_back(database, number, "2026-01-01T00:00:00+00:00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "no longer in the database" in said(form, "#wrong"))
        assert "6 shows the imports" in " ".join(said(form, "#wrong").split())


def messages(app: TrackerApp, words: str) -> list[str]:
    """What was said with these words in it."""
    return [one.message for one in app._notifications if words in one.message]


def entered(database: Path) -> list[tuple[str, str]]:
    """Periods and results of entries that count."""
    with open_database(database) as connection:
        rows = connection.execute(
            "SELECT period, actual_text, note FROM indicator_actuals WHERE source LIKE 'entered-%'"
        ).fetchall()
    assert all(row["note"] is None for row in rows)
    return [(row["period"], row["actual_text"]) for row in rows]


async def test_only_what_is_missed_or_behind_is_shown(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        await pilot.press("f")
        rows = [row for row in screen.table.rows if not isinstance(row, Branch)]
        assert {row.status for row in rows} <= {IndicatorStatus.MISSED, IndicatorStatus.BEHIND}
        assert rows


async def test_a_narrow_tree_shows_how_far_each_target_is_attained(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "indicators")
        assert "attained" in [one.key for one in screen.table.seen]
        assert "41.7 %" in drawn(screen)
