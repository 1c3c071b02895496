"""Every public view as files in one folder, of one moment of the database."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from tracker.db import Connection, Row
from tracker.db.views import Column, procurement_stages, public_views, snapshot, view_rows
from tracker.export.csv import write_csv
from tracker.export.descriptor import write_descriptor
from tracker.export.folder import whole_folder
from tracker.export.parquet import write_parquet

CSV, PARQUET = "csv", "parquet"


def export(connection: Connection, folder: Path, format: str = CSV) -> dict[str, int]:
    """Write all views as CSV or Parquet with their descriptor; rows by view.

    Raises FolderInUse, CannotReplace, CannotExport, SpoiltViews, NameTooLong, NotInstalled; then
    what was in the folder is still there.
    """
    counts: dict[str, int] = {}
    with whole_folder(folder) as fresh, snapshot(connection):
        views = public_views(connection)
        files = {}
        for view, columns in views.items():
            with closing(_counted(connection, view, columns, counts)) as rows:
                files[view] = _write(fresh, view, columns, rows, format)
        write_descriptor(fresh, views, files, procurement_stages(connection))
    return counts


def _write(
    fresh: Path, view: str, columns: tuple[Column, ...], rows: Iterator[Row], format: str
) -> list[Path]:
    if format == PARQUET:
        return write_parquet(fresh / view, columns, rows)
    path = fresh / f"{view}.csv"
    write_csv(path, columns, rows)
    return [path]


def _counted(
    connection: Connection, view: str, columns: tuple[Column, ...], counts: dict[str, int]
) -> Generator[Row]:
    counts[view] = 0
    with closing(view_rows(connection, view, columns)) as rows:
        for row in rows:
            counts[view] += 1
            yield row
