"""A database of the sample data, made once; an application on it that writes nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from places import SAMPLES

from tracker import language
from tracker.db import open_database
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.tui.app import TrackerApp


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data. Not to be written to."""
    path = tmp_path_factory.mktemp("sample") / "tracker.db"
    with open_database(path, create=True) as connection:
        import_paths(connection, [SAMPLES / "2020", SAMPLES / "2021"], Options())
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(imported, tmp_path / "tracker.db"))


@pytest.fixture
def open_app(tmp_path: Path) -> Callable[[Path], TrackerApp]:
    """An application whose memory lies in the test's folder."""

    def make(path: Path) -> TrackerApp:
        return TrackerApp(path, memory=tmp_path / "state" / "ui.json", lang="en")

    return make


@pytest.fixture
def app(database: Path, open_app: Callable[[Path], TrackerApp]) -> TrackerApp:
    """On the copy of the sample data."""
    return open_app(database)


@pytest.fixture(autouse=True)
def _english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Words are English again afterwards; what is exported lies in the test's folder."""
    monkeypatch.setenv("TRACKER_STATE", str(tmp_path / "state.json"))
    monkeypatch.chdir(tmp_path)
    yield
    language.use("en")
