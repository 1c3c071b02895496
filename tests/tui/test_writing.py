"""Where a file is, and why it cannot be written, in words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from rich.cells import cell_len

from tracker import language
from tracker.tui.writing.files import ROOM, CannotExport, in_full, written


def test_a_path_is_told_from_the_home_folder_or_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    assert in_full(Path("a.xlsx")) == str(Path("~") / "a.xlsx")
    assert in_full(Path("/b.xlsx").absolute()) == str(Path("/b.xlsx").absolute())


def test_a_long_path_loses_its_middle_and_keeps_its_ending() -> None:
    told = in_full(Path("/") / ("预算" * 40) / "监控表.xlsx")
    assert cell_len(told) <= ROOM
    assert "…" in told
    assert told.endswith("监控表.xlsx")


def test_each_failure_is_a_sentence_in_the_language_in_use(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    reasons = {
        tmp_path / "none" / "a.csv": "没有这个文件夹",
        tmp_path: "这是文件夹",
        tmp_path / "file" / "a.csv": "是文件而不是文件夹",
        tmp_path / "file": "已有同名文件",
    }
    language.use("zh_CN")
    for path, words in reasons.items():
        with pytest.raises(CannotExport, match=words):
            written(path, b"new")
    assert (tmp_path / "file").read_text("utf-8") == "old"


def test_a_folder_that_is_closed_is_named_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_path: Path, _content: bytes) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", closed)
    with pytest.raises(CannotExport, match="no right to write there"):
        written(tmp_path / "a.csv", b"")
