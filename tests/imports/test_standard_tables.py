"""The standard tables of a disclosure: read alike from text, from a PDF and from a workbook."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from places import SAMPLE_FILES, needs_sample_files
from standard import FUNCTIONS, OFFICE, YEAR, Paper, as_book, as_pdf, as_text, paper, read_as

from tracker.db import Connection
from tracker.documents.pdf import read_pdf
from tracker.errors import Refused
from tracker.imports.disclosure import Reading, read_disclosure
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.model.facts import Disclosure
from tracker.model.standard import items, total_row

FORMS = ["text", "book", "pdf"]
PUTUO = SAMPLE_FILES / "putuo"


@pytest.fixture(scope="module", params=FORMS)
def reading(request: pytest.FixtureRequest) -> Reading:
    return read_as(request.param, paper())


def amounts(found: Disclosure) -> dict[str, str]:
    return {
        one.item: str(one.amount.yuan)
        for one in reversed(found.headlines)
        if one.amount is not None
    }


def test_the_cover_says_the_year_and_the_line_below_it_whose_budget_it_is(reading: Reading) -> None:
    found = reading.found
    assert (found.department, found.year, found.stage) == (OFFICE, YEAR, "approved")
    assert reading.of_unit


def test_every_table_is_read_with_its_rows_and_levels(reading: Reading) -> None:
    tables = {table.kind: table for table in reading.found.tables}
    assert len(tables) == 10
    rows = tables["expenditure"].rows
    assert [row.code for row in rows if row.level] == list(FUNCTIONS)
    assert [row.level for row in rows] == [1, 2, 3, 3, 1, 2, 3, 0]
    assert [(one, row.name) for one, row in items(rows)][-1] == (
        "2080505",
        FUNCTIONS["2080505"],
    )
    assert tables["gov_fund"].note and not any(row.cells for row in tables["gov_fund"].rows)


def test_nothing_printed_is_left_over(reading: Reading) -> None:
    assert reading.found.unplaced == ()


def test_the_money_is_that_of_the_items_once_by_category_and_fund(reading: Reading) -> None:
    found = [
        (one.code, one.category, one.fund, str(one.amount.yuan)) for one in reading.found.functions
    ]
    assert found == [
        ("2070101", "基本支出", "一般公共预算", "3210000.50"),
        ("2070104", "基本支出", "一般公共预算", "1000000.00"),
        ("2070104", "项目支出", None, "2345678.90"),
        ("2080505", "基本支出", "一般公共预算", "456789.10"),
    ]


def test_the_exact_figures_of_the_tables_come_before_those_of_the_prose(reading: Reading) -> None:
    said = amounts(reading.found)
    assert said["expenditure.total"] == said["revenue.total"] == "7012468.50"
    assert said["expenditure.project"] == "2345678.90"
    assert said["expenditure.basic.personnel"] == "4456789.60"
    assert said["three_public.vehicle.running"] == "25000.00"
    assert said["organ_operating_cost"] == "210000.00"
    assert "revenue.business" not in said, "an empty cell is no zero"


def test_a_function_in_the_prose_is_known_by_its_names_or_its_digits(reading: Reading) -> None:
    said = {one.item: one for one in reading.found.headlines if not one.from_table}
    item = "expenditure.function.2070101"
    first = said[item].amount
    assert first is not None and str(first.yuan) == "3210000.00"
    assert str(said[f"{item}.prior_paid"].amount.yuan) == "3000000.00"  # type: ignore[union-attr]
    assert said[f"{item}.paid_change_percent"].percent == 7
    assert "expenditure.function.2070104" in said


def test_places_are_pages_cells_and_lines() -> None:
    places = {form: read_as(form, paper()).found.functions[0].locator for form in FORMS}
    assert places == {"text": "line 52", "book": "expenditure!F8", "pdf": "page 6"}


def test_a_row_whose_parts_do_not_make_its_total_keeps_the_total_and_says_so() -> None:
    def wrong(printed: Paper) -> None:
        printed.tables["expenditure"].rows[2][6] = "9.00"

    reading = read_as("text", paper(wrong))
    first = reading.found.functions[0]
    assert (first.code, first.category, str(first.amount.yuan)) == ("2070101", None, "3210000.50")
    assert any("do not make the printed total" in note.reason for note in reading.notes)


def test_a_broken_code_is_read_by_the_rows_above_it_and_named() -> None:
    def wrong(printed: Paper) -> None:
        printed.tables["expenditure"].rows[6][0] = "7"

    reading = read_as("pdf", paper(wrong))
    assert reading.found.functions[-1].code == "2080505"
    assert any("7 05 05" in note.reason for note in reading.notes)
    tables = {table.kind: table for table in reading.found.tables}
    assert tables["expenditure"].rows[6].code == "7 05 05", "the table keeps what it prints"


def test_a_cell_that_is_no_figure_is_named_with_its_place() -> None:
    def wrong(printed: Paper) -> None:
        printed.tables["expenditure"].rows[2][4] = "三百万"

    found = read_as("book", paper(wrong)).found
    assert [(one.text, one.locator) for one in found.unplaced] == [("三百万", "expenditure!E8")]


def test_a_table_without_its_unit_is_no_money() -> None:
    def wrong(printed: Paper) -> None:
        printed.tables["expenditure"].unit = "页"

    found = read_as("text", paper(wrong)).found
    assert found.functions == ()
    assert all("no unit" in one.reason for one in found.unplaced) and found.unplaced


def test_empty_tables_are_refused_with_their_number() -> None:
    def emptied(printed: Paper) -> None:
        printed.prose = []
        for table in printed.tables.values():
            table.rows = [["…"] * len(table.heads[0])]

    with pytest.raises(Refused) as refused:
        read_as("book", paper(emptied))
    assert "8 tables without a figure" in str(refused.value)


def test_a_pdf_without_text_a_locked_and_a_broken_one_are_refused() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    def drawn(**options: object) -> bytes:
        held = io.BytesIO()
        canvas = Canvas(held, **options)
        canvas.rect(10, 10, 100, 100)
        canvas.showPage()
        canvas.save()
        return held.getvalue()

    for content, words in (
        (drawn(), "without text"),
        (drawn(encrypt=StandardEncryption("secret")), "damaged or protected"),
        (b"%PDF-1.7\nnothing", "damaged or protected"),
    ):
        with pytest.raises(Refused) as refused:
            read_pdf(content, "budget.pdf")
        assert words in str(refused.value) and "budget.pdf" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "written"), [("a.md", as_text), ("a.xlsx", as_book), ("a.pdf", as_pdf)]
)
def test_importing_stores_the_items_once(
    database: Connection, tmp_path: Path, name: str, written: object
) -> None:
    file = tmp_path / name
    file.write_bytes(written(paper()))  # type: ignore[operator]
    import_paths(database, [file], Options())
    (report,) = import_paths(database, [file], Options())
    assert report.state == "unchanged"
    summed = "SELECT sum(amount_cents), count(*) FROM allocations WHERE project IS NULL"
    assert tuple(database.execute(summed).fetchone()) == (701246850, 4)


def test_an_imported_budget_takes_the_place_of_the_functions(
    database: Connection, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(as_text(paper()))
    (tmp_path / "b.csv").write_text("项目名称,预算数（元）,功能科目编码\n借阅,5,2070104\n", "utf-8")
    options = Options(department=OFFICE, year=YEAR)
    import_paths(database, [tmp_path / "a.md", tmp_path / "b.csv"], options)
    rows = database.execute("SELECT project, amount_cents FROM allocations").fetchall()
    assert [tuple(row) for row in rows] == [("借阅", 500)]


def test_a_unit_with_the_name_of_its_department_is_told_apart(
    database: Connection, tmp_path: Path
) -> None:
    unit = as_text(paper()).decode()
    (tmp_path / "a-unit.md").write_text(unit, "utf-8")
    (tmp_path / "b-department.md").write_text(unit.replace("区级单位预算", "区级部门预算"), "utf-8")
    names = [one.department for one in import_paths(database, [tmp_path], Options())]
    assert names == [OFFICE, f"{OFFICE}（本级）"]


def test_a_department_does_not_replace_its_unit(database: Connection, tmp_path: Path) -> None:
    unit = as_text(paper()).decode()
    (tmp_path / "unit.md").write_text(unit, "utf-8")
    whole = tmp_path / "department.md"
    whole.write_text(unit.replace("区级单位预算", "区级部门预算"), "utf-8")
    import_paths(database, [tmp_path / "unit.md"], Options())
    with pytest.raises(Refused, match="tracker undo 1"):
        import_paths(database, [whole], Options())


EXPECTED = {
    "finance-bureau-2025": (19, 11, "31214205.80", "25121091.00", "6093114.80"),
    "commerce-commission-2025": (30, 16, "371514655.00", "19830655.00", "351684000.00"),
    "welfare-institute-2024": (14, 7, "12121164.00", "9501164.00", "2620000.00"),
    "justice-bureau-2026-department": (21, 13, "96282213.44", "25741666.44", "70540547.00"),
    "justice-bureau-2026-unit": (21, 13, "86959408.34", "22118861.00", "64840547.00"),
}


@needs_sample_files
@pytest.mark.parametrize("name", EXPECTED)
def test_the_real_files_give_their_figures(name: str) -> None:
    """Rows, items, total, basic and project expenditure of the expenditure table."""
    found = read_disclosure(read_pdf((PUTUO / f"{name}.pdf").read_bytes(), f"{name}.pdf")).found
    table = next(one for one in found.tables if one.kind == "expenditure")
    whole = total_row(table)
    assert whole is not None
    rows = [row for row in table.rows if row.level]
    printed = [str(cell.amount.yuan) for cell in whole.cells]
    assert (len(rows), len(list(items(rows))), *printed) == EXPECTED[name]
    summed = sum(line.amount.cents for line in found.functions)
    assert f"{summed / 100:.2f}" == EXPECTED[name][2]
    assert {line.code for line in found.functions} == {code for code, _row in items(rows)}


@needs_sample_files
def test_the_empty_workbooks_are_refused_as_empty(database: Connection) -> None:
    for file in sorted((SAMPLE_FILES / "templates").iterdir()):
        with pytest.raises(Refused, match="without a figure"):
            import_paths(database, [file], Options())
