"""A backup is one moment of the database, whole, checked, and its owner's alone."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from books import Book

from tracker.db import Connection, open_database
from tracker.db.backup import CannotBackUp, as_it_is, back_up
from tracker.errors import NoDatabase, NotADatabase


def dump(path: Path) -> list[str]:
    with as_it_is(path) as connection:
        return list(connection.iterdump())


def held(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_holds_what_the_database_holds_and_opens_as_one(
    book: Book, tmp_path: Path
) -> None:
    book.budget({"甲": 10})
    size = back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    assert size == (tmp_path / "copy.db").stat().st_size
    assert dump(tmp_path / "copy.db") == dump(tmp_path / "tracker.db")
    with open_database(tmp_path / "copy.db") as connection:
        assert connection.execute("SELECT count(*) FROM allocations").fetchone()[0] == 1
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


WRITER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
print("begun", flush=True)
while True:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO pairs VALUES (1)")
    connection.execute("INSERT INTO pairs VALUES (-1)")
    connection.execute("COMMIT")
"""


def test_a_backup_while_another_process_writes_is_of_one_moment(
    database: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "tracker.db"
    database.execute("CREATE TABLE pairs (n INTEGER)")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        counts = []
        for at in range(3):
            back_up(path, tmp_path / f"copy{at}.db")
            with as_it_is(tmp_path / f"copy{at}.db") as copy:
                total, count = copy.execute("SELECT total(n), count(*) FROM pairs").fetchone()
                assert total == 0
                counts.append(count)
        assert counts == sorted(counts)
    finally:
        writer.kill()
        writer.communicate()


def test_what_another_transaction_has_not_committed_is_not_in_it(
    database: Connection, tmp_path: Path
) -> None:
    database.execute("CREATE TABLE kept (n INTEGER)")
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO kept VALUES (1)")
    done = threading.Thread(
        target=back_up, args=(tmp_path / "tracker.db", tmp_path / "copy.db"), daemon=True
    )
    done.start()
    done.join(30)
    assert not done.is_alive()
    database.rollback()
    with as_it_is(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM kept").fetchone()[0] == 0


def test_an_earlier_backup_is_replaced_and_nothing_is_left_beside_it(
    book: Book, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    back_up(tmp_path / "tracker.db", tmp_path / "kept" / "copy.db")
    book.budget({"甲": 10})
    back_up(tmp_path / "tracker.db", tmp_path / "kept" / "copy.db")
    assert held(tmp_path / "kept") == {"copy.db"}
    assert dump(tmp_path / "kept" / "copy.db") == dump(tmp_path / "tracker.db")


@pytest.mark.usefixtures("database")
def test_a_file_that_is_no_backup_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    for name in ("letter.txt", "other.db", "tracker.db"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(CannotBackUp, match=name):
            back_up(tmp_path / "tracker.db", tmp_path / name)
        assert (tmp_path / name).read_bytes() == before


def test_another_database_is_never_replaced(book: Book, tmp_path: Path) -> None:
    book.budget({"甲": 10})
    with open_database(tmp_path / "other.db", create=True) as other:
        Book(other, year=2021).budget({"乙": 3})
    before = dump(tmp_path / "other.db")
    with pytest.raises(CannotBackUp, match="no earlier backup of this one: name another file"):
        back_up(tmp_path / "tracker.db", tmp_path / "other.db")
    assert dump(tmp_path / "other.db") == before


def test_a_backup_that_went_on_as_a_database_is_never_replaced(book: Book, tmp_path: Path) -> None:
    book.budget({"甲": 10})
    back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    with open_database(tmp_path / "copy.db") as copy:
        Book(copy, imports=book.imports).paid("甲", {"2020Q1": 1})
    with pytest.raises(CannotBackUp, match="no earlier backup"):
        back_up(tmp_path / "tracker.db", tmp_path / "copy.db")


def test_a_backup_that_somebody_has_open_is_never_replaced(book: Book, tmp_path: Path) -> None:
    back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    book.budget({"甲": 10})
    with (
        open_database(tmp_path / "copy.db") as copy,
        pytest.raises(CannotBackUp, match="somebody has open"),
    ):
        copy.execute("SELECT count(*) FROM _imports").fetchone()
        back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    back_up(tmp_path / "tracker.db", tmp_path / "copy.db")


@pytest.mark.parametrize("side", ["-wal", "-shm", "-journal"])
def test_a_part_of_the_database_is_refused_by_its_name(
    book: Book, tmp_path: Path, side: str
) -> None:
    book.budget({"甲": 10})
    (tmp_path / "link.db").symlink_to(tmp_path / "tracker.db")
    for name in ("tracker.db", "link.db"):
        with pytest.raises(CannotBackUp, match="part of the database"):
            back_up(tmp_path / name, tmp_path / f"tracker.db{side}")


FULL = """
import resource, signal, sys
from pathlib import Path
from tracker.db.backup import CannotBackUp, back_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (70_000, 70_000))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]))
except CannotBackUp as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="files have no such limit here")
def test_where_there_is_no_room_the_copy_is_named_and_not_the_database(
    book: Book, tmp_path: Path
) -> None:
    book.budget({f"项目{number}": 10 for number in range(500)})
    book.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "tracker.db"), str(tmp_path / "copy.db")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TRACKER_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "copy.db cannot be written" in run.stdout, run.stderr
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_that_fails_leaves_the_earlier_one(
    database: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    before = (tmp_path / "copy.db").read_bytes()
    database.execute("CREATE TABLE more (x)")
    monkeypatch.setattr("tracker.db.backup.FINE", "never")
    with pytest.raises(CannotBackUp, match="damaged"):
        back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == before
    assert not [name for name in held(tmp_path) if name.startswith(".")]


def test_a_database_of_an_older_version_is_copied_as_it_is(
    database: Connection, tmp_path: Path
) -> None:
    database.execute("PRAGMA user_version = 101")
    back_up(tmp_path / "tracker.db", tmp_path / "copy.db")
    with as_it_is(tmp_path / "copy.db") as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == 101


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    (tmp_path / "text.db").write_text("no database at all, only text", encoding="utf-8")
    with pytest.raises(NotADatabase):
        back_up(tmp_path / "text.db", tmp_path / "copy.db")
    assert held(tmp_path) == {"text.db"}
