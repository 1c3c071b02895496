"""A small form: what files are about, where they do not say it themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input

from tracker.imports.options import Options
from tracker.language import N_, _, listed
from tracker.model.money import Unit
from tracker.render.numbers import unit_name
from tracker.render.statuses import word
from tracker.tui.actions import Action
from tracker.tui.imports.told import KINDS, NAMES, STAGES, UNITS
from tracker.tui.screens.dialog import CANCEL, CHOOSE, NEXT, Dialog, field, line
from tracker.tui.widgets.choice import Choice

TYPED = ("year", "department")
LOOK_IN = Action("ctrl+s", "Ctrl+S", "done", N_("Preview"), N_("Read it so."), first=True)


class Describing(Dialog[Options]):
    """Gives what was said, or None. What is wanted has the keys first."""

    title_words = N_("What the file is about")
    rule = N_("Enter on the last field, or Ctrl+S: preview")
    keys: ClassVar[tuple[Action, ...]] = (NEXT, CHOOSE, LOOK_IN, CANCEL)
    text = "department"

    def __init__(self, paths: Sequence[Path], known: Options, wanted: Sequence[str]) -> None:
        super().__init__()
        self.paths, self.known, self.wanted = paths, known, wanted

    @property
    def first(self) -> str:
        """What is wanted is said first."""
        return self.wanted[0] if self.wanted else "kind"

    def fields(self) -> ComposeResult:
        """A line for each option."""
        for name, title in NAMES.items():
            mark = "▲ " if name in self.wanted else "  "
            yield from field(mark + _(title), self._field(name))

    def _field(self, name: str) -> Input | Choice:
        value = getattr(self.known, name)
        if name in TYPED:
            return line(name, "" if value is None else str(value), _("as the file says"))
        values = CHOICES[name]
        return Choice([_shown(one) for one in values], values.index(value), id=name, across=True)

    def about(self) -> Text:
        """The files, and what they do not say."""
        names = listed(one.name for one in self.paths)
        said = Text(names, style="bold", no_wrap=True, overflow="ellipsis")
        if self.wanted:
            asked = _("▲ marks what the file does not say.")
            said.append(f"\n{asked}", "not bold")
        return said

    def action_done(self) -> None:
        """Give it, if the year is one."""
        year = self.typed("year")
        if year and not (year.isascii() and year.isdigit() and len(year) == 4):
            self.refuse("year", _("“{text}” is no year: write 2020").format(text=year))
            return
        chosen = {
            name: values[self.query_one(f"#{name}", Choice).chosen or 0]
            for name, values in CHOICES.items()
        }
        said_of_it = {
            **chosen,
            "year": int(year) if year else None,
            "department": self.typed("department") or None,
        }
        self.dismiss(Options(**said_of_it))  # type: ignore[arg-type]


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
