"""Only an export in Parquet is read; names of departments stay texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import Book, headline, indicator, wan

from tracker.engine.asking import DUCKDB, open_data
from tracker.engine.compare import compare
from tracker.engine.dataset import NoDataset
from tracker.engine.payments import payments
from tracker.export.exporting import CSV, PARQUET, export
from tracker.model.facts import Asset
from tracker.reports import compare as report


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


@pytest.mark.parametrize("name", ["2020", "甲/乙'局", "a=b [1]*", "__HIVE_DEFAULT_PARTITION__"])
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


@pytest.mark.parametrize("above", ["year=2019", "department=乙局", "year=2020/department=丙局"])
def test_folders_above_an_export_say_nothing_of_its_data(
    book: Book, tmp_path: Path, above: str
) -> None:
    book.budget({"甲": 1})
    book.paid("甲", {"2020Q1": "0.3"})
    folder = tmp_path / above / "export"
    export(book.connection, folder, PARQUET)
    with open_data(folder, DUCKDB) as data:
        (row,) = payments(data, 2020).rows
        assert (row.department, row.budget, row.paid) == (book.department, wan(1), wan("0.3"))


def test_of_a_draft_and_an_approved_disclosure_the_approved_one_counts(
    book: Book, tmp_path: Path
) -> None:
    Book(book.connection, year=2019).budget({"甲": 1})
    for stage, amount in (("approved", "40"), ("draft", "30")):
        book.disclose(
            stage=stage,
            headlines=(headline("expenditure.project", amount),),
            indicators=(indicator(stage, "次数", "≥3次"),),
        )
    export(book.connection, tmp_path / "export", PARQUET)
    with open_data(tmp_path / "export", DUCKDB) as data:
        found = compare(data, 2019, 2020)
    wanted = report.compare(book.connection, "2019", "2020")
    assert sorted(map(repr, found.rows)) == sorted(map(repr, wanted.rows))
    assert found.totals == wanted.totals


@pytest.mark.parametrize("told", ["asset", "payment"])
def test_what_makes_a_department_proper_a_part_is_the_same_as_in_the_report(
    book: Book, tmp_path: Path, told: str
) -> None:
    Book(book.connection, department=f"{book.department}（本级）").budget({"甲": 1})
    if told == "asset":
        book.disclose(assets=(Asset(None, "车辆", None, wan(1), "line 8"),))
    else:
        book.paid("乙", {"2020Q1": 1})
    export(book.connection, tmp_path / "export", PARQUET)
    with open_data(tmp_path / "export", DUCKDB) as data:
        found = compare(data, 2019, 2020)
        asked = compare(data, 2019, 2020, book.department) if told == "asset" else None
    assert found.totals == report.compare(book.connection, "2019", "2020").totals
    assert (found.totals["after"] is None) == (told == "asset")
    assert asked is None or asked.rows == ()
