"""An answer as a page of its own: title, table, totals, notes."""

from __future__ import annotations

from html import escape
from typing import Any

from tracker.model.money import Unit
from tracker.render.columns import PLACE
from tracker.render.grid import grid
from tracker.render.page import LANDSCAPE, framed, paragraph, tabled
from tracker.reports.answer import Answer


def html(answer: Answer[Any], unit: Unit) -> str:
    """The cells of the table, all of them."""
    whole = grid(answer, unit)
    name, *about = whole.title.split(" · ")
    body = [
        tabled(
            whole.headings,
            whole.rows,
            [column.right for column in whole.columns],
            [column.look == PLACE for column in whole.columns],
        )
    ]
    if whole.totals:
        pairs = (f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in whole.totals)
        body.append("<dl>" + "\n".join(pairs) + "</dl>")
    body += [paragraph(note) for note in whole.notes]
    return framed(name, about, body, LANDSCAPE)
