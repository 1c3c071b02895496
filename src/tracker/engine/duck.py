"""DuckDB: one machine, all of its cores, data larger than its memory."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.engine.dataset import Table
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
    """The folders' names are typed: DuckDB would take a department named 2020 for a number."""
    depth = "/*/*" if table.is_parted else ""
    files = f"{glob.escape(table.folder.as_posix())}{depth}/*.parquet".replace("'", "''")
    parted = (
        "true, hive_types = {'year': BIGINT, 'department': VARCHAR}" if table.is_parted else "false"
    )
    return (
        f'CREATE VIEW "{table.name}" AS '
        f"SELECT * FROM read_parquet('{files}', hive_partitioning = {parted})"
    )
