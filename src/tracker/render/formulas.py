"""What a spreadsheet would take for a formula: one place that knows, for CSV and for workbooks."""

from __future__ import annotations

import re

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also the full-width ones, which some spreadsheets take for the others."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def is_like_a_formula(text: str) -> bool:
    """Whether it begins like one and is no number."""
    return text.startswith(BEGINNINGS) and not _NUMBER.fullmatch(text)


def harmless(cell: str) -> str:
    """For CSV, which knows no types: an apostrophe says that it is text."""
    return f"'{cell}" if is_like_a_formula(cell) else cell
