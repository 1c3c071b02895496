"""`tracker import`, `log`, `undo`, `init`, `template`: data come in, and go out again."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]
ABOUT = ("--kind", "budget", "--year", "2020", "--department", "测试局")


def test_an_import_reports_what_was_understood(typed: Typed, sheets: Path) -> None:
    run = typed("import", "budget.csv", *ABOUT)
    assert run.code == 0
    assert "budget · 测试局 · 2020 · approved · 10,000 yuan" in run.out
    assert "Read: 3 rows." in run.out
    assert run.err == ""


def test_an_import_reports_in_json_with_english_keys(typed: Typed, sheets: Path) -> None:
    run = typed("import", "budget.csv", *ABOUT, "--format", "json")
    said = json.loads(run.out)
    assert (said["command"], said["dry_run"]) == ("import", False)
    (row,) = said["rows"]
    assert (row["kind"], row["unit"], row["state"], row["number"]) == (
        "budget",
        "wan",
        "imported",
        1,
    )
    assert row["counts"] == {"rows": 3}


def test_a_quiet_import_says_nothing(typed: Typed, sheets: Path) -> None:
    run = typed("-q", "import", "budget.csv", *ABOUT)
    assert (run.code, run.out, run.err) == (0, "", "")


def test_the_same_bytes_change_nothing_and_the_report_says_so(typed: Typed, db: Path) -> None:
    run = typed("import", "budget.csv", *ABOUT)
    assert run.code == 0
    assert "nothing was changed" in run.out
    assert len(json.loads(typed("log", "--format", "json").out)["rows"]) == 2


def test_a_dry_run_makes_no_database(typed: Typed, sheets: Path) -> None:
    run = typed("--db", "new.db", "import", "budget.csv", *ABOUT, "--dry-run")
    assert run.code == 0
    assert "This was a dry run: nothing was written." in run.out
    assert not Path("new.db").exists()


def test_a_dry_run_on_a_database_leaves_it_as_it_is(typed: Typed, db: Path) -> None:
    Path("more.csv").write_text("项目名称,预算数（万元）\n新项目,1\n", encoding="utf-8")
    assert typed("import", "more.csv", *ABOUT, "--dry-run").code == 0
    assert len(json.loads(typed("log", "--format", "json").out)["rows"]) == 2


def test_a_file_that_is_not_there_is_named_and_the_code_is_2(typed: Typed, sheets: Path) -> None:
    run = typed("import", "nowhere.csv")
    assert run.code == 2
    assert "nowhere.csv" in run.err
    assert run.out == ""


def test_a_sheet_without_a_unit_takes_the_one_that_is_given(typed: Typed, tmp_path: Path) -> None:
    Path("plain.csv").write_text("项目名称,预算数\n甲,1234.56\n", encoding="utf-8")
    assert typed("import", "plain.csv", *ABOUT).code == 2
    for unit in ("元", "yuan"):
        run = typed("import", "plain.csv", *ABOUT, "--unit", unit, "--dry-run", "--format", "json")
        assert json.loads(run.out)["rows"][0]["unit"] == "yuan"


def test_the_log_names_every_import_and_undo_takes_one_back(typed: Typed, db: Path) -> None:
    assert "execution.csv" in typed("log").out
    run = typed("undo", "2")
    assert (run.code, run.out) == (0, "")
    assert "Import 2 (execution.csv) is taken back." in run.err
    rows = json.loads(typed("log", "--format", "json").out)["rows"]
    assert [row["state"] for row in rows] == ["current", "undone"]


def test_undoing_a_new_version_makes_the_old_one_current_again(typed: Typed, db: Path) -> None:
    Path("budget.csv").write_text("项目名称,预算数（万元）\n律师服务费,9\n", encoding="utf-8")
    assert "is history now" in typed("import", "budget.csv", *ABOUT).out
    assert "Import 1 (budget.csv) is current again." in typed("undo", "3").err


@pytest.mark.parametrize("number", ["7", "2"])
def test_undoing_what_does_not_stand_is_code_3(typed: Typed, db: Path, number: str) -> None:
    typed("undo", "2")
    run = typed("undo", number)
    assert run.code == 3
    assert f"No import {number} stands" in run.err


def test_init_makes_a_folder_and_says_what_to_do_next(typed: Typed) -> None:
    run = typed("init", "office")
    assert (run.code, run.out) == (0, "")
    assert Path("office/db/tracker.db").is_file()
    assert Path("office/imports").is_dir()
    assert "cd office && tracker import imports" in run.err


def test_init_leaves_a_database_that_is_there_as_it_is(typed: Typed, db: Path) -> None:
    before = db.read_bytes()
    assert typed("init", ".", "--db", str(db)).code == 0
    assert db.read_bytes() == before


def test_a_database_of_a_newer_program_is_code_2_and_untouched(typed: Typed, db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    run = typed("log")
    assert run.code == 2
    assert "newer tracker" in run.err


def test_a_file_that_is_no_database_is_code_2(typed: Typed, tmp_path: Path) -> None:
    Path("some.db").write_text("no database at all, but a text that is long enough\n" * 50)
    run = typed("--db", "some.db", "log")
    assert run.code == 2
    assert "some.db" in run.err


def test_a_template_is_written_once_and_never_overwritten_unasked(typed: Typed, db: Path) -> None:
    words = ("template", "execution", "--year", "2020", "--department", "测试局")
    assert typed(*words).code == 0
    made = Path("execution-2020.xlsx").read_bytes()
    again = typed(*words)
    assert again.code == 2
    assert "--force" in again.err
    assert typed(*words, "--force").code == 0
    assert Path("execution-2020.xlsx").read_bytes() == made


def test_a_new_database_is_its_owners_alone(typed: Typed, db: Path) -> None:
    if os.name == "posix":
        assert db.stat().st_mode & 0o077 == 0
