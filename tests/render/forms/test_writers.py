"""A form as a workbook and as a document."""

import io
from decimal import Decimal

from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.model.money import Money
from tracker.render.forms.book import LONGEST_NAME, sheet_names, workbook
from tracker.render.forms.layout import Cell, Form, Grid, Look, label
from tracker.render.forms.word import forms_document

FORM = Form(
    name="=甲/乙",
    title="某表",
    subtitle="（2020年度）",
    corner="金额单位：万元",
    widths=(6, 20, 20),
    grids=(
        Grid(((label("资金", 1, 2), label("预算数"), label("执行率")),
              (Cell(Money(2_480_001), Look.MONEY), Cell(Decimal("31.00"), Look.PERCENT)))),
        Grid(((label("指标"), label("结果")), (Cell("=1+1"), Cell("92.5%", Look.RESULT)),
              (Cell("b"), Cell("12", Look.RESULT)), (Cell("c"), Cell(None, Look.RESULT))),
             heads=1, side="绩效指标"),
    ),
    prose=("注：一句话。",),
    landscape=True,
)  # fmt: skip


def sheet() -> Worksheet:
    """The form as a workbook has it."""
    found = load_workbook(io.BytesIO(workbook([FORM]))).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def test_numbers_are_numbers_with_their_formats_and_nothing_is_zero() -> None:
    page = sheet()
    assert (page["B5"].value, page["B5"].number_format) == (2.480001, "#,##0.00####")
    assert (page["C5"].value, page["C5"].number_format) == (0.31, "0.00%")
    assert (page["C7"].value, page["C7"].number_format) == (0.925, "0.0%")
    assert (page["C8"].value, page["C9"].value) == (12, None)


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    assert (sheet()["B7"].value, sheet()["B7"].data_type) == ("=1+1", "s")


def test_a_text_that_begins_like_a_formula_stays_one_when_somebody_edits_it() -> None:
    form = Form("a", "a", widths=(9,), grids=(Grid(((Cell("=1+1"),), (Cell("1"),))),))
    found = load_workbook(io.BytesIO(workbook([form]))).worksheets[0]
    assert [found.cell(row, 1).quotePrefix for row in (2, 3)] == [True, False]


def test_a_result_shows_the_decimals_that_were_reported() -> None:
    form = Form("a", "a", widths=(9,), grids=(Grid(((Cell("46.50", Look.RESULT),),)),))
    found = load_workbook(io.BytesIO(workbook([form]))).worksheets[0].cell(2, 1)
    assert (found.value, found.number_format) == (46.5, "0.00")


def test_the_page_is_a4_across_with_its_heads_repeated_and_its_area_named() -> None:
    page = sheet()
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.print_title_rows == "$6:$6"
    assert str(page.print_area).endswith("$A$1:$C$10")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_cells_are_merged_as_the_form_says() -> None:
    merged = {str(one) for one in sheet().merged_cells.ranges}
    assert {"A4:A5", "A6:A9", "A1:C1"} <= merged


def test_the_document_says_what_the_workbook_says_on_the_same_paper() -> None:
    made = Document(io.BytesIO(forms_document([FORM, FORM])))
    assert len(made.sections) == 2
    first = made.sections[0]
    assert first.page_width is not None
    assert first.page_height is not None
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (297, 210)
    top, indicators = made.tables[:2]
    assert [cell.text for cell in top.rows[1].cells] == ["资金", "2.480001", "31.00%"]
    assert [cell.text for cell in indicators.rows[1].cells] == ["绩效指标", "=1+1", "92.5%"]
    assert [cell.text for cell in indicators.rows[3].cells] == ["绩效指标", "c", ""]
    repeated = indicators.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert len(repeated) == 1
    assert not indicators.rows[1]._tr.xpath("./w:trPr/w:tblHeader")


def test_the_same_form_gives_the_same_bytes() -> None:
    assert workbook([FORM]) == workbook([FORM])
    assert forms_document([FORM]) == forms_document([FORM])


@given(st.lists(st.text(st.sampled_from("甲乙Aa[]:*?/\\' ("), max_size=40), max_size=12))
def test_sheet_names_are_short_safe_and_each_stands_once(names: list[str]) -> None:
    found = sheet_names(names)
    assert len({one.casefold() for one in found}) == len(names)
    for one in found:
        assert 0 < len(one) <= LONGEST_NAME
        assert not set(one) & set("[]:*?/\\")
        assert one.strip("'") == one
