"""Two years side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from places import SAMPLES
from tui.driving import WIDE, another, arrived, at, drawn, point, said, until

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.money import Unit
from tracker.tui.app import TrackerApp
from tracker.tui.screens.compare import against
from tracker.tui.tree import Branch

RENAMED = "网络交易监测取证服务费"
"""What the sample data call 网络交易监测服务费 a year later."""


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


async def test_an_earlier_version_of_the_budget_is_held_against_the_year(
    app: TrackerApp, database: Path, tmp_path: Path
) -> None:
    text = (SAMPLES / "2021" / "budget-2021.csv").read_text("utf-8-sig")
    (tmp_path / "budget-2021.csv").write_text(text.replace("19.00", "21.00"), encoding="utf-8")
    with open_database(database) as connection:
        import_paths(connection, [tmp_path / "budget-2021.csv"], Options())
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        assert screen.vintages == ("2021:v1",)
        await pilot.press("v")
        screen = await another(pilot, screen)
        assert "2021 version 1 → 2021" in drawn(screen)
        changed = [
            row.row.name
            for row in screen.table.rows
            if not isinstance(row, Branch) and row.row.change and row.row.change.cents
        ]
        assert changed == ["电梯安全智慧监管经费"]
        await pilot.press("v")
        screen = await another(pilot, screen)
        assert "2020 → 2021" in drawn(screen)


def test_what_is_gone_is_not_held_against_the_year() -> None:
    assert against("2021:v1", 2021, ()) == "2020"
    assert against("2021:v1", 2021, ("2021:v1",)) == "2021:v1"
    assert against("2019", 2021, ()) == "2019"
    assert against("2021", 2021, ()) == against(None, 2021, ()) == "2020"
