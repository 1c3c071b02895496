"""Files become sheets: exact text, true places, and a refusal for everything else."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tracker.documents.sheets import Fault, Sheet, open_sheets
from tracker.documents.sheets.sheet import letters, shown
from tracker.errors import Refused

HOSTILE = Path(__file__).parents[2] / ".." / "shared" / "samples" / "hostile"


def workbook(*rows: list[object], merged: str = "", formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表2"
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    for place, look in (formats or {}).items():
        sheet[place].number_format = look
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def with_cell(content: bytes, old: str, new: str) -> bytes:
    """The workbook with other XML in its sheet."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(raw, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old in part.decode()
                part = part.decode().replace(old, new).encode()
            after.writestr(name, part)
    return raw.getvalue()


def only(content: bytes, source: str = "a.xlsx") -> Sheet:
    (sheet,) = open_sheets(content, source)
    return sheet


def refusal(content: bytes, source: str) -> str:
    with pytest.raises(Refused) as refused:
        open_sheets(content, source)
    assert source in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = delimiter.join("abc") + "\n" + delimiter.join(["1,5", "2", "3"]).replace("1,5", '"1,5"')
    assert only(text.encode(), "a.csv").values == [["a", "b", "c"], ["1,5", "2", "3"]]


def test_a_rows_place_is_the_line_where_it_begins() -> None:
    sheet = only(b'a,b\n"one\ntwo",2\n\nx,y\n', "a.csv")
    assert [sheet.place(row, 0) for row in range(4)] == ["line 1", "line 2", "line 4", "line 5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert only("项目名称,金额\n道路,1\n".encode(encoding), "a.csv").text(1, 0) == "道路"


@pytest.mark.parametrize("content", [b"", b"  \n", b'a,b\n"open', b"\x00\x01", b"a" + b"," * 2000])
def test_text_that_is_no_sheet_is_refused(content: bytes) -> None:
    refusal(content, "broken.csv")


def test_stored_numbers_come_out_as_exact_text() -> None:
    sheet = only(workbook([12, 0.1, 0.1 + 0.2, 153.2, -3.5, 1e14, 2.01e20]))
    assert [sheet.text(0, column) for column in range(7)] == [
        "12", "0.1", "0.3", "153.2", "-3.5", "100000000000000", "2.01E+20",
    ]  # fmt: skip


@given(st.decimals(-(10**10), 10**10, places=2, allow_nan=False))
def test_any_amount_with_two_decimals_survives_being_a_float(amount: object) -> None:
    assert float(shown(float(str(amount)))) == float(str(amount))
    assert "E" not in shown(float(str(amount)))


def test_dates_come_out_as_iso_text() -> None:
    cell = only(workbook([date(2020, 3, 1)])).cell(0, 0)
    assert (cell.text, cell.date, cell.number) == ("2020-03-01", True, False)


def test_a_number_shown_as_a_percentage_keeps_its_sign() -> None:
    sheet = only(workbook([0.5, 0.955, 0.5], formats={"A1": "0%", "B1": "0.0%"}))
    assert [sheet.text(0, column) for column in range(3)] == ["50%", "95.5%", "0.5"]


def test_the_place_in_a_workbook_is_sheet_and_cell() -> None:
    assert only(workbook(["a"], ["b", "c", "d"])).cell(1, 2).place == "表2!C2"


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name


def test_merged_cells_are_filled_and_say_so() -> None:
    sheet = only(workbook(["道路", 1], [None, 2], merged="A1:A2"))
    assert (sheet.cell(1, 0).text, sheet.cell(1, 0).filled, sheet.cell(0, 0).filled) == (
        "道路",
        True,
        False,
    )


def test_a_formula_without_a_stored_value_is_told_from_an_empty_cell() -> None:
    sheet = only(workbook(["=1+1", None, 3]))
    assert [sheet.cell(0, column).fault for column in range(3)] == [Fault.UNSTORED, None, None]


def test_a_formula_that_shows_nothing_is_empty() -> None:
    content = with_cell(workbook(["=1+1", 3]), '<c r="A1">', '<c r="A1" t="str">')
    assert only(content).cell(0, 0).fault is None


def test_an_error_is_told_from_an_empty_cell() -> None:
    content = with_cell(
        workbook(["x", 3]),
        '<c r="B1" t="n"><v>3</v></c>',
        '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    )
    assert only(content).cell(0, 1).fault is Fault.ERROR


def test_absurd_dimensions_are_refused_before_the_grid_is_made() -> None:
    content = with_cell(workbook(["x", 3]), 'r="B1"', 'r="XFD1048576"')
    assert "16384" in refusal(content, "wide.xlsx")


def test_a_far_cell_without_content_is_no_reason_to_refuse() -> None:
    content = with_cell(workbook(["x", 3]), "</row>", '<c r="XFD1" s="0"/></row>')
    assert only(content).text(0, 0) == "x"


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as bomb:
        for number in range(3):
            with bomb.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for _chunk in range(100):
                    part.write(b"\0" * (1 << 20))
    assert len(raw.getvalue()) < 1 << 20
    refusal(raw.getvalue(), "bomb.xlsx")


def test_merged_cells_and_percentages_of_an_ods_are_known() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t"><office:body>'
        '<office:spreadsheet><table:table table:name="a"><table:table-row>'
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2"'
        ' table:number-rows-spanned="1"><text:p xmlns:text="x">项目名称</text:p></table:table-cell>'
        "<table:covered-table-cell/>"
        '<table:table-cell office:value-type="percentage" office:value="0.925"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="m"><manifest:file-entry'
            ' manifest:full-path="/"/></manifest:manifest>',
        )
    (sheet,) = open_sheets(raw.getvalue(), "merged.ods")
    assert sheet.cell(0, 1).across
    assert [sheet.text(0, column) for column in range(3)] == ["项目名称", "项目名称", "92.5%"]


def test_repeated_cells_of_an_ods_are_counted() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="a">'
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell office:value-type="float" table:number-columns-repeated="900"/>'
        "</table:table-row></table:table></office:document-content>"
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    assert "1000000" in refusal(raw.getvalue(), "wide.ods")


def test_the_grid_of_an_xlsb_is_measured() -> None:
    row = bytes([0, 4]) + (1_048_575).to_bytes(4, "little")
    cell = bytes([5, 16]) + (16_383).to_bytes(4, "little") + bytes(12)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
        archive.writestr("xl/worksheets/sheet1.bin", row + cell)
    assert "16384" in refusal(raw.getvalue(), "wide.xlsb")


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared samples are not here")
def test_the_grid_of_an_xls_is_measured() -> None:
    content = (HOSTILE / "chinese-provinces.xls").read_bytes()
    label = content.index(b"\xfd\x00\x0a\x00")
    far = content[: label + 4] + b"\xff\xff\xff\xff" + content[label + 8 :]
    assert "65536" in refusal(far, "wide.xls")
    assert "password" in refusal((HOSTILE / "encrypted_no_password.xls").read_bytes(), "secret.xls")


def test_declarations_in_xml_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    refusal(with_cell(workbook(["x"]), "<worksheet", bomb), "entities.xlsx")


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=20))
def test_a_damaged_workbook_is_read_or_refused(offset: int, noise: bytes) -> None:
    content = bytearray(workbook(["项目名称", 1.5], ["x", "y"]))
    offset %= len(content)
    content[offset : offset + len(noise)] = noise
    try:
        open_sheets(bytes(content), "noise.xlsx")
    except Refused as refused:
        assert "noise.xlsx" in str(refused)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared samples are not here")
def test_every_hostile_file_is_read_or_refused_by_name() -> None:
    for file in sorted(HOSTILE.iterdir()):
        try:
            sheets = open_sheets(file.read_bytes(), file.name)
        except Refused as refused:
            assert file.name in str(refused)
        else:
            for sheet in sheets:
                for row in range(len(sheet.values)):
                    assert all(sheet.cell(row, column).place for column in range(sheet.width(row)))
