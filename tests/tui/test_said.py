"""Sentences are wrapped between characters, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tracker.tui.widgets.said import folded

WORDS = st.text(alphabet="预算执行率，。“” ab12.%-", max_size=80)


@given(WORDS, st.integers(12, 60))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = folded(Text(text), width).plain.split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_number_stays_in_one_piece() -> None:
    lines = folded(Text("预算数 60.00 已付 1,045.00 = 75.0 %"), 20).plain.split("\n")
    assert any("1,045.00" in line for line in lines)


def test_what_runs_over_stands_further_right() -> None:
    lines = folded(Text(" 依照奖励办法对上一年度获奖的企业兑现奖励"), 20).plain.split("\n")
    assert [len(line) - len(line.lstrip()) for line in lines] == [1, 3, 3]


def test_styles_stay_with_their_words() -> None:
    text = Text("质量奖励资金", style="bold") + Text("预算数", style="not bold")
    styles = {str(span.style) for span in folded(text, 9).spans}
    assert styles >= {"bold", "not bold"}
