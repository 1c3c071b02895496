"""One of a few words: the chosen one is marked, not coloured alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

GAP = 1
"""Cells between two words of a line; the pointer has one of its own before each."""


class Choice(Static, can_focus=True):
    """Arrows and numbers choose; so does a click. A line for each word, or one for all `across`.

    `chosen` None: nothing is, until somebody chooses. The word that Space chooses is pointed at while
    the keys go here.
    """

    class Chosen(Message):
        """Another word is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "step(-1)", show=False),
        Binding("down,right", "step(1)", show=False),
        Binding("space", "step(0)", show=False),
        *(Binding(str(n), f"choose({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self, words: Sequence[str], chosen: int | None, *, id: str, across: bool = False
    ) -> None:
        super().__init__(id=id)
        self.words, self.chosen, self.across = tuple(words), chosen, across

    def on_mount(self) -> None:
        """Show them."""
        self._write()

    def action_step(self, steps: int) -> None:
        """The next one or the one before."""
        self.action_choose((self.marked + steps) % len(self.words))

    @property
    def marked(self) -> int:
        """The place that is pointed at: what is chosen, else the first."""
        return self.chosen or 0

    def action_choose(self, number: int) -> None:
        """This one."""
        if number < len(self.words):
            self.chosen = number
            self._write()
            self.post_message(self.Chosen())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Point at what Space chooses, or no more."""
        super().watch_has_focus(has_focus)
        self._write()

    def _pointer(self, place: int) -> str:
        return "▸" if self.has_focus and place == self.marked else " "

    def _write(self) -> None:
        places = range(len(self.words))
        if self.across:
            self.update(self._across())
        else:
            self.update(Text("\n").join(self._line(place) for place in places))

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._write()

    def _across(self) -> Text:
        """One behind the other, in as many lines as it takes; none is broken."""
        said, used = Text(), 0
        for place in range(len(self.words)):
            word = self._word(place)
            if used and used + GAP + word.cell_len > self.content_size.width:
                said.append("\n")
                used = 0
            elif used:
                said.append(" " * GAP)
                used += GAP
            said.append(word)
            used += word.cell_len
        return said

    def _word(self, place: int) -> Text:
        click = Style.from_meta({"@click": f"choose({place})"})
        mark = "●" if place == self.chosen else "○"
        style = Style(bold=True, underline=True) if place == self.chosen else Style()
        return Text(self._pointer(place)).append(f"{mark} {self.words[place]}", style + click)

    def _line(self, place: int) -> Text:
        mark = "(●)" if place == self.chosen else "( )"
        click = Style.from_meta({"@click": f"choose({place})"})
        style = Style(bold=place == self.chosen) + click
        return Text(f"{self._pointer(place)}{mark} {place + 1} {self.words[place]}", style)
