"""A figure in a frame: its name above, the figure, and a word on it below."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from tracker.render.grid import clean


class Tile(Static):
    """One figure of the year."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="tile")

    def say(self, title: str, figure: str, below: str = "") -> None:
        """Figure and word as they are: no markup."""
        self.border_title = title
        said = Text(clean(figure), style="bold", no_wrap=True)
        said.append("\n")
        said.append(clean(below), style="not bold")
        self.update(said)
