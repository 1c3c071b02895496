"""`datapackage.json`: what each file of an export is, in both languages, with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from json import dumps
from pathlib import Path

from tracker.db.views import Column, Views
from tracker.export import words
from tracker.export.fiscal import model
from tracker.export.folder import DESCRIPTOR, MARK

DATES = frozenset({"as_of", "due_date", "date", "until"})
TYPES = {"integer": "integer", "real": "number", "text": "string"}
TITLE = "Budgets and their execution · 部门预算及执行"
TEXT = (
    "Money is an integer of cents (分) in the columns that end in _cents; missing is empty, never 0. "
    "In CSV a text that begins with an apostrophe has one apostrophe too many. · "
    "以 _cents 结尾的列为金额，单位分，整数；缺失为空，不是 0。CSV 中以撇号开头的文本多一个撇号。"
)
EXPORT_VERSION = 1


def write_descriptor(
    folder: Path, views: Views, files: Mapping[str, Sequence[Path]], purchases: Set[str]
) -> None:
    """Describe the `files` of each view in `folder`; `purchases` are the stages of what the view
    procurement holds. The same data give the same bytes."""
    resources = [
        _resource(folder, view, columns, path, at, len(files[view]))
        for view, columns in views.items()
        for at, path in enumerate(files[view])
    ]
    described = {
        "name": "tracker",
        "title": TITLE,
        "description": TEXT,
        "profiles": {"fiscal": "*", "tabular": "*"},
        "granularity": "aggregated",
        "countryCode": "CN",
        MARK: EXPORT_VERSION,
        "model": model(purchases),
        "resources": resources,
    }
    text = dumps(described, ensure_ascii=False, indent=1) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


def _resource(
    folder: Path, view: str, columns: tuple[Column, ...], path: Path, at: int, count: int
) -> dict[str, object]:
    """A file. Of several files of a view each has a name of its own."""
    said = words.of_view(view)
    inside = path.relative_to(folder)
    held = {part.partition("=")[0] for part in inside.parts if "=" in part}
    is_csv = path.suffix == ".csv"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": view if count == 1 else f"{view}.{at + 1}",
        "title": said.titles,
        "description": said.texts,
        "type": "table" if is_csv else "file",
        "path": inside.as_posix(),
        "format": path.suffix.removeprefix("."),
        "mediatype": "text/csv" if is_csv else "application/vnd.apache.parquet",
        **({"encoding": "utf-8"} if is_csv else {}),
        "view": view,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [_field(view, one) for one in columns if one.name not in held],
            "missingValues": [""],
        },
    }


def _field(view: str, column: Column) -> dict[str, object]:
    said = words.of_column(view, column.name)
    return {
        "name": column.name,
        "type": "date" if column.name in DATES else TYPES[column.type],
        "title": said.titles,
        "description": said.texts,
    }
