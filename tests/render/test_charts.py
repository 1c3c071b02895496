"""Charts: exact, escaped, told in words, and never a bar for what is not known."""

import re
from decimal import Decimal
from xml.etree import ElementTree as xml

from tracker.render.charts import Bar, Group, lying, standing

UNKNOWN = Bar("<b>未知</b>", None, "–")


def _drawn(text: str) -> xml.Element:
    return xml.fromstring(text)


def _lengths(drawing: xml.Element, side: str) -> list[Decimal]:
    return [Decimal(bar.get(side, "")) for bar in drawing.iter("rect")]


def test_a_bar_is_as_long_as_its_number() -> None:
    drawing = _drawn(lying("a", "t", [Bar("x", Decimal(10), "10"), Bar("y", Decimal(5), "5")]))
    long, short = _lengths(drawing, "width")
    assert long == short * 2


def test_what_falls_goes_to_the_left_and_what_rises_to_the_right() -> None:
    drawing = _drawn(lying("a", "t", [Bar("x", Decimal(-3), "−3"), Bar("y", Decimal(3), "+3")]))
    (axis,) = drawing.iter("line")
    zero = Decimal(axis.get("x1", ""))
    fall, rise = drawing.iter("rect")
    assert Decimal(fall.get("x", "")) + Decimal(fall.get("width", "")) == zero
    assert Decimal(rise.get("x", "")) == zero


def test_what_is_not_known_has_a_dash_and_no_bar() -> None:
    for text in (
        lying("a", "t", [UNKNOWN]),
        standing("a", "t", [Group("Q1", (UNKNOWN,))], Decimal(100)),
    ):
        drawing = _drawn(text)
        assert list(drawing.iter("rect")) == []
        assert "–" in [element.text for element in drawing.iter("text")]


def test_nothing_is_no_bar_of_some_length() -> None:
    drawing = _drawn(lying("a", "t", [Bar("x", Decimal(0), "0")]))
    assert _lengths(drawing, "width") == [Decimal("0.0")]


def test_more_than_the_whole_still_fits() -> None:
    groups = [Group("Q4", (Bar("paid", Decimal(250), "250 %"),))]
    drawing = _drawn(standing("a", "t", groups, Decimal(100)))
    (height,) = _lengths(drawing, "height")
    assert height < Decimal(drawing.get("viewBox", "").split()[3])


def test_a_chart_is_told_in_words_with_every_figure() -> None:
    groups = [Group("Q1", (Bar("promised", Decimal(20), "20.0 %"), UNKNOWN))]
    drawing = _drawn(standing("a", "the title", groups, Decimal(100)))
    assert drawing.get("role") == "img"
    told = {element.get("id"): element.text for element in drawing if element.get("id")}
    assert drawing.get("aria-labelledby", "").split() == list(told)
    assert told["a-title"] == "the title"
    assert told["a-told"] == "Q1: promised 20.0 %, <b>未知</b> –"


def test_a_name_is_cut_beside_the_bar_and_whole_in_its_title() -> None:
    name = "项目" * 30
    text = lying("a", "t", [Bar(name, Decimal(1), "1")])
    assert f">{name}: 1<" in text
    assert re.search(r"<text[^>]*>(项目)+项?…</text>", text)
