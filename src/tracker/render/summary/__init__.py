"""The year on one page: the same sections and the same words as text, Markdown, HTML and a workbook.

The order is that of every screen: what is wrong, by how much, who says so.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tracker.model.money import Unit

if TYPE_CHECKING:
    from tracker.reports.summary import Summary

FORMATS = {
    "table": "text",
    "md": "markdown",
    "html": "html",
    "xlsx": "workbook",
}
"""What people read, and the module that writes it. Programs read the findings and the totals."""


def render_summary(
    summary: Summary, format: str, unit: Unit = Unit.WAN, *, width: int = 0
) -> str | bytes:
    """The page in one of FORMATS. `width` is that of a terminal; 0: no terminal, nothing is fitted."""
    module = import_module(f"{__name__}.{FORMATS[format]}")
    if format == "table":
        text: str = module.page(summary, unit, width)
        return text
    written: str | bytes = module.page(summary, unit)
    return written
