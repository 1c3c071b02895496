"""`backup` and `doctor`, as they are typed."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]


def test_a_backup_is_told_and_takes_the_place_of_the_database(typed: Typed, db: Path) -> None:
    asked = ("payments", "--format", "csv")
    before = typed(*asked).out
    run = typed("backup", "copy.db")
    assert (run.code, run.out) == (0, "")
    assert "checked" in run.err
    db.unlink()
    Path("copy.db").rename(db)
    assert typed(*asked).out == before
    assert typed("doctor", "-q").code == 0


def test_doctor_ends_with_0_1_or_2(typed: Typed, db: Path) -> None:
    run = typed("doctor")
    assert run.code == 0
    assert "The database is well." in run.err
    (db.parent / "budget.csv").write_text("changed", encoding="utf-8")
    run = typed("doctor", "--files", str(db.parent), "--format", "json")
    assert run.code == 1
    assert [row["subject"] for row in json.loads(run.out)["rows"]] == ["budget.csv"]
    assert typed("doctor", "--files", str(db.parent), "--fail-on", "error").code == 0
    run = typed("doctor", "--db", "none.db")
    assert run.code == 2
    assert "none.db" in run.err


@pytest.mark.usefixtures("db")
def test_a_backup_onto_another_file_is_refused(typed: Typed) -> None:
    run = typed("backup", "budget.csv")
    assert run.code == 2
    assert "budget.csv" in run.err


def _damage(db: Path, how: str) -> None:
    """Everything is in the file itself, and then a part of it is lost."""
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = db.read_bytes()
    if how == "truncated":
        db.write_bytes(content[: len(content) // 3])
    elif how == "schema":
        db.write_bytes(content[:100] + b"\xff" * 300 + content[400:])
    else:
        spoilt = bytearray(content)
        for at in range(5 * 4096, len(content), 7 * 4096):
            spoilt[at : at + 200] = b"\xff" * 200
        db.write_bytes(bytes(spoilt))


@pytest.mark.parametrize("how", ["truncated", "schema", "pages"])
def test_of_a_damaged_file_doctor_names_the_mend_in_every_format(
    typed: Typed, db: Path, how: str
) -> None:
    _damage(db, how)
    for format in ("table", "md", "csv", "json", "jsonl", "html"):
        run = typed("doctor", "--format", format)
        assert run.code == 1, run.err
        assert "Put the latest backup in its place" in run.out
    run = typed("doctor", "--format", "json")
    assert {row["check"] for row in json.loads(run.out)["rows"]} == {"integrity"}


@pytest.mark.parametrize("how", ["truncated", "schema"])
@pytest.mark.parametrize("words", [("export", "out"), ("payments",), ("backup", "copy.db")])
def test_of_a_damaged_file_a_command_names_the_mend(
    typed: Typed, db: Path, how: str, words: tuple[str, ...]
) -> None:
    _damage(db, how)
    run = typed(*words)
    assert (run.code, run.out) == (2, "")
    assert "tracker.db is damaged" in run.err
    assert "latest backup" in run.err
    assert not Path("out").exists()
    assert not Path("copy.db").exists()


def test_an_empty_file_is_called_empty(typed: Typed) -> None:
    Path("empty.db").touch()
    run = typed("doctor", "--db", "empty.db")
    assert run.code == 2
    assert "it is empty" in run.err


def test_in_a_folder_that_cannot_be_written_the_database_can_be_asked(
    typed: Typed, db: Path
) -> None:
    wanted = typed("payments", "--format", "csv").out
    (db.parent / "closed").mkdir()
    db.rename(db.parent / "closed" / "tracker.db")
    (db.parent / "closed").chmod(0o500)
    try:
        if os.access(db.parent / "closed", os.W_OK):
            pytest.skip("who runs this may write everywhere")
        assert typed("doctor", "--db", "closed/tracker.db").code == 0
        run = typed("payments", "--format", "csv", "--db", "closed/tracker.db")
        assert (run.code, run.out) == (0, wanted)
        run = typed("undo", "1", "--db", "closed/tracker.db")
        assert run.code == 2
        assert "it can be asked, not changed" in run.err
    finally:
        (db.parent / "closed").chmod(0o700)
