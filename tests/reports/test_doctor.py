"""The doctor names what is not well with a database, with its mend, and keeps silent of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from books import Book
from places import SAMPLES

from tracker.db import Connection, open_database, transaction
from tracker.db.backup import as_it_is
from tracker.db.links import link
from tracker.db.projects import department_id
from tracker.errors import NewerDatabase
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.reports.doctor import Ailment, doctor


def look(path: Path, files: Path | None = None) -> tuple[Ailment, ...]:
    with as_it_is(path) as connection:
        return doctor(connection, path, files).rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a year of the samples, imported from a folder beside it."""
    (tmp_path / "imports").mkdir()
    for one in (SAMPLES / "2020").iterdir():
        (tmp_path / "imports" / one.name).write_bytes(one.read_bytes())
    with open_database(tmp_path / "tracker.db", create=True) as connection:
        import_paths(connection, [tmp_path / "imports"], Options())
    return tmp_path / "tracker.db"


def test_of_a_database_that_is_well_there_is_nothing_to_say(path: Path) -> None:
    assert look(path, path.parent / "imports") == ()
    assert {one.name for one in path.parent.iterdir()} == {"imports", "tracker.db"}


@pytest.mark.parametrize(
    ("statement", "check", "words"),
    [
        ("DELETE FROM _sources WHERE id = 1", "references", "_imports"),
        ("DELETE FROM _projects WHERE id = 3", "references", "_projects"),
        ("PRAGMA user_version = 101", "version", "101"),
        ("DROP VIEW goals", "views", "goals"),
        ("CREATE VIEW mine AS SELECT 1", "views", "mine"),
        ("UPDATE _sources SET content = x'00' WHERE id = 1", "content", "are not those"),
        ("PRAGMA journal_mode = DELETE", "journal", "delete"),
        (
            "INSERT INTO _sources (name, sha256, content) SELECT 'lost.csv', sha256, content"
            " FROM _sources WHERE id = 1",
            "orphans",
            "lost.csv",
        ),
    ],
)
def test_what_another_program_did_is_named(
    path: Path, statement: str, check: str, words: str
) -> None:
    with open_database(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    found = [row for row in look(path) if row.check == check]
    assert found
    assert words in found[0].message
    assert found[0].mend


def test_a_damaged_page_is_named(path: Path) -> None:
    with open_database(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = '_goals_import'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\xff" * 64)
    assert {row.check for row in look(path)} >= {"integrity"}


@pytest.mark.skipif(os.name != "posix", reason="files have no such modes here")
def test_a_file_that_others_may_read_is_named_with_the_command(path: Path) -> None:
    path.chmod(0o640)
    (row,) = look(path)
    assert (row.check, row.mend) == ("permissions", f"chmod 600 {path}")


def test_a_file_that_changed_since_is_a_warning_and_one_that_is_gone_is_told(path: Path) -> None:
    folder = path.parent / "imports"
    (folder / "budget-2020.csv").write_bytes(b"changed")
    (folder / "execution-2020q1.csv").unlink()
    rows = {row.subject: row for row in look(path, folder)}
    assert rows.keys() == {"budget-2020.csv", "execution-2020q1.csv"}
    assert str(rows["budget-2020.csv"].severity) == "warning"
    assert rows["budget-2020.csv"].mend == f"tracker import {folder / 'budget-2020.csv'}"
    assert str(rows["execution-2020q1.csv"].severity) == "info"


def test_of_two_files_of_one_name_the_one_that_is_the_same_will_do(path: Path) -> None:
    folder = path.parent / "imports"
    (folder / "other").mkdir()
    (folder / "other" / "budget-2020.csv").write_bytes(b"another year's")
    assert look(path, folder) == ()


def test_a_link_to_nowhere_is_named_with_the_command_that_takes_it_back(
    book: Book, tmp_path: Path
) -> None:
    book.budget({"新": 1})
    with transaction(book.connection):
        department = department_id(book.connection, book.department)
        link(book.connection, department, "旧", "新", at="2020-01-01T00:00:00+00:00", by="test")
    (row,) = (row for row in look(tmp_path / "tracker.db") if row.check == "links")
    assert row.mend == "tracker unlink '旧' '新'"


def test_a_newer_database_is_not_judged(database: Connection, tmp_path: Path) -> None:
    database.execute("PRAGMA user_version = 99999")
    with pytest.raises(NewerDatabase):
        look(tmp_path / "tracker.db")
