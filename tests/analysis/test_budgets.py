"""For analysts: the same answers as the commands give, in whole cents, with what is missing missing."""

from __future__ import annotations

import json
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from books import Book, indicator, wan
from places import ROOT, SAMPLES

import tracker
from tracker.analysis import Budgets
from tracker.db import open_database
from tracker.errors import NoDatabase, NotAPeriod, NotAYear, NothingMatched, OlderDatabase
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.money import Money
from tracker.reports.compare import CUTS, compare
from tracker.reports.payments import payments


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with both sample years."""
    path = tmp_path_factory.mktemp("analysis") / "tracker.db"
    with open_database(path, create=True) as connection:
        import_paths(connection, [SAMPLES], Options())
    return path


@pytest.fixture
def budgets(path: Path) -> Iterator[Budgets]:
    """That database, open."""
    with tracker.open(path, lang="en") as opened:
        yield opened


def cents(amount: object) -> object:
    return amount.cents if isinstance(amount, Money) else pd.NA


def same(found: pd.Series, wanted: list[object]) -> bool:
    return bool(found.equals(pd.Series(wanted, dtype=found.dtype, name=found.name)))


def test_payments_are_those_of_the_report_to_the_cent(budgets: Budgets, path: Path) -> None:
    frame = budgets.payments(2020, as_of="2020Q3")
    with open_database(path) as connection:
        answer = payments(connection, 2020, date(2020, 9, 30))
    assert same(frame["paid_cents"], [cents(row.paid) for row in answer.rows])
    assert same(frame["gap_amount_cents"], [cents(row.gap_amount) for row in answer.rows])
    assert list(frame["status"]) == [str(row.status) for row in answer.rows]
    assert frame["locator"].notna().any()
    assert frame.attrs["as_of"] == "2020-09-30"
    assert frame.attrs["totals"]["paid"] == answer.totals["paid"].cents


@pytest.mark.parametrize("by", CUTS)
def test_comparisons_are_those_of_the_report_in_every_cut(
    budgets: Budgets, path: Path, by: str
) -> None:
    frame = budgets.compare(2020, 2021, by=by)
    with open_database(path) as connection:
        answer = compare(connection, "2020", "2021", by)
    assert len(frame) == len(answer.rows) > 0
    assert same(frame["after_cents"], [cents(row.after) for row in answer.rows])
    assert frame["after" if by == "indicator" else "after_cents"].notna().any()


def test_amounts_are_nullable_integers_and_nothing_missing_is_zero(book: Book) -> None:
    book.budget({"甲": "0.01"})
    book.disclose(indicators=(indicator("乙", "次数", "≥3次"),))
    with tracker.open(_file(book)) as opened:
        frame = opened.payments(2020).set_index("project")
    assert {str(frame[name].dtype) for name in frame if name.endswith("_cents")} == {"Int64"}
    assert frame.loc["甲", "budget_cents"] == wan("0.01").cents
    for name in ("budget_cents", "paid_cents", "gap_percent", "met_on"):
        assert pd.isna(frame.loc["乙", name])


def _file(book: Book) -> str:
    return str(book.connection.execute("PRAGMA database_list").fetchone()["file"])


def test_the_columns_do_not_depend_on_what_is_in_them(book: Book, budgets: Budgets) -> None:
    book.budget({"甲": 1})
    with tracker.open(_file(book)) as opened:
        for name in ("indicators", "findings", "check"):
            empty, full = getattr(opened, name)(2020), getattr(budgets, name)(2020)
            assert len(empty) == 0 < len(full)
            assert list(empty.dtypes.items()) == list(full.dtypes.items())


def test_every_view_is_a_frame_with_the_sums_of_the_database(budgets: Budgets, path: Path) -> None:
    with open_database(path) as connection:
        for name in budgets.views():
            frame = budgets.view(name)
            for column in frame:
                if not column.endswith("_cents"):
                    continue
                assert str(frame[column].dtype) == "Int64"
                wanted = connection.execute(
                    f"SELECT coalesce(sum({column}), 0), count({column}) FROM {name}"
                ).fetchone()
                assert (frame[column].sum(), frame[column].count()) == tuple(wanted)


def test_what_is_not_known_is_refused_in_words(budgets: Budgets, tmp_path: Path) -> None:
    with pytest.raises(NothingMatched, match="there are departments"):
        budgets.view("_imports")
    with pytest.raises(NotAPeriod):
        budgets.payments(2020, as_of="soon")
    with pytest.raises(NoDatabase):
        tracker.open(tmp_path / "none.db")


HELD = ("payments", "indicators", "findings", "check")


@pytest.mark.parametrize("name", HELD)
def test_a_year_of_any_whole_number_is_that_year(budgets: Budgets, name: str) -> None:
    ask = getattr(budgets, name)
    assert len(ask(2020)) > 0
    for year in (np.int64(2020), np.int16(2020), "2020"):
        pd.testing.assert_frame_equal(ask(year), ask(2020))


@pytest.mark.parametrize("name", HELD)
def test_what_is_no_year_and_a_year_without_data_are_refused(budgets: Budgets, name: str) -> None:
    ask = getattr(budgets, name)
    for none in (2020.5, 2020.0, "soon", True, date(2020, 1, 1)):
        with pytest.raises(NotAYear, match="is no year: write 2020"):
            ask(none)
    for year in (1999, 2031):
        with pytest.raises(NothingMatched, match=str(year)):
            ask(year)


def test_a_day_of_any_kind_is_that_day(budgets: Budgets) -> None:
    wanted = budgets.payments(2020, as_of=date(2020, 9, 30))
    for day in (pd.Timestamp("2020-09-30 18:00"), datetime(2020, 9, 30, 18), "2020-09-30"):
        found = budgets.payments(2020, as_of=day)
        pd.testing.assert_frame_equal(found, wanted)
        assert found.attrs == wanted.attrs
    pd.testing.assert_frame_equal(
        budgets.payments(2020, as_of=pd.NaT), budgets.payments(2020, as_of=None)
    )
    with pytest.raises(NotAPeriod, match="20200930"):
        budgets.payments(2020, as_of=20200930)  # type: ignore[arg-type]


def test_a_frame_is_kept_in_a_file_with_what_else_there_is_to_know(
    budgets: Budgets, tmp_path: Path
) -> None:
    for name in HELD:
        frame = getattr(budgets, name)(2020)
        assert json.loads(json.dumps(frame.attrs)) == frame.attrs
        frame.to_parquet(tmp_path / "frame.parquet")
        assert pd.read_parquet(tmp_path / "frame.parquet").attrs == frame.attrs
    json.dumps(budgets.compare(2020, 2021).attrs)


def test_a_database_is_read_and_never_changed(book: Book) -> None:
    book.budget({"甲": 1})
    with (
        tracker.open(_file(book)) as opened,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        opened._connection.execute("DELETE FROM _imports")


def test_an_older_database_is_refused_with_the_mend_and_left_as_it_is(book: Book) -> None:
    book.connection.execute("PRAGMA user_version = 101")
    with pytest.raises(OlderDatabase, match="Run tracker log once"):
        tracker.open(_file(book))
    assert book.connection.execute("PRAGMA user_version").fetchone()[0] == 101


def test_importing_the_package_loads_no_pandas() -> None:
    code = "import sys, tracker; print({'pandas', 'click', 'sqlite3'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_the_notebook_of_the_docs_runs(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["analysis.py", str(path)])
    runpy.run_path(str(ROOT / "docs" / "analysis.py"))
    assert "150000.0" in capsys.readouterr().out
