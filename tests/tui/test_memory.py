"""What the next start shows."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from tui.driving import arrived, at, until

from tracker.model.money import Unit
from tracker.tui.app import TrackerApp
from tracker.tui.memory import default_memory, remember, remembered
from tracker.tui.state import Looks, View

VIEW = View(
    screen="payments", trail=("overview",), year=2020, as_of=date(2020, 9, 30), unit=Unit.YI,
    tables={"payments": Looks(filter="质量", sort="gap", descending=True, cursor="项目",
                              hidden=frozenset({"paid"}), widths={"project": 30})},
)  # fmt: skip

LEGAL = [("year", 7), ("department", "nonsense"), ("against", "nonsense"), ("rule", "nonsense")]
"""What is no damage: nobody can know these values beforehand."""


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


def test_a_view_with_unknown_fields_keeps_the_others(tmp_path: Path) -> None:
    file = tmp_path / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    file.write_text(file.read_text("utf-8").replace('"cut"', '"colour"'), encoding="utf-8")
    assert remembered(file, tmp_path / "a.db") == VIEW


@pytest.mark.parametrize("damage", [None, True, 7, 1.5, "nonsense", "\ud800", [7], {"a": 7}])
@pytest.mark.parametrize("name", [one.name for one in fields(View)])
def test_a_damaged_value_costs_only_itself(tmp_path: Path, name: str, damage: object) -> None:
    file = tmp_path / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    kept = json.loads(file.read_text("utf-8"))
    next(iter(kept["views"].values()))[name] = damage
    file.write_text(json.dumps(kept), encoding="utf-8")
    found = remembered(file, tmp_path / "a.db")
    others = [one.name for one in fields(View) if one.name != name]
    assert [getattr(found, one) for one in others] == [getattr(VIEW, one) for one in others]
    value = getattr(found, name)
    is_legal = (name, value) in LEGAL
    assert is_legal or value in (getattr(View(), name), {"a": Looks()})
    remember(file, tmp_path / "a.db", found)
    assert remembered(file, tmp_path / "a.db") == found


@pytest.mark.parametrize("damage", [None, True, 7, [7], {"a": "wide", "b": -1}])
@pytest.mark.parametrize("name", [one.name for one in fields(Looks)])
def test_a_damaged_value_of_a_table_costs_only_itself(
    tmp_path: Path, name: str, damage: object
) -> None:
    file = tmp_path / "ui.json"
    remember(file, tmp_path / "a.db", VIEW)
    kept = json.loads(file.read_text("utf-8"))
    next(iter(kept["views"].values()))["tables"]["payments"][name] = damage
    file.write_text(json.dumps(kept), encoding="utf-8")
    looks, before = remembered(file, tmp_path / "a.db").looks("payments"), VIEW.looks("payments")
    others = [one.name for one in fields(Looks) if one.name != name]
    assert [getattr(looks, one) for one in others] == [getattr(before, one) for one in others]
    assert looks.widths in ({}, {"project": 30})


async def test_a_damaged_memory_starts(
    app: TrackerApp, open_app: Callable[[Path], TrackerApp]
) -> None:
    damaged = {"theme": "nonsense", "screen": "nowhere", "cut": 7, "tables": [1], "trail": [[]]}
    app.memory.parent.mkdir(parents=True)
    views = {str(app.path.resolve()): damaged}
    app.memory.write_text(json.dumps({"version": 1, "views": views}), encoding="utf-8")
    again = open_app(app.path)
    async with again.run_test() as pilot:
        await arrived(pilot, "overview")
        assert again.theme == View().theme


async def test_the_toolkits_own_key_remembers_too(app: TrackerApp) -> None:
    async with app.run_test() as pilot:
        await at(pilot, "payments")
        await pilot.press("down", "ctrl+q")
    kept = remembered(app.memory, app.path)
    assert kept.screen == "payments"
    assert kept.looks("payments").cursor


async def test_a_screen_that_was_gone_to_is_remembered_at_once(app: TrackerApp) -> None:
    async with app.run_test() as pilot:
        await at(pilot, "payments")
        assert remembered(app.memory, app.path).screen == "payments"


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="terminals do not hang up here")
async def test_a_terminal_that_closes_loses_nothing(app: TrackerApp) -> None:
    async with app.run_test() as pilot:
        await at(pilot, "payments")
        await pilot.press("down")
        signal.raise_signal(signal.SIGHUP)
        await until(pilot, lambda: remembered(app.memory, app.path).looks("payments").cursor)


def test_a_folder_that_cannot_be_written_to_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember(tmp_path / "file" / "ui.json", tmp_path / "a.db", VIEW)


def test_a_variable_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_STATE", str(tmp_path / "here.json"))
    assert default_memory() == tmp_path / "here.json"
