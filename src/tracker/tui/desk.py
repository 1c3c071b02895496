"""What every screen finds in the application: the database, the view of it, and what was answered."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from tracker import language
from tracker.tui.answers.held import Answers
from tracker.tui.keyboard import Keyboard
from tracker.tui.memory import remember, remembered
from tracker.tui.state import View


class Desk(Keyboard):
    """One database and one `View` of it. The application itself says how a view is shown."""

    def __init__(self, path: Path, *, memory: Path, lang: str | None = None) -> None:
        super().__init__()
        self.path, self.memory = path, memory
        self.view = remembered(memory, path)
        self.answers = Answers()
        self.refused: set[tuple[str, str, str]] = set()
        self.spoken = language.use(lang or self.view.language)

    @property
    def scope(self) -> Hashable:
        """What all answers are about, and in which language they speak."""
        view = self.view
        return (self.spoken, view.year, view.department, view.as_of)

    def show(self, view: View) -> None:
        """Look at things in another way."""
        raise NotImplementedError

    def speak(self) -> None:
        """The other language, from now on."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close, and begin here next time."""
        raise NotImplementedError

    def save(self) -> None:
        """So that the next start begins here, however this one ends."""
        remember(self.memory, self.path, self.view)
