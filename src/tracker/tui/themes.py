"""Two calm themes: one accent; red and amber for what is wrong alone."""

from __future__ import annotations

from textual.theme import Theme

from tracker.tui.state import THEMES as NAMES

DARK_HERE = {
    "error-here": "#a3201a", "warning-here": "#6e4800", "success-here": "#24583a",
    "faint-here": "#4a545c",
}  # fmt: skip
LIGHT_HERE = {
    "error-here": "#f07167", "warning-here": "#e3b341", "success-here": "#8fb996",
    "faint-here": "#9aa5ad",
}  # fmt: skip
"""Text on the row under the cursor where colours are few: its ground is the other way round."""

THEMES = (
    Theme(
        name=NAMES[0], dark=True,
        primary="#6ea8c7", secondary="#6ea8c7", accent="#6ea8c7",
        foreground="#d6dadd", background="#14181b", surface="#14181b", panel="#20272c",
        error="#f07167", warning="#e3b341", success="#8fb996",
        variables={"point": "#3a4a54", "mark": "#5a480f", "faint": "#87929a", **DARK_HERE},
    ),
    Theme(
        name=NAMES[1], dark=False,
        primary="#1f6f94", secondary="#1f6f94", accent="#1f6f94",
        foreground="#22282c", background="#fbfbf9", surface="#fbfbf9", panel="#e6eaec",
        error="#b3261e", warning="#8a5a00", success="#2f6f45",
        variables={"point": "#c3d3dc", "mark": "#ffe28a", "faint": "#5a646d", **LIGHT_HERE},
    ),
)  # fmt: skip
