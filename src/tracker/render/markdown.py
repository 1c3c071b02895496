"""Markdown: the table's cells in a table that a wiki or a mail shows."""

from __future__ import annotations

from typing import Any

from tracker.model.money import Unit
from tracker.render.drawing import MARKDOWN, drawn
from tracker.render.grid import grid
from tracker.reports.answer import Answer


def markdown(answer: Answer[Any], unit: Unit) -> str:
    """A heading, the table, totals as a list, notes."""
    whole = grid(answer, unit)
    parts = [f"## {escaped(whole.title)}"]
    if whole.rows:
        parts.append(
            drawn(
                [escaped(heading) for heading in whole.headings],
                [[escaped(cell) for cell in row] for row in whole.rows],
                [column.right for column in whole.columns],
                MARKDOWN,
            )
        )
    if whole.totals:
        parts.append("\n".join(f"- {name}: {escaped(text)}" for name, text in whole.totals))
    parts += [escaped(note) for note in whole.notes]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """A project's name draws no columns and no tags, and `&amp;` in it stays what it is."""
    for mark in "\\|*_`<>[]&":
        text = text.replace(mark, f"\\{mark}")
    return text
