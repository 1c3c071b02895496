"""The grid of payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tui.driving import NARROW, WIDE, arrived, at, drawn, point, said, until

from tracker.db import log, open_database
from tracker.model.facts import DELIVERY
from tracker.model.money import Unit
from tracker.reports.payments import LATE
from tracker.reports.rows import PaymentStatus
from tracker.tui.app import TrackerApp
from tracker.tui.payments.grid import WORST_FIRST


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
        assert cells["q2"] == "▲ 30 %   3.80"
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


async def test_late_ones_come_first_then_statuses_and_the_largest_budgets(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        rows = (await at(pilot, "payments")).table.rows
        late = [row.is_late for row in rows]
        assert late == sorted(late, reverse=True)
        quiet = [row for row in rows if not row.is_late and not row.gap]
        statuses = [WORST_FIRST.index(row.worst.status) for row in quiet]
        assert statuses == sorted(statuses)
        for status in set(statuses):
            budgets = [
                row.worst.budget.cents
                for row in quiet
                if WORST_FIRST.index(row.worst.status) == status and row.worst.budget
            ]
            assert budgets == sorted(budgets, reverse=True)


async def test_what_the_pace_asks_for_and_a_payment_without_a_percentage_have_words(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        shown = drawn(screen)
        assert "✖ pace 50 %   0.00" in shown
        assert "▲ pace 50 %  16.00" in shown
        assert "✓ payment   9.00" in shown


async def test_a_payment_that_is_complete_does_not_seem_to_be_unreported(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        row = await point(pilot, screen, lambda row: row.worst.kind == DELIVERY)
        assert row.worst.status is PaymentStatus.NO_REPORT
        assert row.gap.cents == 0
        first = screen.table.columns[0].cell(row, Unit.WAN).text
        assert first == "? work unreported"
        lines = said(screen, "#said").split("\n")
        assert lines[2].strip().startswith("✓ paid in time")
        assert lines[3].strip().startswith("? work unreported")


async def test_the_sentence_that_promised_stands_before_the_figures_and_amounts_in_line(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        await point(pilot, screen, lambda row: row.name == "食品安全抽检经费")
        told = said(screen, "#said")
        assert told.index("held to the even pace") < told.index("Budget 118.00")
        paid = [line for line in told.split("\n") if line.strip().startswith("paid  ")]
        ends = {line.index(".00") for line in paid}
        assert len(paid) == 2
        assert len(ends) == 1


async def test_the_cause_of_a_late_payment_is_recorded_beside_it(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        assert screen.table.row.is_late
        assert "no cause recorded, a records one" in said(screen, "#said")
        assert "a Cause and remedy" in drawn(screen).split("\n")[-1]
        await pilot.press("a")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press(*"hired", "enter", "3", "ctrl+s")
        await until(pilot, lambda: "hired" in said(screen, "#said"))
        assert "no cause recorded" not in said(screen, "#said")


async def test_what_is_paid_in_time_has_no_cause_to_record(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        await point(pilot, screen, lambda row: row.worst.status is PaymentStatus.MET)
        assert "a records one" not in said(screen, "#said")
        await pilot.press("a")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_the_quarter_of_the_day_stays_in_yuan_in_a_narrow_terminal(app: TrackerApp) -> None:
    app.view = replace(app.view, unit=Unit.YUAN)
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "payments")
        assert "q2" in [one.key for one in screen.table.seen]
        assert "160,000.00" in drawn(screen)


async def test_names_have_the_room_that_figures_leave(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        assert "2021 年市场监管补助资金 (云澜" in drawn(screen)
        assert len(screen.table.seen) == len(screen.table.columns)


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
