"""`tracker export`, as it is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]


def test_export_says_what_it_wrote(typed: Typed, db: Path) -> None:
    run = typed("export", "out")
    assert (run.code, run.out) == (0, "")
    assert "written to out" in run.err
    assert (db.parent / "out" / "datapackage.json").exists()
    assert typed("export", "out", "-q").err == ""


@pytest.mark.usefixtures("db")
def test_export_without_a_folder_says_how_to_type_it(typed: Typed) -> None:
    run = typed("export")
    assert run.code == 2
    assert "tracker export DIR" in run.err


def test_without_pyarrow_the_mend_is_named_and_nothing_is_left(
    typed: Typed, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    run = typed("export", "out", "--parquet")
    assert run.code == 2
    assert "pip install 'tracker[engine]'" in run.err
    assert not (db.parent / "out").exists()


@pytest.mark.usefixtures("db")
def test_the_metadata_for_datasette_goes_to_a_file_and_the_next_step_is_said(typed: Typed) -> None:
    run = typed("export", "--datasette", "metadata.json")
    assert (run.code, run.out) == (0, "")
    assert "--metadata metadata.json" in run.err
    assert Path("metadata.json").read_text("utf-8") == typed("export", "--datasette", "-").out
