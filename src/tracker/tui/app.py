"""The application: holds the view, shows the screen that the view names, remembers it."""

from __future__ import annotations

import signal
from asyncio import get_running_loop
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.actions import ActionParseResult
from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.filter import Monochrome, NoColor
from textual.geometry import Size
from textual.widgets import Static

from tracker import language
from tracker.language import _
from tracker.tui.desk import Desk
from tracker.tui.palette import Actions, Commands
from tracker.tui.screens import page_of
from tracker.tui.screens.dialog import Dialog
from tracker.tui.screens.page import Page
from tracker.tui.screens.small import Small, is_small
from tracker.tui.state import View
from tracker.tui.themes import THEMES
from tracker.tui.widgets.said import folded

MARKS = {"information": "●", "warning": "▲", "error": "✖"}
SECONDS, LETTERS = 4.0, 12
"""A message stays for some seconds, and one more for so many letters."""


class TrackerApp(Desk):
    """One `View`; each screen asks for what it shows."""

    CSS_PATH = "app.tcss"
    COMMANDS = {Actions}  # noqa: RUF012 (textual's own type)
    TITLE = "tracker"
    when_seen: Callable[[], None] | None = None
    """What is done after the first paint."""

    def __init__(self, path: Path, *, memory: Path, lang: str | None = None) -> None:
        super().__init__(path, memory=memory, lang=lang)
        if self.no_color:
            grey = [one for one in self._filters if not isinstance(one, Monochrome)]
            self._filters = [*grey, NoColor()]
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.view.theme

    @property
    def can_take(self) -> bool:
        """Not before the first screen, nor while a screen asks; but one that asks for long is told so."""
        screen = self.screen
        if isinstance(screen, Page):
            return screen.settled or screen.is_waiting
        return len(self.screen_stack) > 1

    def compose(self) -> ComposeResult:
        """Something is seen at once, while the first screen is being loaded."""
        yield Static(f" tracker ▸ {self.path.name}", id="opening")

    def on_mount(self) -> None:
        """Then the screen on which the last session ended; where the terminal goes, this one ends."""
        with suppress(NotImplementedError, AttributeError, RuntimeError):
            get_running_loop().add_signal_handler(signal.SIGHUP, self.leave)
        self.set_class(self.no_color or self.console.color_system != "truecolor", "coarse")
        self.set_class(self.no_color, "colourless")
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.when_seen is not None:
            self.when_seen()
        self.push_screen(page_of(self.view.screen))
        self._cover(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Too little room is told instead of what there is no room for."""
        self._cover(event.size)

    def _cover(self, size: Size) -> None:
        covered = isinstance(self.screen, Small)
        if is_small(size) and not covered and len(self.screen_stack) > 1:
            self.push_screen(Small())
        elif covered and not is_small(size):
            self.pop_screen()

    def action_leave(self) -> None:
        """Close, also where there is no room for a screen."""
        self.leave()

    def action_command_palette(self) -> None:
        """Every action by its name, asked for in the language in use. A form is done with first."""
        if isinstance(self.screen, Dialog):
            self.screen.say_way_out()
        elif not isinstance(self.screen, CommandPalette):
            words = _("Search for commands …")
            self.push_screen(Commands(placeholder=words, id="--command-palette"))

    def show(self, view: View) -> None:
        """Look at things in another way; a screen that another one replaces is made anew."""
        self.view = view
        self.theme = view.theme
        self.save()
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(page_of(view.screen))

    def speak(self) -> None:
        """The other language, from now on."""
        other = {language.CHINESE: language.ENGLISH}.get(self.spoken, language.CHINESE)
        self.spoken = language.use(other)
        self.show(replace(self.view, language=other))

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """A message is about what was done last: it goes with the next thing that is done."""
        self.clear_notifications()
        return await super().run_action(action, default_namespace, namespaces)

    def notify(self, message: str, **about: Any) -> None:
        """Say it with a mark, as it is, for as long as one reads it; what is said already, once."""
        mark = MARKS[about.get("severity", "information")]
        about = {"timeout": SECONDS + len(message) / LETTERS, **about, "markup": False}
        said, room = f"{mark} {message}", self.size.width - 3
        if any(cell_len(word) > room - 3 for word in said.split()):
            said = folded(Text(said), room).plain
        for same in [one for one in self._notifications if one.message == said]:
            self._unnotify(same)
        super().notify(said, **about)

    def leave(self) -> None:
        """Close, and begin here next time."""
        if isinstance(self.screen, Page):
            self.screen.keep()
        self.save()
        self.exit()

    async def action_quit(self) -> None:
        """By the toolkit's own key: as by ours."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl+C ends other programs: say what ends this one."""
        self.notify(_("Press q to quit."))
