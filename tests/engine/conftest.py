"""Databases and their exports, and the engines that this machine has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from books import Book
from engine.generated import fill
from places import SAMPLES

from tracker.db import Connection, open_database
from tracker.engine.asking import DUCKDB, Data, open_data
from tracker.export.exporting import PARQUET, export
from tracker.imports.importing import import_paths
from tracker.imports.options import Options


@dataclass(frozen=True)
class Both:
    """The same data twice: in SQLite, and in an export that an engine reads."""

    connection: Connection
    data: Data


@pytest.fixture(scope="session")
def engine() -> str:
    """DuckDB, wherever a module does not say another one."""
    return DUCKDB


def both(folder: Path, engine: str, put: Callable[[Connection], object]) -> Iterator[Both]:
    """A database that `put` fills, exported and opened."""
    with ExitStack() as opened:
        connection = opened.enter_context(open_database(folder / "tracker.db", create=True))
        put(connection)
        export(connection, folder / "it's 导出", PARQUET)
        yield Both(connection, opened.enter_context(open_data(folder / "it's 导出", engine)))


@pytest.fixture(scope="module")
def samples(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Both sample years."""
    yield from both(
        tmp_path_factory.mktemp("samples"),
        engine,
        lambda connection: import_paths(connection, [SAMPLES], Options()),
    )


@pytest.fixture(scope="module")
def generated(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Invented departments with projects of every kind."""
    yield from both(
        tmp_path_factory.mktemp("generated"), engine, lambda connection: fill(connection, 6, 40)
    )


@pytest.fixture
def exported(book: Book, tmp_path: Path) -> Path:
    """A small export."""
    book.budget({"甲": 1})
    export(book.connection, tmp_path / "export", PARQUET)
    return tmp_path / "export"
