"""The heads of the forms, read off forms of the invented sample year."""

# ruff: noqa: PLC0415 (words are chosen when a module is loaded: the language comes first)
from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.db import Connection
    from tracker.render.forms.layout import Form, Grid, Placed

SAMPLES = Path(__file__).resolve().parent.parent / "imports" / "2020"


def form_heads() -> dict[str, list[str]]:
    """By the kind of form: the heads of each of its grids, in their order."""
    from tracker.db import open_database
    from tracker.imports.importing import import_paths
    from tracker.imports.options import Options

    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(Path(folder) / "tracker.db", create=True) as connection,
    ):
        import_paths(connection, [SAMPLES], Options())
        return {kind: list(_heads(form)) for kind, form in _forms(connection)}


def _forms(connection: Connection) -> Iterator[tuple[str, Form]]:
    """One of each kind: of a project whose payments ended below the rate that owes a reason."""
    from tracker.model.forms import MONITOR, PACE, SELFEVAL
    from tracker.render.forms.monitor import monitor
    from tracker.render.forms.pace import pace
    from tracker.render.forms.selfeval import selfeval
    from tracker.reports.forms.evaluation import evaluation
    from tracker.reports.forms.monitoring import monitoring
    from tracker.reports.forms.spending import spending
    from tracker.reports.profiles import default

    rules, day = default(), date(2020, 9, 30)
    watched = monitoring(connection, 2020, day).rows[0]
    yield MONITOR, monitor(watched, 2020, rules.forms[MONITOR])
    low = next(row for row in evaluation(connection, 2020).rows if row.is_low)
    yield SELFEVAL, selfeval(low, 2020, rules.forms[SELFEVAL])
    found = spending(connection, 2020, day)
    yield PACE, pace(found.rows, found.totals["whole"], 2020, 9, rules)


def _heads(form: Form) -> Iterator[str]:
    for grid in form.grids:
        if heads := list(_grid(grid, len(form.widths))):
            yield " · ".join(heads)


def _grid(grid: Grid, columns: int) -> Iterator[str]:
    """Labels row by row; of the rows that every page repeats, groups with their parts."""
    from tracker.render.forms.layout import Look, placed

    if grid.side:
        yield grid.side
    cells = [one for one in placed(grid, columns) if one.cell.look is Look.LABEL and one.cell.value]
    if not grid.heads:
        yield from (str(one.cell.value) for one in cells)
        return
    upper = [one for one in cells if one.row == 0]
    lower = [one for one in cells if 0 < one.row < grid.heads]
    yield from (_group(one, lower) for one in upper)


def _group(head: Placed, lower: list[Placed]) -> str:
    under = range(head.column, head.column + head.cell.across)
    parts = [str(one.cell.value) for one in lower if head.cell.down == 1 and one.column in under]
    return f"{head.cell.value}（{'、'.join(parts)}）" if parts else str(head.cell.value)
