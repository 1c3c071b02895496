"""A figure in a frame: its name above, the figure, and a word on it below. It leads to its screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tracker.render.grid import clean


class Lead(Static, can_focus=True):
    """Enter or a click leads to the screen `to`; `wrong`: to what is wrong there alone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", show=False)]

    class Led(Message):
        """Somebody wants to see that screen."""

        def __init__(self, to: str, wrong: bool) -> None:
            super().__init__()
            self.to, self.wrong = to, wrong

    def __init__(self, id: str, to: str, *, wrong: bool = False, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.to, self.wrong = to, wrong

    def action_open(self) -> None:
        """Tell it."""
        self.post_message(self.Led(self.to, self.wrong))

    def on_click(self, event: events.Click) -> None:
        """As Enter."""
        event.stop()
        self.action_open()


class Tile(Lead):
    """One figure of the year."""

    def __init__(self, id: str, to: str, *, wrong: bool = False) -> None:
        super().__init__(id, to, wrong=wrong, classes="tile")

    def say(self, title: str, figure: str | Content, below: str = "") -> None:
        """Figure and word as they are: no markup."""
        self.border_title = title
        shown = Content(clean(figure)) if isinstance(figure, str) else figure
        self.update(Content.assemble(shown.stylize("bold"), "\n", clean(below)))
