"""Metadata by which Datasette shows the views with their titles, and hides the plumbing."""

from __future__ import annotations

from json import dumps
from pathlib import Path

from tracker.db import Connection
from tracker.db.views import Views, plumbing, public_views
from tracker.export import words
from tracker.export.descriptor import TITLE

MONEY = (
    "Money is an integer of cents (分) in the columns that end in _cents; what is missing is NULL, "
    "never 0. · 以 _cents 结尾的列为金额，单位分，整数；缺失为 NULL，不是 0。"
)
_HIDDEN = {"table": {"hidden": True}, "view": {"allow": False}}
"""Datasette lists a hidden table behind a link, and knows no hidden view."""


def metadata(connection: Connection, path: Path) -> str:
    """For `datasette FILE --metadata THIS`: JSON, which is YAML too. `path` is the database's."""
    views = public_views(connection)
    shown = {name: _view(name, views) for name in words.of_views()}
    hidden = {name: dict(_HIDDEN[type]) for name, type in plumbing(connection).items()}
    told = {
        "title": TITLE,
        "description": MONEY,
        "databases": {
            path.stem: {"title": TITLE, "description": MONEY, "tables": shown | hidden},
        },
    }
    return dumps(told, ensure_ascii=False, indent=1) + "\n"


def _view(name: str, views: Views) -> dict[str, object]:
    said = words.of_view(name)
    return {
        "title": said.titles,
        "description": _plain(said.texts),
        "columns": {one.name: _column(name, one.name) for one in views[name]},
    }


def _column(view: str, column: str) -> str:
    said = words.of_column(view, column)
    return _plain(f"{said.titles}: {said.texts}")


def _plain(text: str) -> str:
    """Datasette shows marks of Markdown as they are."""
    return text.replace("`", "")
