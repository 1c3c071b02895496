"""Whether the file that was imported still lies where files lie, as it was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tracker.imports.files import LARGEST_FILE
from tracker.language import _
from tracker.render.statuses import DONE, KNOWN, SHORT
from tracker.tui.imports.inbox import default_folder, files


@dataclass(frozen=True, slots=True)
class Standing:
    """`path`: a file of that name; None where there is none. `sha256`: of its bytes now."""

    folder: Path
    path: Path | None = None
    sha256: str = ""


def standing(database: Path, source: str, sha256: str) -> Standing:
    """Of several files of that name the one with those bytes, else the first.

    Without a folder for them only the current one is looked into: below it may lie everything.
    """
    folder = default_folder(database)
    known = files(folder) if folder != Path() else [one for one in (Path(source),) if one.is_file()]
    named = [one for one in known if one.name == source]
    found = [Standing(folder, one, digest) for one in named if (digest := _digest(one))]
    same = [one for one in found if one.sha256 == sha256]
    return next(iter(same + found), Standing(folder))


def _digest(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def told(found: Standing, sha256: str) -> str:
    """As a sentence: what is shown is the copy that the import kept, whatever became of the file."""
    if found.path is None:
        words = _("{folder} holds no file of this name: this is the copy kept by the import.")
        return f"{KNOWN} " + words.format(folder=f"{found.folder.absolute().name}/")
    if found.sha256 == sha256:
        return f"{DONE} " + _("{path} is as it was imported.").format(path=found.path)
    words = _(
        "{path} has changed since (SHA-256 now {sha256}…): this is the copy kept by the import."
    )
    return f"{SHORT} " + words.format(path=found.path, sha256=found.sha256[:8])
