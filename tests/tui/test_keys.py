"""Keys that work on every screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from places import SAMPLES
from tui.driving import NARROW, WIDE, another, arrived, at, drawn, said, until

from tracker import language
from tracker.db import log, open_database
from tracker.imports.options import Options
from tracker.model.money import Unit
from tracker.render.rules import rule_name
from tracker.render.statuses import status
from tracker.reports.findings.rules import DESCRIBED
from tracker.reports.rows import ChangeStatus, IndicatorStatus, PaymentStatus, Severity
from tracker.tui.app import TrackerApp
from tracker.tui.meanings import CHARTS, IMPORTS, SIGNS, STATES, groups
from tracker.tui.screens import PAGES
from tracker.tui.screens.help import WIDEST
from tracker.tui.tree import Branch


async def test_one_finds_as_one_types_and_esc_ends_it(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        every = len(screen.table.rows)
        await pilot.press("slash", *"spaq")
        assert {row.name for row in screen.table.rows} == {
            "食品安全抽检经费",
            "食品安全宣传周活动经费",
        }
        assert f"2 of {every}" in drawn(screen)
        await pilot.press("enter", "down")
        assert screen.table.cursor == 1
        await pilot.press("escape")
        assert len(screen.table.rows) == every
        assert screen.table.row.name.startswith("食品安全")


async def test_a_slash_can_be_looked_for(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "indicators")
        await pilot.press("slash", "slash")
        assert screen.looks.filter == "/"
        assert {row.target_text for row in screen.table.rows if not isinstance(row, Branch)} == {
            "≥760 批次 /年"
        }


async def test_the_worst_project_comes_first(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "indicators")
        branches = [row for row in screen.table.rows if isinstance(row, Branch)]
        assert "▲" in branches[0].cells["status"].text
        assert "▲" not in branches[-1].cells["status"].text


async def test_a_column_sorts_hides_and_widens(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        while screen.table.column.key != "budget":
            await pilot.press("right")
        await pilot.press("s")
        amounts = [row.worst.budget.cents for row in screen.table.rows if row.worst.budget]
        assert amounts == sorted(amounts)
        width = next(one.width for one in screen.table.placed if one.column.key == "budget")
        await pilot.press("greater_than_sign")
        assert (
            next(one.width for one in screen.table.placed if one.column.key == "budget")
            == width + 4
        )
        await pilot.press("less_than_sign", "x")
        assert "budget" not in [one.column.key for one in screen.table.placed]
        await pilot.press("X")
        assert "budget" in [one.column.key for one in screen.table.placed]


async def test_with_all_columns_the_names_stay_and_the_column_under_the_cursor_is_seen(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        assert len(screen.table.seen) < len(screen.columns)
        await pilot.press("X", *["right"] * len(screen.columns))
        assert len(screen.table.seen) == len(screen.columns)
        for key in ("", "u"):
            if key:
                await pilot.press(key)
                screen = await another(pilot, screen)
            placed = [one.column.key for one in screen.table.placed]
            assert placed[:2] == ["status", "project"]
            assert placed[-1] == screen.table.column.key == "gap"
            assert "‹ " in screen.table.render_line(0).text
        await pilot.press(*["left"] * len(screen.columns), "x")
        assert screen.looks.hidden == frozenset()
        assert [one.message[2:] for one in app._notifications] == [
            "This column names the row and stays."
        ]


async def test_hidden_and_widened_columns_are_so_at_the_next_start(
    app: TrackerApp, database: Path, open_app: Callable[[Path], TrackerApp]
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("right", "greater_than_sign", "right", "x", "q")
        looks = app.view.looks("payments")
        assert looks.hidden
        assert looks.widths
    again = open_app(database)
    async with again.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "payments")
        assert screen.looks.hidden == looks.hidden
        widths = {one.column.key: one.width for one in screen.table.placed}
        assert looks.widths.items() <= widths.items()


@pytest.mark.parametrize("name", list(PAGES))
async def test_on_every_screen_a_cell_and_a_row_are_copied_or_a_word_says_why_not(
    app: TrackerApp, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, name)
        await pilot.press("down", "y")
        cell = app.clipboard
        assert cell
        await pilot.press("Y")
        assert cell in app.clipboard.split("\t")
        monkeypatch.setenv("TERM", "linux")
        await pilot.press("y")
        *_earlier, last = app._notifications
        assert "This terminal takes no copies" in last.message


async def test_cells_and_rows_are_copied(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("right", "y")
        assert app.clipboard == screen.table.row.name
        await pilot.press("Y")
        assert app.clipboard.count("\t") == len(screen.columns) - 1


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "md"])
async def test_what_is_shown_is_exported(app: TrackerApp, tmp_path: Path, suffix: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("slash", *"食品", "enter", "e")
        screen.prompt.ask("export", "", str(tmp_path / f"out.{suffix}"))
        await pilot.press("enter")
        await until(pilot, (tmp_path / f"out.{suffix}").exists)
        assert not list(tmp_path.glob("*.new"))


async def test_a_file_of_an_unknown_kind_is_refused(app: TrackerApp, tmp_path: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("e")
        screen.prompt.ask("export", "", str(tmp_path / "out.doc"))
        await pilot.press("enter")
        await until(
            pilot, lambda: any("must end in" in str(one.message) for one in app._notifications)
        )


async def test_the_unit_changes_and_is_named_once(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        for unit, name in (
            (Unit.YI, "100 million yuan"),
            (Unit.YUAN, "yuan"),
            (Unit.WAN, "10,000 yuan"),
        ):
            await pilot.press("u")
            screen = await another(pilot, screen)
            assert app.view.unit is unit
            assert drawn(screen).split("\n")[0].count(name) == 1


async def test_the_theme_changes(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, "payments")
        await pilot.press("t")
        await arrived(pilot, "payments")
        assert app.theme == "tracker-light"


async def test_the_language_changes(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, "payments")
        await pilot.press("L")
        await arrived(pilot, "payments")
        assert app.view.language == language.CHINESE
        await pilot.press("L")
        await arrived(pilot, "payments")
        assert app.view.language == language.ENGLISH


async def test_years_are_gone_through_and_end(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, "payments")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: app.view.year == 2020)
        screen = await arrived(pilot, "payments")
        assert screen.frame.scope.year == 2020
        await pilot.press("left_square_bracket", "right_square_bracket")
        await until(pilot, lambda: app.view.year == 2021)


async def test_departments_are_gone_through(
    app: TrackerApp, database: Path, tmp_path: Path
) -> None:
    from tracker.tui.imports.inbox import take_in

    text = (SAMPLES / "2021" / "disclosure-2021.md").read_text("utf-8")
    (tmp_path / "other.md").write_text(text.replace("云澜区", "河东区"), encoding="utf-8")
    take_in(database, [tmp_path / "other.md"], Options())
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        every = len(screen.table.rows)
        seen = []
        for _press in range(3):
            await pilot.press("d")
            screen = await another(pilot, screen)
            seen.append((screen.frame.scope.department, len(screen.table.rows)))
        (first, rows), (second, others), whole = seen
        assert {first, second} == {"云澜区市场监督管理局", "河东区市场监督管理局"}
        assert rows + others == every
        assert whole == (None, every)


async def test_one_department_needs_no_choice(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, "payments")
        await pilot.press("d")
        assert app.view.department is None


@pytest.mark.parametrize("name", list(PAGES))
async def test_help_explains_the_keys_and_the_words(app: TrackerApp, name: str) -> None:
    async with app.run_test(size=(100, 300)) as pilot:
        screen = await at(pilot, name)
        await pilot.press("question_mark")
        await pilot.pause()
        text = drawn(pilot.app.screen)
        for action in screen.actions:
            assert f"{action.shown} " in text
        for kind in (PaymentStatus, IndicatorStatus, ChangeStatus, Severity, (*STATES, *IMPORTS)):
            assert all(status(one) in text for one in kind)
        for sign, _meaning in (*SIGNS, *CHARTS):
            assert f"  {sign} " in text
        assert all(rule_name(one)[:WIDEST] in text for one in DESCRIBED)
        await pilot.press("down", "up", "escape")
        assert pilot.app.screen is screen


async def test_the_help_scrolls_by_the_usual_keys_and_is_searched_as_one_types(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        below = await at(pilot, "payments")
        await pilot.press("question_mark")
        await pilot.pause()
        screen = pilot.app.screen
        shown = screen.query_one("#help")
        page, end = shown.size.height - 1, shown.max_scroll_y
        for key, place in (
            ("j", 1), ("k", 0), ("pagedown", page), ("pageup", 0), ("space", page), ("G", end),
            ("g", 0), ("end", end), ("home", 0),
        ):  # fmt: skip
            await pilot.press(key)
            assert shown.scroll_y == place
        await pilot.press("slash", *"partly")
        await pilot.pause()
        await until(pilot, lambda: "due, and less was paid than promised" in drawn(screen))
        assert "paid in time what was promised" not in drawn(screen)
        await pilot.press(*"no such words", "enter")
        await pilot.pause()
        await until(pilot, lambda: "No line has these words" in drawn(screen))
        await pilot.press("escape")
        await pilot.pause()
        await until(pilot, lambda: "Keys of this screen" in drawn(screen))
        await pilot.press("escape")
        assert pilot.app.screen is below


async def test_the_help_of_a_screen_begins_with_what_is_seen_on_it(app: TrackerApp) -> None:
    for name, title in (("compare", "Compare"), ("imports", "States of a file")):
        titles = [one.title for one in groups(name, ())]
        after = titles.index("Moving") + 1
        assert title in titles[after]


async def test_the_palette_has_every_action(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("ctrl+p")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"theme", "enter")
        await until(pilot, lambda: app.theme == "tracker-light")


async def test_a_click_on_a_tab_goes_there(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await arrived(pilot, "overview")
        await pilot.click("#tabs", offset=(32, 0))
        await arrived(pilot, "payments")


async def test_every_action_has_a_key_of_its_own(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        for name in PAGES:
            screen = await at(pilot, name)
            keys = [one.key for one in screen.actions]
            assert len(keys) == len(set(keys)), name
            for one in screen.actions:
                method = one.call.partition("(")[0]
                assert hasattr(screen, f"action_{method}"), one.call


async def test_the_next_start_begins_where_the_last_one_ended(
    database: Path, open_app: Callable[[Path], TrackerApp]
) -> None:
    async with open_app(database).run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("slash", *"食品", "enter", "down", "q")
        name = screen.table.rows[1].name
    again = open_app(database)
    async with again.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "payments")
        assert screen.looks.filter == "食品"
        assert screen.table.row.name == name


async def test_what_another_process_writes_is_seen(app: TrackerApp, database: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        before = screen.table.row.worst.paid
        assert before is not None
        with open_database(database) as connection:
            number = next(
                row["id"]
                for row in log.entries(connection)
                if row["source"] == "execution-2021q2.csv"
            )
            log.undo(connection, number, "2021-07-01T00:00:00+00:00")
        name = screen.table.row.name
        screen._look()
        await until(
            pilot,
            lambda: any(row.name == name and row.worst.paid != before for row in screen.table.rows),
        )


async def test_a_late_answer_is_dropped(app: TrackerApp) -> None:
    from tracker.tui.answers.asking import Failed, Loaded, Unforeseen

    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        rows = screen.table.rows
        screen.post_message(Loaded(screen.number - 1, (None, ())))
        screen.post_message(Failed(screen.number - 1, Unforeseen(ValueError("late"))))
        await pilot.pause()
        assert screen.table.rows is rows
        assert not screen.query_one("#empty").display


async def test_a_mistake_in_the_program_is_a_sentence_and_r_tries_again(
    app: TrackerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.tui.screens.payments import Payments

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("x")

    async with app.run_test(size=WIDE) as pilot:
        await arrived(pilot, "overview")
        with monkeypatch.context() as patch:
            patch.setattr(Payments, "read", broken)
            screen = await at(pilot, "payments")
            assert "ZeroDivisionError" in said(screen, "#empty")
        await pilot.press("r")
        await until(pilot, lambda: screen.table.rows)


async def test_no_line_is_wider_than_the_terminal_and_none_is_cut_in_a_character(
    app: TrackerApp,
) -> None:
    from rich.cells import cell_len

    async with app.run_test(size=NARROW) as pilot:
        for name in PAGES:
            screen = await at(pilot, name)
            assert {cell_len(line) for line in drawn(screen).split("\n")} == {80}


async def test_the_palette_asks_in_the_language_in_use(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await pilot.press("L")
        await another(pilot, screen)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "搜索命令" in drawn(pilot.app.screen))


async def test_a_message_goes_with_the_next_thing_that_is_done(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await at(pilot, "indicators")
        app.notify("one thing was done")
        await pilot.press("F12")
        assert len(app._notifications) == 1
        await pilot.press("3")
        await arrived(pilot, "payments")
        assert not app._notifications


@pytest.mark.parametrize("name", ["compare", "payments", "indicators", "findings", "imports"])
async def test_narrow_bottom_lines_still_name_source_and_find(app: TrackerApp, name: str) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, name)
        last = drawn(screen).split("\n")[-1]
        assert "o Source" in last
        assert "/ Find" in last
        assert "? Help" in drawn(screen)
