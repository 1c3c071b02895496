"""Lines of a converted text."""

import pytest

from tracker.documents.decoding import decode
from tracker.documents.text import Kind, read_text
from tracker.errors import Refused


def kinds(text: str) -> list[Kind]:
    return [line.kind for line in read_text(text.encode(), "x.md").lines]


def test_a_line_is_a_heading_a_row_a_separator_a_paragraph_or_nothing() -> None:
    text = "# 甲\n\n乙\t丙\n--\t--\n| 丁 | 戊 |\n|---|:--|\n己\n- 3 -\n"
    assert kinds(text) == [
        Kind.HEADING,
        Kind.BLANK,
        Kind.ROW,
        Kind.SEPARATOR,
        Kind.ROW,
        Kind.SEPARATOR,
        Kind.TEXT,
        Kind.PAGE_NUMBER,
        Kind.BLANK,
    ]


def test_a_row_keeps_its_empty_cells_and_its_place() -> None:
    (_first, row, _last) = read_text("\n\t标\t人次\t\t\n".encode(), "x").lines
    assert row.cells == ("", "标", "人次", "", "")
    assert row.locator == "line 2"


def test_markup_goes_and_angle_brackets_that_are_text_stay() -> None:
    line = read_text("<b>印发</b><u>&lt;方案&gt;</u>的<2019年活动>\tx".encode(), "x").lines[0]
    assert line.cells[0] == "印发<方案>的<2019年活动>"


def test_a_cell_that_is_open_at_the_end_of_a_line_goes_on() -> None:
    lines = read_text("甲\t<p>一\n二</p>\t丙\n丁".encode(), "x").lines
    assert [line.cells for line in lines if line.kind is Kind.ROW] == [("甲", "一二", "丙")]
    assert lines[-1].number == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert decode("市场监督管理局\n".encode(encoding), "x") == "市场监督管理局\n"


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(Refused, match=r"x\.md, line 2"):
        decode(b"ok\n\xff\xff\xff", "x.md")
    with pytest.raises(Refused, match="binary"):
        decode(b"ok\0", "x.md")
