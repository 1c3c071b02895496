"""The overview: the figures of the year, and what leads where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from places import SAMPLES
from rich.cells import cell_len
from tui.driving import NARROW, WIDE, another, arrived, at, at_rest, drawn, point, said, until

from tracker import language
from tracker.db import open_database
from tracker.imports.options import Options
from tracker.model.money import Unit
from tracker.render.numbers import amount
from tracker.render.statuses import status
from tracker.reports.course import Step
from tracker.tui.app import TrackerApp
from tracker.tui.overview.forms import forms
from tracker.tui.overview.news import News
from tracker.tui.overview.quarterly import Course, named_quarter, quarter
from tracker.tui.overview.tile import Lead, Tile
from tracker.tui.source.excerpt import Excerpt
from tracker.tui.state import WRONG
from tracker.tui.tree import Branch


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


def test_a_quarter_that_not_everybody_reported_is_marked() -> None:
    steps = [Step(1, Decimal(100), Decimal(20), unreported) for unreported in (0, 2)]
    full, partly = (quarter(step, 40) for step in steps)
    assert "≥" not in full
    assert "≥100.0 %" in partly
    assert cell_len(full) == cell_len(partly) == 40


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_without_a_title_each_quarter_says_what_is_paid_and_due(lang: str) -> None:
    language.use(lang)
    line = named_quarter(Step(1, Decimal("19.4"), Decimal("20.9"), 1), 38)
    assert cell_len(line) == 38
    words = {
        "en": ("Q1", "paid", "≥19.4 %", "due", "20.9 %"),
        "zh_CN": ("一季度", "已付", "≥19.4 %", "应付", "20.9 %"),
    }
    places = [line.index(one) for one in words[lang]]
    assert places == sorted(places)


async def test_the_forecast_says_what_is_not_in_it(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        silent = sum(row.low is None for row in screen.year.summary.forecast.rows)
        assert silent
        tile = str(screen.query_one("#forecast", Tile).render())
        assert "≥778.23 – 1,102.67" in tile
        assert f"without {silent} unreported" in tile


async def test_a_forecast_with_equal_ends_is_one_value(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        found = screen.year.summary
        totals = {**found.forecast.totals, "high": found.forecast.totals["low"],
                  "high_percent": found.forecast.totals["low_percent"]}  # fmt: skip
        rows = tuple(row for row in found.forecast.rows if row.low is not None)
        whole = replace(found.forecast, rows=rows, totals=totals)
        year = replace(screen.year, summary=replace(found, forecast=whole, lacking=()))
        ahead = forms(year, Unit.WAN)[3]
        assert {(one.figure, one.below) for one in ahead} == {("778.23", "69.8 %")}


async def test_the_gap_leaves_its_room_to_the_words(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        widths = {one.column.key: one.width for one in screen.table.placed}
        assert widths["gap"] == len("6.00")
        assert "50 % by the pace, 25 % paid" in drawn(screen)
        for _unit in ("yi", "yuan"):
            await pilot.press("u")
            screen = await another(pilot, screen)
        assert "60,000.00" in drawn(screen)


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
    from tracker.tui.imports.inbox import take_in

    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    async with open_app(tmp_path / "a.db").run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert "nothing reported" in drawn(screen)
        assert "Press w" in screen.nothing()


@pytest.mark.parametrize(
    ("tile", "name"),
    [
        ("budget", "compare"), ("paid", "payments"), ("rate", "payments"), ("forecast", "payments"),
        ("late", "payments"), ("missed", "indicators"), ("wrong", "findings"),
        ("course", "payments"), ("news", "findings"), ("unreported", "indicators"),
        ("against", "compare"),
    ],
)  # fmt: skip
async def test_every_figure_leads_to_its_screen_and_esc_back(
    app: TrackerApp, tile: str, name: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        lead = screen.query_one(f"#{tile}", Lead)
        lead.focus()
        await pilot.press("enter")
        shown = await arrived(pilot, name)
        assert shown.table.rows
        if lead.only and name != "findings":
            assert 0 < len(shown.table.rows) < len(shown.rows)
            words = "only what is wrong" if lead.only == WRONG else status("no_report")
            assert words in drawn(shown)
            assert "Esc: all" in drawn(shown)
            await pilot.press("escape")
            assert not shown.looks.only
        while app.view.screen != "overview":
            await pilot.press("escape")
        await arrived(pilot, "overview")


async def test_a_click_on_a_tile_leads_too(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await arrived(pilot, "overview")
        await pilot.click("#late", offset=(4, 1))
        shown = await arrived(pilot, "payments")
        assert all(row.gap for row in shown.table.rows)


async def test_tiles_are_reached_with_the_tab_key(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await pilot.press("shift+tab")
        assert screen.focused.id == "against"
        await pilot.press("tab")
        assert screen.table.has_focus


@pytest.mark.parametrize("size", [NARROW, (100, 40), WIDE])
async def test_what_the_last_import_changed_is_told(
    app: TrackerApp, database: Path, size: tuple[int, int]
) -> None:
    with open_database(database) as connection:
        connection.execute("UPDATE _imports SET at = '2021-07-05T01:30:00+00:00'")
        connection.execute(
            "UPDATE _imports SET at = '2021-07-06T01:30:00+00:00' WHERE source_id ="
            " (SELECT id FROM _sources WHERE name = 'execution-2021q2.csv')"
        )
    async with app.run_test(size=size) as pilot:
        screen = await arrived(pilot, "overview")
        news = screen.query_one(News)
        await until(pilot, lambda: news.since is not None)
        await pilot.pause()
        text = said(screen, "#news")
        paid = screen.year.summary.paid
        assert news.since.paid < paid
        assert f"→ {amount(paid, Unit.WAN)} (+" in text
        assert f"{len(news.since.new)} new, {len(news.since.gone)} gone" in text


async def test_the_first_import_of_a_year_is_told_so(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await until(pilot, lambda: "more files" in said(screen, "#news"))
        assert screen.query_one("#news").border_title == "Last import"
        assert "Paid" not in said(screen, "#news")


async def test_no_line_of_a_panel_is_wider_than_the_panel(app: TrackerApp) -> None:
    for size in (NARROW, (100, 40), (125, 40), WIDE):
        async with TrackerApp(app.path, memory=app.memory, lang="en").run_test(size=size) as pilot:
            screen = await arrived(pilot, "overview")
            await pilot.pause()
            course = screen.query_one(Course)
            lines = str(course.render()).split("\n")
            assert all(cell_len(line) <= course.content_size.width for line in lines)
            assert "Q4" in drawn(screen)


async def test_a_cause_is_recorded_where_one_first_sees_what_is_wrong(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        row = screen.table.row
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"late", "tab", "1", "ctrl+s")
        await until(pilot, lambda: row.id not in [one.id for one in screen.table.rows])
        findings = await at(pilot, "findings")
        states = {one.id: one.state for one in findings.table.rows}
        assert states[row.id] == "acknowledged"


@pytest.mark.parametrize(("tile", "name"), [("late", "payments"), ("missed", "indicators")])
async def test_a_filter_that_the_overview_set_is_gone_when_one_comes_back_by_number(
    app: TrackerApp, tile: str, name: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        screen.query_one(f"#{tile}", Lead).focus()
        await pilot.press("enter")
        shown = await arrived(pilot, name)
        assert shown.is_filtered
        await pilot.press("1")
        await arrived(pilot, "overview")
        assert not (await at(pilot, name)).is_filtered


async def test_findings_are_all_there_again_when_one_comes_back_by_number(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        screen.query_one("#wrong", Lead).focus()
        await pilot.press("enter")
        await arrived(pilot, "findings")
        assert app.view.state == "open"
        await pilot.press("1")
        await arrived(pilot, "overview")
        await at(pilot, "findings")
        assert app.view.state is None


async def test_a_filter_that_somebody_typed_stays(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        screen.query_one("#late", Lead).focus()
        await pilot.press("enter")
        await arrived(pilot, "payments")
        await pilot.press("slash", *"jf", "enter")
        await at(pilot, "overview")
        assert (await at(pilot, "payments")).looks.filter == "jf"


@pytest.mark.parametrize(
    ("line", "name", "count"),
    [("unbudgeted", "payments", "projects_without_budget"),
     ("unreported", "indicators", "unreported_indicators")],
)  # fmt: skip
async def test_gaps_lead_to_as_many_rows_as_they_count(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path, line: str, name: str, count: str
) -> None:
    from tracker.tui.imports.inbox import take_in

    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    app = open_app(tmp_path / "a.db")
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        wanted = getattr(screen.year.summary, count)
        assert str(wanted) in said(screen, f"#{line}")
        screen.query_one(f"#{line}", Lead).focus()
        await pilot.press("enter")
        shown = await arrived(pilot, name)
        assert len([row for row in shown.table.rows if not isinstance(row, Branch)]) == wanted > 0


async def test_what_nothing_is_missing_of_is_quiet_and_leads_nowhere(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert screen.year.summary.projects_without_budget == 0
        line = screen.query_one("#unbudgeted", Lead)
        assert line.has_class("-none")
        assert not line.can_focus
        await pilot.click("#unbudgeted")
        assert app.screen is screen


@pytest.mark.parametrize(
    ("before", "after"),
    [(NARROW, (200, 60)), ((200, 60), NARROW), (WIDE, (100, 36)), (NARROW, (80, 50))],
)
async def test_another_size_of_the_terminal_gives_what_a_fresh_start_gives(
    app: TrackerApp, before: tuple[int, int], after: tuple[int, int]
) -> None:
    async with app.run_test(size=before) as pilot:
        await arrived(pilot, "overview")
        await at_rest(pilot)
        await pilot.resize_terminal(*after)
        await at_rest(pilot)
        resized = drawn(app.screen)
    fresh = TrackerApp(app.path, memory=app.memory.with_name("fresh.json"), lang="en")
    async with fresh.run_test(size=after) as pilot:
        await arrived(pilot, "overview")
        await at_rest(pilot)
        assert drawn(fresh.screen) == resized


@pytest.mark.parametrize("unit", [Unit.YUAN, Unit.WAN, Unit.YI])
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
async def test_no_tile_is_cut_in_a_small_terminal(app: TrackerApp, lang: str, unit: Unit) -> None:
    app = TrackerApp(app.path, memory=app.memory, lang=lang)
    app.view = replace(app.view, unit=unit)
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "overview")
        await at_rest(pilot)
        for tile in screen.query(Tile):
            assert tile.region.width > 0
            assert tile.region.right <= NARROW[0]
            lines = str(tile.render()).split("\n")
            assert all(cell_len(line) <= tile.content_size.width for line in lines)
            assert len(lines) <= tile.content_size.height
        assert "…" not in "".join(drawn(screen).split("\n")[2:6])


async def test_the_quarters_are_a_chart_where_the_terminal_is_tall(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await at_rest(pilot)
        assert " 100 ┤" in drawn(screen)
        assert "≥ partly reported" in drawn(screen)


async def test_the_form_of_the_project_is_written_from_the_overview(
    app: TrackerApp, tmp_path: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        row = await point(pilot, screen, lambda row: row.rule == "payment-late")
        await pilot.press("m")
        assert screen.form_of == row.subject
        await pilot.press("enter")
        await until(pilot, lambda: list(tmp_path.glob("monitor-*.xlsx")))
