"""The page as text, for a terminal or a mail."""

from __future__ import annotations

from tracker.language import _
from tracker.model.money import Unit
from tracker.render.drawing import drawn
from tracker.render.summary.section import Row, Section, title
from tracker.render.summary.sections import sections
from tracker.render.tables import cut, display_width
from tracker.reports.summary import Summary

NARROWEST = 12
"""Columns that a text keeps on a terminal, however narrow; elsewhere nothing is cut."""
GAP = 2
PLACED = ("new", "documents", "others")
"""Sections whose places stand on a page of text: elsewhere the numbers need the room."""


def page(summary: Summary, unit: Unit = Unit.WAN, width: int = 0) -> str:
    """`width` 0: no terminal, nothing is fitted to one."""
    parts = [title(summary, unit)]
    for section in sections(summary, unit):
        body = list(section.sentences)
        if section.rows:
            headings, rows, right = columns(section)
            shown = _fitted(headings, rows, right, width) if width else rows
            body.append(drawn(headings, shown, right))
        parts.append("\n".join([section.title, *body, *section.more]))
    return "\n\n".join(parts) + "\n"


def columns(section: Section) -> tuple[Row, list[Row], tuple[bool, ...]]:
    """Headings, rows and alignments, with the places where they stand on the page."""
    if section.name not in PLACED:
        return section.headings, list(section.rows), section.right
    rows = [(*row, place) for row, place in zip(section.rows, section.places, strict=True)]
    return (*section.headings, _("Place")), rows, (*section.right, False)


def _fitted(headings: Row, rows: list[Row], right: tuple[bool, ...], width: int) -> list[Row]:
    """The rows with their texts cut until they fit: the widest gives way first, figures never do."""
    sizes = [max(map(display_width, column)) for column in zip(headings, *rows, strict=True)]
    texts = [at for at, is_right in enumerate(right) if not is_right]
    while sum(sizes) + GAP * (len(sizes) - 1) > width:
        widest = max(texts, key=lambda at: sizes[at])
        if sizes[widest] <= NARROWEST:
            break
        sizes[widest] -= 1
    return [tuple(cut(cell, size) for cell, size in zip(row, sizes, strict=True)) for row in rows]
