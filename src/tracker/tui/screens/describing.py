"""A small form: what files are about, where they do not say it themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.imports.options import Options
from tracker.language import N_, _
from tracker.model.money import Unit
from tracker.render.numbers import unit_name
from tracker.render.statuses import word
from tracker.tui.actions import Action
from tracker.tui.told import KINDS, NAMES, STAGES, UNITS
from tracker.tui.widgets.bars import Keys
from tracker.tui.widgets.choice import Choice

TYPED = ("year", "department")
NEXT = Action("tab", "Tab", "next", N_("Next field"), N_("The next field."), first=True)
CHOOSE = Action("left", "← →", "next", N_("Choose"), N_("Another of the choices."), first=True)
LOOK_IN = Action("ctrl+s", "Ctrl+S", "done", N_("Preview"), N_("Read it so."), first=True)
CANCEL = Action("escape", "Esc", "cancel", N_("Cancel"), N_("Change nothing."), first=True)


class Describing(ModalScreen[Options | None]):
    """Gives what was said, or None. What is wanted has the keys first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        Binding("escape", "cancel", show=False),
        Binding("enter", "next", show=False),
    ]

    def __init__(self, paths: Sequence[Path], known: Options, wanted: Sequence[str]) -> None:
        super().__init__()
        self.paths, self.known, self.wanted = paths, known, wanted

    def compose(self) -> ComposeResult:
        """The files, a line for each option, the keys."""
        with Vertical(id="form"):
            yield Static(self._about(), id="about")
            for name, title in NAMES.items():
                with Horizontal(classes="field"):
                    mark = "▲ " if name in self.wanted else "  "
                    yield Static(Text(mark + _(title)), classes="label")
                    yield self._field(name)
            yield Static(id="wrong")
            yield Keys(id="keys")

    def _field(self, name: str) -> Input | Choice:
        value = getattr(self.known, name)
        if name in TYPED:
            return Input("" if value is None else str(value), id=name, compact=True,
                         placeholder=_("as the file says"), select_on_focus=False)  # fmt: skip
        values = CHOICES[name]
        return Choice([_shown(one) for one in values], values.index(value), id=name, across=True)

    def on_mount(self) -> None:
        """What is wanted is said first."""
        self.query_one("#form").border_title = _("What the file is about")
        self.query_one(Keys).say([NEXT, CHOOSE, LOOK_IN, CANCEL])
        self.query_one(f"#{self.wanted[0] if self.wanted else 'kind'}").focus()

    def _about(self) -> Text:
        names = ", ".join(one.name for one in self.paths)
        said = Text(names, style="bold", no_wrap=True, overflow="ellipsis")
        if self.wanted:
            asked = _("▲ marks what the file does not say.")
            said.append(f"\n{asked}", "not bold")
        return said

    def action_next(self) -> None:
        """The next field."""
        self.focus_next()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes to the next line."""
        message.stop()
        self.focus_next()

    def action_done(self) -> None:
        """Give it, if the year is one."""
        year = self.query_one("#year", Input).value.strip()
        if year and not (year.isascii() and year.isdigit() and len(year) == 4):
            said = _("“{text}” is no year: write 2020")
            self.query_one("#wrong", Static).update(Text("✖ " + said.format(text=year)))
            self.query_one("#year").focus()
            return
        chosen = {
            name: values[self.query_one(f"#{name}", Choice).chosen]
            for name, values in CHOICES.items()
        }
        department = self.query_one("#department", Input).value.strip()
        said_of_it = {
            **chosen,
            "year": int(year) if year else None,
            "department": department or None,
        }
        self.dismiss(Options(**said_of_it))  # type: ignore[arg-type]

    def action_cancel(self) -> None:
        """Nothing changes."""
        self.dismiss(None)


CHOICES: dict[str, tuple[object, ...]] = {
    "kind": (None, *KINDS),
    "stage": (None, *STAGES),
    "unit": (None, *UNITS),
    "new_projects": (False, True),
}


def _shown(value: object) -> str:
    if value is None:
        return _("as the file says")
    if isinstance(value, bool):
        return _("are accepted") if value else _("are refused")
    return unit_name(value) if isinstance(value, Unit) else word(str(value))
