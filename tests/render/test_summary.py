"""The page of a year: the same sections in every format, sources on the page, nothing invented."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from books import Book, headline, indicator, stated, wan
from openpyxl import Workbook, load_workbook
from render.pages import Page

from tracker import language
from tracker.model.money import Unit
from tracker.render.summary import FORMATS, render_summary
from tracker.render.summary.sections import sections, stands
from tracker.render.summary.text import PLACED
from tracker.reports.findings.finding import About, finding
from tracker.reports.findings.rules import DESCRIBED
from tracker.reports.rows import Finding, Severity
from tracker.reports.summary import Summary, summary

NASTY = '=cmd|"<script>alert(1)</script>&\x1b[31m'
LATE, DROPPED = "质量提升", "打击传销"
SECTIONS = [
    "year", "forecast", "quarters", "standing", "late", "missed", "documents", "others",
    "changes", "unreported",
]  # fmt: skip
SHEETS = ["Summary", "Late payments", "Indicators", "Findings", "Changes", "Not reported"]


def filled(book: Book) -> Summary:
    """A project that is late and behind, one that is new, one that is gone, one that makes trouble."""
    book.year = 2019
    book.budget({LATE: "4", DROPPED: "2"})
    book.year = 2020
    book.budget({LATE: "7.9", "新项目": "1.23", NASTY: "1"})
    book.disclose(
        headlines=[headline("expenditure.total", "10.13")],
        milestones=[stated(LATE, date(2020, 9, 30), 50)],
        indicators=[indicator(LATE, "培训人次", "≥200 人次")],
    )
    book.paid(LATE, {"2020Q1": "1", "2020Q2": "1", "2020Q3": "1"})
    book.result(LATE, "培训人次", "2020Q3", "20")
    return summary(book.connection, 2020)


@pytest.fixture
def year(book: Book) -> Summary:
    """That year."""
    return filled(book)


@pytest.fixture
def bare(book: Book) -> Summary:
    """A disclosure alone: no other year, nothing paid, one budget."""
    book.disclose(indicators=[indicator(LATE, "培训人次", "≥200 人次")])
    return summary(book.connection, 2020)


def _page(found: Summary) -> Page:
    text = render_summary(found, "html")
    assert isinstance(text, str)
    return Page(text)


def _book(found: Summary, unit: Unit = Unit.WAN) -> Workbook:
    written = render_summary(found, "xlsx", unit)
    assert isinstance(written, bytes)
    return load_workbook(io.BytesIO(written))


def _rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    _title, _empty, headings, *rows = book[name].iter_rows(values_only=True)
    names = [str(heading) for heading in headings]
    return [dict(zip(names, row, strict=True)) for row in rows if row[0] is not None]


def test_text_markdown_and_html_have_the_same_sections_and_rows(year: Summary) -> None:
    text, md = (str(render_summary(year, format)) for format in ("table", "md"))
    sections = md.split("\n## ")[1:]
    cells = _page(year).cells
    assert len(sections) == len(SECTIONS)
    for name, section in zip(SECTIONS, sections, strict=True):
        title, *lines = section.splitlines()
        assert f"\n{title}\n" in text
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("| ")]
        drawn = [[re.sub(r"\\(.)", r"\1", cell.strip()) for cell in row] for row in rows]
        shown = cells.get(name, [])
        wide = len(drawn[0]) if drawn else 0
        assert [row[:wide] for row in shown[:1]] == drawn[:1] or name in PLACED
        assert [row[:wide] for row in shown[1:]] == drawn[2:]
        for row in drawn[2:]:
            assert any(all(cell in line for cell in row) for line in text.splitlines())


def test_html_is_one_page_that_fetches_nothing_and_closes_every_tag(year: Summary) -> None:
    page = _page(year)
    assert page.open == []
    assert page.fetched == []
    assert "script" not in page.tags
    assert [one for one in page.ids if one in SECTIONS] == SECTIONS
    text = str(render_summary(year, "html"))
    assert "url(" not in text
    assert "@import" not in text
    assert "\x1b" not in text


def test_every_chart_is_named_and_told(year: Summary) -> None:
    page = _page(year)
    charts = [one for one in page.named if one.endswith("-title")]
    assert charts == [
        "chart-quarters-title", "chart-payments-title", "chart-indicators-title",
        "chart-changes-title",
    ]  # fmt: skip
    assert set(page.named) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_names_are_text_on_the_page(year: Summary) -> None:
    text = str(render_summary(year, "html"))
    assert "<script>" not in text
    assert "=cmd|&quot;&lt;script&gt;alert(1)&lt;/script&gt;&amp; [31m" in text


def test_the_page_says_where_figures_come_from(year: Summary) -> None:
    cells = _page(year).cells
    assert cells["year"][1] == [
        "Budget, as the documents print it", "10.13", "disclosure-3.csv, line 3",
    ]  # fmt: skip
    late = next(row for row in cells["late"] if row[1] == LATE)
    assert late[-1] == "disclosure-3.csv, line 5"
    gone = next(row for row in cells["changes"] if row[1] == DROPPED)
    assert gone[-1] == "budget-1.csv, line 2 → –"


def test_the_page_is_light_dark_and_printable(year: Summary) -> None:
    text = str(render_summary(year, "html"))
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "size: A4 portrait" in text


def test_what_is_new_or_gone_is_drawn_as_its_amount_and_said_to_be(year: Summary) -> None:
    text = unescape(str(render_summary(year, "html")))
    drawn = re.search(r'id="chart-changes-told">([^<]*)', text)
    assert drawn
    assert f"{LATE} +3.90" in drawn[1]
    assert "新项目 +1.23 new" in drawn[1]
    assert f"{DROPPED} −2.00 dropped" in drawn[1]


def test_a_disclosure_alone_invents_nothing(bare: Summary) -> None:
    """No budget, no payments, no other year: dashes and sentences, no zero and no chart of nothing."""
    page = _page(bare)
    assert [row[1] for row in page.cells["year"][1:]] == ["–"] * 5
    charts = {one.removesuffix("-title") for one in page.named if one.endswith("-title")}
    assert charts == {"chart-payments", "chart-indicators"}
    assert "late" not in page.cells
    assert "changes" not in page.cells
    text = str(render_summary(bare, "html"))
    assert "No other year has been imported." in text
    assert "No execution has been imported" in text
    figures = _rows(_book(bare), "Summary")
    assert {row["Amount (10,000 yuan)"] for row in figures} == {None}
    assert {row["Percentage"] for row in figures} == {None}


def test_a_quarter_that_nobody_reported_has_no_bar(book: Book) -> None:
    book.budget({LATE: "8"})
    book.paid(LATE, {"2020Q1": "1", "2020Q3": "1"})
    found = summary(book.connection, 2020)
    assert [row[2] for row in _page(found).cells["quarters"][1:]] == [
        "12.5 %", "–", "≥25.0 %", "–",
    ]  # fmt: skip


def test_a_sum_to_which_not_everybody_reported_is_marked_and_says_so(book: Book) -> None:
    """In words, in the table and in the chart; who has holes is named, with the quarters."""
    book.budget({LATE: "8", "新项目": "12", "静": "5"})
    book.paid(LATE, {"2020Q1": "1", "2020Q2": "1"})
    book.paid("新项目", {"2020Q1": "2", "2020-04": "1"})
    found = summary(book.connection, 2020)
    assert (found.paid, found.lacking_budget) == (wan(5), wan(17))
    page = _page(found)
    assert [row[2:] for row in page.cells["quarters"][1:3]] == [
        ["≥12.0 %", "1 project"],
        ["≥20.0 %", "2 projects"],
    ]
    figures = {row[0]: row[1] for row in page.cells["year"][1:]}
    assert figures["Paid, % of that budget"] == "≥20.0 %"
    assert figures["Budget of the projects that are not fully reported"] == "17.00"
    for format in ("table", "md", "html"):
        text = str(render_summary(found, format))
        assert "2 projects of 17.00 are not fully reported up to 2020-06-30" in text
        assert "新项目 (2020Q2)" in text
    assert text.count('class="fact part"') == 3  # two bars and the legend
    rows = _rows(_book(found), "Not reported")
    assert {row["Subject"]: row["Not reported"] for row in rows} == {
        "静": "no payments",
        "新项目": "no full report of 2020Q2",
    }


def test_the_page_says_which_departments_its_comparison_leaves_out(book: Book) -> None:
    for department, year in (("甲局", 2019), ("甲局", 2020), ("丙局", 2020)):
        Book(book.connection, year, department).budget({"培训": year - 2000})
    text = str(render_summary(summary(book.connection, 2020), "table"))
    assert "Before 19.00, after 20.00" in text
    assert "There are no data of 2019 of: 丙局." in text


def test_a_year_that_is_fully_reported_has_no_such_mark(book: Book) -> None:
    book.budget({LATE: "8"})
    book.paid(LATE, {"2020Q1": "1", "2020Q2": "1"})
    for format in ("table", "md", "html"):
        assert "≥" not in str(render_summary(summary(book.connection, 2020), format))


def test_a_workbook_has_a_sheet_a_question_with_a_frozen_head_and_a_printed_one(
    year: Summary,
) -> None:
    book = _book(year)
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A4"
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.page_setup.paperSize == 9  # A4
        properties = sheet.sheet_properties.pageSetUpPr
        assert properties
        assert properties.fitToPage
        assert all(one.width >= 8 for one in sheet.column_dimensions.values())


def test_a_workbook_holds_numbers_as_numbers(year: Summary) -> None:
    book = _book(year)
    figures = {row["Figure"]: row for row in _rows(book, "Summary")}
    assert figures["Paid"]["Amount (10,000 yuan)"] == 3
    assert figures["Paid"]["Percentage"] == 0.2962
    assert figures["Payments · ▲ partly paid"]["Number"] == 1
    assert figures["2020 Q4 · Paid"]["Percentage"] is None
    (late, *_others) = [row for row in _rows(book, "Late payments") if row["Project"] == LATE]
    assert late["Underpaid (10,000 yuan)"] == 0.95
    assert isinstance(late["Due"], datetime)
    gone = next(row for row in _rows(book, "Changes") if row["Name"] == DROPPED)
    assert (gone["Before (10,000 yuan)"], gone["After (10,000 yuan)"]) == (2, None)
    yuan = {row["Figure"]: row for row in _rows(_book(year, Unit.YUAN), "Summary")}
    assert yuan["Paid"]["Amount (yuan)"] == 30000


def test_no_cell_of_the_workbook_is_a_formula(year: Summary) -> None:
    cells = [
        cell
        for sheet in _book(year).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert cells
    assert {(cell.data_type, bool(cell.quotePrefix)) for cell in cells} == {("s", True)}


def test_what_nobody_reported_is_listed_with_its_place(year: Summary) -> None:
    rows = _rows(_book(year), "Not reported")
    assert {row["Subject"] for row in rows} >= {"新项目"}
    assert all(row["Not reported"] for row in rows)


def made(rule: str) -> Finding:
    """A finding of a rule, whose message tells it from all others."""
    message = f"found by {rule}"
    about = About(rule, "甲市乙局", 2020, LATE, rule)
    return finding(about, Severity.ERROR, message, source="a.csv", locator="line 2")


@pytest.mark.parametrize("rule", DESCRIBED)
def test_no_finding_falls_through_the_sections(year: Summary, rule: str) -> None:
    """Of every rule: its message stands on the page, or its promise or target in a list of these."""
    names = {section.name for section in sections(year, Unit.WAN)}
    one = made(rule)
    assert stands(one) in names
    if stands(one) not in ("late", "missed"):
        for format in ("table", "md", "html"):
            page = str(render_summary(replace(year, findings=(one,)), format))
            assert one.message in page.replace("\\", "")


def test_what_is_late_or_short_stands_in_its_list(year: Summary) -> None:
    """Findings whose promises and targets are listed by themselves: none without its row."""
    listed = {
        "late": [row.project for row in year.late],
        "missed": [row.project for row in year.missed],
    }
    for name, projects in listed.items():
        found = [one.subject for one in year.findings if stands(one) == name]
        assert found
        assert Counter(found) <= Counter(projects)


@pytest.mark.parametrize("rule", ["unspent", "payment-late", "total-mismatch"])
def test_new_findings_stand_together_exactly_and_the_others_are_not_said_to_be_new(
    year: Summary, rule: str
) -> None:
    old = tuple(made(f"unspent-{at}") for at in range(3))
    new = tuple(replace(made(rule), message=f"number {at}!") for at in range(120))
    told = replace(year, findings=(*old, *new), new=new)
    html = render_summary(told, "html")
    assert isinstance(html, str)
    messages = [row[3] for row in Page(html).cells["new"][1:]]
    assert messages == [one.message for one in new]
    for format in ("table", "md"):
        page = str(render_summary(told, format))
        (part,) = (one for one in page.split("\n\n") if "number 119!" in one)
        assert "number 0!" in part and "found by" not in part
    rows = _rows(_book(told), "New findings")
    assert [row["Finding"] for row in rows] == messages
    assert len(_rows(_book(told), "Findings")) == len(told.findings)


def test_what_is_not_new_is_not_said_to_agree(year: Summary) -> None:
    text = str(render_summary(replace(year, findings=(made("unspent"),), new=()), "table"))
    assert "Nothing that was not there at the last recorded run." in text
    assert "Other findings (1)" in text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("spoken", ["en", "zh_CN"])
def test_the_same_year_gives_the_same_bytes(year: Summary, format: str, spoken: str) -> None:
    language.use(spoken)
    assert render_summary(year, format) == render_summary(year, format)


def test_the_page_is_chinese_in_chinese(book: Book) -> None:
    language.use("zh_CN")
    text = str(render_summary(filled(book), "html"))
    assert '<html lang="zh-CN">' in text
    body = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    words = set(re.findall(r"[A-Za-z]{3,}", unescape(body)))
    known = f"{NASTY} disclosure.csv budget.csv execution.csv"
    assert [word for word in words if word not in known] == []


def test_sheets_are_chinese_in_chinese(year: Summary) -> None:
    language.use("zh_CN")
    assert not any(re.search("[A-Za-z]", name) for name in _book(year).sheetnames)
