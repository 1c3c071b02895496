"""A terminal that is too small shows nothing but that: whatever screen or question is open."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from tracker.language import _

SMALLEST = Size(60, 15)


def is_small(size: Size) -> bool:
    """Whether there is too little room."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class Small(Screen[None]):
    """Lies on top of everything until there is room again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.leave", show=False)]

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(id="small", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """How much is needed, and how much there is."""
        words = _("Too small: {width} × {height} is needed, this is {w} × {h}.")
        self.query_one("#small", Static).update(
            words.format(
                width=SMALLEST.width,
                height=SMALLEST.height,
                w=event.size.width,
                h=event.size.height,
            )
        )
