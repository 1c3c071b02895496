"""The document behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from standard import Paper, as_pdf, paper
from tui.driving import WIDE, arrived, at, drawn, point, until

from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.tui.app import TrackerApp
from tracker.tui.origin import Origin, document


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
