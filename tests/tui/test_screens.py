"""Every screen and every key, driven as a person drives them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from places import SAMPLES
from textual.pilot import Pilot
from textual.widgets import Static
from tui.driving import arrived, until

from tracker import language
from tracker.db import log, open_database
from tracker.model.money import Unit
from tracker.reports.rows import PaymentStatus, Severity
from tracker.tui.app import TrackerApp
from tracker.tui.screens import PAGES
from tracker.tui.tree import Branch
from tracker.tui.widgets.excerpt import Excerpt
from tracker.tui.widgets.outcome import Outcome

WIDE, NARROW = (160, 50), (80, 24)
RENAMED = "网络交易监测取证服务费"
"""What the sample data call 网络交易监测服务费 a year later."""


def said(screen: Any, name: str) -> str:
    """The words in a widget."""
    return str(screen.query_one(name, Static).render())


def drawn(screen: Any) -> str:
    """The text of the whole screen."""
    return "\n".join(
        "".join(part.text for part in line) for line in screen._compositor.render_strips()
    )


async def at(pilot: Pilot[None], name: str) -> Any:
    """Go to a screen by its number key."""
    await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
    await pilot.press(str(list(PAGES).index(name) + 1))
    return await arrived(pilot, name)


async def another(pilot: Pilot[None], screen: Any) -> Any:
    """The screen of the same name that takes the place of this one."""
    await until(pilot, lambda: pilot.app.screen is not screen)
    return await arrived(pilot, screen.NAME)


async def point(pilot: Pilot[None], screen: Any, wanted: Callable[[Any], bool]) -> Any:
    """Move the cursor to the first row for which `wanted` holds."""
    place = next(n for n, row in enumerate(screen.table.rows) if wanted(row))
    screen.table.move_to(place)
    await pilot.pause()
    return screen.table.row


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


async def test_a_terminal_that_is_too_small_is_told_so(app: TrackerApp) -> None:
    async with app.run_test(size=(50, 10)) as pilot:
        screen = await arrived(pilot, "overview")
        assert "Too small" in drawn(screen)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert "Too small" not in drawn(screen)


# Overview


async def test_the_overview_leads_to_the_payments_of_the_project(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        row = await point(pilot, screen, lambda row: row.rule == "payment-late")
        await pilot.press("enter")
        payments = await arrived(pilot, "payments")
        assert [one.name for one in payments.table.rows] == [row.subject]
        await pilot.press("escape")
        await pilot.press("escape")
        back = await arrived(pilot, "overview")
        assert back.table.row.id == row.id


async def test_the_overview_leads_to_indicators_and_findings(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        row = await point(pilot, screen, lambda row: row.rule == "indicator-behind")
        await pilot.press("enter")
        shown = await arrived(pilot, "indicators")
        assert {one.project for one in shown.table.rows if not isinstance(one, Branch)} == {
            row.subject
        }


async def test_the_pane_below_shows_the_sentence_in_its_document(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.rule == "payment-late")
        await until(pilot, lambda: "SHA-256" in str(screen.query_one(Excerpt).render()))
        assert "计划第二季度资金拨付30%" in str(screen.query_one(Excerpt).render())


async def test_a_year_without_execution_names_the_template(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    from tracker.tui.inbox import take_in

    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"])
    async with open_app(tmp_path / "a.db").run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert "nothing reported" in drawn(screen)
        assert "tracker template execution" in screen.nothing()


# Source


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


async def test_what_no_document_states_is_said(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.source is None)
        await pilot.press("o")
        await pilot.pause()
        assert pilot.app.screen is screen


# Payments


async def test_payments_begin_with_the_largest_gap(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        gaps = [row.gap.cents for row in screen.table.rows if row.gap]
        assert gaps == sorted(gaps, reverse=True)
        assert screen.table.row.gap.cents == gaps[0]


async def test_a_quarter_shows_promise_and_payment_with_a_mark(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        row = await point(pilot, screen, lambda row: row.worst.status is PaymentStatus.PARTIALLY_MET
                          and row.worst.origin == "stated")  # fmt: skip
        cells = {one.key: one.cell(row, Unit.WAN).text for one in screen.table.columns}
        assert cells["q2"] == "▲ 30 %     3.80"
        assert cells["q3"] == "● 60 %"
        text = said(screen, "#said")
        assert "计划第二季度资金拨付30%" in text
        assert "2021Q2" in text


async def test_a_project_tells_its_adjustments_and_its_forecast(app: TrackerApp) -> None:
    app.view = replace(app.view, screen="payments", year=2020, as_of=date(2020, 9, 30))
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "payments")
        row = await point(pilot, screen, lambda row: row.name == "食品安全抽检经费")
        told = said(screen, "#said")
        assert "budget changed" in told
        assert "2020-08-20" in told
        assert "+10.00" in told
        assert "adjustments-2020.csv" in told
        ahead = screen.found.forecasts[row.department, row.name]
        assert "By the year's end" in told
        assert ahead.low < ahead.high


async def test_quarters_that_nobody_reported_are_named(app: TrackerApp, database: Path) -> None:
    with open_database(database) as connection:
        number = next(
            row["id"] for row in log.entries(connection) if row["source"] == "execution-2021q1.csv"
        )
        log.undo(connection, number, "2021-07-01T00:00:00+00:00")
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await point(pilot, screen, lambda row: row.worst.unreported)
        assert "nobody reported 2021Q1" in said(screen, "#said")


async def test_enter_on_a_payment_leads_to_the_indicators(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        name = screen.table.row.name
        await pilot.press("enter")
        shown = await arrived(pilot, "indicators")
        assert shown.looks.filter == name


# Indicators


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


# Compare


async def test_compare_goes_through_all_cuts(app: TrackerApp) -> None:
    from tracker.reports.compare import CUTS

    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        for _cut in CUTS:
            await pilot.press("b")
            screen = await another(pilot, screen)
            assert not screen.query_one("#empty").display
        assert app.view.cut == "project"


async def test_a_bar_points_to_its_side(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        bars = next(one for one in screen.table.columns if one.key == "bars")
        for row in screen.table.rows:
            if isinstance(row, Branch) or not row.row.change:
                continue
            left, right = bars.cell(row, Unit.WAN).text.split("│")
            assert ("█" in left, "█" in right) == (
                row.row.change.cents < 0,
                row.row.change.cents > 0,
            )


async def test_a_suggested_rename_is_accepted_by_the_second_press(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")

        def is_dropped(row: Any) -> bool:
            return not isinstance(row, Branch) and row.row.name == "网络交易监测服务费"

        await point(pilot, screen, is_dropped)
        await pilot.press("a")
        await pilot.pause()
        assert any(is_dropped(row) for row in screen.table.rows)
        await pilot.press("a")
        await until(pilot, lambda: not any(is_dropped(row) for row in screen.table.rows))


async def test_a_link_is_taken_back_by_the_second_press(app: TrackerApp, database: Path) -> None:
    from tracker.db.links import links
    from tracker.tui.entering import same_project

    same_project(database, "网络交易监测服务费", RENAMED, None)
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        await point(
            pilot, screen, lambda row: not isinstance(row, Branch) and row.row.matched_by == "link"
        )
        assert "z takes that back" in said(screen, "#said")
        await pilot.press("z")
        await pilot.pause()
        with open_database(database) as connection:
            assert len(links(connection)) == 1
        await pilot.press("z")
        await until(pilot, lambda: any(
            not isinstance(row, Branch) and row.row.name == "网络交易监测服务费"
            for row in screen.table.rows))  # fmt: skip
    with open_database(database) as connection:
        assert not links(connection)


async def test_a_rejected_name_is_not_suggested_again(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")

        def row_of(name: str) -> Any:
            return next(
                row.row for row in screen.table.rows
                if not isinstance(row, Branch) and row.row.name == name
            )  # fmt: skip

        assert row_of("网络交易监测服务费").suggestion.startswith(RENAMED)
        await point(pilot, screen, lambda row: not isinstance(row, Branch)
                    and row.row.name == "网络交易监测服务费")  # fmt: skip
        await pilot.press("n")
        await until(pilot, lambda: row_of("网络交易监测服务费").suggestion is None)
        assert row_of(RENAMED).suggestion is None
        await pilot.press("a")
        assert screen.asked is None
        await at(pilot, "payments")
        screen = await at(pilot, "compare")
        assert row_of("网络交易监测服务费").suggestion is None


async def test_purchases_show_the_effects_of_quantity_and_price(app: TrackerApp) -> None:
    app.view = replace(app.view, cut="procurement", screen="compare")
    async with app.run_test(size=(200, 60)) as pilot:
        screen = await arrived(pilot, "compare")
        assert {"quantity_effect", "price_effect"} <= {one.key for one in screen.table.seen}
        row = (await point(pilot, screen, lambda row: not isinstance(row, Branch)
                           and row.row.price_effect)).row  # fmt: skip
        assert row.quantity_effect + row.price_effect == row.change
        assert "by price" in said(screen, "#said")
        await pilot.press("b")
        screen = await another(pilot, screen)
        assert "price_effect" not in {one.key for one in screen.table.columns}


async def test_the_other_year_can_be_chosen(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, "compare")
        await pilot.press("v")
        screen = await arrived(pilot, "compare")
        assert app.view.against == "2020"
        assert "2020 → 2021" in screen.crumbs()


# Findings


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
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        form = pilot.app.screen
        await pilot.press("3", "enter", "enter", "enter", *"2099", "enter")
        assert "Say what happened" in drawn(form)
        await pilot.press(*"ill", "enter", *"hired", "enter", "ctrl+s")
        await until(pilot, lambda: any(one.state == "snoozed" for one in screen.table.rows))
        await pilot.press("v", "v", "v")
        await until(pilot, lambda: [one.id for one in screen.table.rows] == [row.id])
        await pilot.pause()
        told = said(screen, "#said")
        assert "Cause: 人员保障. ill" in told
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
        await pilot.press("down", "enter", "x", "enter", "enter", *"soon", "enter")
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
        assert "● 1 new" in drawn(screen)


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


# Imports


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


# Keys that work everywhere


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
    from tracker.tui.inbox import take_in

    text = (SAMPLES / "2021" / "disclosure-2021.md").read_text("utf-8")
    (tmp_path / "other.md").write_text(text.replace("云澜区", "河东区"), encoding="utf-8")
    take_in(database, [tmp_path / "other.md"])
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
    async with app.run_test(size=(100, 120)) as pilot:
        screen = await at(pilot, name)
        await pilot.press("question_mark")
        await pilot.pause()
        text = drawn(pilot.app.screen)
        for action in screen.actions:
            assert action.shown in text
        assert "▲ partly paid" in text
        await pilot.press("down", "up", "escape")
        assert pilot.app.screen is screen


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
    from tracker.tui.asking import Failed, Loaded, Unforeseen

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
