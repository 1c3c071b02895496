"""Monitoring and self-evaluation of a project, and how fast the money goes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from books import Book, indicator, wan

from tracker.db.acknowledgements import Acknowledgement, acknowledge
from tracker.model.facts import Goal
from tracker.model.forms import CHANCES
from tracker.render.forms.pace import notice, pace
from tracker.reports.forms.dossiers import Amounts
from tracker.reports.forms.evaluation import Evaluation, evaluation
from tracker.reports.forms.monitoring import CERTAIN, Monitoring, monitoring
from tracker.reports.forms.spending import Spending, spending
from tracker.reports.profiles import Profile, ProfileRefused, load

SEPTEMBER, DECEMBER = date(2020, 9, 30), date(2020, 12, 31)
TARGETS = (
    indicator("抽检", "抽检批次", "≥100 批"),
    indicator("抽检", "合格率", "≥90%", level2="质量指标"),
    indicator("抽检", "群众满意度", "≥90%", level1="满意度指标", level2="满意度指标"),
    indicator("抽检", "事故", "0 次", level1="效益指标", level2="社会效益指标"),
)


@pytest.fixture
def sampled(book: Book) -> Book:
    """A project with four targets, its money paid to three quarters."""
    book.disclose(goals=(Goal("抽检", "第三部分", 1, "守住底线", "line 4"),), indicators=TARGETS)
    book.budget({"抽检": 10, "人员经费": 50}, unit="甲市乙局", fund="一般公共预算")
    book.paid("抽检", {"2020Q1": 1, "2020Q2": 1, "2020Q3": 1})
    return book


def watched(book: Book, **asked: object) -> Monitoring:
    """The one project of the book."""
    (row,) = monitoring(book.connection, 2020, **asked).rows  # type: ignore[arg-type]
    return row


def evaluated(book: Book, profile: Profile | None = None) -> Evaluation:
    """The same at the end of the year."""
    (row,) = evaluation(book.connection, 2020, DECEMBER, None, profile).rows
    return row


def test_basic_expenditure_has_no_monitoring_form(sampled: Book) -> None:
    assert watched(sampled).project == "抽检"


def test_a_result_of_an_earlier_month_does_not_stand_in_for_this_one(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q2", "40")
    one = watched(sampled, as_of=SEPTEMBER).indicators[0]
    assert one.actual is None
    assert one.older is not None
    assert one.older.text == "40"
    missing = " ".join(watched(sampled, as_of=SEPTEMBER).missing)
    assert "抽检批次 (40 up to 2020-06-30)" in missing


def test_what_is_counted_and_reached_is_certain_a_rate_is_not(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q3", "100")
    sampled.result("抽检", "合格率", "2020Q3", "95")
    chances = [one.chance for one in watched(sampled).indicators]
    assert chances == [CERTAIN, None, None, None]


def test_what_is_behind_owes_a_reason_until_one_is_given(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q3", "20")
    one = watched(sampled).indicators[0]
    assert one.owes_reason
    assert one.reason is not None
    said = Acknowledgement(one.reason.finding, "经费保障", "未拨款", "催拨", None)
    acknowledge(sampled.connection, said, at="2020-10-01", by="a", as_of="2020-09-30")
    again = watched(sampled).indicators[0]
    assert not again.owes_reason
    assert again.reason is not None
    assert (again.reason.cause, again.reason.note, again.reason.remedy) == (
        "经费保障", "未拨款", "催拨",
    )  # fmt: skip


def test_the_year_is_forecast_only_where_all_months_are_reported(sampled: Book) -> None:
    assert watched(sampled).low is not None
    later = watched(sampled, as_of=date(2020, 10, 31))
    assert (later.low, later.whole.paid) == (None, None)
    assert any("months 10 are not reported" in one for one in later.missing)


def test_points_are_those_of_the_score_and_add_to_its_total(sampled: Book) -> None:
    sampled.paid("抽检", {"2020Q4": 7})
    for name, result in [("抽检批次", "80"), ("合格率", "95"), ("群众满意度", "90"), ("事故", "0")]:
        sampled.result("抽检", name, "2020Q4", result)
    row = evaluated(sampled)
    assert row.total == row.points + sum(one.points or 0 for one in row.indicators)  # type: ignore[operator]
    assert row.total == Decimal("95.00")
    assert row.band == "excellent"
    assert sum(one.weight for one in row.indicators) + row.weight == 100
    assert [one.owes_reason for one in row.indicators] == [True, False, False, False]


def test_a_year_that_is_not_paid_to_its_end_has_no_total(sampled: Book) -> None:
    for name in ("抽检批次", "合格率", "群众满意度", "事故"):
        sampled.result("抽检", name, "2020Q4", "100" if name != "事故" else "0")
    row = evaluated(sampled)
    assert (row.points, row.total, row.band) == (None, None, None)


def test_a_rate_below_the_profile_s_limit_owes_a_reason(sampled: Book) -> None:
    sampled.paid("抽检", {"2020Q4": 1})
    row = evaluated(sampled)
    assert row.owes_rate_reason
    assert any("40.00 %" in one for one in row.missing)


def test_over_reached_owes_a_reason_where_the_profile_asks_for_it(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q4", "200")
    assert not evaluated(sampled).indicators[0].owes_reason
    one = evaluated(sampled, load("guangxi")).indicators[0]
    assert one.owes_reason
    assert one.reason is not None
    assert one.reason.finding.startswith("indicator-over-")


def test_weights_that_do_not_add_up_are_refused(sampled: Book, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "linear"\n[weights]\noutput = 40\nsource = "x"\n', encoding="utf-8")
    with pytest.raises(ProfileRefused, match="add up to 90"):
        evaluated(sampled, load(own))


def rows(book: Book, profile: Profile | None = None) -> dict[str | None, Spending]:
    """By project; a unit's own row under its name."""
    found = spending(book.connection, 2020, SEPTEMBER, None, profile).rows
    return {row.project or row.unit: row for row in found}


