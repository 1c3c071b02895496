"""The views as files: whole, harmless, the same for the same data, read alike by other programs."""

from __future__ import annotations

import csv
import gc
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from books import Book, purchase
from frictionless import validate
from places import SAMPLES

from tracker.db import Connection, open_database, transaction
from tracker.db.links import link
from tracker.db.projects import department_id
from tracker.db.views import SpoiltViews, public_views
from tracker.export import words
from tracker.export.csv import write_csv
from tracker.export.datasette import metadata
from tracker.export.exporting import CSV, PARQUET, export
from tracker.export.folder import CannotExport, CannotReplace, FolderInUse
from tracker.export.parquet import NameTooLong, safe
from tracker.imports.importing import import_paths
from tracker.imports.options import Options

FORMATS = (CSV, PARQUET)


@pytest.fixture
def samples(database: Connection) -> Connection:
    """Both sample years."""
    import_paths(database, [SAMPLES], Options())
    return database


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def asked(query: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers."""
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def descriptor(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("format", FORMATS)
def test_the_validator_accepts_the_package_with_its_data(
    samples: Connection, tmp_path: Path, format: str
) -> None:
    export(samples, tmp_path / "out", format)
    report = validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == len(held(tmp_path / "out")) - 1


def test_the_validator_notices_a_changed_byte(samples: Connection, tmp_path: Path) -> None:
    export(samples, tmp_path / "out")
    path = tmp_path / "out" / "executions.csv"
    path.write_bytes(path.read_bytes().replace(b"2020Q1", b"2020Q2", 1))
    assert not validate(str(tmp_path / "out" / "datapackage.json")).valid


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_is_described_with_its_hash(
    samples: Connection, tmp_path: Path, format: str
) -> None:
    export(samples, tmp_path / "out", format)
    files = held(tmp_path / "out")
    told = descriptor(tmp_path / "out")["resources"]
    assert isinstance(told, list)
    assert {one["path"] for one in told} == files.keys() - {"datapackage.json"}
    for one in told:
        assert one["hash"] == f"sha256:{hashlib.sha256(files[one['path']]).hexdigest()}"
        assert one["bytes"] == len(files[one["path"]])


def test_the_fiscal_model_names_columns_that_there_are(samples: Connection, tmp_path: Path) -> None:
    export(samples, tmp_path / "out")
    told = descriptor(tmp_path / "out")
    known = {
        one["view"]: {field["name"] for field in one["schema"]["fields"]}
        for one in told["resources"]  # type: ignore[attr-defined]
    }
    model = told["model"]
    sources = list(model["measures"].values())  # type: ignore[index]
    for dimension in model["dimensions"].values():  # type: ignore[index]
        assert dimension["primaryKey"] in dimension["attributes"]
        sources += dimension["attributes"].values()
    assert sources
    for one in sources:
        assert one["source"] in known[one["resource"]]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_data_give_the_same_bytes(
    samples: Connection, tmp_path: Path, format: str
) -> None:
    export(samples, tmp_path / "one", format)
    export(samples, tmp_path / "two", format)
    assert held(tmp_path / "one") == held(tmp_path / "two")


@pytest.mark.parametrize("format", FORMATS)
def test_duckdb_reads_the_same_totals(samples: Connection, tmp_path: Path, format: str) -> None:
    export(samples, tmp_path / "out", format)
    for view, columns in public_views(samples).items():
        figures = [one.name for one in columns if one.name.endswith("_cents")]
        sums = ", ".join(["count(*)", *(f"sum({one}), count({one})" for one in figures)])
        expected = tuple(samples.execute(f"SELECT {sums} FROM {view}").fetchone())
        types = dict.fromkeys(figures, "BIGINT")  # an empty column tells no type
        where = (
            f"read_csv('{tmp_path}/out/{view}.csv', header = true{f', types = {types}' if types else ''})"
            if format == CSV
            else f"read_parquet('{tmp_path}/out/{view}/**/*.parquet')"
        )
        assert asked(f"SELECT {sums} FROM {where}") == [expected], view


@pytest.mark.parametrize(
    "name", ["甲/乙局", "a=b%", "处[2]*?", "甲市乙局", "__HIVE_DEFAULT_PARTITION__"]
)
def test_a_department_of_any_name_comes_back_from_its_folder(
    database: Connection, tmp_path: Path, name: str
) -> None:
    Book(database, department=name).budget({"甲": 1})
    export(database, tmp_path / "out", PARQUET)
    found = asked(
        f"SELECT department, year, amount_cents FROM read_parquet("
        f"'{tmp_path}/out/allocations/**/*.parquet', hive_partitioning = true)"
    )
    assert found == [(name, 2020, 1_000_000)]
    assert not set(safe(name)) & set("/=*?[]")


def test_missing_is_an_empty_cell_and_null_and_never_zero(book: Book, tmp_path: Path) -> None:
    book.paid("甲", {"2020Q1": 0})
    book.promise("甲", date(2020, 12, 31), None)
    export(book.connection, tmp_path / "csv")
    export(book.connection, tmp_path / "parquet", PARQUET)
    (row,) = csv.DictReader((tmp_path / "csv" / "executions.csv").open(encoding="utf-8"))
    assert (row["paid_cents"], row["cumulative_cents"]) == ("0", "")
    (row,) = csv.DictReader((tmp_path / "csv" / "milestones.csv").open(encoding="utf-8"))
    assert row["cumulative_percent"] == ""
    found = asked(
        f"SELECT paid_cents, cumulative_cents FROM '{tmp_path}/parquet/executions/**/*.parquet'"
    )
    assert found == [(0, None)]


def test_a_formula_is_harmless_in_csv_and_every_text_comes_back(book: Book, tmp_path: Path) -> None:
    names = ["=1+1", "+宣传", "-宣传", "@甲", "\t甲", "'引号", "''两个", "-5", "甲\n乙", '"甲"']
    book.budget(dict.fromkeys(names, "1"))
    export(book.connection, tmp_path / "csv")
    rows = list(
        csv.DictReader((tmp_path / "csv" / "allocations.csv").open(encoding="utf-8", newline=""))
    )
    written = [row["project"] for row in rows]
    assert not [one for one in written if one.startswith(("=", "+", "@", "\t"))]
    assert "-宣传" not in written
    assert sorted(one.removeprefix("'") for one in written) == sorted(names)
    export(book.connection, tmp_path / "parquet", PARQUET)
    found = asked(f"SELECT project FROM '{tmp_path}/parquet/allocations/**/*.parquet'")
    assert sorted(name for (name,) in found) == sorted(names)


def test_a_negative_amount_stays_a_number(book: Book, tmp_path: Path) -> None:
    book.paid("甲", {"2020Q1": -3})
    export(book.connection, tmp_path / "out")
    (row,) = csv.DictReader((tmp_path / "out" / "executions.csv").open(encoding="utf-8"))
    assert row["paid_cents"] == "-3000000"


def test_an_earlier_export_is_replaced_whole(book: Book, tmp_path: Path) -> None:
    book.budget({"甲": 1})
    export(book.connection, tmp_path / "out", PARQUET)
    export(book.connection, tmp_path / "out", CSV)
    assert not list((tmp_path / "out").rglob("*.parquet"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_something_else_in_it_is_refused_and_kept(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUse, match=r"letter\.txt"):
        export(book.connection, folder)
    assert held(folder) == {"letter.txt": b"mine"}
    (folder / "letter.txt").unlink()
    export(book.connection, folder)
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUse, match=r"letter\.txt"):
        export(book.connection, folder)


def test_an_export_that_fails_leaves_the_earlier_one(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.budget({"甲": 1})
    export(book.connection, tmp_path / "out")
    before = held(tmp_path / "out")
    book.budget({"甲": 2})

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.export.exporting.write_descriptor", full)
    with pytest.raises(Exception, match="No space left"):
        export(book.connection, tmp_path / "out")
    assert held(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_renames_that_a_person_saved_are_public(book: Book) -> None:
    with transaction(book.connection):
        department = department_id(book.connection, "甲市乙局")
        link(book.connection, department, "旧", "新", at="2020-01-01T00:00:00+00:00", by="test")
    (row,) = book.connection.execute("SELECT * FROM links")
    assert (row["department"], row["old_name"], row["new_name"]) == ("甲市乙局", "旧", "新")


def test_every_view_and_column_has_words_and_no_words_are_left_over(
    database: Connection,
) -> None:
    views = public_views(database)
    assert views.keys() == words.of_views().keys()
    known = {f"{view}.{one.name}" for view, columns in views.items() for one in columns}
    names = known | {name.partition(".")[2] for name in known}
    assert set(words.of_columns()) - names == set()
    for name in known:
        view, _dot, column = name.partition(".")
        assert all(words.of_column(view, column)), name


def test_an_export_is_of_one_moment_while_another_run_imports(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.budget({"甲": 1})
    with open_database(tmp_path / "tracker.db") as other:
        second = Book(other, imports=book.imports)

        def write(path: Path, *others: Any) -> None:
            if path.name == "departments.csv":  # the first view
                second.budget({"甲": 1, "乙": 1})
                second.paid("乙", {"2020Q1": 1})
            write_csv(path, *others)

        monkeypatch.setattr("tracker.export.exporting.write_csv", write)
        counts = export(book.connection, tmp_path / "out")
        assert (counts["departments"], counts["allocations"], counts["executions"]) == (1, 1, 0)
        monkeypatch.undo()
        counts = export(book.connection, tmp_path / "out")
        assert (counts["allocations"], counts["executions"]) == (2, 1)


needs_modes = pytest.mark.skipif(os.name != "posix", reason="files have no such modes here")


def modes(folder: Path) -> set[tuple[bool, int]]:
    """Of everything in it, the folder itself as well: whether it is a folder, and its mode."""
    return {
        (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))
    }


@needs_modes
@pytest.mark.parametrize("format", FORMATS)
def test_a_new_export_is_its_owners_alone(book: Book, tmp_path: Path, format: str) -> None:
    book.budget({"甲": 1})
    export(book.connection, tmp_path / "out", format)
    assert modes(tmp_path / "out") == {(True, 0o700), (False, 0o600)}


@needs_modes
def test_an_export_opens_to_those_to_whom_its_folder_opened(book: Book, tmp_path: Path) -> None:
    book.budget({"甲": 1})
    (tmp_path / "out").mkdir()
    for mode, files in ((0o700, 0o600), (0o750, 0o640)):
        (tmp_path / "out").chmod(mode)
        export(book.connection, tmp_path / "out", PARQUET)
        assert modes(tmp_path / "out") == {(True, mode), (False, files)}


def test_a_view_that_somebody_saved_in_the_file_is_none_of_ours(book: Book, tmp_path: Path) -> None:
    book.connection.execute("CREATE VIEW mine AS SELECT 1 AS one")
    assert "mine" not in export(book.connection, tmp_path / "out")
    assert "mine" not in json.loads(metadata(book.connection, Path("a.db")))["databases"]["a"]


@pytest.mark.parametrize("statement", ["SELECT 1", "CREATE VIEW goals AS SELECT 1 AS year"])
def test_a_view_that_is_missing_or_another_one_is_refused_with_the_mend(
    book: Book, tmp_path: Path, statement: str
) -> None:
    book.connection.execute("DROP VIEW goals")
    book.connection.execute(statement)
    with pytest.raises(SpoiltViews, match=r"goals\. tracker doctor"):
        export(book.connection, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_leaves_no_question_open(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.budget({"甲": 1, "乙": 2})
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    monkeypatch.setattr("tracker.export.parquet._file", _full)
    with pytest.raises(CannotExport), open_database(tmp_path / "tracker.db") as connection:
        export(connection, tmp_path / "out", PARQUET)
    gc.collect()
    assert told == []


def _full(_folder: Path, _columns: object, rows: Iterable[object]) -> None:
    next(iter(rows))
    raise OSError(28, "No space left on device")


def test_a_department_whose_name_is_too_long_for_a_folder_is_named(
    database: Connection, tmp_path: Path
) -> None:
    name = "很长的局" * 25
    Book(database, department=name).budget({"甲": 1})
    with pytest.raises(NameTooLong, match=name):
        export(database, tmp_path / "out", PARQUET)
    assert export(database, tmp_path / "out")["allocations"] == 1


def test_the_folder_one_is_in_is_not_replaced(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(CannotReplace, match="such as export"):
        export(book.connection, Path())
    export(book.connection, Path("export"))


def test_a_mount_point_is_not_replaced(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "disk")
    with pytest.raises(CannotReplace, match="mounted there"):
        export(book.connection, tmp_path / "disk")


def test_a_folder_in_one_that_cannot_be_written_is_not_replaced(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()

    def refused(path: Path, *_more: object, **_options: object) -> None:
        if path.name.endswith(".new"):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(CannotReplace, match="beside it"):
        export(book.connection, tmp_path / "out")


@pytest.mark.parametrize(
    ("stages", "phase"),
    [(("approved",), "approved"), (("draft",), "proposed"), (("draft", "approved"), None)],
)
def test_the_phase_of_purchases_is_the_stage_of_their_documents(
    database: Connection, tmp_path: Path, stages: tuple[str, ...], phase: str | None
) -> None:
    for stage in stages:
        Book(database, department=f"{stage}局").disclose(
            stage=stage, procurement=(purchase("甲", "1", "1"),)
        )
    export(database, tmp_path / "out")
    told: Any = descriptor(tmp_path / "out")["model"]
    assert told["measures"]["procurement"].get("phase") == phase
