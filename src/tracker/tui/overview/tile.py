"""A figure with its name above and a word on it below. It leads to its screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.render.grid import clean
from tracker.tui.overview.tiling import GAP, Look, Placed


class Lead(Static, can_focus=True):
    """Enter or a click leads to the screen `to`; `only`: to what is wrong there, or of one status."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", show=False)]

    class Led(Message):
        """Somebody wants to see that screen."""

        def __init__(self, to: str, only: str | None) -> None:
            super().__init__()
            self.to, self.only = to, only

    def __init__(self, id: str, to: str, *, only: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.to, self.only = to, only

    def action_open(self) -> None:
        """Tell it."""
        self.post_message(self.Led(self.to, self.only))

    def on_click(self, event: events.Click) -> None:
        """As Enter."""
        event.stop()
        if self.can_focus:
            self.action_open()


class Tile(Lead):
    """One figure of the year."""

    def __init__(self, id: str, to: str, *, only: str | None = None) -> None:
        super().__init__(id, to, only=only, classes="tile")

    def put(self, placed: Placed, look: Look) -> None:
        """As its row looks. Figure and words are as they are: no markup."""
        form = placed.form
        figure = Content(clean(form.figure)) if isinstance(form.figure, str) else form.figure
        figure, title = figure.stylize("bold"), Content.styled(clean(form.title), "$faint")
        self.styles.width, self.styles.height = placed.width, look.height
        self.set_class(look is Look.FRAMED, "framed")
        self.border_title = form.title if look is Look.FRAMED else None
        if look is Look.LINE:
            below = " " * GAP + clean(form.below) if form.below else ""
            self.update(Content.assemble(title, " ", figure, below))
        else:
            above = (title, "\n") if look is Look.OPEN else ()
            self.update(Content.assemble(*above, figure, "\n", clean(form.below)))
