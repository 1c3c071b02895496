"""The list of what is wrong, and what is said of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input
from tui.driving import NARROW, WIDE, arrived, at, drawn, said, until

from tracker.db import open_database
from tracker.model.money import Unit
from tracker.reports.rows import Severity
from tracker.tui.app import TrackerApp
from tracker.tui.screens.help import Help
from tracker.tui.widgets.choice import Choice


async def test_findings_are_filtered_by_severity(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "findings")
        every = len(screen.table.rows)
        seen = 0
        for severity in Severity:
            await pilot.press("f")
            assert {row.severity for row in screen.table.rows} <= {severity}
            seen += len(screen.table.rows)
        assert seen == every
        await pilot.press("f")
        assert len(screen.table.rows) == every


async def test_overview_and_findings_show_the_same_list(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        first = [row.id for row in screen.table.rows]
        screen = await at(pilot, "findings")
        assert [row.id for row in screen.table.rows] == first


async def test_findings_are_filtered_by_rule_and_state_and_esc_ends_that(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "findings")
        every = len(screen.table.rows)
        rules = {row.rule for row in screen.table.rows}
        seen = 0
        for _rule in rules:
            await pilot.press("b")
            assert len({row.rule for row in screen.table.rows}) == 1
            seen += len(screen.table.rows)
        assert seen == every
        await pilot.press("v")
        assert app.view.state == "open"
        assert {row.state for row in screen.table.rows} == {"open"}
        await pilot.press("v")
        assert not screen.table.rows
        assert "Esc" in screen.nothing()
        await pilot.press("escape")
        assert len(screen.table.rows) == every
        assert app.view.screen == "findings"


async def test_cause_and_remedy_are_recorded_and_shown(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        row = screen.table.row
        await pilot.press("a", "enter", "ctrl+s")
        form = pilot.app.screen
        assert "Say what happened" in drawn(form)
        await pilot.press(*"ill", "ctrl+s")
        assert "Choose a cause" in drawn(form)
        await pilot.press("3", "enter", *"hired", "enter", "3", "enter", *"2021Q2", "enter")
        assert "2021-06-30 is not after 2021-06-30, the day of the data" in said(form, "#wrong")
        assert "such as 2021-09-30" in said(form, "#wrong")
        await pilot.press(*["backspace"] * 6, *"2099", "enter")
        await until(pilot, lambda: any(one.state == "snoozed" for one in screen.table.rows))
        await pilot.press("v", "v", "v")
        await until(pilot, lambda: [one.id for one in screen.table.rows] == [row.id])
        await pilot.pause()
        told = " ".join(said(screen, "#said").split())
        assert "Cause: 人员保障. ill" in told
        assert "by year’s end: 有可能" in told
        assert "Remedy: hired" in told
        assert "open again from 2099-12-31" in told
        overview = await at(pilot, "overview")
        assert row.id not in [one.id for one in overview.table.rows]


async def test_a_form_that_is_left_records_nothing_and_a_wrong_day_is_refused(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "findings")
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        form = pilot.app.screen
        await pilot.press("x", "tab", "down", "tab", "tab", "tab", *"soon", "enter")
        assert "“soon” is no date" in drawn(form)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert {one.state for one in screen.table.rows} == {"open"}


async def test_what_is_new_since_the_recorded_run_is_marked(
    app: TrackerApp, database: Path
) -> None:
    from tracker.reports.findings.listing import findings, record_run

    with open_database(database) as connection:
        answer = findings(connection)
        left = replace(answer, rows=answer.rows[1:])
        record_run(connection, left, "2021-07-01T00:00:00+00:00")
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        fresh = next(one for one in screen.table.columns if one.key == "new")
        marked = [row.id for row in screen.table.rows if fresh.cell(row, Unit.WAN).text]
        assert marked == [answer.rows[0].id]
        assert "◆ 1 new" in drawn(screen)


async def test_without_a_recorded_run_nothing_is_called_new(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert "new" not in [one.key for one in screen.table.columns]


async def test_a_finding_is_copied_as_sentences(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "findings")
        await pilot.press("c")
        row = screen.table.row
        assert app.clipboard.startswith(f"{row.subject}: {row.message}")


async def test_letters_typed_right_behind_the_key_stand_in_the_form(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        for key in ("a", *"hxj"):
            app.simulate_key(key)
        await until(pilot, lambda: pilot.app.screen is not screen)
        form = pilot.app.screen
        await until(
            pilot, lambda: [one.value for one in form.query("#note").results(Input)] == ["hxj"]
        )


async def form_of(pilot: Pilot[None]) -> tuple[Any, Any]:
    """The form for cause and remedy of the first finding; the screen and the form."""
    screen = await at(pilot, "findings")
    await pilot.press("a")
    await until(pilot, lambda: pilot.app.screen is not screen)
    form = pilot.app.screen
    await until(pilot, lambda: form.focused is not None)
    return screen, form


async def test_where_one_chooses_a_letter_is_no_text_and_space_takes_what_is_pointed_at(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        _screen, form = await form_of(pilot)
        cause = form.query_one("#cause", Choice)
        assert "▸" not in str(cause.render())
        await pilot.press("i", "l", "l", "tab")
        assert form.focused is cause
        assert str(cause.render()).startswith("▸( ) 1")
        await pilot.press("x", "9", "hyphen")
        assert cause.chosen is None
        await pilot.press("space")
        assert cause.chosen == 0
        assert str(cause.render()).startswith("▸(●) 1")
        await pilot.press("3", "y")
        assert cause.chosen == 2
        await pilot.press("down")
        assert cause.chosen == 3
        assert form.focused is cause
        assert form.query_one("#note", Input).value == "ill"


async def test_what_was_typed_stays_while_the_database_is_locked_and_when_it_has_gone(
    app: TrackerApp, database: Path
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen, form = await form_of(pilot)
        await pilot.press(*"ill", "tab", "2", "tab", *"hired")
        with sqlite3.connect(database, isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "locked by another run" in said(form, "#wrong"))
            other.execute("ROLLBACK")
        other.close()
        away = database.rename(database.with_name("away.db"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "tracker.db" in said(form, "#wrong"))
        assert pilot.app.screen is form
        assert form.query_one("#note", Input).value == "ill"
        assert form.query_one("#remedy", Input).value == "hired"
        away.rename(database)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
    with open_database(database) as connection:
        (row,) = connection.execute("SELECT cause, note, remedy FROM acknowledgements").fetchall()
    assert tuple(row) == ("制度保障", "ill", "hired")


async def test_over_a_form_there_are_no_commands_and_no_way_is_left_unsaid(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        _screen, form = await form_of(pilot)
        for key in ("ctrl+p", "ctrl+c"):
            app.clear_notifications()
            await pilot.press("x", key)
            await until(
                pilot, lambda: any("Esc leaves" in one.message for one in app._notifications)
            )
            assert pilot.app.screen is form
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        await until(pilot, lambda: "Ctrl+S" in drawn(pilot.app.screen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is form)
        assert form.query_one("#note", Input).value == "xx"


async def test_a_day_is_typed_as_people_write_it_and_what_was_said_of_it_goes(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        _screen, form = await form_of(pilot)
        await pilot.press("x", "tab", "1", "tab", "tab", "tab", *"2021-3-41", "ctrl+s")
        assert "is no date: write year-month-day, such as 2021-09-30" in said(form, "#wrong")
        await pilot.press("backspace")
        await until(pilot, lambda: not said(form, "#wrong"))
        await pilot.press("backspace", *"31", "ctrl+s")
        assert "2021-03-31 is not after 2021-06-30" in said(form, "#wrong")
        form.set_focus(form.query_one("#cause"))
        await pilot.press("2")
        await until(pilot, lambda: not said(form, "#wrong"))


async def test_a_form_names_its_keys_itself_and_in_the_bottom_line(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        await pilot.press("a")
        await until(pilot, lambda: "Ctrl+S" in drawn(pilot.app.screen))
        lines = drawn(pilot.app.screen).split("\n")
        assert "Enter Next field  Ctrl+S Record  Esc Cancel  F1 Help" in lines[-1]
        assert sum("Ctrl+S Record" in line for line in lines) == 1
        assert sum("Ctrl+S: record" in line for line in lines) == 1
        assert "Severity" not in lines[-1]
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "Severity" in drawn(screen).split("\n")[-1]


async def test_a_day_that_has_come_is_not_proposed_again(app: TrackerApp, database: Path) -> None:
    from tracker.db.acknowledgements import Acknowledgement, acknowledge
    from tracker.reports.findings.listing import findings

    with open_database(database) as connection:
        first = findings(connection).rows[0].id
        said = Acknowledgement(first, "其他", "n", None, "2021-05-01", "有可能")
        acknowledge(connection, said, at="2021-04-01T00:00:00+00:00", by="x", as_of="2021-03-31")
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        form = pilot.app.screen
        await until(pilot, lambda: bool(form.query("#until")))
        assert form.query_one("#until", Input).value == ""
        assert form.query_one("#note", Input).value == "n"
        assert form.query_one("#likelihood", Choice).chosen == 2


async def test_a_narrow_list_gives_the_room_of_the_rule_to_the_sentence(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "findings")
        keys = [one.key for one in screen.table.seen]
        assert "rule" not in keys
        assert {"severity", "subject", "message", "gap"} <= set(keys)


async def test_enter_comes_first_and_the_source_and_find_are_named_in_narrow_terminals(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        for name in ("findings", "payments"):
            line = drawn(await at(pilot, name)).split("\n")[-1]
            assert line.strip().startswith("Enter ")
            assert "m Form  o Source  / Find" in line
