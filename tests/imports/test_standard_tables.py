"""The standard tables of a disclosure: read alike from text, from a PDF and from a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from places import SAMPLE_FILES, needs_sample_files
from standard import (
    FUNCTIONS,
    OFFICE,
    YEAR,
    Paper,
    Printed,
    as_book,
    as_pdf,
    as_text,
    paper,
    read_as,
)

from tracker.db import Connection
from tracker.documents.pdf import read_pdf
from tracker.documents.text import read_text
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


Change = Callable[[list[list[str]]], object]


def functions(change: Change, form: str = "text") -> list[tuple[str | None, str]]:
    """Codes and amounts after a change of the rows of the expenditure table."""

    def edit(printed: Paper) -> None:
        change(printed.tables["expenditure"].rows)

    found = read_as(form, paper(edit)).found.functions
    return [(one.code, str(one.amount.yuan)) for one in found]


ALL = functions(lambda rows: None)


def test_an_item_may_follow_its_class_without_a_section() -> None:
    def without_sections(rows: list[list[str]]) -> None:
        rows[:] = [row for row in rows if row[2] or not row[1]]

    assert functions(without_sections) == ALL


@pytest.mark.parametrize("form", FORMS)
def test_merged_codes_are_those_of_the_row_above(form: str) -> None:
    def merged(rows: list[list[str]]) -> None:
        for row in rows:
            if row[2]:
                row[0] = row[1] = ""
            elif row[1]:
                row[0] = ""

    assert functions(merged, form) == ALL


def test_codes_that_became_numbers_have_their_zeros_again() -> None:
    def numbers(rows: list[list[str]]) -> None:
        for row in rows:
            row[1], row[2] = row[1].lstrip("0"), row[2].lstrip("0")

    assert functions(numbers) == ALL


def test_a_code_that_can_be_one_is_never_changed() -> None:
    """Without the row of its section the item stands below another: a finding, not another code."""

    def lost(rows: list[list[str]]) -> None:
        del rows[4:6]

    assert functions(lost) == ALL


def test_one_column_may_hold_the_whole_code() -> None:
    def whole(printed: Paper) -> None:
        table = printed.tables["expenditure"]
        table.heads = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
        table.rows = [["".join(row[:3]), *row[3:]] for row in table.rows]

    found = read_as("text", paper(whole)).found.functions
    assert [(one.code, str(one.amount.yuan)) for one in found] == ALL


def with_second(change: Callable[[Printed], object]) -> Reading:
    """A second table of expenditure behind the first."""

    def edit(printed: Paper) -> None:
        second = deepcopy(printed.tables["expenditure"])
        change(second)
        printed.tables["second"] = second

    return read_as("text", paper(edit))


def test_a_table_that_is_printed_twice_counts_once() -> None:
    reading = with_second(lambda table: None)
    assert [(one.code, str(one.amount.yuan)) for one in reading.found.functions] == ALL
    assert any("printed twice" in note.reason for note in reading.notes)


def test_a_table_of_another_year_or_unit_is_named_and_not_read() -> None:
    def last_year(table: Printed) -> None:
        table.title = table.title.replace(str(YEAR), str(YEAR - 1))

    def of_a_unit(table: Printed) -> None:
        table.rows[0][4] = "5.00"

    for change, words in ((last_year, "another year"), (of_a_unit, "second table")):
        found = with_second(change).found
        assert [(one.code, str(one.amount.yuan)) for one in found.functions] == ALL
        assert [one.reason for one in found.unplaced] == [f"a {words}: not read"] or any(
            words in one.reason for one in found.unplaced
        )


def test_headings_that_change_on_the_next_page_change_the_columns() -> None:
    def swapped(rows: list[list[str]]) -> None:
        heads = ["类", "款", "项", "功能分类科目名称", "合计", "项目支出", "基本支出"]
        rows[4:] = [heads, *[[*row[:5], row[6], row[5]] for row in rows[4:]]]

    assert functions(swapped) == ALL


def test_a_row_with_another_grid_than_its_table_is_named_and_no_money() -> None:
    def slipped(printed: Paper) -> None:
        rows = printed.tables["expenditure"].rows
        rows[6] = ["208", "05", "05", "", *rows[6][3:]]

    found = read_as("text", paper(slipped)).found
    assert len(found.functions) == len(ALL)
    assert [one.reason for one in found.unplaced] == [
        "the row does not fit the columns of its table"
    ]


def test_columns_of_another_year_and_of_money_carried_over_are_named() -> None:
    def two_years(printed: Paper) -> None:
        table = printed.tables["three_public"]
        table.heads[0][0] = f"{YEAR - 1}年“三公”经费预算数"

    found = read_as("text", paper(two_years)).found
    assert {one.item for one in found.headlines if one.item.startswith("three_public")} == set()
    assert {one.reason for one in found.unplaced} == {"a column of another year"}

    def carried(printed: Paper) -> None:
        table = printed.tables["expenditure"]
        table.heads = [
            [*row, name] for row, name in zip(table.heads, ("", "上年结转", ""), strict=True)
        ]
        table.rows = [[*row, "1.00"] for row in table.rows]

    found = read_as("text", paper(carried)).found
    assert [(one.code, str(one.amount.yuan)) for one in found.functions] == ALL
    assert {one.reason for one in found.unplaced} == {"a column of money carried over"}


def test_a_line_of_text_between_two_pages_does_not_end_a_table() -> None:
    text = as_text(paper()).decode()
    broken = text.replace("| 208 | 05 |  |", "云溪市江东区 2024\n\n| 208 | 05 |  |", 2)
    found = read_disclosure(read_text(broken.encode(), "budget.md")).found
    assert [(one.code, str(one.amount.yuan)) for one in found.functions] == ALL


def test_the_unit_may_stand_in_the_heads() -> None:
    def inside(printed: Paper) -> None:
        table = printed.tables["three_public"]
        table.unit = "页"
        table.heads[1][0] = "合计（万元）"

    assert amounts(read_as("text", paper(inside)).found)["three_public.total"] == "32000.00"


def test_a_table_without_lines_between_its_cells_is_named() -> None:
    text = as_text(paper()).decode()
    start = text.index(f"{YEAR}年预算单位支出预算总表")
    end = text.index(f"{YEAR}年预算单位财政拨款收支预算总表")
    bare = text[:start] + text[start:end].replace("|", " ") + text[end:]
    found = read_disclosure(read_text(bare.encode(), "budget.md")).found
    assert found.functions == ()
    assert any("no lines between their cells" in one.reason for one in found.unplaced)


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
    assert all("is a unit" in one.reason for one in found.unplaced) and found.unplaced


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
