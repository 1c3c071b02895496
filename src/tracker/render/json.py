"""JSON as the public contract has it; each row stands on a line of its own."""

from __future__ import annotations

from decimal import Decimal
from json import dumps
from typing import Any

from tracker.model.money import Unit
from tracker.render.numbers import plain
from tracker.render.wire import Wire, record, wire
from tracker.reports.answer import Answer

SCHEMA_VERSION = 1
CURRENCY = "CNY"


def json(answer: Answer[Any], _unit: Unit | None = None) -> str:
    """One object; `notes` is there only where there are any."""
    return document(
        command=answer.command,
        year=answer.year,
        as_of=answer.as_of,
        rows=[record(row) for row in answer.rows],
        totals=answer.totals,
        **({"notes": answer.notes} if answer.notes else {}),
    )


def document(*, rows: list[dict[str, Wire]], **entries: Any) -> str:
    """The envelope of every answer: `rows` one a line, before what follows `as_of`."""
    lines = [f'"schema_version": {SCHEMA_VERSION}']
    for name, value in entries.items():
        lines.append(f"{dumps(name)}: {text(wire(value))}")
        if name == "as_of":
            lines.append(f'"currency": "{CURRENCY}"')
            lines.append(f'"rows": {_lines(rows)}')
    return "{\n  " + ",\n  ".join(lines) + "\n}\n"


def _lines(rows: list[dict[str, Wire]]) -> str:
    if not rows:
        return "[]"
    return "[\n    " + ",\n    ".join(text(row) for row in rows) + "\n  ]"


def text(value: Wire) -> str:
    """On one line. The standard module has no Decimal, and floats bring noise."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_said(key)}: {text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(text(one) for one in value) + "]"
    return _said(value)


def _said(value: object) -> str:
    return dumps(value, ensure_ascii=False)
