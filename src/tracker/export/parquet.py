"""A view as Parquet, a folder for each year and department (`year=2020/department=…`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tracker.db import Row
from tracker.db.views import Column
from tracker.errors import NotInstalled, TrackerError
from tracker.language import _

PARTS = ("year", "department")
BATCH = 50_000
NAME_BYTES = 255
"""The longest name of a folder that common file systems take."""
NULL = "__HIVE_DEFAULT_PARTITION__"
"""The name of a folder by which readers mean that nothing is known."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"#%\'*/:<=>?\\{}\[\]^|]')


class NameTooLong(TrackerError):
    """A department whose name is longer than the name of a folder may be."""

    def __init__(self, department: str) -> None:
        super().__init__(department)
        self.department = department

    def __str__(self) -> str:
        return _(
            "The name of the department “{department}” is too long for a folder: "
            "export without --parquet"
        ).format(department=self.department)


def is_partitioned(columns: tuple[Column, ...]) -> bool:
    """Whether a view has a year and a department to part it by."""
    return set(PARTS) <= {column.name for column in columns}


def write_parquet(folder: Path, columns: tuple[Column, ...], rows: Iterable[Row]) -> list[Path]:
    """The files, in their order. A view that is not parted, or has no rows, is one file with all of
    its columns. Rows come in order of year and department. Raises NotInstalled, NameTooLong."""
    if is_partitioned(columns):
        own = tuple(column for column in columns if column.name not in PARTS)
        parts = groupby(rows, key=lambda row: (row["year"], row["department"]))
        made = [
            _file(folder / f"year={year}" / _department(name), own, part)
            for (year, name), part in parts
        ]
        if made:
            return made
        rows = ()
    return [_file(folder, columns, rows)]


def _department(name: str) -> str:
    folder = f"department={safe(name)}"
    if len(folder.encode()) > NAME_BYTES:
        raise NameTooLong(name)
    return folder


def safe(name: str) -> str:
    """A department's name as a folder's: what paths or readers give a meaning to is written %2F."""
    if name == NULL:
        return name.replace("_", f"%{ord('_'):02X}")
    return _UNSAFE.sub(lambda mark: f"%{ord(mark[0]):02X}", name)


def _file(folder: Path, columns: tuple[Column, ...], rows: Iterable[Row]) -> Path:
    arrow, parquet = _libraries()
    types = {"integer": arrow.int64(), "real": arrow.float64(), "text": arrow.string()}
    schema = arrow.schema([(column.name, types[column.type]) for column in columns])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "part-0.parquet"
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            table = {column.name: [row[column.name] for row in batch] for column in columns}
            writer.write_table(arrow.table(table, schema=schema))
    return path


def _batches(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """At most so many rows are held at once."""
    waiting = iter(rows)
    while batch := tuple(islice(waiting, BATCH)):
        yield batch


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise NotInstalled("pyarrow", "engine") from error
    return pyarrow, parquet
