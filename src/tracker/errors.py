"""The errors that a user can meet: each carries its facts, words itself, and knows its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.language import _

CANNOT_RUN = 2
NOTHING_MATCHED = 3


class TrackerError(Exception):
    """Anything a user can mend. Never raised for a mistake in the program itself."""

    exit_code = CANNOT_RUN


class NothingMatched(TrackerError):
    """The question was understood, and there is nothing to answer it with."""

    exit_code = NOTHING_MATCHED


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong with an input file: where, what was found, and the mend."""

    source: str
    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        named = _("{source}, {place}").format(source=self.source, place=self.place)
        where = named if self.place else self.source
        return _("{where}: found {found}; expected {expected}").format(
            where=where, found=self.found, expected=self.expected
        )


class Refused(TrackerError):
    """Input that cannot be imported. Names every problem at once; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems]
        lines.append(_("Nothing was written."))
        return "\n".join(lines)


class Cancelled(TrackerError):
    """Somebody ended what was under way, before any of it was kept."""

    def __str__(self) -> str:
        return _("Cancelled. Nothing was written.")


class FractionOfCent(TrackerError):
    """An amount finer than the currency's cent: refused, never rounded."""

    def __init__(self, amount: object, unit: object) -> None:
        super().__init__(amount, unit)
        self.amount, self.unit = amount, unit

    def __str__(self) -> str:
        return _("{amount} {unit} has a fraction of a cent").format(
            amount=self.amount, unit=self.unit
        )


class NotANumber(TrackerError):
    """A text that stands where a number must stand."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("“{text}” is not a number").format(text=self.text)


class NotAPeriod(TrackerError):
    """A text that stands where a month, quarter or year must stand."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return _("“{text}” is no period: write 2020Q3, 2020-09 or 2020").format(text=self.text)


class NoDatabase(TrackerError):
    """There is no database file yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return _("No database at {path}. Import a file first: tracker import FILE").format(
            path=self.path
        )


class NotADatabase(TrackerError):
    """The file is something else than a tracker database, or it is damaged."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        if "malformed" in self.reason or "corrupt" in self.reason:
            return _(
                "{path} cannot be read: the database is damaged. tracker doctor says what is still "
                "whole; put a backup of it in its place."
            ).format(path=self.path)
        if "not a database" in self.reason:
            return _(
                "{path} cannot be read as a tracker database: it is none, or damaged. Name another "
                "one with --db, or put a backup in its place."
            ).format(path=self.path)
        return _("{path} cannot be read as a tracker database: {reason}").format(
            path=self.path, reason=self.reason
        )


class Damaged(NotADatabase):
    """A part of the database cannot be read any more."""

    def __str__(self) -> str:
        return _(
            "{path} is damaged: {reason}. Put the latest backup in its place, then import what came "
            "after it; tracker doctor says what is wrong."
        ).format(path=self.path, reason=self.reason)


class NewerDatabase(TrackerError):
    """The database was written by a later version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, found, known)
        self.path, self.found, self.known = path, found, known

    def __str__(self) -> str:
        return _(
            "{path} was written by a newer tracker (schema {found}; this one knows {known}). "
            "Install the newer version; the file was not touched."
        ).format(path=self.path, found=self.found, known=self.known)


class OlderDatabase(TrackerError):
    """The database is of an earlier version of the program, and is only to be read."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, found, known)
        self.path, self.found, self.known = path, found, known

    def __str__(self) -> str:
        return _(
            "{path} was written by an older tracker (schema {found}; this one knows {known}). "
            "Run tracker log once: it brings it up to date."
        ).format(path=self.path, found=self.found, known=self.known)


class ReadOnly(TrackerError):
    """The database cannot be changed where it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return _(
            "{path} cannot be written, or its folder cannot: it can be asked, not changed. "
            "Get the right to write there, or copy it to a folder of your own and name that with --db."
        ).format(path=self.path)


class NotAYear(TrackerError):
    """Something that stands where a year must stand."""

    def __init__(self, said: object) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return _("“{text}” is no year: write 2020").format(text=self.said)


class Locked(TrackerError):
    """Another process is writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return _("{path} is locked by another run. Try again when it has ended.").format(
            path=self.path
        )


class NotInstalled(TrackerError):
    """A library that only some commands need; `extra` is what installs it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library, self.extra = library, extra

    def __str__(self) -> str:
        return _("For this, {library} is needed: pip install 'tracker[{extra}]'").format(
            library=self.library, extra=self.extra
        )
