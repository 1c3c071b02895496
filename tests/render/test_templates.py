"""Templates: what is written imports as it is, and after numbers were typed into it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tracker.db import Connection, open_database
from tracker.errors import NothingMatched
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import ImportReport
from tracker.imports.sheets.kinds import KINDS
from tracker.model.money import Unit
from tracker.render.templates import write_template

SAMPLES = Path(__file__).parents[2] / "imports" / "2020"
DISCLOSURE, BUDGET = SAMPLES / "disclosure-2020.md", SAMPLES / "budget-2020.csv"
TYPED: dict[str, object] = {
    "预算数（万元）": 1.23, "本期支出（万元）": 1.23, "完成值": 0.95, "期限": date(2020, 6, 30),
    "累计比例": 0.5, "amount (10k yuan)": 1.23, "paid (10k yuan)": 1.23, "actual": 0.95,
    "due": date(2020, 6, 30), "percent": 0.5,
}  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = tmp_path_factory.mktemp("templates") / "a.db"
    with open_database(path, create=True) as connection:
        import_paths(connection, [DISCLOSURE, BUDGET], Options())
        yield connection


def imported(connection: Connection, folder: Path, content: bytes) -> list[ImportReport]:
    path = folder / "renamed by somebody.xlsx"
    path.write_bytes(content)
    return import_paths(connection, [path], Options(), dry_run=True)


def filled(content: bytes) -> tuple[bytes, int]:
    """With a number typed into each prefilled row."""
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    rows = 0
    for line in range(2, sheet.max_row + 1):
        if sheet.cell(line, 1).value is None:
            break
        rows += 1
        for place, heading in enumerate(headings, 1):
            if heading in TYPED:
                sheet.cell(line, place).value = TYPED[str(heading)]  # type: ignore[assignment]
            if (
                heading in ("actual", "完成值")
                and sheet.cell(line, place).number_format == "General"
            ):
                sheet.cell(line, place).value = 8
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue(), rows


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_template_imports_as_it_is(
    known: Connection, tmp_path: Path, kind: str, language: str
) -> None:
    content = write_template(known, kind, 2020, None, language)
    assert (
        sum(count for one in imported(known, tmp_path, content) for _label, count in one.counts)
        == 0
    )


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", ["budget", "execution", "indicators", "milestones"])
def test_a_template_imports_after_numbers_were_typed(
    known: Connection, tmp_path: Path, kind: str, language: str
) -> None:
    content, rows = filled(write_template(known, kind, 2020, None, language))
    (report,) = imported(known, tmp_path, content)
    assert rows > 0
    assert (report.kind, report.year, report.counts[0][1], report.notes) == (kind, 2020, rows, ())


def test_every_project_has_its_four_quarters(known: Connection) -> None:
    sheet = load_workbook(
        io.BytesIO(write_template(known, "execution", 2020, None, "zh_CN"))
    ).worksheets[0]
    periods = [sheet.cell(line, 3).value for line in range(2, 6)]
    assert periods == ["2020Q1", "2020Q2", "2020Q3", "2020Q4"]
    assert len({sheet.cell(line, 1).value for line in range(2, 6)}) == 1


def test_a_new_years_budget_is_prefilled_from_the_year_before(known: Connection) -> None:
    old = load_workbook(io.BytesIO(write_template(known, "budget", 2020, None, "en"))).worksheets[0]
    new = load_workbook(io.BytesIO(write_template(known, "budget", 2021, None, "en"))).worksheets[0]
    assert [cell.value for cell in old["A"]] == [cell.value for cell in new["A"]]
    assert new.title == "budget 2021"


def test_the_same_content_gives_the_same_bytes(known: Connection) -> None:
    assert write_template(known, "budget", 2020, None, "en") == write_template(
        known, "budget", 2020, None, "en"
    )


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_heading_of_money_is_one_that_the_import_reads(
    unit: Unit, language: str, tmp_path: Path
) -> None:
    content = write_template(None, "budget", 2020, None, language, unit)
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    sheet["A2"], sheet.cell(2, sheet.max_column).value = "a", 1
    raw = io.BytesIO()
    book.save(raw)
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw.getvalue())
    with open_database(tmp_path / "a.db", create=True) as connection:
        (report,) = import_paths(connection, [path], Options(department="d"))
        assert (
            connection.execute("SELECT amount_cents FROM allocations").fetchone()[0] == unit.value
        )
    assert report.unit is unit


def test_a_department_that_is_unknown_is_named(known: Connection) -> None:
    with pytest.raises(NothingMatched):
        write_template(known, "budget", 2020, "没有的局", "en")


def test_with_several_departments_a_column_says_which(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.db", create=True) as connection:
        for name in ("甲局", "乙局"):
            path = tmp_path / f"{name}.csv"
            path.write_text(f"项目,金额（元）\n{name}项目,1\n", encoding="utf-8")
            import_paths(connection, [path], Options(year=2020, department=name))
        content, rows = filled(write_template(connection, "execution", 2020, None, "zh_CN"))
        reports = imported(connection, tmp_path, content)
        assert rows == 8
        assert {report.department for report in reports} == {"甲局", "乙局"}
        content = write_template(connection, "execution", 2020, "甲局", "zh_CN")
        assert filled(content)[1] == 4
