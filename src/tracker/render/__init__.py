"""How reports look: numbers, tables, and the files that people and programs read.

The same answer gives the same bytes in every format, but for the time of the run, which only
Prometheus is told.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracker.model.money import Unit

if TYPE_CHECKING:
    from tracker.reports.answer import Answer


def render(
    answer: Answer[Any],
    format: str,
    unit: Unit = Unit.WAN,
    *,
    width: int | None = None,
    colour: bool = False,
    excel: bool = False,
    at: datetime | None = None,
) -> str | bytes:
    """An answer as `table`, `md`, `csv`, `json`, `jsonl`, `html` (text) or `xlsx` (bytes); a list
    of findings also as `junit` and `prom`.

    `unit` is for what people read; csv, json and jsonl are in yuan always. `width` and `colour` are
    a terminal's and touch the table alone; `excel` marks CSV as UTF-8; `at` is when the run was, for
    `prom`.
    """
    if format == "table":
        from tracker.render.tables import table

        return table(answer, unit, width=width, colour=colour)
    if format == "csv":
        from tracker.render.csv import csv

        return csv(answer, excel=excel)
    if format == "prom":
        from tracker.render.prometheus import prometheus

        return prometheus(answer, at)
    module, function = _WRITERS[format]
    written: str | bytes = getattr(import_module(module), function)(answer, unit)
    return written


_WRITERS = {
    "md": ("tracker.render.markdown", "markdown"),
    "json": ("tracker.render.json", "json"),
    "jsonl": ("tracker.render.jsonl", "jsonl"),
    "html": ("tracker.render.html", "html"),
    "xlsx": ("tracker.render.xlsx", "xlsx"),
    "junit": ("tracker.render.junit", "junit"),
}
