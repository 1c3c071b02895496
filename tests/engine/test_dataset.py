"""Only an export in Parquet is read; names of departments stay texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import Book

from tracker.engine.asking import DUCKDB, open_data
from tracker.engine.dataset import NoDataset
from tracker.engine.payments import payments
from tracker.export.exporting import CSV, PARQUET, export


@pytest.mark.parametrize("held", ["nothing", "csv", "another package"])
def test_a_folder_that_is_no_export_in_parquet_is_refused(
    book: Book, tmp_path: Path, held: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    if held == "csv":
        export(book.connection, folder, CSV)
    if held == "another package":
        (folder / "datapackage.json").write_text('{"resources": [{"path": "a.csv"}]}', "utf-8")
    with pytest.raises(NoDataset, match="--parquet"), open_data(folder, DUCKDB):
        pass


@pytest.mark.parametrize("name", ["2020", "甲/乙'局", "a=b [1]*"])
def test_a_department_of_any_name_is_asked_for_by_it(book: Book, tmp_path: Path, name: str) -> None:
    book.department = name
    book.budget({"甲": 1})
    book.department = "丙局"
    book.budget({"甲": 2})
    folder = tmp_path / "it's [an] export"
    export(book.connection, folder, PARQUET)
    with open_data(folder, DUCKDB) as data:
        (row,) = payments(data, 2020, None, name).rows
        assert (row.department, row.budget and row.budget.cents) == (name, 1_000_000)
        assert len(payments(data, 2020).rows) == 2
