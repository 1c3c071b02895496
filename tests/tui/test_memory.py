"""What the next start shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.model.money import Unit
from tracker.tui.memory import default_memory, remember, remembered
from tracker.tui.state import Looks, View

VIEW = View(
    screen="payments", trail=("overview",), year=2020, as_of=date(2020, 9, 30), unit=Unit.YI,
    tables={"payments": Looks(filter="质量", sort="gap", descending=True, cursor="项目",
                              hidden=frozenset({"paid"}), widths={"project": 30})},
)  # fmt: skip


def test_what_is_remembered_is_what_was_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    assert remembered(file, tmp_path / "a.db") == VIEW


def test_each_database_has_a_view_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    remember(file, tmp_path / "b.db", View(screen="findings"))
    assert remembered(file, tmp_path / "a.db") == VIEW
    assert remembered(file, tmp_path / "c.db") == View()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 0}', '{"version": 1, "views": {}}'])
def test_a_damaged_memory_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ui.json"
    file.write_text(text, encoding="utf-8")
    assert remembered(file, tmp_path / "a.db") == View()


def test_a_view_with_unknown_fields_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    file.write_text(file.read_text("utf-8").replace('"cut"', '"colour"'), encoding="utf-8")
    assert remembered(file, tmp_path / "a.db") == View()


def test_a_folder_that_cannot_be_written_to_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember(tmp_path / "file" / "ui.json", tmp_path / "a.db", VIEW)


def test_a_variable_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_STATE", str(tmp_path / "here.json"))
    assert default_memory() == tmp_path / "here.json"
