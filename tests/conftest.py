"""What tests share: an empty database, and messages in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from books import Book
from hypothesis import settings

from tracker import language
from tracker.db import Connection, open_database

# A machine that is busy with something else breaks no law.
settings.register_profile("tracker", deadline=None)
settings.load_profile("tracker")


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages in their source language, whatever the machine's locale."""
    language.use("en")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Connection]:
    """An empty database."""
    with open_database(tmp_path / "tracker.db", create=True) as connection:
        yield connection


@pytest.fixture
def book(database: Connection) -> Book:
    """An empty database with short ways to fill it, for 2020."""
    return Book(database)
