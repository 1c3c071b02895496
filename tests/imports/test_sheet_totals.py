"""Totals and headings inside a sheet: no figure is counted twice."""

from pathlib import Path

import pytest

from tracker.db import Connection
from tracker.errors import Refused
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import ImportReport


def imported(database: Connection, tmp_path: Path, rows: str) -> ImportReport:
    sheet = tmp_path / "budget-2020.csv"
    sheet.write_text(f"项目名称,预算数（万元）\n{rows}", encoding="utf-8")
    (report,) = import_paths(database, [sheet], Options(department="甲市乙局"))
    return report


def projects(database: Connection) -> list[str]:
    rows = database.execute("SELECT project FROM allocations ORDER BY project")
    return [row["project"] for row in rows]


@pytest.mark.parametrize(
    "name",
    ["合计", "本年支出合计", "支出合计", "总额", "全局合计", "合计（万元）", "小计", "Total"],
)
def test_a_total_is_no_project(database: Connection, tmp_path: Path, name: str) -> None:
    imported(database, tmp_path, f"甲,1\n乙,2\n{name},3\n")
    assert projects(database) == ["乙", "甲"]


def test_a_printed_total_that_its_lines_do_not_add_to_is_said(
    database: Connection, tmp_path: Path
) -> None:
    report = imported(database, tmp_path, "甲,1\n乙,2\n合计,50\n")
    said = [note.reason for note in report.notes]
    assert any("500000.00" in reason and "30000.00" in reason for reason in said)
    right = imported(database, tmp_path, "甲,1\n乙,2\n合计,3\n")
    assert not any("printed total" in note.reason for note in right.notes)


def test_a_numbered_heading_with_a_figure_is_refused(database: Connection, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="一、项目支出"):
        imported(database, tmp_path, "一、项目支出,3\n甲,1\n乙,2\n")
