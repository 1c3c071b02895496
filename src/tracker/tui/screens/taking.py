"""The keys that look into files, import them, and take imports back. Nothing is done by one press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tracker.imports.options import Options
from tracker.imports.report import UNCHANGED, ImportReport, Watch
from tracker.language import N_, _, joined, ngettext
from tracker.render.imports import render_imports
from tracker.tui.actions import Action
from tracker.tui.answers.asking import stamp
from tracker.tui.entries.entering import now
from tracker.tui.imports.inbox import Entry, Waiting, preview, take_back, take_in
from tracker.tui.imports.outcome import Outcome
from tracker.tui.imports.told import in_words, wanted
from tracker.tui.screens.part import Part
from tracker.tui.tree import Branch

LOOK_IN = Action(
    "enter", "Enter", "open", N_("Preview"),
    N_("What the file would bring; nothing is written."), first=True,
)  # fmt: skip
IMPORT = Action(
    "i", "i", "take", N_("Import"),
    N_("Import the file, or all files of the folder: press twice."), first=True,
)  # fmt: skip
DESCRIBE = Action(
    "a", "a", "describe", N_("Year, unit …"),
    N_("Say of which year, department, stage and unit the file is, where it does not say so."),
    first=True,
)  # fmt: skip
UNDO = Action(
    "z", "z", "undo", N_("Undo"),
    N_("Take the import back: press twice. What it replaced is current again."), first=True,
)  # fmt: skip


class Taking(Part):
    """Previews, imports and undoes. A part of `Imports`."""

    tell: Any
    asked: tuple[str, str] | None = None
    """What the next press of the same key does: the key's name and the row."""
    told_of = ""
    """The row that the words below are about."""

    @property
    def outcome(self) -> Outcome:
        """The words on what was done."""
        found: Outcome = self.query_one(Outcome)
        return found

    def options(self, row: Any) -> Options:
        """What was said of a file or a folder; of another one it does not hold."""
        return self.said_of.get(self.key(row), Options())

    said_of: dict[str, Options]

    def _do(self, row: Any, task: Callable[[Watch], Any], tell: Callable[[Any], str]) -> None:
        self.told_of = self.key(row)
        self.add_class("reading")
        self.outcome.do(task, tell)

    def look_in(self, row: Any, *, again: bool = False) -> None:
        """See what is understood. `again`: of somebody who pressed the key that imports."""
        self.asked = ("take", self.key(row))
        task = partial(preview, self.tracker.path, paths_of(row), self.options(row))
        say = _("Press i again to import this.") if again else _("Press i to import this.")
        words = say if self._is_new(row) else ""
        tell = partial(_told, words, dry=True, width=self.outcome.room)
        self._do(row, lambda watch: task(watch=watch), tell)

    def _is_new(self, row: Any) -> bool:
        """Whether any of it is not imported yet, or is to be read in another way."""
        return bool(described(self.options(row))) or any(
            one.number is None for one in files_of(row)
        )

    def action_take(self) -> None:
        """First what it would bring, then the import itself."""
        row = self.table.row
        if not paths_of(row) or self.outcome.working:
            return
        if self.asked != ("take", self.key(row)):
            self.look_in(row, again=True)
            return
        self.asked = None
        task = partial(take_in, self.tracker.path, paths_of(row), self.options(row))
        tell = partial(_taken_in, width=self.outcome.room)
        self._do(row, lambda watch: task(watch=watch), tell)

    def action_undo(self) -> None:
        """First the question, then the deed."""
        row = self.table.row
        if not isinstance(row, Entry):
            self.notify(_("Only an import that stands can be taken back."), severity="warning")
            return
        if not is_standing(row):
            words = _("Import {number} was taken back already.")
            self.notify(words.format(number=row.number), severity="warning")
            return
        if self.asked != ("undo", self.key(row)):
            self.asked, self.told_of = ("undo", self.key(row)), self.key(row)
            said = _("Press z again to take back import {number}: its {rows} rows.")
            self.outcome.say(said.format(number=row.number, rows=row.rows))
            return
        self.asked = None
        task = partial(take_back, self.tracker.path, row.number, now())
        self._do(row, lambda _watch: task(), _taken_back)

    def action_describe(self, missing: tuple[str, ...] = ()) -> None:
        """Ask what the file does not say, then look into it again."""
        from tracker.tui.screens.describing import Describing

        row = self.table.row
        if not paths_of(row):
            self.notify(_("Move to a file first."), severity="warning")
            return

        def done(said: Options | None) -> None:
            if said is not None:
                self.said_of[self.key(row)] = said
                self.tell(row)
                self.look_in(row)

        self.app.push_screen(Describing(paths_of(row), self.options(row), missing), done)

    def on_outcome_done(self, message: Outcome.Done) -> None:
        """The database may have changed; what is missing is asked for."""
        row, missing = self.table.row, wanted(message.error)
        is_same = row is not None and self.key(row) == self.told_of
        # the words stay until somebody moves on from here, wherever the cursor is by now
        self.told_of = self.key(row) if row is not None else ""
        if stamp(self.tracker.path) != self._stamp:
            self.keep()
            self.load()
        if message.error is not None:
            self.asked = None
        if missing and is_same:
            self.outcome.say(self.outcome.words + "\n\n" + _("Press a to say what is missing."))
            self.action_describe(missing)


def files_of(row: Any) -> list[Waiting]:
    """The files of a row: one, or all of a folder."""
    rows = row.rows if isinstance(row, Branch) else (row,)
    return [one for one in rows if isinstance(one, Waiting)]


def paths_of(row: Any) -> list[Path]:
    """Where they lie."""
    return [one.path for one in files_of(row)]


def described(options: Options) -> str:
    """What was said of a file, as a line; nothing where nothing was."""
    said = in_words(options)
    return _("Read as: {options}").format(options=said) if said else ""


def is_standing(row: Any) -> bool:
    """Whether it is an import that can be taken back."""
    return isinstance(row, Entry) and row.state != "undone"


def _told(say: str, reports: list[ImportReport], *, dry: bool, width: int) -> str:
    return f"{say}\n\n{render_imports(reports, 'table', dry_run=dry, width=width)}".strip()


def _taken_in(reports: list[ImportReport], *, width: int) -> str:
    return _told(came_of(reports), reports, dry=False, width=width)


def came_of(reports: Sequence[ImportReport]) -> str:
    """How many files were imported, how many were there already, and what is to be read below."""
    known = sum(one.state == UNCHANGED for one in reports)
    done, notes = len(reports) - known, sum(len(one.notes) + len(one.unplaced) for one in reports)
    said = [ngettext("{n} file imported", "{n} files imported", done).format(n=done)]
    if known:
        words = ngettext("{n} was there already", "{n} were there already", known)
        said.append(words.format(n=known))
    if notes:
        said.append(ngettext("{n} note", "{n} notes", notes).format(n=notes))
    return _("{sentence}.").format(sentence=joined(said))


def _taken_back(stood: bool) -> str:
    return _("Taken back.") if stood else _("That import no longer stands.")
