"""A folder that is written whole or not at all: beside its place first, then moved there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import TrackerError
from tracker.language import _

DESCRIPTOR = "datapackage.json"
MARK = "tracker_export"
"""The property of the descriptor by which an earlier export is known."""


class FolderInUse(TrackerError):
    """The folder holds something that is no earlier export; nothing of it was touched."""

    def __init__(self, folder: Path, held: str) -> None:
        super().__init__(folder, held)
        self.folder, self.held = folder, held

    def __str__(self) -> str:
        return _(
            "{folder} holds {held}, which is no part of an earlier export: name another folder"
        ).format(folder=self.folder, held=self.held)


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
    earlier export. Raises FolderInUse, CannotExport."""
    target = folder.resolve()
    _refuse(target, folder)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        fresh.mkdir(parents=True)
        yield fresh
        _swap(fresh, target)
    except OSError as error:
        raise CannotExport(folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse(target: Path, named: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise CannotExport(named, _("it is a file"))
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
