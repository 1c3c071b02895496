"""The store: one import is one transaction, snapshots replace, and everything can be taken back."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from books import Book, headline, wan
from places import SAMPLES
from standard import as_book, paper

from tracker.db import Connection, log, open_database, transaction
from tracker.errors import Locked, NoDatabase, Refused
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import UNCHANGED

DISCLOSURE = SAMPLES / "2020" / "disclosure-2020.md"


def dump(connection: Connection) -> list[str]:
    return list(connection.iterdump())


def test_a_new_database_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "tracker.db"
    with open_database(path, create=True) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_database_is_not_made_by_a_question(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    with pytest.raises(NoDatabase, match="tracker import"), open_database(path):
        pass
    assert not path.exists()


def test_the_same_bytes_again_change_nothing_and_say_so(database: Connection) -> None:
    import_paths(database, [DISCLOSURE], Options())
    before = dump(database)
    (report,) = import_paths(database, [DISCLOSURE], Options())
    assert report.state == UNCHANGED
    assert dump(database) == before


def test_a_dry_run_reports_the_same_and_writes_nothing(database: Connection) -> None:
    before = dump(database)
    (rehearsed,) = import_paths(database, [DISCLOSURE], Options(), dry_run=True)
    assert dump(database) == before
    (report,) = import_paths(database, [DISCLOSURE], Options())
    assert rehearsed.counts == report.counts
    assert rehearsed.totals == report.totals
    assert (rehearsed.number, report.number) == (None, 1)


def test_one_bad_file_of_a_folder_keeps_all_of_it_out(database: Connection, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_bytes(DISCLOSURE.read_bytes())
    (tmp_path / "bad.csv").write_text("项目名称,期间,本期支出（万元）\n甲,2020Q1,十\n", "utf-8")
    before = dump(database)
    with pytest.raises(Refused):
        import_paths(database, [tmp_path], Options())
    assert dump(database) == before


def test_a_newer_version_becomes_current_and_the_older_one_stays_readable(book: Book) -> None:
    book.budget({"甲": 10, "乙": 1})
    book.budget({"甲": 12})
    assert sums(book.connection) == [("甲", wan(12).cents)]
    history = book.connection.execute(
        "SELECT version, project, amount_cents FROM allocation_history ORDER BY version, project"
    ).fetchall()
    assert [tuple(row) for row in history] == [
        (1, "乙", wan(1).cents),
        (1, "甲", wan(10).cents),
        (2, "甲", wan(12).cents),
    ]


def sums(connection: Connection) -> list[tuple[str, int]]:
    rows = connection.execute("SELECT project, amount_cents FROM allocations ORDER BY project")
    return [tuple(row) for row in rows]


def test_undoing_an_import_makes_what_it_replaced_current_again(book: Book) -> None:
    book.budget({"甲": 10})
    second = book.budget({"甲": 12})
    undo(book, second)
    assert sums(book.connection) == [("甲", wan(10).cents)]
    assert log.undo(book.connection, second, "now") is None


def undo(book: Book, number: int) -> None:
    with transaction(book.connection):
        assert log.undo(book.connection, number, "now") is not None


def test_undoing_an_older_version_leaves_the_newer_one_current(book: Book) -> None:
    first = book.budget({"甲": 10})
    book.budget({"甲": 12})
    undo(book, first)
    assert sums(book.connection) == [("甲", wan(12).cents)]


def test_a_stage_does_not_replace_another_stage(book: Book) -> None:
    book.budget({"甲": 10})
    book.budget({"甲": 12}, stage="adjusted")
    assert len(sums(book.connection)) == 2


def test_a_budget_sheet_does_not_replace_a_disclosure(book: Book) -> None:
    book.disclose(headlines=(headline("expenditure.total", 10),))
    book.budget({"甲": 10})
    (row,) = book.connection.execute("SELECT item FROM headline_figures")
    assert row["item"] == "expenditure.total"


def test_a_corrected_report_replaces_its_figure_and_undo_brings_it_back(book: Book) -> None:
    book.paid("甲", {"2020Q1": 1, "2020Q2": 2})
    second = book.paid("甲", {"2020Q2": 3})
    assert paid(book) == [("2020Q1", wan(1).cents), ("2020Q2", wan(3).cents)]
    undo(book, second)
    assert paid(book) == [("2020Q1", wan(1).cents), ("2020Q2", wan(2).cents)]


def test_adjustments_of_two_files_add_up_and_the_same_line_counts_once(book: Book) -> None:
    day = date(2020, 10, 15)
    book.adjust("甲", day, 1)
    book.adjust("甲", day, 2)
    book.adjust("甲", day, 2)
    rows = book.connection.execute("SELECT amount_cents FROM adjustments ORDER BY amount_cents")
    assert [row["amount_cents"] for row in rows] == [wan(1).cents, wan(2).cents]


def paid(book: Book) -> list[tuple[str, int]]:
    rows = book.connection.execute("SELECT period, paid_cents FROM executions ORDER BY period")
    return [tuple(row) for row in rows]


def test_an_undone_file_can_be_imported_again(database: Connection) -> None:
    (first,) = import_paths(database, [DISCLOSURE], Options())
    with transaction(database):
        log.undo(database, first.number or 0, "now")
    assert database.execute("SELECT count(*) FROM indicators").fetchone()[0] == 0
    (again,) = import_paths(database, [DISCLOSURE], Options())
    assert (again.number, again.version) == (2, 2)
    assert database.execute("SELECT count(*) FROM indicators").fetchone()[0] > 0


def test_every_public_row_knows_its_file_and_its_place(
    database: Connection, tmp_path: Path
) -> None:
    budget = tmp_path / "budget.xlsx"
    budget.write_bytes(as_book(paper()))
    import_paths(database, [SAMPLES], Options())
    import_paths(database, [budget], Options())
    views = [
        row[0]
        for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        if not row[0].startswith("_")
    ]
    for view in views:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({view})")]
        if "locator" not in columns:
            continue
        rows = database.execute(f"SELECT source, locator FROM {view}").fetchall()
        assert rows, view
        assert all(row["source"] and row["locator"] for row in rows), view


def test_the_imported_file_itself_is_kept(database: Connection) -> None:
    (report,) = import_paths(database, [DISCLOSURE], Options())
    assert log.content(database, DISCLOSURE.name) == (report.sha256, DISCLOSURE.read_bytes())


KILLED = """
import sys
from pathlib import Path
from tracker.db import facts, open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
whole = facts._insert
def slowly(connection, table, number, rows):
    whole(connection, table, number, rows)
    if table == sys.argv[3]:
        print("now", flush=True)
        sys.stdin.read()
