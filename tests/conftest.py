"""What tests share: an empty database, and messages in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import language
from tracker.db import Connection, open_database


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages in their source language, whatever the machine's locale."""
    language.use("en")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Connection]:
    """An empty database."""
    with open_database(tmp_path / "tracker.db", create=True) as connection:
        yield connection
