"""JSON lines: one row a line, for tools that read streams."""

from __future__ import annotations

from typing import Any

from tracker.model.money import Unit
from tracker.render.json import text
from tracker.render.wire import record
from tracker.reports.answer import Answer


def jsonl(answer: Answer[Any], _unit: Unit | None = None) -> str:
    """The rows alone, as they stand in the JSON; nothing for no rows."""
    return "".join(f"{text(record(row))}\n" for row in answer.rows)
