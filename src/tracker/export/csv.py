"""A view as CSV: harmless in a spreadsheet, and back to what it was for a program.

Missing is an empty cell; so is a text of no characters. A text that a spreadsheet would take for a
formula has an apostrophe before it, and so has a text that begins with an apostrophe: who takes one
apostrophe away from every text that begins with one has the text as it was. Numbers are untouched.
"""

from __future__ import annotations

import csv as standard
from collections.abc import Iterable
from pathlib import Path

from tracker.db import Row
from tracker.db.views import Column
from tracker.render.formulas import harmless


def write_csv(path: Path, columns: tuple[Column, ...], rows: Iterable[Row]) -> None:
    """A line of names, then the rows; UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = standard.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in columns)
        writer.writerows(map(_cell, row) for row in rows)


def _cell(value: object) -> object:
    """None becomes an empty cell by the standard module."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith("'") else harmless(value)
