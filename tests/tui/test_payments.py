"""The grid of payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tui.driving import WIDE, arrived, at, drawn, point, said

from tracker.db import log, open_database
from tracker.model.money import Unit
from tracker.reports.payments import LATE
from tracker.reports.rows import PaymentStatus
from tracker.tui.app import TrackerApp


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
        assert cells["q3"] == "○ 60 %"
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


async def test_only_what_is_late_is_shown_and_everything_again(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        every = len(screen.table.rows)
        await pilot.press("f")
        late = screen.table.rows
        assert 0 < len(late) < every
        assert all(any(one.status in LATE for one in row.promises) for row in late)
        assert f"{len(late)} of {every}" in drawn(screen)
        await pilot.press("f")
        assert len(screen.table.rows) == every
