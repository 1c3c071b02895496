"""`backup` and `doctor`, as they are typed."""

from __future__ import annotations

import json
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
