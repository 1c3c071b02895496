"""Two years side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from places import SAMPLES
from rich.cells import cell_len
from tui.driving import NARROW, WIDE, another, arrived, at, drawn, point, said, until

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.money import Money, Unit, total
from tracker.reports.compare.rest import REST
from tracker.reports.rows import Change, ChangeStatus
from tracker.tui.app import TrackerApp
from tracker.tui.compare.columns import bar
from tracker.tui.compare.rows import Scaled, in_order, named, summed
from tracker.tui.compare.years import against, in_turn
from tracker.tui.tree import Branch

RENAMED = "网络交易监测取证服务费"
"""What the sample data call 网络交易监测服务费 a year later."""


def told(app: TrackerApp) -> str:
    """What was said in passing."""
    return "\n".join(one.message for one in app._notifications)


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
            assert (bool(left.strip()), bool(right.strip())) == (
                row.row.change.cents < 0,
                row.row.change.cents > 0,
            )


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        ("4.00", "        │█▍      "), ("1.20", "        │▍       "), ("0.01", "        │▏       "),
        ("-4.00", "      ▕█│        "), ("-1.20", "       ▕│        "), ("22", "        │████████"),
        ("-22", "████████│        "), ("-2", "       ▐│        "), ("0", "        │        "),
    ],
)  # fmt: skip
def test_a_bar_is_drawn_in_eighths(change: str, drawn: str) -> None:
    assert bar(Scaled(row_of(change=change), Decimal(22)), 8).text == drawn


async def test_bars_are_longer_where_there_is_room(app: TrackerApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at(pilot, "compare")
        assert next(one.width for one in screen.table.placed if one.column.key == "bars") == 17
        await pilot.resize_terminal(200, 40)
        await pilot.pause()
        assert next(one.width for one in screen.table.placed if one.column.key == "bars") == 33


def row_of(
    before: str | None = None,
    after: str | None = None,
    change: str | None = None,
    *,
    key: str = "a",
    department: str = "局",
    status: ChangeStatus = ChangeStatus.INCREASED,
) -> Change:
    def money(text: str | None) -> Money | None:
        return None if text is None else Money(int(Decimal(text) * 100))

    return Change(
        key, key, money(before), money(after), money(change), None, status, "name", None, None,
        None, department,
    )  # fmt: skip


def test_a_group_is_the_sum_of_what_is_known_each_amount_once() -> None:
    rows = [
        row_of("10", "15", "5"), row_of("30", "35", "5", key="b"),
        row_of("1", "2", "1", department="part"),
    ]  # fmt: skip
    whole = summed([Scaled(one, Decimal(5)) for one in rows], frozenset({"part"}))
    assert whole is not None
    assert (whole.row.before, whole.row.after, whole.row.change) == (
        Money(4000), Money(5000), Money(1000),
    )  # fmt: skip
    assert whole.row.change_percent == 25


def test_what_a_group_does_not_know_is_no_zero() -> None:
    rows = [row_of(after="3", status=ChangeStatus.NEW), row_of(status=ChangeStatus.NEW, key="b")]
    whole = summed([Scaled(one, Decimal(5)) for one in rows], frozenset())
    assert whole is not None
    assert (whole.row.before, whole.row.after, whole.row.change) == (None, Money(300), None)
    assert summed([Scaled(rows[1], Decimal(5))], frozenset()) is None


def test_what_no_project_explains_is_in_a_group_as_it_is_in_the_total() -> None:
    rows = [row_of(after="3"), row_of(after="40", key=REST)]
    whole = summed([Scaled(one, Decimal(5)) for one in rows], frozenset())
    assert whole is not None
    assert whole.row.after == Money(300)
    rows[1] = row_of("30", "40", "10", key=REST)
    whole = summed([Scaled(one, Decimal(5)) for one in rows], frozenset())
    assert whole is not None
    assert whole.row.after == Money(4300)


async def test_the_groups_add_up_to_the_total(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        groups = [row for row in screen.table.rows if isinstance(row, Branch)]
        sums = [whole.row for one in groups if (whole := summed(one.rows, frozenset()))]
        for side in ("before", "after"):
            known = [figure for one in sums if (figure := getattr(one, side)) is not None]
            assert total(known) == screen.found.totals[side]


async def test_the_bar_of_a_class_has_the_width_of_its_column(app: TrackerApp) -> None:
    app.view = replace(app.view, cut="function", screen="compare")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await arrived(pilot, "compare")
        for size, width in ((120, 17), (200, 33)):
            await pilot.resize_terminal(size, 40)
            await pilot.pause()
            bars = {
                len(row.cells["bars"].text) for row in screen.table.rows if isinstance(row, Branch)
            }
            assert bars == {width}


def test_of_the_three_public_expenses_a_group_counts_the_sum_alone() -> None:
    names = ("three_public.total", "three_public.vehicle", "three_public.vehicle.running")
    rows = [row_of("10", "9", "-1", key=one, status=ChangeStatus.DECREASED) for one in names]
    whole = summed([Scaled(one, Decimal(1)) for one in rows], frozenset())
    assert whole is not None
    assert whole.row.after == Money(900)
    assert [named(one) for one in in_order(reversed(rows))] == [
        "three_public.total", "  three_public.vehicle", "    three_public.vehicle.running",
    ]  # fmt: skip


async def test_a_group_tells_its_own_sum_before_that_of_all(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "compare")
        assert isinstance(screen.table.row, Branch)
        lines = [one.strip() for one in said(screen, "#said").split("\n")]
        assert lines[0] == "↑ increased (5)   816.48 → 879.50   +63.02   +7.7 %"
        assert lines[1].startswith("All together 1,074.34 → 1,117.30")
        assert "816.48   879.50   +63.02     +7.7 %" in drawn(screen)


async def test_why_what_is_new_has_no_change_is_said_in_a_small_terminal(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        screen = await at(pilot, "compare")
        line = next(one for one in drawn(screen).split("\n") if "电梯安全智慧监管经费" in one)
        assert line.split()[-4:] == ["–", "19.00", "–", "new"]


async def test_rows_in_groups_of_their_status_do_not_repeat_it(app: TrackerApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at(pilot, "compare")
        assert "status" not in {one.key for one in screen.table.columns}
        app.show(replace(app.view, cut="function"))
        screen = await another(pilot, screen)
        assert "status" in {one.key for one in screen.table.columns}


async def test_the_first_year_is_held_against_the_next_one(app: TrackerApp) -> None:
    app.view = replace(app.view, screen="compare", year=2020)
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "compare")
        assert "2020 → 2021" in screen.crumbs()
        assert [one.column.title for one in screen.table.placed][1:3] == ["2020", "2021"]
        assert "816.48 → 879.50" in said(screen, "#said")


async def test_a_suggested_rename_is_accepted_by_the_second_press(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")

        def is_dropped(row: Any) -> bool:
            return not isinstance(row, Branch) and row.row.name == "网络交易监测服务费"

        await point(pilot, screen, is_dropped)
        await pilot.press("a")
        await pilot.pause()
        assert any(is_dropped(row) for row in screen.table.rows)
        assert "a Same project" in drawn(screen)
        assert "n Not the same" in drawn(screen)
        await pilot.press("a")
        await until(pilot, lambda: not any(is_dropped(row) for row in screen.table.rows))
        await pilot.pause()
        assert screen.table.row.row.name == RENAMED
        assert screen.table.row.row.matched_by == "link"
        assert "z Undo" in drawn(screen)


async def test_a_link_is_taken_back_by_the_second_press(app: TrackerApp, database: Path) -> None:
    from tracker.db.links import links
    from tracker.tui.entries.entering import same_project

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
        assert screen.table.row.row.name == "网络交易监测服务费"
        await pilot.press("a")
        assert screen.asked is None
        await at(pilot, "payments")
        screen = await at(pilot, "compare")
        assert row_of("网络交易监测服务费").suggestion is None
        assert "z takes that back" in said(screen, "#said")
        await pilot.press("z")
        await until(pilot, lambda: row_of("网络交易监测服务费").suggestion is not None)


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
        screen = await at(pilot, "compare")
        assert "2020 → 2021" in screen.crumbs()
        await pilot.press("v")
        assert app.screen is screen
        assert "there is no other year" in told(app)


async def test_another_year_is_named_with_how_many_there_are(
    app: TrackerApp, database: Path
) -> None:
    with open_database(database) as connection:
        import_paths(connection, [SAMPLES / "2020" / "budget-2020.csv"], Options(stage="draft"))
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        await pilot.press("v")
        screen = await another(pilot, screen)
        assert app.view.against == "2020:draft"
        assert "2021 is now held against 2020 draft, 2 of 2" in told(app)
        assert "2020 draft" in [one.title for one in screen.table.columns]


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


def test_the_year_after_is_taken_where_it_alone_has_data() -> None:
    assert against(None, 2020, (), [2020, 2021]) == "2021"
    assert against(None, 2021, (), [2020, 2021, 2022]) == "2020"
    assert against(None, 2020, (), [2020]) == "2019"
    assert in_turn("2021", 2020, [2020, 2021]) == ("2020", "2021")
    assert in_turn("2020:v1", 2020, [2020, 2021]) == ("2020:v1", "2020")
    assert in_turn("2021", 2020, [2020]) == ("2021", "2020")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("unit", [Unit.YUAN, Unit.WAN, Unit.YI])
@pytest.mark.parametrize("cut", ["project", "function", "procurement", "indicator"])
async def test_both_years_and_the_change_are_there_in_a_small_terminal(
    app: TrackerApp, lang: str, unit: Unit, cut: str
) -> None:
    app = TrackerApp(app.path, memory=app.memory, lang=lang)
    app.view = replace(app.view, screen="compare", unit=unit, cut=cut)
    async with app.run_test(size=NARROW) as pilot:
        screen = await arrived(pilot, "compare")
        titles = [placed.column.title for placed in screen.table.placed]
        assert titles[1:4] == ["2020", "2021", "Change"]
        assert "##" not in drawn(screen)
        if cut == "procurement" and unit is Unit.WAN:
            assert {"Quantity", "Price"} <= set(titles)


async def test_the_words_over_the_bars_stand_on_their_sides(app: TrackerApp) -> None:
    for lang in ("en", "zh_CN"):
        app = TrackerApp(app.path, memory=app.memory, lang=lang)
        async with app.run_test(size=WIDE) as pilot:
            screen = await at(pilot, "compare")
            lines = drawn(screen).split("\n")
            columns = {cell_len(line[: line.index("│")]) for line in lines[2:20] if "│" in line}
            assert len(columns) == 1


async def test_a_row_that_names_no_project_names_its_department(
    app: TrackerApp, database: Path, tmp_path: Path
) -> None:
    name = "disclosure-2021.md"
    text = (SAMPLES / "2021" / name).read_text("utf-8")
    other = text.replace("云澜区市场监督管理局", "云澜区知识产权局")
    (tmp_path / name).write_text(other, encoding="utf-8")
    with open_database(database) as connection:
        import_paths(connection, [tmp_path / name], Options())
    app.view = replace(app.view, screen="compare")
    async with app.run_test(size=(200, 60)) as pilot:
        screen = await arrived(pilot, "compare")
        rests = [
            row.row for row in screen.table.rows
            if not isinstance(row, Branch) and row.row.key == REST
        ]  # fmt: skip
        assert len({row.department for row in rests}) == len(rests) == 2
        for row in rests:
            lines = [one for one in drawn(screen).split("\n") if "Project expenditure" in one]
            assert any(f"{row.department}  " in one for one in lines)


async def test_why_the_totals_of_two_cuts_differ_is_said_in_both(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "compare")
        assert "Of this 3.60 → 0.00" in said(screen, "#said")
        await point(pilot, screen, lambda row: not isinstance(row, Branch) and row.row.key == REST)
        assert "no document says what for" in said(screen, "#said")
        await pilot.press("b")
        screen = await another(pilot, screen)
        assert "Only lines of the budget" in said(screen, "#said")


async def test_without_a_year_before_the_next_step_is_named(
    open_app: Callable[[Path], TrackerApp], tmp_path: Path
) -> None:
    from tracker.tui.imports.inbox import take_in

    take_in(tmp_path / "a.db", [SAMPLES / "2020" / "disclosure-2020.md"], Options())
    async with open_app(tmp_path / "a.db").run_test(size=NARROW) as pilot:
        screen = await at(pilot, "compare")
        assert (
            said(screen, "#said")
            .strip()
            .startswith("To see what changed, import the budget of 2019 with 6")
        )
