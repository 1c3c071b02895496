"""A folder that is written whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import TrackerError
from tracker.language import _

DESCRIPTOR = "datapackage.json"
MARK = "tracker_export"
"""The property of the descriptor by which an earlier export is known."""
INNER = "export"
OWN = 0o700
"""Who may open a new folder: its owner alone, as it is with the database."""


class FolderInUse(TrackerError):
    """The folder holds something that is no earlier export; nothing of it was touched."""

    def __init__(self, folder: Path, held: str) -> None:
        super().__init__(folder, held)
        self.folder, self.held = folder, held

    def __str__(self) -> str:
        return _(
            "{folder} holds {held}, which is no part of an earlier export: name another folder"
        ).format(folder=self.folder, held=self.held)


class CannotReplace(TrackerError):
    """The folder cannot give way to a new one of its name; nothing was touched."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return _(
            "{folder} cannot be replaced by a new folder: {reason}. Name a folder within it, such as "
            "{inner}"
        ).format(folder=self.folder, reason=self.reason, inner=self.folder / INNER)


class CannotExport(TrackerError):
    """The folder cannot be written; what was there is still there."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return _("{path} cannot be written: {reason}").format(path=self.folder, reason=self.reason)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A new folder to fill; at the end it takes the place of `folder`, which may be empty or an
    earlier export. It opens to those whom that one opened to, a new one to its owner alone.

    Raises FolderInUse, CannotReplace, CannotExport.
    """
    target = folder.resolve()
    _refuse(target, folder)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        _make(fresh, target, folder)
        yield fresh
        _open_to(fresh, stat.S_IMODE(target.stat().st_mode) if target.exists() else OWN)
        _swap(fresh, target)
    except OSError as error:
        raise CannotExport(folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _make(fresh: Path, target: Path, named: Path) -> None:
    try:
        fresh.mkdir(OWN)
    except PermissionError as error:
        if not target.exists():
            raise
        raise CannotReplace(named, _("nothing can be written beside it")) from error


def _open_to(folder: Path, mode: int) -> None:
    """Folders get the mode, files the same without the right to run them."""
    if os.name != "posix":
        return
    for path in (folder, *folder.rglob("*")):
        path.chmod(mode if path.is_dir() else mode & 0o666)


def _refuse(target: Path, named: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise CannotExport(named, _("it is a file"))
    if Path.cwd().is_relative_to(target):
        raise CannotReplace(named, _("it is the folder you are in, or holds it"))
    if target.is_mount():
        raise CannotReplace(named, _("a disk is mounted there"))
    ours = _exported(target)
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target).as_posix()
        if not path.is_dir() and name not in ours:
            raise FolderInUse(named, name)


def _exported(target: Path) -> set[str]:
    """The files of an earlier export, by its own descriptor; none where there is no such."""
    try:
        told = json.loads((target / DESCRIPTOR).read_text("utf-8"))
        if not told.get(MARK):
            return set()
        return {DESCRIPTOR, *(str(one["path"]) for one in told["resources"])}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return set()


def _swap(fresh: Path, target: Path) -> None:
    """The old one is moved aside first and comes back where the new one cannot be moved in."""
    if not target.exists():
        fresh.replace(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.replace(old)
    try:
        fresh.replace(target)
    except OSError:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
