"""Choose files, see what is understood and what is wrong, import, and take imports back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tracker.db import Connection
from tracker.errors import NoDatabase, TrackerError
from tracker.imports.options import Options
from tracker.language import N_, _
from tracker.render.statuses import DONE
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, Action, bindings
from tracker.tui.answers.asking import Loaded
from tracker.tui.answers.frame import Frame
from tracker.tui.imports.columns import COLUMNS
from tracker.tui.imports.inbox import Entry, Inbox, Waiting, default_folder, inbox, waiting
from tracker.tui.imports.outcome import Outcome
from tracker.tui.screens.taking import (
    DESCRIBE,
    IMPORT,
    LOOK_IN,
    UNDO,
    Taking,
    described,
    is_standing,
)
from tracker.tui.screens.treed import Treed
from tracker.tui.source.origin import Origin
from tracker.tui.state import View
from tracker.tui.tree import Branch
from tracker.tui.widgets.column import Column
from tracker.tui.widgets.said import Said

HISTORY = "history"

FOLDER = Action(
    "p", "p", "folder", N_("Other folder"), N_("Show the files of another folder."), first=True
)


class Imports(Taking, Treed):
    """A branch a folder, and one for the imports that were made."""

    NAME = "imports"
    keeps = False
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        LOOK_IN, IMPORT, DESCRIBE, UNDO, FOLDER, *(one for one in OF_TABLES if one is not OPEN),
        *EVERYWHERE,
    )  # fmt: skip
    BINDINGS = bindings((IMPORT, DESCRIBE, UNDO, FOLDER))  # type: ignore[assignment]

    folder: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        self.said_of: dict[str, Options] = {}

    def contents(self) -> ComposeResult:
        """The tree above what was understood."""
        yield self.make_table()
        with VerticalScroll(id="details"):
            yield Said(id="said")
            yield Outcome(id="outcome")

    def read(self, connection: Connection, view: View, frame: Frame) -> Inbox:
        """Not used: files are there without any data."""
        raise NotImplementedError

    def answer(self, connection: Connection, view: View) -> tuple[Frame | None, Any]:
        """The files and the log, of all years."""
        return None, inbox(connection, self._where)

    @property
    def _where(self) -> Path:
        return self.folder or default_folder(self.tracker.path)

    def receive(self, answer: Inbox) -> None:
        """Files first: what one comes for."""
        super().receive([*answer.files, *answer.entries])

    def fail(self, error: TrackerError) -> None:
        """Without a database there are files all the same."""
        if isinstance(error, NoDatabase):
            found = Inbox(self._where, waiting(self._where, ()), ())
            self.post_message(Loaded(self.number, (None, found)))
        else:
            super().fail(error)

    def branch(self, row: Waiting | Entry) -> tuple[str, str]:
        """The folder, or the history."""
        return (HISTORY, _("Imports made")) if isinstance(row, Entry) else (row.folder, row.folder)

    def leaf(self, row: Waiting | Entry) -> str:
        """Path or number."""
        return f"#{row.number}" if isinstance(row, Entry) else str(row.path)

    def words(self, row: Waiting | Entry) -> str:
        """All that is shown, and the heading that it stands under."""
        shown = " ".join(one.cell(row, self.view.unit).text for one in self.columns)
        return f"{shown} {self.branch(row)[1]}"

    def nothing(self) -> str:
        """The folder holds nothing that can be read."""
        return _("No files in {folder}. Press p for another folder.").format(folder=self._where)

    def about(self, row: Waiting | Entry) -> Text:
        """What one can do with it."""
        if isinstance(row, Waiting):
            said = Text(str(row.path), style="bold")
            said.append("\n " + _worth(row), "not bold")
            if told := described(self.options(row)):
                said.append("\n " + told, "not bold")
            return said
        said = Text(_("Import {number}").format(number=row.number), style="bold")
        said.append(f"  {row.source}  SHA-256 {row.sha256}\n ", "not bold")
        standing = _("o shows the file; z takes the import back.")
        undone = _("It was taken back: its figures do not count. o shows the file.")
        said.append(undone if row.state == "undone" else standing, "not bold")
        return said

    def about_branch(self, branch: Branch) -> Text:
        """What one can do with all of it."""
        said = Text(branch.title, style="bold")
        if branch.key != HISTORY:
            said.append("\n " + _("i imports all files of this folder."), "not bold")
        return said

    def place(self, row: Waiting | Entry, column: Column | None) -> Origin | None:
        """The imported file from its first line."""
        return Origin(row.source, "line 1") if isinstance(row, Entry) else None

    def excerpt(self, row: Any) -> None:
        """What was understood of another row is no longer of interest; what is under way is."""
        if self.outcome.working or (row is not None and self.key(row) == self.told_of):
            return
        self.asked, self.told_of = None, ""
        self.outcome.say("")
        self.remove_class("reading")

    # Keys

    def matter(self) -> list[Action]:
        """What can be taken back is offered so."""
        found = super().matter()
        return found if is_standing(self.table.row) else [one for one in found if one is not UNDO]

    def tell(self, row: Any) -> None:
        """With the keys for this row."""
        super().tell(row)
        self.describe()

    def open_leaf(self, row: Waiting | Entry) -> None:
        """See what is understood; of an import its file."""
        if isinstance(row, Entry):
            self.action_source()
        elif not self.outcome.working:
            self.look_in(row)

    def action_back(self) -> None:
        """End what is under way; else as everywhere."""
        if self.outcome.working:
            self.outcome.cancel()
        else:
            super().action_back()

    def action_folder(self) -> None:
        """Type its path."""
        self.prompt.ask("folder", _("Folder or file"), str(self._where))

    def given(self, purpose: str, text: str) -> None:
        """Show the files of the folder that was named."""
        if purpose != "folder":
            super().given(purpose, text)
            return
        self.folder = Path(text).expanduser()
        self.load()


def _worth(row: Waiting) -> str:
    """What one can do with a file: nothing is left to do with one that is imported."""
    if row.number is None:
        return _("Enter shows what it would bring; i imports it.")
    said = _("is import {number}; it need not be imported again").format(number=row.number)
    return f"{DONE} {said}"
