"""The document behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from standard import Paper, as_pdf, paper
from textual.pilot import Pilot
from tui.driving import NARROW, WIDE, arrived, at, drawn, point, until

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.tui.app import TrackerApp
from tracker.tui.source.lines import Lines
from tracker.tui.source.origin import Origin, document


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


def is_of(rule: str, row: Any) -> bool:
    return bool(row.rule == rule)


async def test_each_figure_opens_its_own_document(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        for rule in ("payment-late", "pace-behind", "payment-late"):
            await point(pilot, screen, partial(is_of, rule))
            await pilot.press("o")
            source = await arrived(pilot, "source")
            assert source.found.origin == source.origin
            expected = "disclosure-2021.md" if rule == "payment-late" else "execution-2021q2.csv"
            assert source.origin.source == expected
            await pilot.press("escape")


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
        await until(pilot, lambda: "食品安全抽检经费" in drawn(source))


async def test_what_nobody_promised_leads_to_what_was_reported(app: TrackerApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.rule == "pace-behind")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        await until(pilot, lambda: source.found is not None)
        assert source.origin.source.startswith(("execution-2021", "budget-2021"))


def smaller(paper: Paper) -> None:
    """A row whose parts do not make its total."""
    row = next(one for one in paper.tables["expenditure"].rows if "图书馆" in one)
    row[-2] = "1,234.00"


@pytest.fixture
def of_pdf(tmp_path: Path) -> Path:
    """A database of one PDF with one wrong row."""
    (tmp_path / "library.pdf").write_bytes(as_pdf(paper(smaller)))
    with open_database(tmp_path / "pdf.db", create=True) as connection:
        import_paths(connection, [tmp_path / "library.pdf"], Options())
    return tmp_path / "pdf.db"


async def test_in_a_pdf_the_row_is_marked_that_is_meant(
    of_pdf: Path, open_app: Callable[[Path], TrackerApp]
) -> None:
    async with open_app(of_pdf).run_test(size=WIDE) as pilot:
        screen = await at(pilot, "findings")
        await point(pilot, screen, lambda row: row.rule == "standard-row")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        marked = [source.found.lines[one.line - 1] for one in source.found.marks]
        assert len(marked) == 1
        assert "图书馆" in marked[0]
        assert "1,234.00" in marked[0]
        assert source.found.line == source.found.marks[0].line


def test_a_page_without_such_a_row_is_marked_nowhere(of_pdf: Path) -> None:
    with open_database(of_pdf) as connection:
        origin = Origin("library.pdf", "page 6", subject="天文台", figures=(Decimal("7.77"),))
        found = document(connection, origin)
        assert found.marks == ()
        assert "支出预算总表" in found.lines[(found.line or 1) - 1]


async def opened(pilot: Pilot[None], name: str) -> Any:
    """The document of that name, from the imports that were made."""
    screen = await at(pilot, "imports")
    await point(pilot, screen, lambda row: getattr(row, "source", "") == name)
    await pilot.press("o")
    return await arrived(pilot, "source")


async def test_words_are_found_as_one_types_and_counted(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        lines = source.query_one(Lines)
        await pilot.press("pagedown", "slash", "资", "金")
        await until(pilot, lambda: len(source.hits) > 2)
        first = source.current
        await until(pilot, lambda: f"资金 {first + 1}/{len(source.hits)}" in drawn(source))
        await pilot.press("enter", "n")
        assert source.current == (first + 1) % len(source.hits)
        mark = source.hits[source.current][0]
        assert lines.line == mark.line
        assert lines.lines[mark.line - 1][mark.start : mark.end] == "资金"
        await pilot.press("N", "N")
        assert source.current == (first - 1) % len(source.hits)


async def test_escape_ends_the_search_where_it_began_then_leaves_the_document(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        lines = source.query_one(Lines)
        await pilot.press("pagedown", "j")
        place = lines.scroll_offset.y
        assert place > 2
        await pilot.press("slash", *"2020")
        await pilot.press("enter", "n", "n", "n", "n", "n", "n")
        assert lines.scroll_offset.y != place
        await pilot.press("escape")
        assert (lines.scroll_offset.y, source.sought) == (place, "")
        await pilot.press("slash", *"not there")
        await until(pilot, lambda: "not there: not in this document" in drawn(source))
        assert lines.scroll_offset.y == place
        await pilot.press("escape")
        assert pilot.app.screen is source
        await pilot.press("escape")
        assert pilot.app.screen.NAME == "imports"


async def test_in_a_document_the_keys_of_all_lists_move(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        lines = source.query_one(Lines)
        end = lines.max_scroll_y
        for key, place in (("G", end), ("g", 0), ("end", end), ("home", 0), ("j", 1), ("k", 0)):
            await pilot.press(key)
            assert lines.scroll_offset.y == place
        await pilot.press("pagedown")
        page = lines.scroll_offset.y
        assert page > 5
        await pilot.press("pageup")
        assert lines.scroll_offset.y == 0
        await until(pilot, lambda: f"line 1 of {len(lines.lines)}" in drawn(source))


async def test_the_words_or_the_line_are_copied_and_it_is_said(
    app: TrackerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    async with app.run_test(size=WIDE) as pilot:
        screen = await arrived(pilot, "overview")
        await point(pilot, screen, lambda row: row.rule == "payment-late")
        await pilot.press("o")
        source = await arrived(pilot, "source")
        await pilot.press("y")
        (mark,) = source.found.marks
        line = source.found.lines[mark.line - 1]
        assert app.clipboard == line[mark.start : mark.end]
        await pilot.press("Y")
        assert app.clipboard == line
        (said,) = [one.message for one in app._notifications]
        assert "Copied: " in said
        monkeypatch.setenv("TERM", "linux")
        await pilot.press("y")
        assert app.clipboard == line
        (said,) = [one.message for one in app._notifications]
        assert "This terminal takes no copies" in said


async def test_cells_of_a_sheet_are_found_and_copied(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "execution-2020q4.xlsx")
        await until(pilot, lambda: source.sheet_table and source.sheet_table.rows)
        await pilot.press("slash", "食", "品")
        await pilot.press("enter")
        await until(pilot, lambda: "食品 1/2" in drawn(source))
        table = source.sheet_table
        cell = source.sheet.text(table.row, 0)
        assert table.column.key == "A"
        assert cell.startswith("食品")
        await until(pilot, lambda: f"A{table.row + 1}  {cell}" in drawn(source))
        await pilot.press("n", "n")
        assert source.current == 0
        await pilot.press("y")
        assert app.clipboard == cell
        await pilot.press("Y")
        assert app.clipboard.split("\t")[0] == cell
        await pilot.press("escape")
        assert (table.cursor, table.column.key) == (0, "A")


async def test_the_pages_of_a_pdf_are_counted_and_turned(
    of_pdf: Path, open_app: Callable[[Path], TrackerApp]
) -> None:
    async with open_app(of_pdf).run_test(size=NARROW) as pilot:
        source = await opened(pilot, "library.pdf")
        last = source.found.pages[-1]
        assert last > 2
        await until(pilot, lambda: f"page 1 of {last}" in drawn(source))
        await pilot.press("right_square_bracket")
        await pilot.pause()
        lines = source.query_one(Lines)
        assert source.found.pages[lines.line - 1] == 2
        await until(pilot, lambda: f"page 2 of {last}" in drawn(source))
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert source.found.pages[lines.line - 1] == 1
        await pilot.press(*["right_square_bracket"] * last)
        await until(pilot, lambda: f"page {last} of {last}" in drawn(source))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: f"page {last} of {last}" not in drawn(source))


async def test_the_sheets_of_a_workbook_are_counted_and_turned(
    tmp_path: Path, open_app: Callable[[Path], TrackerApp]
) -> None:
    book = Workbook()
    book.create_sheet("执行", 0)
    del book["Sheet"]
    for row in (("项目名称", "期间", "本期支出（元）"), ("甲", "2020Q1", 100)):
        book["执行"].append(row)
    book.create_sheet("说明").append(["第二张表"])
    book.save(tmp_path / "two.xlsx")
    with open_database(tmp_path / "two.db", create=True) as connection:
        options = Options(kind="execution", year=2020, department="甲局", new_projects=True)
        import_paths(connection, [tmp_path / "two.xlsx"], options)
    async with open_app(tmp_path / "two.db").run_test(size=NARROW) as pilot:
        source = await opened(pilot, "two.xlsx")
        await until(pilot, lambda: "本期支出" in drawn(source))
        await until(pilot, lambda: "sheet 执行, 1 of 2" in drawn(source))
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "第二张表" in drawn(source))
        await until(pilot, lambda: "sheet 说明, 2 of 2" in drawn(source))
        await pilot.press("slash", "甲", "enter")
        await until(pilot, lambda: "sheet 执行, 1 of 2" in drawn(source))
        await until(pilot, lambda: source.sheet_table and source.sheet_table.row == 1)


async def test_a_file_that_changed_since_the_import_is_said_to_have(
    app: TrackerApp, tmp_path: Path
) -> None:
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "disclosure-2020.md").write_text("其他", "utf-8")
    async with app.run_test(size=WIDE) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        await until(pilot, lambda: "has changed since (SHA-256 now" in drawn(source))
        assert "其他" not in source.found.lines


async def test_long_lines_go_on_behind_an_aligned_margin_and_part_no_number(
    app: TrackerApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        source.query_one(Lines).show(["x" + "预算 1,234,567.89 元，" * 20] * 2, 2, ())
        await pilot.pause()
        text = [line for line in drawn(source).splitlines() if "│" in line]
        assert {line.index("│") for line in text} == {6}
        assert sum(line.count("1,234,567.89") for line in text) == 40


async def test_of_an_empty_line_nothing_is_copied_and_that_is_said(app: TrackerApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        source = await opened(pilot, "disclosure-2020.md")
        source.found = replace(source.found, lines=("",) * len(source.found.lines), marks=())
        await pilot.press("y")
        (told,) = app._notifications
        assert "nothing was copied" in told.message
        assert not app.clipboard
