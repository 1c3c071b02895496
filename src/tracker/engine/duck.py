"""DuckDB: one machine, all of its cores, data larger than its memory."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.engine.dataset import PARTS, Table
from tracker.engine.portable import Question
from tracker.errors import NotInstalled

DIALECT = "duckdb"
BATCH = 10_000


class Duck:
    """An open DuckDB with the views of an export."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, question: Question) -> Iterator[Mapping[str, Any]]:
        """The rows of a question, by names."""
        cursor = self._connection.cursor().execute(question.whole(DIALECT))
        names = [column[0] for column in cursor.description]
        while batch := cursor.fetchmany(BATCH):
            for row in batch:
                yield dict(zip(names, row, strict=True))


@contextmanager
def duck(tables: Sequence[Table]) -> Iterator[Duck]:
    """Raises NotInstalled."""
    try:
        import duckdb
    except ImportError as error:
        raise NotInstalled("duckdb", "engine") from error
    with duckdb.connect() as connection:
        for table in tables:
            connection.execute(_view(table))
        yield Duck(connection)


def _view(table: Table) -> str:
    """Year and department are read off the two folders above a file alone: DuckDB itself would take
    every `name=value` of the whole path for a column, also of folders above the export."""
    depth = "/*/*" if table.is_parted else ""
    files = f"{glob.escape(table.folder.as_posix())}{depth}/*.parquet".replace("'", "''")
    read = f"read_parquet('{files}', hive_partitioning = false"
    if not table.is_parted:
        return f'CREATE VIEW "{table.name}" AS SELECT * FROM {read})'
    parts = ", ".join(_part(name, type) for name, type in PARTS.items())
    return (
        f'CREATE VIEW "{table.name}" AS '
        f"SELECT * EXCLUDE (filename), {parts} FROM {read}, filename = true)"
    )


def _part(name: str, type: str) -> str:
    """What the last folder of that name is named, as its type."""
    found = rf"regexp_extract(filename, '.*[/\\]{name}=([^/\\]*)[/\\]', 1)"
    return f"CAST(url_decode({found}) AS {type}) AS {name}"
