"""A real Datasette opens the file and shows the views with titles and descriptions."""

from __future__ import annotations

import html
import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError

import pytest
from places import SAMPLES

from tracker.db import Connection, open_database
from tracker.export import words
from tracker.export.datasette import metadata
from tracker.imports.importing import import_paths
from tracker.imports.options import Options

PATIENCE = 60.0
"""Seconds in which a server answers, or never will."""
needs_datasette = pytest.mark.skipif(
    find_spec("datasette") is None, reason="datasette is not installed"
)


def asked(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        said: str = answer.read().decode()
        return said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(address: str, server: subprocess.Popen[str]) -> None:
    """Until it answers; fails where it ended or never does."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if server.poll() is not None:
            pytest.fail(f"datasette ended: {server.communicate()[0]}")
        try:
            asked(address)
        except (URLError, OSError):
            sleep(0.1)
        else:
            return
    pytest.fail("datasette does not answer")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette with the sample years."""
    folder = tmp_path_factory.mktemp("datasette")
    path = folder / "tracker.db"
    with open_database(path, create=True) as connection:
        import_paths(connection, [SAMPLES], Options())
        (folder / "metadata.json").write_text(metadata(connection, path), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--host", "127.0.0.1"]
    command += ["--port", str(port), "--metadata", str(folder / "metadata.json")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        wait(f"{address}/-/versions.json", running)
        yield address
    finally:
        running.terminate()
        running.communicate()


@needs_datasette
def test_every_view_is_shown_with_its_title_and_what_its_columns_hold(server: str) -> None:
    for view, said in words.of_views().items():
        page = html.unescape(asked(f"{server}/tracker/{view}"))
        assert said.titles in page, view
        assert said.texts in page, view
    page = html.unescape(asked(f"{server}/tracker/executions"))
    assert words.of_column("executions", "paid_cents").text_zh in page


@needs_datasette
def test_the_plumbing_is_hidden_and_the_views_are_not(server: str) -> None:
    told: dict[str, Any] = json.loads(asked(f"{server}/tracker.json"))
    assert [one["name"] for one in told["tables"] if not one["hidden"]] == []
    assert {one["name"] for one in told["views"]} == set(words.of_views())
    page = asked(f"{server}/tracker")
    assert 'href="/tracker/executions"' in page


@needs_datasette
def test_its_rows_are_those_of_the_view_in_whole_cents(server: str) -> None:
    rows = json.loads(asked(f"{server}/tracker/adjustments.json?_shape=array"))
    assert sorted(row["amount_cents"] for row in rows) == [-4_000_000, 10_000_000]


def test_the_metadata_names_every_view_and_column(database: Connection) -> None:
    told = json.loads(metadata(database, Path("other.db")))["databases"]["other"]["tables"]
    assert set(words.of_views()) <= told.keys()
    for view in words.of_views():
        names = {row["name"] for row in database.execute(f"PRAGMA table_info({view})")}
        assert told[view]["columns"].keys() == names
    assert told["_imports"] == {"hidden": True}
