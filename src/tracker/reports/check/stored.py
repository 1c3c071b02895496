"""What documents stated, read back out of the database: the facts as the importer wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from tracker.db import Connection, Row
from tracker.model import facts
from tracker.model.money import Money
from tracker.model.target import Target
from tracker.reports.check.evidence import Document

DISCLOSURES = """
SELECT id, stage, source FROM _current_imports
 WHERE kind = 'disclosure' AND department = :department AND year = :year ORDER BY stage, id
"""
UNITS = "SELECT * FROM _units WHERE import_id = :import ORDER BY rowid"
HEADLINES = "SELECT * FROM _headlines WHERE import_id = :import ORDER BY rowid"
STATEMENTS = "SELECT * FROM _statements WHERE import_id = :import ORDER BY rowid"
GOALS = """
SELECT g.*, p.name AS project FROM _goals AS g JOIN _projects AS p ON p.id = g.project_id
 WHERE g.import_id = :import ORDER BY g.rowid
"""
INDICATORS = """
SELECT n.*, p.name AS project FROM _indicators AS n JOIN _projects AS p ON p.id = n.project_id
 WHERE n.import_id = :import ORDER BY n.id
"""
DEPARTMENT_GOALS = "SELECT * FROM _department_goals WHERE import_id = :import ORDER BY rowid"
DEPARTMENT_INDICATORS = """
SELECT * FROM _department_indicators WHERE import_id = :import ORDER BY goal_no, seq
"""
PROCUREMENT = """
SELECT l.*, p.name AS project FROM _procurement AS l JOIN _projects AS p ON p.id = l.project_id
 WHERE l.import_id = :import ORDER BY l.rowid
"""
TOTALS = "SELECT * FROM _printed_totals WHERE import_id = :import ORDER BY rowid"
STANDARD_TABLES = "SELECT * FROM _standard_tables WHERE import_id = :import ORDER BY rowid"
STANDARD_ROWS = "SELECT * FROM _standard_rows WHERE import_id = :import ORDER BY rowid"
ASSETS = "SELECT * FROM _assets WHERE import_id = :import ORDER BY rowid"


def documents(connection: Connection, department: str, year: int) -> tuple[Document, ...]:
    """The current disclosures of a department and year, one for each stage."""
    rows = connection.execute(DISCLOSURES, {"department": department, "year": year}).fetchall()
    return tuple(
        Document(row["source"], _stated(connection, row, department, year)) for row in rows
    )


def _stated(connection: Connection, entry: Row, department: str, year: int) -> facts.Disclosure:
    named = {"import": entry["id"]}

    def rows(sql: str) -> list[Row]:
        return connection.execute(sql, named).fetchall()

    return facts.Disclosure(
        department=department,
        year=year,
        stage=entry["stage"],
        units=tuple(map(_unit, rows(UNITS))),
        headlines=tuple(map(_headline, rows(HEADLINES))),
        statements=tuple(map(_statement, rows(STATEMENTS))),
        goals=tuple(map(_goal, rows(GOALS))),
        indicators=tuple(map(_indicator, rows(INDICATORS))),
        department_goals=_department_goals(rows(DEPARTMENT_GOALS), rows(DEPARTMENT_INDICATORS)),
        procurement=tuple(map(_procurement, rows(PROCUREMENT))),
        totals=tuple(map(_total, rows(TOTALS))),
        assets=tuple(map(_asset, rows(ASSETS))),
        tables=tuple(_standard_tables(rows(STANDARD_TABLES), rows(STANDARD_ROWS))),
    )


def _unit(row: Row) -> facts.OrganisationUnit:
    return facts.OrganisationUnit(
        row["name"], row["nature"], row["rank"], row["funding"], row["locator"]
    )


def _headline(row: Row) -> facts.Headline:
    return facts.Headline(
        row["item"],
        row["label"],
        _money(row["amount_cents"]),
        _decimal(row["percent"]),
        row["locator"],
        bool(row["from_table"]),
    )


def _statement(row: Row) -> facts.Statement:
    return facts.Statement(row["kind"], row["text"], row["locator"])


def _goal(row: Row) -> facts.Goal:
    return facts.Goal(
        row["project"], row["table_part"], row["table_no"], row["goal"], row["locator"]
    )


def _indicator(row: Row) -> facts.Indicator:
    return facts.Indicator(
        project=row["project"],
        table_part=row["table_part"],
        table_no=row["table_no"],
        seq=row["seq"],
        level1=row["level1"],
        level2=row["level2"],
        level3=row["level3"],
        description=row["description"],
        target=_target(row),
        basis=row["basis"],
        locator=row["locator"],
    )


def _target(row: Row) -> Target:
    return Target(row["operator"], _decimal(row["target_value"]), row["unit"], row["target_text"])


def _department_goals(goals: list[Row], indicators: list[Row]) -> tuple[facts.DepartmentGoal, ...]:
    """The indicators belong to the first goal of their number: numbers may be printed twice."""
    of_goal: dict[int, list[facts.DepartmentIndicator]] = defaultdict(list)
    for row in indicators:
        of_goal[row["goal_no"]].append(
            facts.DepartmentIndicator(
                row["goal_no"], row["seq"], row["name"], _target(row), row["locator"]
            )
        )
    return tuple(
        facts.DepartmentGoal(
            row["no"], row["title"], row["goal"], row["locator"], tuple(of_goal.pop(row["no"], ()))
        )
        for row in goals
    )


def _procurement(row: Row) -> facts.ProcurementLine:
    return facts.ProcurementLine(
        unit=row["unit"],
        project=row["project"],
        project_budget=_money(row["project_budget_cents"]),
        item=row["item"],
        catalogue_code=row["catalogue_code"],
        measure_unit=row["measure_unit"],
        quantity=_decimal(row["quantity"]),
        unit_price=_money(row["unit_price_cents"]),
        total=_money(row["total_cents"]),
        general_public=_money(row["general_public_cents"]),
        government_fund=_money(row["government_fund_cents"]),
        state_capital=_money(row["state_capital_cents"]),
        special_account=_money(row["special_account_cents"]),
        other=_money(row["other_cents"]),
        locator=row["locator"],
    )


def _total(row: Row) -> facts.PrintedTotal:
    return facts.PrintedTotal(
        row["table_name"],
        row["block"],
        row["column_name"],
        Money(row["amount_cents"]),
        row["locator"],
    )


def _standard_tables(tables: list[Row], rows: list[Row]) -> Iterator[facts.StandardTable]:
    printed: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        printed[row["kind"]].append(row)
    for table in tables:
        of_row = groupby(printed.pop(table["kind"], ()), key=lambda row: row["seq"])
        yield facts.StandardTable(
            table["kind"],
            table["title"],
            table["note"],
            table["locator"],
            tuple(_standard_row(list(cells)) for _seq, cells in of_row),
        )


def _standard_row(cells: list[Row]) -> facts.StandardRow:
    first = cells[0]
    printed = tuple(
        facts.StandardCell(one["column_name"], Money(one["amount_cents"]), one["locator"])
        for one in cells
        if one["column_name"] is not None
    )
    return facts.StandardRow(
        first["level"], first["code"], first["name"], printed, first["locator"]
    )


def _asset(row: Row) -> facts.Asset:
    day = date.fromisoformat(row["as_of"]) if row["as_of"] else None
    return facts.Asset(
        day, row["kind"], _decimal(row["quantity"]), _money(row["amount_cents"]), row["locator"]
    )


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)


def _decimal(value: float | None) -> Decimal | None:
    """As it was printed: 26, 43.75, not 26.0 or 2.6E+1."""
    if value is None:
        return None
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
