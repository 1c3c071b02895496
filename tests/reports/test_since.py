"""What the last import changed, told by the same questions before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from places import SAMPLES

from tracker.db import Connection, log, open_database
from tracker.db.past import without
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.reports.scope import find_scope
from tracker.reports.since import Since, since_import
from tracker.reports.summary import summary

FOLDER = SAMPLES / "2020"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """The year up to its second quarter."""
    with open_database(tmp_path / "a.db", create=True) as found:
        yield found


def told(connection: Connection, year: int = 2020) -> Since | None:
    scope = find_scope(connection, year=year)
    return since_import(connection, scope, summary(connection, scope.year, scope.as_of))


def taken(connection: Connection, *names: str) -> None:
    """Import files at once; each time later than the time before."""
    import_paths(connection, [FOLDER / name for name in names], Options())
    number = len(log.entries(connection))
    connection.execute("UPDATE _imports SET at = ? WHERE at LIKE '%T%'", (f"{number:04}",))


def test_the_first_import_of_a_year_is_told_as_the_first(connection: Connection) -> None:
    taken(connection, "disclosure-2020.md", "budget-2020.csv")
    found = told(connection)
    assert found is not None
    assert found.is_first
    assert set(found.sources) == {"disclosure-2020.md", "budget-2020.csv"}


def test_a_quarter_changes_what_is_paid_and_which_findings_there_are(
    connection: Connection,
) -> None:
    taken(connection, "disclosure-2020.md", "budget-2020.csv", "execution-2020q1.csv")
    first = summary(connection, 2020)
    taken(connection, "execution-2020q2.csv")
    second = summary(connection, 2020)
    found = told(connection)
    assert found is not None
    assert not found.is_first
    assert found.sources == ("execution-2020q2.csv",)
    assert (found.as_of, found.paid, found.budget) == (date(2020, 3, 31), first.paid, first.budget)
    before, now = ({one.id for one in year.findings} for year in (first, second))
    assert {one.id for one in found.new} == now - before
    assert {one.id for one in found.gone} == before - now
    assert found.new or found.gone


def test_what_was_before_is_only_looked_at(connection: Connection) -> None:
    taken(connection, "disclosure-2020.md", "budget-2020.csv")
    taken(connection, "execution-2020q1.csv")
    assert told(connection) is not None
    assert [row["outcome"] for row in log.entries(connection)] == ["imported"] * 3


def test_another_year_has_an_import_of_its_own(connection: Connection) -> None:
    taken(connection, "disclosure-2020.md")
    import_paths(connection, [SAMPLES / "2021" / "disclosure-2021.md"], Options())
    found = told(connection)
    assert found is not None
    assert found.sources == ("disclosure-2020.md",)


def test_the_database_stays_as_it_is_while_one_asks_what_was_before(
    connection: Connection, tmp_path: Path
) -> None:
    taken(connection, "disclosure-2020.md", "budget-2020.csv")
    taken(connection, "execution-2020q1.csv")
    log_before = [tuple(row) for row in log.entries(connection)]
    with without(connection, [row[0] for row in log_before[-1:]]) as before:
        assert [row["outcome"] for row in log.entries(before)][-1] == "undone"
        assert [tuple(row) for row in log.entries(connection)] == log_before
    assert [tuple(row) for row in log.entries(connection)] == log_before