facts._insert = slowly
with open_database(Path(sys.argv[1]), create=True) as connection:
    import_paths(connection, [Path(sys.argv[2])], Options())
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process with a signal")
@pytest.mark.parametrize("table", ["_units", "_indicators", "_milestones"])
def test_after_a_kill_the_database_is_as_before(tmp_path: Path, table: str) -> None:
    path = tmp_path / "tracker.db"
    with open_database(path, create=True) as connection:
        before = dump(connection)
    arguments = [sys.executable, "-c", KILLED, str(path), str(DISCLOSURE), table]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        process.send_signal(signal.SIGKILL)
    with open_database(path) as connection:
        assert dump(connection) == before
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_locked_database_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.db.connection.BUSY_SECONDS", 0.05)
    path = tmp_path / "tracker.db"
    with open_database(path, create=True):
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(Locked, match="locked by another run"),
            open_database(path) as connection,
        ):
            import_paths(connection, [DISCLOSURE], Options())
        other.close()


FIRST = """
import sys
from pathlib import Path
from tracker.db import open_database
with open_database(Path(sys.argv[1]), create=True) as connection:
    print(connection.execute("SELECT count(*) FROM imports").fetchone()[0])
"""


def test_several_processes_may_make_one_database(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", FIRST, str(tmp_path / "tracker.db")]
    running = [
        subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate() for process in running] == [("0\n", "")] * 4


def test_a_report_says_how_many_figures_it_replaces(book: Book) -> None:
    book.paid("甲", {"2020Q1": 1, "2020Q2": 2})
    second = book.paid("甲", {"2020Q2": 3, "2020Q3": 1})
    assert log.replaced(book.connection, second) == 1
