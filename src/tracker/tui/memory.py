"""The view is kept in a file, so that the next start shows what the last one left.

A file that is missing, damaged or of another version is as good as none.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from tracker.tui.kept import view_of
from tracker.tui.state import Looks, View

VERSION = 1


def default_memory() -> Path:
    """In the user's state folder; TRACKER_STATE names another file."""
    named = os.environ.get("TRACKER_STATE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "tracker" / "ui.json"


def remember(file: Path, database: Path, view: View) -> None:
    """Keep the view of a database. A folder that cannot be written to costs only the memory."""
    known = _read(file)
    known[_name(database)] = _packed(view)
    text = json.dumps({"version": VERSION, "views": known}, indent=1)
    fresh = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    except OSError:
        return


def remembered(file: Path, database: Path) -> View:
    """The view that was kept for a database; a plain one where there is none.

    What cannot be read is ignored value by value, and as good as never kept.
    """
    return view_of(_read(file).get(_name(database)))


def _name(database: Path) -> str:
    return str(database.resolve())


def _read(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    views = kept.get("views") if isinstance(kept, dict) and kept.get("version") == VERSION else None
    return views if isinstance(views, dict) else {}


def _packed(view: View) -> dict[str, Any]:
    kept = {one.name: getattr(view, one.name) for one in fields(view)}
    return kept | {
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "unit": view.unit.name,
        "tables": {name: _packed_looks(looks) for name, looks in view.tables.items()},
    }


def _packed_looks(looks: Looks) -> dict[str, Any]:
    kept = {one.name: getattr(looks, one.name) for one in fields(looks)}
    return kept | {"hidden": sorted(looks.hidden), "closed": sorted(looks.closed)}
