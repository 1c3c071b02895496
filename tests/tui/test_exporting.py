"""A file holds exactly what the table shows."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tracker.model.money import Money, Unit
from tracker.tui.tree import Branch
from tracker.tui.widgets.column import Cell, Column
from tracker.tui.widgets.words import amount_cell, percent_cell
from tracker.tui.writing.exporting import Shown, export
from tracker.tui.writing.files import CannotExport, free

COLUMNS = (
    Column("name", "Name", 20, lambda row, _unit: Cell(row["name"])),
    Column("paid", "Paid", 12, lambda row, unit: amount_cell(row["paid"], unit), right=True,
           order=lambda row: row["paid"]),
    Column("share", "Share", 8, lambda row, _unit: percent_cell(row["share"]), right=True,
           order=lambda row: row["share"]),
)  # fmt: skip
ROWS = (
    {"name": "质量|提升", "paid": Money(123_456_789), "share": Decimal("12.34")},
    {"name": "=1+1", "paid": None, "share": None},
)


def shown(rows: tuple[Any, ...] = ROWS) -> Shown:
    return Shown("Payments ▸ 2020", COLUMNS, rows, Unit.WAN)


def test_csv_holds_exact_amounts_and_no_formulas(tmp_path: Path) -> None:
    path = export(shown(), tmp_path / "a.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Name", "Paid (10,000 yuan)", "Share"],
        ["质量|提升", "123.456789", "12.34"],
        ["'=1+1", "", ""],
    ]


def test_a_workbook_holds_numbers_as_numbers(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(export(shown(), tmp_path / "a.xlsx")).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Payments ▸ 2020"
    assert rows[3:] == [["质量|提升", 123.456789, 12.34], ["=1+1", None, None]]
    assert sheet.cell(5, 1).data_type == "s"


def test_markdown_draws_no_columns_of_its_own(tmp_path: Path) -> None:
    text = export(shown(), tmp_path / "a.md").read_text("utf-8")
    assert "质量\\|提升" in text
    assert "123.46" in text


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for suffix in ("csv", "xlsx", "md"):
        first = export(shown(), tmp_path / f"a.{suffix}").read_bytes()
        assert export(shown(), tmp_path / f"b.{suffix}").read_bytes() == first


def test_an_old_file_stays_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    with pytest.raises(CannotExport):
        export(shown(), tmp_path / "file" / "a.csv")
    with pytest.raises(CannotExport, match=r"\.csv, \.xlsx, \.md"):
        export(shown(), tmp_path / "a.doc")
    assert (tmp_path / "file").read_text("utf-8") == "old"


def test_a_branch_is_written_with_its_title(tmp_path: Path) -> None:
    from tracker.tui.screens.treed import treed

    columns = tuple(treed(one, first=not n) for n, one in enumerate(COLUMNS))
    branch = Branch("a", "项目", 2, True)
    path = export(Shown("x", columns, (branch, *ROWS), Unit.WAN), tmp_path / "a.csv")
    assert path.read_text("utf-8-sig").splitlines()[1] == "▾ 项目 (2),,"


def test_a_mark_beside_an_amount_is_exported_in_every_format(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    def cell(row: dict[str, Any], unit: Unit) -> Cell:
        shown = amount_cell(row["paid"], unit)
        return Cell(f"{row['mark']} {shown.text}".strip())

    column = Column("q1", "Q1", 16, cell, right=True, marked=True, order=lambda row: row["paid"])
    rows = ({"mark": "✖ 50 %", "paid": Money(3_000_000)}, {"mark": "", "paid": Money(4_000_000)})
    table = Shown("Payments", (column,), rows, Unit.WAN)
    text = export(table, tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert text[1:] == ["✖ 50 % 3.00", "4"]
    sheet = load_workbook(export(table, tmp_path / "a.xlsx")).active
    assert sheet is not None
    assert [sheet.cell(line, 1).value for line in (4, 5)] == ["✖ 50 % 3.00", 4]
    assert "✖ 50 % 3.00" in export(table, tmp_path / "a.md").read_text("utf-8")


def test_a_file_that_is_there_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that was filled in by hand would be lost."""
    filled = tmp_path / "a.xlsx"
    filled.write_text("filled in")
    with pytest.raises(CannotExport, match="name another one"):
        export(shown(), filled)
    assert filled.read_text() == "filled in"
    monkeypatch.chdir(tmp_path)
    assert [free("a.xlsx"), free("b.xlsx")] == ["a-2.xlsx", "b.xlsx"]
