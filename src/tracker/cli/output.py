"""Where results go: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tracker.errors import TrackerError
from tracker.language import _

STDOUT = "-"


class CannotWrite(TrackerError):
    """The file that is named cannot be written; what was there is still there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return _("{path} cannot be written: {reason}").format(path=self.path, reason=self.reason)


def deliver(content: str | bytes, where: str | None) -> None:
    """To the file `where`; to stdout for None and `-`. Text is UTF-8. Raises CannotWrite."""
    content = content.encode() if isinstance(content, str) else content
    if where is None or where == STDOUT:
        _print(content)
    else:
        _write(content, Path(where))


def _print(content: bytes) -> None:
    """As bytes: the same on every machine, also where text streams would change line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _write(content: bytes, path: Path) -> None:
    from tracker.db.files import is_of_database

    try:
        target = path.resolve()  # a link stays a link
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device cannot be replaced
            return
        if is_of_database(target):
            raise CannotWrite(path, _("it is a database, or belongs to one: name another file"))
        _replace(content, target)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def _replace(content: bytes, target: Path) -> None:
    """In the same folder, because a file is replaced in one step within one disk only."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
