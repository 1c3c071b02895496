"""Tables, Markdown, HTML and workbooks: what people read."""

import io
import re
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from render.answers import DROPPED, NO_PAYMENTS, PAYMENTS
from render.pages import Page
from rich.cells import cell_len

from tracker import language
from tracker.model.money import Unit
from tracker.render import render
from tracker.render.columns import COLUMNS
from tracker.render.formulas import is_like_a_formula
from tracker.render.grid import clean
from tracker.render.markdown import escaped
from tracker.render.numbers import MISSING
from tracker.render.statuses import mark, status, tone
from tracker.render.tables import cut, display_width, table
from tracker.reports.rows import ChangeStatus, IndicatorStatus, PaymentStatus, Severity

ESCAPE = re.compile(r"\x1b\[\d+m")


def _body(text: str) -> list[str]:
    """Headings, rule and rows of a table."""
    return text.split("\n\n")[1].splitlines()


def test_the_unit_is_named_once_in_the_title() -> None:
    text = table(PAYMENTS, Unit.WAN)
    assert text.startswith("Payments 2020 · as of 2020-09-30 · amounts in 10,000 yuan\n")
    assert text.count("10,000 yuan") == 1
    assert "7.90" in text
    assert "79,000.00" in table(PAYMENTS, Unit.YUAN)


def test_columns_stand_under_their_headings_with_wide_characters() -> None:
    _headings, rule, *rows = _body(table(PAYMENTS, Unit.WAN))
    starts = [place.start() for place in re.finditer(r"-+", rule)]
    for row in rows:
        for start in starts[1:]:
            assert _columns(row)[start - 1] == " "
    assert all(display_width(row.rstrip()) <= display_width(rule) for row in rows)


def _columns(text: str) -> str:
    """One character for each column of the screen."""
    return "".join(mark + "\0" * (display_width(mark) - 1) for mark in text)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_a_table_fits_the_terminal(width: int) -> None:
    for line in _body(table(PAYMENTS, Unit.WAN, width=width)):
        assert display_width(line) <= max(width, 60)


def test_a_narrow_terminal_loses_columns_by_rank_and_never_the_status() -> None:
    headings = _body(table(PAYMENTS, Unit.WAN, width=60))[0]
    assert "Status" in headings
    assert "Place" not in headings


def test_what_goes_to_no_terminal_is_whole() -> None:
    assert "…" not in table(PAYMENTS, Unit.WAN)
    assert "\x1b" not in table(PAYMENTS, Unit.WAN)


def test_colour_is_for_what_is_wrong_and_moves_nothing() -> None:
    painted = table(PAYMENTS, Unit.WAN, colour=True)
    assert "\x1b[33m▲ partly paid\x1b[0m" in painted
    assert ESCAPE.sub("", painted) == table(PAYMENTS, Unit.WAN)


@given(st.text(), st.integers(1, 40))
@example("00\u093e0", 3)
def test_no_character_is_cut_in_two(text: str, width: int) -> None:
    shown = cut(clean(text), width)
    assert display_width(shown) <= width
    assert shown.rstrip("…") in clean(text) or shown == clean(text)


