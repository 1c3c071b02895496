"""Facts into rows. One statement a table; names of columns are the public ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from tracker.db.connection import Connection
from tracker.model import facts
from tracker.model.money import Money
from tracker.model.target import Target

ProjectId = Callable[[str], int]


def store_disclosure(
    connection: Connection, number: int, project: ProjectId, found: facts.Disclosure
) -> None:
    """Write all that a disclosure states under the import `number`."""
    for table, rows in _disclosure_rows(project, found).items():
        _insert(connection, table, number, rows)


def states(connection: Connection, number: int, kind: str) -> bool:
    """Whether an imported document makes a statement of a kind."""
    asked = "SELECT 1 FROM _statements WHERE import_id = ? AND kind = ?"
    return connection.execute(asked, (number, kind)).fetchone() is not None


def _disclosure_rows(
    project: ProjectId, found: facts.Disclosure
) -> dict[str, Sequence[Mapping[str, object]]]:
    return {
        "_units": [
            {
                "name": unit.name,
                "nature": unit.nature,
                "rank": unit.rank,
                "funding": unit.funding,
                "locator": unit.locator,
            }
            for unit in found.units
        ],
        "_headlines": [
            {
                "item": figure.item,
                "label": figure.label,
                "amount_cents": cents(figure.amount),
                "percent": real(figure.percent),
                "locator": figure.locator,
                "from_table": int(figure.from_table),
            }
            for figure in found.headlines
        ],
        "_statements": [
            {"kind": said.kind, "text": said.text, "locator": said.locator}
            for said in found.statements
        ]
        + [
            {"kind": "unplaced", "text": left.text, "locator": left.locator}
            for left in found.unplaced
        ],
        "_goals": [
            {
                "project_id": project(goal.project),
                "table_part": goal.table_part,
                "table_no": goal.table_no,
                "goal": goal.text,
                "locator": goal.locator,
            }
            for goal in found.goals
        ],
        "_indicators": [_indicator(project, one) for one in found.indicators],
        "_department_goals": [
            {"no": goal.no, "title": goal.title, "goal": goal.goal, "locator": goal.locator}
            for goal in found.department_goals
        ],
        "_department_indicators": [
            {"goal_no": one.goal_no, "seq": one.seq, "name": one.name, "locator": one.locator}
            | _target(one.target)
            for goal in found.department_goals
            for one in goal.indicators
        ],
        "_procurement": [_procurement(project, line) for line in found.procurement],
        "_printed_totals": [
            {
                "table_name": printed.table,
                "block": printed.block,
                "column_name": printed.column,
                "amount_cents": printed.amount.cents,
                "locator": printed.locator,
            }
            for printed in found.totals
        ],
        "_assets": [
            {
                "as_of": asset.as_of.isoformat() if asset.as_of else None,
                "kind": asset.kind,
                "quantity": real(asset.quantity),
                "amount_cents": cents(asset.amount),
                "locator": asset.locator,
            }
            for asset in found.assets
        ],
        "_milestones": [_milestone(project, one) for one in found.milestones],
        "_standard_tables": [
            {
                "kind": table.kind,
                "title": table.title,
                "note": table.note,
                "locator": table.locator,
            }
            for table in found.tables
        ],
        "_standard_rows": [
            one
            for table in found.tables
            for seq, row in enumerate(table.rows, 1)
            for one in _standard_row(table.kind, seq, row)
        ],
        "_allocations": [_function_line(line) for line in found.functions],
    }


def _standard_row(kind: str, seq: int, row: facts.StandardRow) -> list[dict[str, object]]:
    """A row a printed cell; one without an amount for a row that prints none."""
    own = {
        "kind": kind,
        "seq": seq,
        "level": row.level,
        "code": row.code,
        "name": row.name,
    }
    empty = own | {"column_name": None, "amount_cents": None, "locator": row.locator}
    return [
        own
        | {
            "column_name": cell.column,
            "amount_cents": cell.amount.cents,
            "locator": cell.locator,
        }
        for cell in row.cells
    ] or [empty]


def _function_line(line: facts.FunctionLine) -> dict[str, object]:
    return {
        "category": line.category,
        "function_code": line.code,
        "function_name": line.name,
        "fund": line.fund,
        "amount_cents": line.amount.cents,
        "locator": line.locator,
    }


def _indicator(project: ProjectId, one: facts.Indicator) -> dict[str, object]:
    return {
        "project_id": project(one.project),
        "table_part": one.table_part,
        "table_no": one.table_no,
        "seq": one.seq,
        "level1": one.level1,
        "level2": one.level2,
        "level3": one.level3,
        "description": one.description,
        "basis": one.basis,
        "locator": one.locator,
    } | _target(one.target)


def _target(target: Target) -> dict[str, object]:
    return {
        "operator": target.operator,
        "target_value": real(target.value),
        "unit": target.unit,
        "target_text": target.text,
    }


def _procurement(project: ProjectId, line: facts.ProcurementLine) -> dict[str, object]:
    return {
        "project_id": project(line.project),
        "unit": line.unit,
        "project_budget_cents": cents(line.project_budget),
        "item": line.item,
        "catalogue_code": line.catalogue_code,
        "measure_unit": line.measure_unit,
        "quantity": real(line.quantity),
        "unit_price_cents": cents(line.unit_price),
        "total_cents": cents(line.total),
        "general_public_cents": cents(line.general_public),
        "government_fund_cents": cents(line.government_fund),
        "state_capital_cents": cents(line.state_capital),
        "special_account_cents": cents(line.special_account),
        "other_cents": cents(line.other),
        "locator": line.locator,
    }


def _milestone(project: ProjectId, one: facts.Milestone) -> dict[str, object]:
    return {
        "project_id": project(one.project),
        "kind": one.kind,
        "due_date": one.due.isoformat(),
        "cumulative_percent": real(one.percent),
        "origin": one.origin,
        "source_text": one.text,
        "note": one.note,
        "locator": one.locator,
    }


def store_milestones(
    connection: Connection, number: int, project: ProjectId, found: Iterable[facts.Milestone]
) -> None:
    """Write promises that were entered by hand."""
    _insert(connection, "_milestones", number, [_milestone(project, one) for one in found])


def store_allocations(
    connection: Connection, number: int, project: ProjectId, found: Iterable[facts.Allocation]
) -> None:
    """Write the lines of a budget."""
    rows = [
        {
            "project_id": project(line.project),
            "project_code": line.code,
            "unit": line.unit,
            "category": line.category,
            "function_code": line.function_code,
            "function_name": line.function_name,
            "economic_code": line.economic_code,
            "economic_name": line.economic_name,
            "fund": line.fund,
            "amount_cents": line.amount.cents,
            "locator": line.locator,
        }
        for line in found
    ]
    _insert(connection, "_allocations", number, rows)


def store_executions(
    connection: Connection, number: int, project: ProjectId, found: Iterable[facts.Execution]
) -> None:
    """Write what was paid."""
    rows = [
        {
            "project_id": project(line.project),
            "unit": line.unit,
            "period": str(line.period),
            "period_end": line.period.end.isoformat(),
            "paid_cents": cents(line.paid),
            "cumulative_cents": cents(line.cumulative),
            "note": line.note,
            "locator": line.locator,
        }
        for line in found
    ]
    _insert(connection, "_executions", number, rows)


def store_results(
    connection: Connection, number: int, project: ProjectId, found: Iterable[facts.Result]
) -> None:
    """Write reported results of indicators."""
    rows = [
        {
            "project_id": project(line.project),
            "level3": line.indicator,
            "description": line.description or "",
            "seq": line.seq,
            "period": str(line.period),
            "period_end": line.period.end.isoformat(),
            "actual_value": real(line.value),
            "actual_text": line.text,
            "note": line.note,
            "locator": line.locator,
        }
        for line in found
    ]
    _insert(connection, "_indicator_actuals", number, rows)


def store_adjustments(
    connection: Connection, number: int, project: ProjectId, found: Iterable[facts.Adjustment]
) -> None:
    """Write changes of the budget."""
    rows = [
        {
            "project_id": project(line.project),
            "date": line.date.isoformat(),
            "kind": line.kind,
            "amount_cents": line.amount.cents,
            "reason": line.reason,
            "locator": line.locator,
        }
        for line in found
    ]
    _insert(connection, "_adjustments", number, rows)


def _insert(
    connection: Connection, table: str, number: int, rows: Sequence[Mapping[str, object]]
) -> None:
    if not rows:
        return
    columns = ["import_id", *rows[0]]
    values = ", ".join(f":{column}" for column in columns)
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})",
        ({"import_id": number, **row} for row in rows),
    )


def cents(amount: Money | None) -> int | None:
    """Missing stays missing."""
    return None if amount is None else amount.cents


def real(value: Decimal | None) -> float | None:
    """Quantities and percentages only, never money: up to 15 digits come back as they went in."""
    return None if value is None else float(value)
