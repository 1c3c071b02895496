"""The page in Markdown, for a wiki or a mail that shows it."""

from __future__ import annotations

from tracker.model.money import Unit
from tracker.render.markdown import escaped
from tracker.render.summary.section import Section, title
from tracker.render.summary.sections import sections
from tracker.render.summary.text import columns
from tracker.reports.summary import Summary


def page(summary: Summary, unit: Unit = Unit.WAN) -> str:
    """The same sections as the text."""
    parts = [f"# {escaped(title(summary, unit))}"]
    for section in sections(summary, unit):
        parts.append(f"## {section.title}")
        parts += [f"- {escaped(sentence)}" for sentence in section.sentences]
        if section.rows:
            parts.append(_table(section))
        parts += section.more
    return "\n\n".join(parts) + "\n"


def _table(section: Section) -> str:
    headings, rows, right = columns(section)
    rule = ["---:" if is_right else "---" for is_right in right]
    cells = [[escaped(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [headings, rule, *cells])