@given(st.text())
def test_a_cell_obeys_nobody(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", clean(text))


KINDS = {
    "payments": tuple(PaymentStatus),
    "indicators": tuple(IndicatorStatus),
    "changes": tuple(ChangeStatus),
    "severities": tuple(Severity),
    "states of findings": ("open", "acknowledged", "snoozed", "resolved"),
    "imports": ("waiting", "current", "history", "undone"),
    "bands": ("excellent", "good", "fair", "poor"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_status_has_a_mark_of_its_own_that_takes_one_cell_and_a_word(kind: str) -> None:
    marks = [mark(one) for one in KINDS[kind]]
    assert len(set(marks)) == len(marks)
    assert MISSING not in marks
    assert not any(map(is_like_a_formula, marks))
    assert all(display_width(one) == cell_len(one) == 1 for one in marks)
    assert all(re.fullmatch(r"\S [a-z][a-z -]+", status(one)) for one in KINDS[kind])


def test_only_what_is_wrong_is_red_or_amber() -> None:
    tones = {str(one): tone(status(one)) for kind in KINDS.values() for one in kind}
    red = {name for name, found in tones.items() if found == "error"}
    amber = {name for name, found in tones.items() if found == "warning"}
    assert red == {"not_met", "missed", "error", "poor"}
    assert amber == {"partially_met", "behind", "warning", "fair"}
    assert tone("▲one") == tone("") == tone("– 1") == ""


def test_every_column_names_a_field_of_its_row() -> None:
    from tracker.reports.rows import Attainment, Change, Finding, Payment

    rows = {"payments": Payment, "indicators": Attainment, "compare": Change, "findings": Finding}
    for command, row in rows.items():
        names = {field.name for field in fields(row)}
        assert {column.field for column in COLUMNS[command]} <= names


def test_a_change_that_falls_is_signed() -> None:
    text = table(DROPPED, Unit.WAN)
    assert "−1.00" in text
    assert "−50.0 %" in text
    assert text.endswith("A note.\n")


def test_a_name_that_looks_like_an_entity_stays_what_it_is_in_markdown() -> None:
    assert escaped("甲&amp;乙") == r"甲\&amp;乙"


def test_markdown_has_the_cells_of_the_table_and_no_more_columns() -> None:
    text = render(PAYMENTS, "md")
    assert isinstance(text, str)
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert "质量提升\\|工作经费" in text
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1


def test_html_is_one_page_that_fetches_nothing_and_closes_every_tag() -> None:
    text = render(PAYMENTS, "html")
    assert isinstance(text, str)
    page = Page(text)
    assert page.open == []
    assert page.fetched == []
    assert page.tags.count("tr") == 3
    assert '<html lang="en">' in text
    assert "url(" not in text
    assert "=cmd|&#x27;/c calc&#x27;!A1" in text


def _sheet(unit: Unit = Unit.WAN) -> Worksheet:
    written = render(PAYMENTS, "xlsx", unit)
    assert isinstance(written, bytes)
    sheet = load_workbook(io.BytesIO(written)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_workbook_holds_numbers_as_numbers_and_dates_as_dates() -> None:
    sheet = _sheet()
    cells = {cell.value: sheet.cell(4, cell.column) for cell in sheet[3] if cell.value}
    budget = cells["Budget (10,000 yuan)"]
    assert (budget.value, budget.number_format) == (7.9, "#,##0.00")
    assert (cells["Promised"].value, cells["Promised"].number_format) == (0.5, "0.0%")
    due = cells["Due"].value
    assert isinstance(due, (date, datetime))
    assert due.strftime("%Y-%m-%d") == "2020-09-30"
    assert sheet.freeze_panes == "A4"


def test_no_cell_of_a_workbook_is_a_formula_and_the_missing_is_empty() -> None:
    sheet = _sheet()
    row = {heading.value: cell for heading, cell in zip(sheet[3], sheet[5], strict=True)}
    assert row["Project"].data_type == "s"
    assert row["Project"].value == "=cmd|'/c calc'!A1"
    assert row["Project"].quotePrefix
    assert row["Budget (10,000 yuan)"].value is None


@pytest.mark.parametrize("format", ["table", "md", "csv", "json", "jsonl", "html", "xlsx"])
@pytest.mark.parametrize("answer", [PAYMENTS, NO_PAYMENTS, DROPPED])
def test_the_same_answer_gives_the_same_bytes(answer: object, format: str) -> None:
    first, second = (render(answer, format) for _time in range(2))  # type: ignore[arg-type]
    assert first == second


def test_headings_are_chinese_in_chinese_and_keys_stay_english() -> None:
    language.use("zh_CN")
    assert "2020-09-30" in table(PAYMENTS, Unit.WAN)
    assert '"gap_amount"' in str(render(PAYMENTS, "json"))


def test_a_percentage_in_a_workbook_is_exact() -> None:
    sheet = _sheet()
    cells = {cell.value: sheet.cell(4, cell.column).value for cell in sheet[3] if cell.value}
    assert Decimal(str(cells["Paid, %"])) == Decimal("0.3797")


def test_a_promise_is_paid_and_a_target_is_met() -> None:
    assert (status(PaymentStatus.MET), status(IndicatorStatus.MET)) == ("✓ paid in time", "✓ met")
