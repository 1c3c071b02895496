"""What became of a file since it was imported."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tracker.tui.source.standing import standing, told

DIGEST = hashlib.sha256(b"a").hexdigest()


def stood(folder: Path, **files: bytes) -> str:
    """What is told of `a.csv`, which was imported as the byte a, where these files lie."""
    for place, content in files.items():
        (folder / "imports" / place).mkdir(parents=True)
        (folder / "imports" / place / "a.csv").write_bytes(content)
    (folder / "imports").mkdir(exist_ok=True)
    found = standing(folder / "tracker.db", "a.csv", DIGEST)
    return told(found, DIGEST)


def test_a_file_with_the_same_bytes_is_as_it_was(tmp_path: Path) -> None:
    assert stood(tmp_path, one=b"b", two=b"a").startswith("✓ ")


def test_other_bytes_are_told_with_their_sha256(tmp_path: Path) -> None:
    said = stood(tmp_path, one=b"b")
    assert said.startswith("▲ ")
    assert hashlib.sha256(b"b").hexdigest()[:8] in said


def test_where_the_file_is_gone_the_kept_copy_is_named_as_such(tmp_path: Path) -> None:
    assert (
        stood(tmp_path)
        == "● imports/ holds no file of this name: this is the copy kept by the import."
    )
