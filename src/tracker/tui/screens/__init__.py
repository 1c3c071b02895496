"""One screen a file. A screen is loaded when it is shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.tui.screens.page import Page

PAGES = {
    "overview": ("overview", "Overview"),
    "compare": ("compare", "Compare"),
    "payments": ("payments", "Payments"),
    "indicators": ("indicators", "Indicators"),
    "findings": ("findings", "Findings"),
    "imports": ("imports", "Imports"),
}
FIRST = "overview"


def page_of(name: str) -> Page:
    """A new screen of that name; the overview where there is none."""
    module, kind = PAGES.get(name, PAGES[FIRST])
    page: Page = getattr(import_module(f"tracker.tui.screens.{module}"), kind)()
    return page
