"""Colours are told apart: text against every ground that it stands on, in both themes."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.constants import DIM_FACTOR
from textual.theme import Theme

from tracker.tui.themes import THEMES

LEAST = 4.5
"""WCAG 2.1, level AA, for text."""
TEXTS = ("foreground", "accent", "error", "warning", "success", "faint")
PAIRS = (
    *((text, ground) for text in TEXTS for ground in ("background", "panel")),
    ("foreground", "point"),
    ("foreground", "mark"),
    *((f"{text}-here", "foreground") for text in ("error", "warning", "success", "faint")),
    ("background", "foreground"),
)
"""The screen, and bars and the row under the cursor; the cell under it, and highlighted words; the
row under the cursor where colours are few."""


def colour(theme: Theme, name: str) -> Color:
    return Color.parse(getattr(theme, name, None) or theme.variables[name])


def light(one: Color) -> float:
    """Relative luminance."""
    parts = [part / 255 for part in one.rgb]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """From 1 to 21."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_the_guideline_says() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(colour(theme, text), colour(theme, ground)) >= LEAST


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_dim_text_is_read_too(theme: Theme) -> None:
    ground = colour(theme, "background")
    dim = ground.blend(colour(theme, "foreground"), DIM_FACTOR)
    assert contrast(dim, ground) >= LEAST


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_row_and_the_cell_under_the_cursor_stand_out_from_what_is_around(theme: Theme) -> None:
    row, cell = colour(theme, "panel"), colour(theme, "point")
    assert contrast(row, colour(theme, "background")) >= 1.1
    assert contrast(cell, row) >= 1.2
