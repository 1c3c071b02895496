"""The line above the keys in which one types: what to find, where to write, a result."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """Shown while it is used. `purpose` says what the typed text is for."""

    class Typed(Message):
        """Another text stands in the line."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose, self.text = purpose, text

    class Given(Typed):
        """Enter was pressed."""

    class Turned(Message):
        """The keys are meant for the line now, or no longer."""

    purpose = ""
    label = ""

    def compose(self) -> ComposeResult:
        """A label, and the line."""
        yield Static(id="label")
        yield Input(id="line", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self.display = False

    def ask(self, purpose: str, label: str, text: str = "", *, focus: bool = True) -> None:
        """Let somebody type; `text` stands there already."""
        self.purpose, self.label = purpose, label
        self.display = True
        self.query_one("#label", Static).update(Text(f" {label} "))
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        if focus:
            self.screen.set_focus(line)
        self.call_after_refresh(self._show_end, text)

    def _show_end(self, text: str) -> None:
        """The end of a long name is what one changes; before there was no room to scroll in."""
        line = self.query_one(Input)
        if line.value == text and line.cursor_position == len(text):
            line.cursor_position = 0
            line.cursor_position = len(text)

    def close(self) -> None:
        """Done with it."""
        self.purpose = ""
        self.display = False

    @property
    def has_keys(self) -> bool:
        """Whether somebody types in it."""
        return bool(self.display) and self.has_focus_within

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self.post_message(self.Turned())

    def on_descendant_blur(self) -> None:
        """Those of the screen again."""
        self.post_message(self.Turned())

    async def submit(self) -> None:
        """As Enter does."""
        await self.query_one(Input).action_submit()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Pass it on under the purpose."""
        message.stop()
        self.post_message(self.Typed(self.purpose, message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Pass it on under the purpose."""
        message.stop()
        self.post_message(self.Given(self.purpose, message.value))
