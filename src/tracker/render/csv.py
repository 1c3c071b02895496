"""CSV for programs and spreadsheets: English keys, amounts in yuan, harmless to open."""

from __future__ import annotations

import csv as standard
import io
from decimal import Decimal
from typing import Any

from tracker.render.formulas import harmless
from tracker.render.json import text
from tracker.render.numbers import plain
from tracker.render.wire import Wire, keys, record
from tracker.reports.answer import Answer

BOM = "\ufeff"


def csv(answer: Answer[Any], *, excel: bool = False) -> str:
    """A line of keys, also where there are no rows. `excel`: with the mark by which Excel knows UTF-8."""
    records = [record(row) for row in answer.rows]
    buffer = io.StringIO()
    writer = standard.writer(buffer, lineterminator="\n")
    if records or answer.row:
        writer.writerow(records[0] if records else keys(answer.row))
    for one in records:
        writer.writerow([_cell(value) for value in one.values()])
    return (BOM if excel else "") + buffer.getvalue()


def _cell(value: Wire) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, (dict, list, bool)):
        return text(value)
    return harmless(str(value))
