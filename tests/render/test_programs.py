"""JSON, JSON lines and CSV: what programs read."""

import csv
import io
import json
from decimal import Decimal

import pytest
from render.answers import DROPPED, LATE, NO_PAYMENTS, PAYMENTS

from tracker.model.money import Unit
from tracker.render import render
from tracker.render.formulas import harmless
from tracker.render.json import text


def _text(*words: object, **more: bool) -> str:
    written = render(*words, **more)  # type: ignore[arg-type]
    assert isinstance(written, str)
    return written


def test_json_is_the_contract_key_by_key() -> None:
    said = json.loads(_text(PAYMENTS, "json"))
    assert list(said) == [
        "schema_version",
        "command",
        "year",
        "as_of",
        "currency",
        "rows",
        "totals",
    ]
    assert said["as_of"] == "2020-09-30"
    assert said["totals"] == {"budget": "79000.00", "paid_percent": 37.97, "status": {"met": 0}}
    first, second = said["rows"]
    assert list(first) == list(LATE.__slots__)
    assert (first["gap_amount"], first["gap_percent"], first["due_percent"]) == (
        "9500.00",
        12.03,
        50,
    )
    assert second["budget"] is None


def test_json_says_notes_only_where_there_are_any() -> None:
    assert json.loads(_text(DROPPED, "json"))["notes"] == ["A note."]
    assert "notes" not in json.loads(_text(PAYMENTS, "json"))


def test_json_prints_chinese_as_it_is_and_a_row_a_line() -> None:
    written = _text(PAYMENTS, "json")
    assert "质量提升" in written
    lines = [line for line in written.splitlines() if line.startswith("    {")]
    assert [json.loads(line.rstrip(","))["kind"] for line in lines] == ["payment", "payment"]


def test_json_without_rows_is_still_json() -> None:
    said = json.loads(_text(NO_PAYMENTS, "json"))
    assert (said["rows"], said["as_of"]) == ([], None)


@pytest.mark.parametrize("value", ["1E+2", "0.1", "12.03", "1E-7", "-5"])
def test_a_decimal_is_a_plain_number(value: str) -> None:
    assert "E" not in text(Decimal(value))
    assert Decimal(text(Decimal(value))) == round(Decimal(value), 6)


def test_json_lines_are_the_rows_of_the_json() -> None:
    lines = _text(PAYMENTS, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(_text(PAYMENTS, "json"))["rows"]
    assert _text(NO_PAYMENTS, "jsonl") == ""


def test_csv_has_english_keys_and_yuan_and_empty_cells_for_the_missing() -> None:
    rows = list(csv.DictReader(io.StringIO(_text(PAYMENTS, "csv", Unit.WAN))))
    assert list(rows[0]) == list(LATE.__slots__)
    assert (rows[0]["budget"], rows[0]["paid_percent"]) == ("79000.00", "37.97")
    assert rows[1]["budget"] == ""


def test_no_cell_of_a_csv_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(_text(PAYMENTS, "csv"))))
    assert rows[1]["project"] == "'=cmd|'/c calc'!A1"


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "\rx", "＝1"])
def test_what_begins_like_a_formula_is_made_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5.00", "+3", "0.1", "质量", "", "2020-09-30", "a=b"])
def test_numbers_and_plain_text_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_negative_amounts_stay_numbers_in_csv() -> None:
    (row,) = csv.DictReader(io.StringIO(_text(DROPPED, "csv")))
    assert (row["change"], row["change_percent"]) == ("-10000.00", "-50")


def test_excel_gets_the_mark_by_which_it_knows_utf8() -> None:
    assert _text(PAYMENTS, "csv", excel=True) == "\ufeff" + _text(PAYMENTS, "csv")
