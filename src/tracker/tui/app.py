"""The application: holds the view, shows the screen that the view names, remembers it at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.command import CommandPalette
from textual.widgets import Static

from tracker import language
from tracker.language import _
from tracker.tui.answers import Answers
from tracker.tui.memory import remember, remembered
from tracker.tui.palette import Actions
from tracker.tui.screens import page_of
from tracker.tui.state import View
from tracker.tui.themes import THEMES


class TrackerApp(App[None]):
    """One `View`; each screen asks for what it shows."""

    CSS_PATH = "app.tcss"
    COMMANDS = {Actions}  # noqa: RUF012 (textual's own type)
    TITLE = "tracker"

    def __init__(self, path: Path, *, memory: Path, lang: str | None = None) -> None:
        super().__init__()
        self.path, self.memory = path, memory
        self.view = remembered(memory, path)
        self.answers = Answers()
        self.refused: set[tuple[str, str, str]] = set()
        self.spoken = language.use(lang or self.view.language)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.view.theme

    def compose(self) -> ComposeResult:
        """Something is seen at once, while the first screen is being loaded."""
        yield Static(f" tracker ▸ {self.path.name}", id="opening")

    def on_mount(self) -> None:
        """Then the screen on which the last session ended."""
        self.call_after_refresh(lambda: self.push_screen(page_of(self.view.screen)))

    def action_command_palette(self) -> None:
        """Every action by its name, asked for in the language in use."""
        if not isinstance(self.screen, CommandPalette):
            words = _("Search for commands …")
            self.push_screen(CommandPalette(placeholder=words, id="--command-palette"))

    def show(self, view: View) -> None:
        """Look at things in another way; a screen that another one replaces is made anew."""
        self.view = view
        self.theme = view.theme
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.switch_screen(page_of(view.screen))

    def speak(self) -> None:
        """The other language, from now on."""
        other = {language.CHINESE: language.ENGLISH}.get(self.spoken, language.CHINESE)
        self.spoken = language.use(other)
        self.show(replace(self.view, language=other))

    def leave(self) -> None:
        """Close, and begin here next time."""
        remember(self.memory, self.path, self.view)
        self.exit()
