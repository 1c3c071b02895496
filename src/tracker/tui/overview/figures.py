"""The figures of the year: tiles, and panels below them, laid out for the size of the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Size

from tracker.model.money import Unit
from tracker.tui.overview.forms import forms
from tracker.tui.overview.gaps import Gaps
from tracker.tui.overview.news import News
from tracker.tui.overview.quarterly import Course
from tracker.tui.overview.tile import Tile
from tracker.tui.overview.tiling import Form, Look, Row, tiled
from tracker.tui.state import WRONG

if TYPE_CHECKING:
    from tracker.reports.scope import Scope
    from tracker.tui.overview.year import Year

LOW, TALL, TALLEST = 32, 44, 56
"""Lines of a terminal: below the first nothing has a frame; from the second on the quarters are a
chart, from the third on a higher one."""
NARROW = 120
CHART, HIGH_CHART = 8, 12
"""Rows of its columns."""


class Figures(Vertical):
    """Tiles, and below them panels; each leads to its screen."""

    _forms: tuple[tuple[Form, ...], ...] = ()
    _room = Size(0, 0)

    def compose(self) -> ComposeResult:
        """Empty until they are told what to say."""
        with Container(id="tiles"):
            with Container(id="money"):
                with Container(id="granted"):
                    yield Tile("budget", "compare")
                    yield Tile("paid", "payments")
                with Container(id="going"):
                    yield Tile("rate", "payments")
                    yield Tile("forecast", "payments")
            with Container(id="trouble"):
                yield Tile("late", "payments", only=WRONG)
                yield Tile("missed", "indicators", only=WRONG)
                yield Tile("wrong", "findings", only=WRONG)
        with Container(id="panels"):
            yield Course("course", "payments", classes="panel")
            with Container(id="aside"):
                yield News("news", "findings", classes="panel")
                yield Gaps(id="gaps", classes="panel")

    def say(self, year: Year, unit: Unit, path: Path, scope: Scope) -> None:
        """The figures of a year."""
        self._forms = forms(year, unit)
        self._lay_tiles()
        self.query_one(Course).say(year.course)
        self.query_one(News).show(path, scope, year.summary, unit)
        self.query_one(Gaps).say(year.summary, unit)

    def suit(self, room: Size) -> None:
        """For a terminal of this size, whichever size it had before."""
        self._room = room
        is_low, is_tall = room.height < LOW, room.height >= TALL
        self.set_class(is_low, "-low")
        self.set_class(is_tall, "-tall")
        self.set_class(not is_low and not is_tall and room.width < NARROW, "-stacked")
        rows = (HIGH_CHART if room.height >= TALLEST else CHART) if is_tall else 0
        self.query_one(Course).suit(rows, low=is_low)
        self.query_one(News).suit(low=is_low)
        self._lay_tiles()

    def _lay_tiles(self) -> None:
        if not self._forms or not self._room:
            return
        rows = tiled(self._forms, self._room.width, low=self._room.height < LOW)
        placed = [(one, row.look) for row in rows for one in row.tiles]
        for tile, (one, look) in zip(self.query(Tile), placed, strict=True):
            tile.put(one, look)
        self._lay_rows(rows)

    def _lay_rows(self, rows: tuple[Row, ...]) -> None:
        """Tiles of one row stand in containers beside each other, rows in containers on top."""
        self.query_one("#tiles").set_class(len(rows) > 1, "-rows")
        self.query_one("#money").set_class(len(rows) > 2, "-rows")
        heights = {"tiles": sum(row.look.height for row in rows), "trouble": rows[-1].look.height}
        heights["money"] = heights["tiles"] - (heights["trouble"] if len(rows) > 1 else 0)
        first = Look(rows[0].look).height
        heights |= {"granted": first, "going": first}
        for name, height in heights.items():
            self.query_one(f"#{name}").styles.height = height
