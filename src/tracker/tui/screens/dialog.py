"""A small form on top of a screen: what it is about, its fields, what is wrong, and its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.language import N_, _
from tracker.tui.actions import Action
from tracker.tui.widgets.bars import Keys
from tracker.tui.widgets.choice import Choice

ResultT = TypeVar("ResultT")

NEXT = Action("enter", "Enter", "next", N_("Next field"), N_("The next field."), first=True)
CHOOSE = Action("left", "← →", "next", N_("Choose"), N_("Another of the choices."), first=True)
HELP = Action("f1", "F1", "help", N_("Help"), N_("The keys of this form."), first=True)
RECORD = Action("ctrl+s", "Ctrl+S", "done", N_("Record"), N_("Keep it."), first=True)
RECORDS = N_("Enter on the last field, or Ctrl+S: record")
CANCEL = Action("escape", "Esc", "cancel", N_("Cancel"), N_("Change nothing."), first=True)


class Dialog(ModalScreen[ResultT], Generic[ResultT]):
    """Gives what was said, or nothing. Its keys stand in the bottom line, what Enter does in its own.

    Of every form: Enter goes to the next field, and on the last one it is done; Ctrl+S does it anywhere.

    The field that is meant first has the keys at once. Letters that came before any field had them
    go to the field `text`, so none is lost; where one chooses, a letter is no text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding("escape", "cancel", show=False),
        Binding("enter", "enter", show=False),
        Binding("f1", "help", show=False),
    ]
    title_words: ClassVar[str] = ""
    """English, to be translated."""
    rule: ClassVar[str] = ""
    """What Enter does; English, to be translated."""
    keys: ClassVar[tuple[Action, ...]] = ()
    text: ClassVar[str] = ""
    """The line that takes what is typed before a field has the keys."""
    refused: tuple[object, ...] = ()
    """How the fields were filled when something was said of them."""

    def about(self) -> Text:
        """What it is about."""
        raise NotImplementedError

    def fields(self) -> ComposeResult:
        """The lines to fill in."""
        raise NotImplementedError

    @property
    def first(self) -> str:
        """The id of the field that has the keys at once."""
        return self.text

    def action_done(self) -> None:
        """Give what was said, if it holds."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The form, and the bottom line instead of that of the screen below."""
        with Vertical(id="form"):
            yield Static(self.about(), id="about")
            yield from self.fields()
            yield Static(id="wrong")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Name it and its keys; the first field has the keys."""
        form = self.query_one("#form")
        form.border_title = _(self.title_words)
        form.border_subtitle = _(self.rule)
        self.query_one(Keys).say((*self.keys, HELP))
        self.query_one(f"#{self.first}").focus()

    def on_key(self, event: events.Key) -> None:
        """A letter that nobody took, because no field had the keys yet."""
        if isinstance(self.focused, Choice):
            return
        if event.is_printable and event.character and event.key not in self.active_bindings:
            line = self.query_one(f"#{self.text}", Input)
            line.focus()
            line.insert_text_at_cursor(event.character)
            event.stop()

    def action_next(self) -> None:
        """The next field."""
        self.focus_next()

    def action_enter(self) -> None:
        """The next field; on the last one it is done."""
        if self.focused is self.focus_chain[-1]:
            self.action_done()
        else:
            self.focus_next()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a line."""
        message.stop()
        self.action_enter()

    def refuse(self, field: str, words: str) -> None:
        """Say what is wrong, and go there."""
        self.say(f"✖ {words}")
        self.query_one(f"#{field}").focus()

    def say(self, words: str) -> None:
        """Below the fields."""
        self.refused = self.filled
        self.query_one("#wrong", Static).update(Text(words))

    @property
    def filled(self) -> tuple[object, ...]:
        """What stands in all fields."""
        lines = [one.value for one in self.query(Input)]
        return (*lines, *(one.chosen for one in self.query(Choice)))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Something else is typed."""
        message.stop()
        self.forget()

    def on_choice_chosen(self) -> None:
        """Something else is chosen."""
        self.forget()

    def forget(self) -> None:
        """What was said of the fields holds no more, where they are filled in another way."""
        if self.filled != self.refused:
            self.say("")

    def typed(self, field: str) -> str:
        """What stands in a line."""
        return self.query_one(f"#{field}", Input).value.strip()

    def action_cancel(self) -> None:
        """Nothing is said."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of the form, and what all words mean."""
        from tracker.tui.screens.help import Help

        self.app.push_screen(Help(self.title_words, (*self.keys, HELP)))

    def action_copy_text(self) -> None:
        """Ctrl+C, where nothing is marked to be copied, is meant to leave."""
        try:
            super().action_copy_text()
        except SkipAction:
            self.say_way_out()

    def say_way_out(self) -> None:
        """What is open first has to be done with."""
        self.notify(_("Esc leaves this form and changes nothing."))


def field(label: str, *widgets: Widget) -> Iterable[Widget]:
    """A label, in the language in use, and what stands behind it."""
    with Horizontal(classes="field"):
        yield Static(Text(label), classes="label")
        yield from widgets


def line(name: str, text: str = "", hint: str = "") -> Input:
    """A line to type in."""
    return Input(text, placeholder=hint, id=name, compact=True, select_on_focus=False)
