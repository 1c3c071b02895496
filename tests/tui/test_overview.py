"""The overview: the figures of the year, and what leads where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from places import SAMPLES
from tui.driving import WIDE, arrived, drawn, point, until

from tracker.imports.options import Options
from tracker.tui.app import TrackerApp
from tracker.tui.tree import Branch
from tracker.tui.widgets.excerpt import Excerpt


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

    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    async with open_app(tmp_path / "a.db").run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        assert "nothing reported" in drawn(screen)
        assert "tracker template execution" in screen.nothing()
