"""The line on top (where one is), the screens to go to, and the bottom line (which keys matter)."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.widgets import Static

from tracker.language import _
from tracker.tui.actions import SCREENS, Action
from tracker.tui.widgets.column import cut


class Where(Static):
    """Breadcrumbs on the left; the unit, help and commands on the right."""

    def say(self, crumbs: Sequence[str], right: Sequence[str], tab: str = "") -> None:
        """The last crumb is where one is, the first word on the right the unit: they stay longest.
        The name of an open `tab` is said below too."""
        self._crumbs, self._right, self._tab = crumbs, right, tab
        self._write()

    _crumbs: Sequence[str] = ()
    _right: Sequence[str] = ()
    _tab = ""

    def on_resize(self) -> None:
        """Another width, other crumbs."""
        self._write()

    def _write(self) -> None:
        words, right = where(self._crumbs, self._right, self.size.width - 2, self._tab)
        line = Text(f" {words}{right} ", no_wrap=True)
        place = 1 + len(words)
        for said, call in zip(self._right, CLICKS, strict=False):
            end = place + len(said)
            if said and line.plain[place:end] == said:
                line.stylize(Style.from_meta({"@click": call}), place, end)
            place = end + len(BETWEEN)
        self.update(line)


CLICKS = ("screen.unit", "screen.help", "app.command_palette")
"""What a click on the words on the right does, in their order."""
BETWEEN = "   "
KEPT_ENDS = 2
"""The unit and the way to the help stay, however long the crumbs are."""
KEPT_CRUMBS, SHORTEST = 3, 5
"""Whose it is, the screen, and its filter; the cells of the first of them."""


def where(crumbs: Sequence[str], right: Sequence[str], room: int, tab: str = "") -> tuple[str, str]:
    """Both sides, filling the room: what is least needed goes first, the name of an open tab before
    anything. Where even a short first crumb is not enough, the third and the second go; then the
    first one is cut."""
    left, ends = " ▸ ".join(crumbs), list(right)
    if tab in crumbs and cell_len(left) + cell_len(BETWEEN.join(ends)) + 3 > room:
        crumbs = [one for one in crumbs if one != tab]
        left = " ▸ ".join(crumbs)
    while len(ends) > KEPT_ENDS and cell_len(left) + cell_len(BETWEEN.join(ends)) + 3 > room:
        ends.pop()
    end = BETWEEN.join(ends)
    kept, most = list(crumbs), room - cell_len(end) - 1 - SHORTEST
    for place in (2, 1):
        if len(kept) > KEPT_CRUMBS and cell_len(" ▸ ".join(["", *kept[1:]])) > most:
            kept.pop(place)
    left = " ▸ ".join(kept)
    over = cell_len(left) + cell_len(end) + 3 - room
    if over > 0 and kept:
        first = cut(kept[0], max(SHORTEST - 1, cell_len(kept[0]) - over - 1)) + "…"
        left = cut(" ▸ ".join([first, *kept[1:]]), max(0, room - cell_len(end) - 1))
    return left + " " * max(1, room - cell_len(left) - cell_len(end)), end


class Tabs(Static):
    """The screens with their number keys; the one that is open stands out."""

    def say(self, current: str) -> None:
        """Write them; a click goes there."""
        line = Text(" ", no_wrap=True)
        for number, (name, title) in enumerate(SCREENS, 1):
            style = Style(bold=name == current, reverse=name == current)
            go = Style.from_meta({"@click": f"screen.go('{name}')"})
            line.append(f" {number} {_(title)} ", style + go)
            line.append(" ")
        self.update(line)


class Keys(Static):
    """The keys that matter here, each to be clicked too."""

    def say(self, actions: Sequence[Action], note: str = "") -> None:
        """In their order, as many as fit: the last ones go first, those that are kept go last; a note
        comes before them."""
        self._actions, self._note = list(actions), note
        self._write()

    _actions: Sequence[Action] = ()
    _note = ""

    def on_resize(self) -> None:
        """Another width, other keys."""
        self._write()

    def _write(self) -> None:
        line = Text(f" {self._note} " if self._note else " ", no_wrap=True)
        for one in _fitting(self._actions, self.size.width - line.cell_len):
            click = Style.from_meta({"@click": f"screen.{one.call}"})
            line.append(f" {one.shown} ", Style(bold=True) + click)
            line.append(f"{_(one.title)} ", click)
        self.update(line)


def _fitting(actions: Sequence[Action], room: int) -> list[Action]:
    kept = list(actions)
    widths = {one: cell_len(f" {one.shown} {_(one.title)} ") for one in kept}
    lost = [one for one in actions if one.kept][::-1]
    for one in [*(one for one in reversed(actions) if not one.kept), *lost]:
        if sum(widths[left] for left in kept) <= room:
            break
        kept.remove(one)
    return kept
