"""One of a few words: the chosen one is marked, not coloured alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Static


class Choice(Static, can_focus=True):
    """Arrows, hjkl and numbers choose; so does a click. A line for each word, or one for all `across`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k,left,h", "step(-1)", show=False),
        Binding("down,j,right,l", "step(1)", show=False),
        *(Binding(str(n), f"choose({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, words: Sequence[str], chosen: int, *, id: str, across: bool = False) -> None:
        super().__init__(id=id)
        self.words, self.chosen, self.across = tuple(words), chosen, across

    def on_mount(self) -> None:
        """Show them."""
        self.action_choose(self.chosen)

    def action_step(self, steps: int) -> None:
        """The next one or the one before."""
        self.action_choose((self.chosen + steps) % len(self.words))

    def action_choose(self, number: int) -> None:
        """This one."""
        if number >= len(self.words):
            return
        self.chosen = number
        places = range(len(self.words))
        if self.across:
            self.update(Text("  ").join(self._word(place) for place in places))
        else:
            self.update(Text("\n").join(self._line(place) for place in places))

    def _word(self, place: int) -> Text:
        click = Style.from_meta({"@click": f"choose({place})"})
        words = self.words[place]
        if place == self.chosen:
            return Text(f"● {words}", Style(bold=True, underline=True) + click)
        return Text(f"○ {words}", click)

    def _line(self, place: int) -> Text:
        mark = "(●)" if place == self.chosen else "( )"
        click = Style.from_meta({"@click": f"choose({place})"})
        style = Style(bold=place == self.chosen) + click
        return Text(f"{mark} {place + 1} {self.words[place]}", style)
