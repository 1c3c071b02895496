"""Sheets that people keep: budgets, payments, results, milestones, adjustments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db import facts
from tracker.imports.sheets.grouping import Group, groups
from tracker.imports.sheets.reading import SheetReading, read_sheets

__all__ = ["STORE", "Group", "SheetReading", "groups", "read_sheets"]

STORE: dict[str, Callable[..., Any]] = {
    "budget": facts.store_allocations,
    "execution": facts.store_executions,
    "indicators": facts.store_results,
    "milestones": facts.store_milestones,
    "adjustments": facts.store_adjustments,
}
"""What writes the facts of each kind."""
