"""The standard tables against one another: the same money stands in several of them."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.language import _
from tracker.model.facts import StandardCell, StandardRow, StandardTable
from tracker.model.money import total
from tracker.model.names import fold
from tracker.model.standard import items, total_row
from tracker.reports.check.evidence import Document, Finds, Found
from tracker.reports.check.standard import COLUMNS
from tracker.reports.check.words import sum_of

TOTALS = (
    ("balance_revenue", "total", "revenue", "total"),
    ("balance_revenue", "total", "balance_expenditure", "total"),
    ("balance_expenditure", "total", "expenditure", "total"),
    ("balance_expenditure", "project", "expenditure", "project"),
    ("grant_revenue", "total", "grant_expenditure", "total"),
    ("grant_expenditure", "general_public", "general_public", "total"),
    ("grant_expenditure", "gov_fund", "gov_fund", "total"),
    ("grant_expenditure", "state_capital", "state_capital", "total"),
    ("general_public", "basic", "basic_economic", "total"),
)
"""Table and column whose printed totals are the same money."""
OF_BASIC = (
    ("balance_expenditure", "personnel", "basic_economic", "personnel"),
    ("balance_expenditure", "public_use", "basic_economic", "public_use"),
)
"""The same where all basic expenditure is of the general public budget."""
FUNDS = ("general_public", "gov_fund", "state_capital")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure in a table, with the words for the row that prints it."""

    table: StandardTable
    row: StandardRow
    cell: StandardCell


def pairs(document: Document) -> Finds:
    """What two tables print of the same money is the same."""
    tables = {table.kind: table for table in document.stated.tables}
    wanted = [*TOTALS, *(OF_BASIC if _all_granted(tables) else ())]
    for one_kind, one_column, other_kind, other_column in wanted:
        one = _total(tables.get(one_kind), one_column)
        other = _total(tables.get(other_kind), other_column)
        if one and other and one.cell.amount != other.cell.amount:
            yield _differ(document, one, other, f"{one_column} {other_kind} {other_column}")
    yield from _classes(document, tables)
    yield from _functions(document, tables)


def within_total(document: Document) -> Finds:
    """The funds of a function are no more than all that is spent on it."""
    tables = {table.kind: table for table in document.stated.tables}
    spent = _by_code(tables.get("expenditure"), "total")
    own = [_by_code(tables.get(kind), "total") for kind in FUNDS]
    for code, whole in spent.items():
        parts = [found[code] for found in own if code in found]
        granted = total(part.cell.amount for part in parts)
        if not parts or granted.cents <= whole.cell.amount.cents:
            continue
        message = _(
            "{row}: {whole} in {table} ({place}), but {granted} in the tables of its funds ({places})"
        ).format(
            row=f"{code} {whole.row.name}",
            whole=sum_of(whole.cell.amount),
            table=whole.table.title,
            place=whole.cell.locator,
            granted=sum_of(granted),
            places=", ".join(dict.fromkeys(part.cell.locator for part in parts)),
        )
        yield Found(
            whole.row.name,
            f"funds {code}",
            message,
            document.source,
            whole.cell.locator,
            plan=whole.cell.amount,
            actual=granted,
            gap=whole.cell.amount - granted,
            unit="CNY",
        )


def _all_granted(tables: dict[str, StandardTable]) -> bool:
    basic = _total(tables.get("expenditure"), "basic")
    granted = _total(tables.get("general_public"), "basic")
    return bool(basic and granted and basic.cell.amount == granted.cell.amount)


def _classes(document: Document, tables: dict[str, StandardTable]) -> Finds:
    """A class in the total table against the class in the table of functions, by name."""
    table, own = tables.get("balance_expenditure"), _classes_of(tables.get("expenditure"))
    for row in table.rows if table else ():
        cell = row.cell("total")
        other = own.get(fold(row.name.partition("、")[2]))
        if table and cell and other and cell.amount != other.cell.amount:
            yield _differ(document, Printed(table, row, cell), other, "class")


def _classes_of(table: StandardTable | None) -> dict[str, Printed]:
    return {
        fold(row.name): Printed(table, row, cell)
        for row in (table.rows if table else ())
        if table and row.level == 1 and (cell := row.cell("total"))
    }


def _functions(document: Document, tables: dict[str, StandardTable]) -> Finds:
    """A function has the same money in the table of revenue and in that of expenditure."""
    earned = _by_code(tables.get("revenue"), "total")
    for code, spent in _by_code(tables.get("expenditure"), "total").items():
        other = earned.get(code)
        if other and other.cell.amount != spent.cell.amount:
            yield _differ(document, spent, other, code)


def _by_code(table: StandardTable | None, column: str) -> dict[str, Printed]:
    return {
        code: Printed(table, row, cell)
        for code, row in (items(table.rows) if table else ())
        if table and (cell := row.cell(column))
    }


def _total(table: StandardTable | None, column: str) -> Printed | None:
    row = total_row(table) if table else None
    cell = row.cell(column) if row else None
    return Printed(table, row, cell) if table and row and cell else None


def _differ(document: Document, one: Printed, other: Printed, detail: str) -> Found:
    message = _(
        "{row}, {column}: {one} in {table} ({place}), but {other} in {other_table} ({other_place})"
    )
    return Found(
        one.row.name,
        f"{one.table.kind} {detail}",
        message.format(
            row=one.row.name,
            column=_(COLUMNS.get(one.cell.column, one.cell.column)),
            one=sum_of(one.cell.amount),
            table=one.table.title,
            place=one.cell.locator,
            other=sum_of(other.cell.amount),
            other_table=other.table.title,
            other_place=other.cell.locator,
        ),
        document.source,
        one.cell.locator,
        plan=one.cell.amount,
        actual=other.cell.amount,
        gap=one.cell.amount - other.cell.amount,
        unit="CNY",
    )
