"""The table draws what is seen, aligns wide characters, and is quick with many rows."""

from __future__ import annotations

import time
from typing import Any

from rich.cells import cell_len
from textual.app import App, ComposeResult
from tui.driving import WIDE, at

from tracker.model.money import Unit
from tracker.tui.app import TrackerApp
from tracker.tui.state import Looks
from tracker.tui.widgets.column import Cell, Column
from tracker.tui.widgets.table import Table

COLUMNS = (
    Column(
        "name", "Name", 20, lambda row, _unit: Cell(row[0]), frozen=True, order=lambda row: row[0]
    ),
    Column("amount", "Amount", 12, lambda row, _unit: Cell(row[1]), right=True),
    Column("note", "Note", 30, lambda row, _unit: Cell(row[2])),
    Column("last", "Last", 30, lambda row, _unit: Cell(row[3])),
)
ROWS = [
    ("质量提升工作经费", "7.90", "a", "z"),
    ("[bold]x[/bold]", "1,234.56", "b", "z"),
    ("消费维权宣传（第十三期）经费", "–", "c", "z"),
    ("x\x1b[31m", "0.00", "d", "z"),
]


class Bench(App[None]):
    """Nothing but a table."""

    def __init__(self, rows: Any = ROWS) -> None:
        super().__init__()
        self.rows, self.heard = rows, []  # type: ignore[var-annotated]

    def compose(self) -> ComposeResult:
        yield Table(COLUMNS, lambda row: row[0], id="table", empty="nothing here")

    def on_mount(self) -> None:
        self.table.focus()

    @property
    def table(self) -> Table:
        return self.query_one(Table)

    def on_table_opened(self, message: Table.Opened) -> None:
        self.heard.append(("opened", message.row[0]))

    def on_table_header_clicked(self, message: Table.HeaderClicked) -> None:
        self.heard.append(("header", message.column))


def lines(table: Table) -> list[str]:
    return [table.render_line(y).text for y in range(table.size.height)]


async def test_every_line_is_as_wide_as_the_table() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show(ROWS, Looks(all=True), Unit.WAN)
        await pilot.pause()
        assert {cell_len(line) for line in lines(app.table)} == {app.table.size.width}


async def test_amounts_end_in_one_column_beside_wide_characters() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show(ROWS, Looks(all=True), Unit.WAN)
        await pilot.pause()
        drawn = lines(app.table)[1:5]
        ends = {
            cell_len(line[: line.index(row[1]) + len(row[1])])
            for line, row in zip(drawn, ROWS, strict=True)
        }
        assert ends == {34}


async def test_data_are_no_markup_and_no_escape_codes() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show(ROWS, Looks(), Unit.WAN)
        await pilot.pause()
        drawn = "\n".join(lines(app.table))
        assert "[bold]x[/bold]" in drawn
        assert "\x1b" not in drawn


async def test_the_cursor_keeps_its_row_when_the_order_changes() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show(ROWS, Looks(), Unit.WAN)
        await pilot.press("down", "j")
        assert app.table.row is ROWS[2]
        app.table.show(ROWS[::-1], Looks(cursor=ROWS[2][0]), Unit.WAN)
        assert app.table.row is ROWS[2]


async def test_keys_move_the_cursor() -> None:
    app = Bench()
    async with app.run_test(size=(60, 6)) as pilot:
        rows = [(f"row {n}", "1.00", "", "") for n in range(100)]
        app.table.show(rows, Looks(), Unit.WAN)
        for keys, place in (
            (["G"], 99), (["g"], 0), (["pagedown"], 4), (["pageup"], 0), (["end"], 99), (["home"], 0),
            (["down", "down", "up"], 1), (["j", "j", "k"], 2),
        ):  # fmt: skip
            await pilot.press(*keys)
            assert app.table.cursor == place
        await pilot.press("end")
        assert "row 99" in lines(app.table)[-1]


async def test_columns_scroll_in_while_the_frozen_one_stays() -> None:
    app = Bench()
    async with app.run_test(size=(60, 6)) as pilot:
        app.table.show(ROWS, Looks(all=True), Unit.WAN)
        assert "Last" not in lines(app.table)[0]
        await pilot.press("right", "right", "l")
        heading = lines(app.table)[0]
        assert "Name" in heading
        assert "Last" in heading
        await pilot.press("h", "left", "left")
        assert "Amount" in lines(app.table)[0]


async def test_enter_and_a_second_click_open_and_a_heading_sorts() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show(ROWS, Looks(), Unit.WAN)
        await pilot.press("enter")
        await pilot.click(Table, offset=(2, 2))
        assert app.table.row is ROWS[1]
        await pilot.click(Table, offset=(2, 0))
        await pilot.double_click(Table, offset=(2, 3))
        assert ("opened", ROWS[0][0]) in app.heard
        assert ("header", "name") in app.heard
        assert ("opened", ROWS[2][0]) in app.heard


async def test_no_rows_say_what_to_do() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.table.show([], Looks(), Unit.WAN)
        await pilot.press("down", "end", "enter", "right")
        assert "nothing here" in "\n".join(lines(app.table))
        assert app.table.row is None


async def test_a_hundred_thousand_rows_are_shown_and_moved_through_quickly() -> None:
    """A page key, its messages and its paint: in the mean well below a tenth of a second."""
    rows = [(f"项目{n:06}", f"{n}.00", "", "") for n in range(100_000)]
    app = Bench()
    async with app.run_test(size=(120, 40)) as pilot:
        started = time.perf_counter()
        app.table.show(rows, Looks(), Unit.WAN)
        await pilot.pause()
        for _press in range(20):
            app.table.action_page(1)
            lines(app.table)
        assert time.perf_counter() - started < 2
        assert app.table.cursor == 20 * (app.table.size.height - 2)


async def test_a_mark_shows_the_row_under_the_cursor_without_any_colour() -> None:
    app = Bench()
    async with app.run_test(size=(60, 8)) as pilot:
        app.table.show(ROWS, Looks(), Unit.WAN)
        await pilot.press("down")
        await pilot.pause()
        assert [line for line, text in enumerate(lines(app.table)) if "▸" in text] == [2]


async def test_where_colours_are_few_the_row_under_the_cursor_has_one_ground(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await at(pilot, "payments")
        assert app.has_class("coarse")
        strip = screen.table.render_line(1 + screen.table.cursor)
        assert len({part.style.bgcolor for part in strip if part.text.strip()}) == 1
        assert not any(part.style.underline and part.text.isspace() for part in strip)
