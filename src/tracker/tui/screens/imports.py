"""Choose files, see what is understood and what is wrong, import, and take imports back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tracker.db import Connection
from tracker.errors import NoDatabase, TrackerError
from tracker.imports.report import ImportReport
from tracker.language import N_, _
from tracker.render.imports import render_imports
from tracker.tui.actions import EVERYWHERE, FIND, OF_TABLES, Action, bindings
from tracker.tui.asking import Loaded, stamp
from tracker.tui.entering import now
from tracker.tui.frame import Frame
from tracker.tui.inbox import (
    Entry,
    Inbox,
    Waiting,
    default_folder,
    inbox,
    preview,
    take_back,
    take_in,
    waiting,
)
from tracker.tui.listing import COLUMNS
from tracker.tui.origin import Origin
from tracker.tui.screens.treed import Treed
from tracker.tui.state import View
from tracker.tui.tree import Branch
from tracker.tui.widgets.column import Column
from tracker.tui.widgets.outcome import Outcome

HISTORY = "history"

LOOK_IN = Action(
    "enter", "Enter", "open", N_("Look in"),
    N_("What the file would bring; nothing is written."), first=True,
)  # fmt: skip
IMPORT = Action(
    "i", "i", "take", N_("Import"),
    N_("Import the file, or all files of the folder: press twice."), first=True,
)  # fmt: skip
UNDO = Action(
    "z", "z", "undo", N_("Take back"),
    N_("Take the import back: press twice. What it replaced is current again."), first=True,
)  # fmt: skip
FOLDER = Action(
    "p", "p", "folder", N_("Other folder"), N_("Show the files of another folder."), first=True
)


class Imports(Treed):
    """A branch a folder, and one for the imports that were made."""

    NAME = "imports"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        LOOK_IN, IMPORT, UNDO, FOLDER, FIND, *(one for one in OF_TABLES if one.key in "oyYsxX"), *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((IMPORT, UNDO, FOLDER))  # type: ignore[assignment]

    folder: Path | None = None
    asked: tuple[str, str] | None = None
    """What the next press of the same key does: the key's name and the row."""

    def contents(self) -> ComposeResult:
        """The tree above what was understood."""
        yield self.make_table()
        with VerticalScroll(id="details"):
            yield Static(id="said")
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
        """All that is shown."""
        return " ".join(one.cell(row, self.view.unit).text for one in self.columns)

    def nothing(self) -> str:
        """The folder holds nothing that can be read."""
        return _("No files in {folder}. Press p for another folder.").format(folder=self._where)

    def about(self, row: Waiting | Entry) -> Text:
        """What one can do with it."""
        if isinstance(row, Waiting):
            said = Text(str(row.path), style="bold")
            said.append("\n " + _("Enter shows what it would bring; i imports it."), "not bold")
            return said
        said = Text(_("Import {number}").format(number=row.number), style="bold")
        said.append(f"  {row.source}  SHA-256 {row.sha256}\n ", "not bold")
        said.append(_("o shows the file; z takes the import back."), "not bold")
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
        """What was understood of another row is no longer of interest."""
        if row is None or self.key(row) != self._told_of:
            self.asked, self._told_of = None, ""
            self.query_one(Outcome).clear()
            self.remove_class("reading")

    _told_of = ""
    """The row that the words below are about."""

    def _do(self, row: Any, task: Callable[[], Any], tell: Callable[[Any], str]) -> None:
        self._told_of = self.key(row)
        self.add_class("reading")
        self.query_one(Outcome).do(task, tell)

    # Keys

    def open_leaf(self, row: Waiting | Entry) -> None:
        """See what is understood."""
        if isinstance(row, Entry):
            self.action_source()
            return
        self._preview([row.path], row)

    def _preview(self, paths: list[Path], row: Any) -> None:
        self.asked = ("take", self.key(row))
        say = _("Press i to import this.")
        self._do(row, partial(preview, self.tracker.path, paths), partial(_told, say, dry=True))

    def action_take(self) -> None:
        """First what it would bring, then the import itself."""
        row = self.table.row
        paths = _paths(row)
        if not paths:
            return
        if self.asked != ("take", self.key(row)):
            self._preview(paths, row)
            return
        self.asked = None
        self._do(row, partial(take_in, self.tracker.path, paths), partial(_told, "", dry=False))

    def action_undo(self) -> None:
        """First the question, then the deed."""
        row = self.table.row
        if not isinstance(row, Entry) or row.state == "undone":
            self.notify(_("Only an import that stands can be taken back."), severity="warning")
            return
        if self.asked != ("undo", self.key(row)):
            self.asked, self._told_of = ("undo", self.key(row)), self.key(row)
            said = _("Press z again to take back import {number}: its {rows} rows.")
            self.query_one(Outcome).say(said.format(number=row.number, rows=row.rows))
            return
        self.asked = None
        self._do(row, partial(take_back, self.tracker.path, row.number, now()), _taken_back)

    def on_outcome_done(self, message: Outcome.Done) -> None:
        """The database may have changed."""
        if stamp(self.tracker.path) != self._stamp:
            self.load()

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


def _paths(row: Any) -> list[Path]:
    if isinstance(row, Waiting):
        return [row.path]
    if isinstance(row, Branch):
        return [one.path for one in row.rows if isinstance(one, Waiting)]
    return []


def _told(say: str, reports: list[ImportReport], *, dry: bool) -> str:
    return f"{say}\n\n{render_imports(reports, 'table', dry_run=dry)}".strip()


def _taken_back(stood: bool) -> str:
    return _("Taken back.") if stood else _("That import no longer stands.")
