"""The schema: public names, upgrades, and the file that shows it."""

import sqlite3
from pathlib import Path

import pytest
from places import ROOT

from tracker.db import Connection, migrations, open_database
from tracker.db.schema import fresh, schema
from tracker.errors import NewerDatabase, NotADatabase

CONTRACT = {
    "departments": "department, parent, nature, rank, funding",
    "headline_figures": "year, department, stage, item, label, amount_cents, percent, source, "
    "locator",
    "goals": "year, department, project, table_part, table_no, goal, source, locator",
    "indicators": "year, department, project, table_part, table_no, seq, level1, level2, level3, "
    "description, operator, target_value, unit, target_text, basis, source, locator",
    "department_goals": "year, department, no, title, goal, source, locator",
    "department_indicators": "year, department, goal_no, seq, name, operator, target_value, unit, "
    "target_text, source, locator",
    "procurement": "year, department, unit, project, project_budget_cents, item, catalogue_code, "
    "measure_unit, quantity, unit_price_cents, total_cents, general_public_cents, "
    "government_fund_cents, state_capital_cents, special_account_cents, other_cents, source, "
    "locator",
    "assets": "year, department, as_of, kind, quantity, amount_cents, source, locator",
    "allocations": "year, department, unit, stage, version, project, project_code, category, "
    "function_code, function_name, economic_code, economic_name, fund, amount_cents, source, "
    "locator",
    "milestones": "year, department, project, kind, due_date, cumulative_percent, origin, "
    "source_text, source, locator",
    "executions": "year, department, project, period, paid_cents, cumulative_cents, source, "
    "locator",
    "indicator_actuals": "year, department, project, level3, period, actual_value, actual_text, "
    "source, locator",
    "adjustments": "year, department, project, date, kind, amount_cents, reason, source, locator",
    "imports": "id, at, source, sha256, kind, rows, outcome",
}


@pytest.mark.parametrize("view", CONTRACT)
def test_a_public_view_begins_with_the_columns_of_the_contract(
    database: Connection, view: str
) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({view})")]
    wanted = CONTRACT[view].split(", ")
    assert columns[: len(wanted)] == wanted


def test_every_table_is_plumbing_and_strict(database: Connection) -> None:
    tables = database.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert all(name.startswith("_") for name, _strict in tables)
    assert all(strict for name, strict in tables if name != "_sqlite_migrations")


def test_the_schema_file_is_current() -> None:
    shown = (ROOT / "db" / "schema.sql").read_text("utf-8")
    assert shown == fresh(), "run scripts/schema.py"


@pytest.mark.parametrize("before", list(migrations.scripts())[:-1])
def test_an_upgraded_database_has_the_schema_of_a_fresh_one(tmp_path: Path, before: str) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(old, until=before)
    old.close()
    with open_database(path) as connection:
        assert schema(connection) == fresh()


def test_a_database_of_a_later_version_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with open_database(path, create=True) as connection:
        connection.execute("PRAGMA user_version = 99999")
    before = path.read_bytes()
    with pytest.raises(NewerDatabase, match="newer tracker"), open_database(path):
        pass
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("this is a letter, not a database", encoding="utf-8")
    with pytest.raises(NotADatabase), open_database(path):
        pass


def test_a_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE letters (text)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotADatabase, match="another program"), open_database(path):
        pass
    assert path.read_bytes() == before


def test_a_migration_that_was_interrupted_is_finished_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    half = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(half, until=next(iter(migrations.scripts())))
    half.close()
    with open_database(path) as connection:
        assert connection.execute("SELECT * FROM imports").fetchall() == []
