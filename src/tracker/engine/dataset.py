"""An export as an engine finds it: which views there are, where their files are, of what types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import TrackerError
from tracker.language import _

DESCRIPTOR = "datapackage.json"
TYPES = {"integer": "BIGINT", "number": "DOUBLE", "string": "STRING", "date": "STRING"}
PARTS = {"year": "BIGINT", "department": "STRING"}


class NoDataset(TrackerError):
    """A folder that is no export in Parquet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return _(
            "{folder} is no export in Parquet: make one with tracker export DIR --parquet"
        ).format(folder=self.folder)


@dataclass(frozen=True, slots=True)
class Table:
    """A view in files. `columns` are names and types, those of its folders among them."""

    name: str
    folder: Path
    is_parted: bool
    columns: Mapping[str, str]


def tables(folder: Path) -> list[Table]:
    """Every view of an export, by its own descriptor. Raises NoDataset."""
    try:
        told = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
        first = {one["view"]: one for one in reversed(told["resources"])}
        if any(one["format"] != "parquet" for one in first.values()):
            raise NoDataset(folder)
        return [_table(folder, one) for one in first.values()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoDataset(folder) from error


def _table(folder: Path, resource: Mapping[str, object]) -> Table:
    """All files of a view have the same columns."""
    schema: dict[str, list[dict[str, str]]] = resource["schema"]  # type: ignore[assignment]
    columns = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
    is_parted = "=" in str(resource["path"])
    name = str(resource["view"])
    return Table(name, folder / name, is_parted, columns | (PARTS if is_parted else {}))
