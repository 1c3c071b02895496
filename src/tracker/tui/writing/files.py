"""Files that the UI writes: never over another one, named in full, and why one cannot be written."""

from __future__ import annotations

import errno
from pathlib import Path

from rich.cells import cell_len

from tracker.errors import TrackerError
from tracker.language import N_, _
from tracker.tui.widgets.column import fit_ends

ROOM = 64
"""Cells of a path in a message: with the words around it, it fits into two lines of 80."""
ODD = str.maketrans("", "", '/\\:*?"<>| ')
"""What the name of a file cannot hold everywhere."""
WHY = {
    errno.EACCES: N_("you have no right to write there: name a folder of your own"),
    errno.EPERM: N_("you have no right to write there: name a folder of your own"),
    errno.EROFS: N_("nothing can be written to this disk: name another folder"),
    errno.ENOENT: N_("there is no such folder: name one that there is"),
    errno.ENOTDIR: N_("a part of the path is a file, no folder: name another one"),
    errno.EISDIR: N_("it is a folder: name a file"),
    errno.ENOSPC: N_("the disk is full: make room, or name another one"),
    errno.EDQUOT: N_("the disk is full: make room, or name another one"),
    errno.ENAMETOOLONG: N_("the name is too long: write a shorter one"),
}
"""What the system says, in words of ours."""


class CannotExport(TrackerError):
    """The file cannot be written, or nobody knows its format."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return _("{path} cannot be written: {reason}").format(
            path=in_full(self.path), reason=self.reason
        )


def in_full(path: Path) -> str:
    """Where a file is, from the root or from the home folder; a long path without its middle."""
    whole = Path.cwd() / path
    try:
        words = str(Path("~") / whole.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        words = str(whole)
    return words if cell_len(words) <= ROOM else fit_ends(words, ROOM).rstrip()


def told(path: Path) -> str:
    """That a file is there now, and where."""
    return _("Written: {path}").format(path=in_full(path))


def free(name: str) -> str:
    """The name, or the first one like it that no file in this folder has: payments-2020-2.xlsx."""
    path = Path(name)
    for number in range(2, 1000):
        if not path.exists():
            break
        path = Path(f"{Path(name).stem}-{number}{path.suffix}")
    return str(path)


def written(path: Path, content: bytes) -> Path:
    """Written whole or not at all, and never over a file that is there: somebody may have filled it
    in. Raises CannotExport."""
    fresh = path.with_name(path.name + ".new")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if path.exists():
            raise CannotExport(path, _("there is such a file: name another one"))
        if not path.parent.exists():
            raise FileNotFoundError(errno.ENOENT, "")
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        known = WHY.get(error.errno or 0)
        reason = _(known) if known else error.strerror or str(error)
        raise CannotExport(path, reason) from error
    return path