def test_the_light_is_paid_against_the_months_that_are_gone(sampled: Book) -> None:
    sampled.paid("人员经费", {"2020Q3": 40}, cumulative=True)
    found = rows(sampled)
    assert (found["抽检"].pace_share, found["抽检"].light) == (Decimal("40.00"), "red")
    assert found["人员经费"].light == "green"
    assert (found["人员经费"].rank, found["抽检"].rank) == (1, 2)
    assert (found["抽检"].owes_reason, found["人员经费"].owes_reason) == (True, False)


@pytest.mark.parametrize(
    ("paid", "light", "behind"),
    [("4.49", "red", True), ("4.5", "yellow", True), ("6", "green", True), ("7", "green", False)],
)
def test_the_limits_belong_to_the_better_light(
    book: Book, paid: str, light: str, behind: bool
) -> None:
    """Green from 80 % of the pace on; still ten points behind 75 % is amber, and owes a reason."""
    book.budget({"抽检": 10})
    book.paid("抽检", {"2020Q3": paid}, cumulative=True)
    one = rows(book)["抽检"]
    assert (one.light, one.is_behind) == (light, behind)


def test_nothing_paid_is_red_and_nothing_reported_has_no_light(book: Book) -> None:
    book.budget({"甲": 10, "乙": 10})
    book.paid("甲", {"2020Q3": 0}, cumulative=True)
    found = rows(book)
    assert (found["甲"].light, found["甲"].amounts.rate) == ("red", Decimal("0.00"))
    assert (found["乙"].light, found["乙"].rank) == (None, None)


def test_a_unit_s_sum_with_a_hole_in_it_is_none(book: Book) -> None:
    book.budget({"甲": 10, "乙": 10}, unit="所")
    book.paid("甲", {"2020Q3": 6}, cumulative=True)
    unit = rows(book)["所"]
    assert (unit.amounts.budget, unit.amounts.paid) == (wan(20), None)
    book.paid("乙", {"2020Q3": 1}, cumulative=True)
    assert rows(book)["所"].amounts.paid == wan(7)


def test_lights_are_the_profile_s(book: Book, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    words = 'extends = "linear"\n[lights]\nyellow_from = 10\ngreen_from = 20\nsource = "x"\n'
    own.write_text(words, encoding="utf-8")
    book.budget({"抽检": 10})
    book.paid("抽检", {"2020Q3": 3}, cumulative=True)
    assert rows(book)["抽检"].light == "red"
    assert rows(book, load(own))["抽检"].light == "green"


def test_nothing_paid_after_the_day_stands_in_a_self_evaluation(sampled: Book) -> None:
    sampled.paid("抽检", {"2020Q4": 7})
    (row,) = evaluation(sampled.connection, 2020, SEPTEMBER).rows
    assert (row.whole.paid, row.points, row.total) == (None, None, None)
    said = "months 10, 11, 12 are not reported; the others say 3 (10,000 yuan)"
    assert any(said in one for one in row.missing)
    assert evaluated(sampled).whole.paid == wan(10)


def test_before_the_first_point_of_a_profile_no_pace_and_no_gap_is_known(book: Book) -> None:
    book.budget({"抽检": 10})
    book.paid("抽检", {"2020Q1": 1})
    (unit, one) = spending(book.connection, 2020, date(2020, 3, 31), None, load("inspection")).rows
    for row in (unit, one):
        assert (row.pace_percent, row.gap_percent) == (None, None)
    assert (one.light, one.is_behind) == ("red", True)
    told = notice((unit, one), 2020, 3, load("inspection"))
    assert told is not None
    assert not any("应达" in words or "按照规定" in words for words in told.prose)


def test_how_likely_somebody_called_it_stands_in_the_form(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q3", "20")
    one = watched(sampled).indicators[0]
    assert one.reason is not None
    said = Acknowledgement(one.reason.finding, "经费保障", "未拨款", None, None, CHANCES[1])
    acknowledge(sampled.connection, said, at="2020-10-01", by="a", as_of="2020-09-30")
    assert watched(sampled).indicators[0].chance == CHANCES[1]


def test_what_was_said_of_later_data_does_not_stand_in_an_earlier_form(sampled: Book) -> None:
    sampled.result("抽检", "抽检批次", "2020Q3", "20")
    one = watched(sampled, as_of=SEPTEMBER).indicators[0]
    assert one.reason is not None
    said = Acknowledgement(one.reason.finding, "经费保障", "十一月的话", None, None)
    acknowledge(sampled.connection, said, at="2020-12-01", by="a", as_of="2020-11-30")
    again = watched(sampled, as_of=SEPTEMBER).indicators[0]
    assert again.reason is not None
    assert again.reason.note is None


def test_units_that_nobody_names_are_told_apart_by_their_departments(book: Book) -> None:
    for name in ("甲市乙局", "甲市丙局"):
        one = Book(book.connection, department=name)
        one.budget({"抽检": 10})
        one.paid("抽检", {"2020Q3": 1}, cumulative=True)
    found = spending(book.connection, 2020, SEPTEMBER).rows
    made = pace(found, Amounts(), 2020, 9, load("linear"))
    texts = [cell.value for row in made.grids[0].rows for cell in row]
    told = notice(found, 2020, 9, load("linear"))
    assert told is not None
    for name in ("甲市乙局", "甲市丙局"):
        assert f"{name}（单位不明或由多个单位共用）" in texts
        assert name in texts
        assert any(f"抽检（{name}）" in words for words in told.prose)
