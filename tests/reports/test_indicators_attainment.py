"""A result held against its target: attainment, expectation and status, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.imports.sheets.results import result_value
from tracker.model.period import month_end
from tracker.model.target import Target
from tracker.reports.indicators.attainment import Outcome, expected, hold, is_over, status
from tracker.reports.indicators.held import Course, Held, Result, latest
from tracker.reports.payments import rounded
from tracker.reports.profiles import default, load

WORDS = default().words
PACE = default().pace
JUNE, SEPTEMBER, END = date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)


def target(printed: str, name: str = "数量", level1: str = "产出指标") -> Held:
    found = Target.parse(printed)
    return Held(found.operator, found.value, found.unit, printed, name, level1)


def outcome(printed: str, text: str, end: date = END, **about: str) -> Outcome:
    result = Result(result_value(text), text, end)
    return hold(target(printed, **about), result, 2020, WORDS)


def state(printed: str, text: str, day: date, **about: str) -> str:
    held = target(printed, **about)
    wanted = expected(held, PACE, 2020, day)
    return status(held, outcome(printed, text, day, **about), wanted, year_over=day >= END)


def share(printed: str, text: str, **about: str) -> str | None:
    found = outcome(printed, text, END, **about).share
    return None if found is None else str(rounded(found))


@pytest.mark.parametrize(
    ("printed", "text", "met", "percent"),
    [
        # 640: at least so many
        ("≥640 批次", "640", True, "100.00"),
        ("≥640 批次", "706", True, "110.31"),
        ("≥640 批次", "500 批次", False, "78.13"),
        ("≥3 期", "-1", False, "0.00"),
        # more, not as many
        (">5 次", "5", False, "100.00"),
        (">5 次", "6", True, "120.00"),
        # exactly, which is reached from the target on
        ("8 家", "8", True, "100.00"),
        ("8 家", "9", True, "112.50"),
        ("8 家", "6", False, "75.00"),
        # at most: whole within it, its share of the result above it
        ("≤48 万元", "46.50", True, "100.00"),
        ("≤48 万元", "48", True, "100.00"),
        ("≤48 万元", "60", False, "80.00"),
        ("≤48 万元", "-3", True, "100.00"),
        ("<5 次", "5", False, "100.00"),
        ("<5 次", "4", True, "100.00"),
        # nothing may happen
        ("0 次", "0", True, "100.00"),
        ("0 次", "1", False, "0.00"),
        ("≤0 次", "0", True, "100.00"),
        ("≤0 次", "2", False, "0.00"),
        ("≥0 次", "0", True, "100.00"),
        ("0 次", "未发生食品安全事故", True, "100.00"),
        ("0 次", "无", True, "100.00"),
        ("0 次", "无安全事故", True, "100.00"),
        # percentages
        ("≥90%", "94%", True, "104.44"),
        ("≥90%", "84", False, "93.33"),
        ("100%", "100%", True, "100.00"),
        ("≤5%", "0.8%", True, "100.00"),
        # years and months that something lasts
        ("≥5 年", "6", True, "120.00"),
        ("12 个月", "6", False, "50.00"),
    ],
)
def test_numbers(printed: str, text: str, met: bool, percent: str) -> None:
    found = outcome(printed, text)
    assert (found.met, share(printed, text), found.reason) == (met, percent, None)


@pytest.mark.parametrize(
    ("printed", "text", "met", "month"),
    [
        ("≤12 月", "12月", True, 12),
        ("≤12 月", "11", True, 11),
        ("≤6 月", "2020-06-30", True, 6),
        ("≤6 月", "7月1日", False, 7),
        ("≤6 月", "2020年第二季度", True, 6),
        ("≤6 月", "已于2020年6月20日完成", True, 6),
        ("≤6 月", "6月底前全部拨付到位", True, 6),
        ("≤6 月", "2020年7月完成", False, 7),
        ("≤6 月", "2021-02", False, 14),
        ("≤6 月", "2019-12-20", True, 0),
        ("3 月份", "3月底", True, 3),
        ("3 月份", "4月", False, 4),
        ("12月20日前", "2020-12-21", False, 12),
        ("12月20日前", "2020.12.20", True, 12),
        ("<6 月", "6月1日", False, 6),
        ("<6 月", "5月31日", True, 5),
    ],
)
def test_a_deadline_is_held_against_the_day(printed: str, text: str, met: bool, month: int) -> None:
    found = outcome(printed, text)
    assert (found.met, found.figure) == (met, Decimal(month))


def test_work_that_is_done_by_the_deadline_needs_no_day() -> None:
    assert outcome("≤6 月", "已完成", JUNE).met is True
    assert outcome("≤6 月", "100%", JUNE).met is True
    late = outcome("≤6 月", "已完成", SEPTEMBER)
    assert (late.met, late.reason) == (None, "“已完成” says no day to hold against the deadline")


def test_work_that_is_not_done_is_missed_once_its_deadline_has_passed() -> None:
    assert state("≤9 月", "正在推进", JUNE) == "on_track"
    assert state("≤9 月", "未完成", SEPTEMBER) == "missed"
    assert state("≤9 月", "80%", SEPTEMBER) == "missed"
    assert state("≤12 月", "80%", SEPTEMBER) == "on_track"


def test_a_deadline_that_was_kept_too_late_is_missed_at_once() -> None:
    assert state("≤6 月", "8月", SEPTEMBER) == "missed"
    assert state("≤6 月", "5月", JUNE) == "met"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("明显提高", "reached"),
        ("达成年度指标", "reached"),
        ("未发生安全事故", "reached"),
        ("没有收到投诉", "reached"),
        ("未来可期", "reached"),
        ("部分达成年度指标并具有一定效果", "partly"),
        ("基本完成", "partly"),
        ("未完全达到", "partly"),
        ("正在推进", "partly"),
        ("未达成年度指标且效果较差", "not_reached"),
        ("效果不明显", "not_reached"),
        ("基本没有效果", "not_reached"),
        ("not reached", "not_reached"),
        ("partly", "partly"),
    ],
)
def test_words_say_one_of_three_levels(text: str, level: str) -> None:
    found = outcome("明显提高", text)
    assert (found.level, found.met, found.share) == (level, level == "reached", None)


@pytest.mark.parametrize(
    ("text", "level"),
    [("80%", "reached"), ("79%", "partly"), ("60%", "partly"), ("59%", "not_reached")],
)
def test_a_percentage_grades_a_target_in_words(text: str, level: str) -> None:
    found = outcome("明显提高", text)
    assert (found.level, found.grade) == (level, Decimal(text[:-1]))


def test_the_grades_are_those_of_the_profile() -> None:
    result = Result(Decimal(55), "55%", END)
    assert hold(target("明显提高"), result, 2020, load("hubei").words).level == "partly"


@pytest.mark.parametrize(
    ("printed", "text", "reason"),
    [
        ("≥85%", "群众普遍好评", "“群众普遍好评” is no number to hold against the target"),
        ("≥3 次", "3-5次", "“3-5次” is no number to hold against the target"),
        ("≥3 次", "无", "“无” is no number to hold against the target"),
        ("0 次", "无法统计", "“无法统计” is no number to hold against the target"),
        ("0 次", "未发现3起", "“未发现3起” is no number to hold against the target"),
        ("≥85%", "12次", "a number of 次 cannot be held against a percentage"),
        ("≥3 次", "95%", "a percentage cannot be held against a target in 次"),
        ("≥90%", "0.92", "0.92 without %: this is 0.92 % or 92 %"),
        ("明显提高", "12", "a number cannot be held against a target in words"),
        ("80-90%", "85%", "the target is not one number"),
        ("≤6 月", "良好", "“良好” says no day to hold against the deadline"),
    ],
)
def test_what_cannot_be_compared_says_why(printed: str, text: str, reason: str) -> None:
    found = outcome(printed, text, SEPTEMBER)
    assert (found.met, found.share, found.reason) == (None, None, reason)
    assert state(printed, text, SEPTEMBER) == "not_comparable"


def test_money_is_compared_in_one_unit() -> None:
    assert outcome("≤48 万元", "465000元").figure == Decimal("46.5")
    assert outcome("≤48 万元", "0.01亿元").met is False


@pytest.mark.parametrize(
    ("printed", "about", "course"),
    [
        ("≥640 批次/年", {}, Course.COUNT),
        ("1 套", {}, Course.COUNT),
        ("≥5 天次", {}, Course.COUNT),
        ("≥90%", {}, Course.STANDING),
        ("≥90", {"name": "对象满意度", "level1": "满意度指标"}, Course.STANDING),
        ("≥90", {"name": "整改率（%）"}, Course.STANDING),
        ("≥80", {"name": "质量竞争力指数"}, Course.STANDING),
        ("≥5 年", {}, Course.STANDING),
        ("≥0 次", {}, Course.STANDING),
        ("12 个月", {}, Course.DURATION),
        ("12 月", {}, Course.DURATION),
        ("≤12 月", {}, Course.DEADLINE),
        ("≤12 个月", {}, Course.LIMIT),
        ("≤48 万元", {}, Course.LIMIT),
        ("0 次", {}, Course.LIMIT),
        ("明显提高", {}, Course.WORDS),
    ],
)
def test_a_target_knows_how_its_result_comes_about(
    printed: str, about: dict[str, str], course: Course
) -> None:
    assert target(printed, **about).course is course


@pytest.mark.parametrize(
    ("printed", "june", "september", "december"),
    [
        ("≥640 批次", "50.00", "75.00", "100.00"),
        ("≥90%", "100.00", "100.00", "100.00"),
        ("0 次", "100.00", "100.00", "100.00"),
        ("≤9 月", "0.00", "100.00", "100.00"),
        # 6 and 3 months are left
        ("12 个月", "50.00", "75.00", "100.00"),
        ("10 个月", "40.00", "70.00", "100.00"),
        ("3 个月", "0.00", "0.00", "100.00"),
        # 184 and 92 days are left
        ("200 天", "8.00", "54.00", "100.00"),
        ("明显提高", None, None, None),
    ],
)
def test_what_is_expected_in_the_course_of_the_year(
    printed: str, june: str | None, september: str | None, december: str | None
) -> None:
    found = [expected(target(printed), PACE, 2020, day) for day in (JUNE, SEPTEMBER, END)]
    said = [None if one is None else str(rounded(one)) for one in found]
    assert said == [june, september, december]


def test_in_the_middle_of_a_month_that_month_is_not_over() -> None:
    assert expected(target("12 个月"), PACE, 2020, date(2020, 6, 29)) == Decimal(500) / 12


def test_without_a_day_nothing_is_expected() -> None:
    assert expected(target("≥640 批次"), PACE, 2020, None) is None


@pytest.mark.parametrize(
    ("printed", "text", "june", "december"),
    [
        ("≥640 批次", "320", "on_track", "missed"),
        ("≥640 批次", "319", "behind", "missed"),
        ("≥640 批次", "640", "met", "met"),
        ("8 家", "4", "on_track", "missed"),
        ("8 家", "0", "behind", "missed"),
        ("≥90%", "89%", "behind", "missed"),
        ("100%", "80%", "behind", "missed"),
        ("≥90%", "90%", "met", "met"),
        ("≤48 万元", "30", "on_track", "met"),
        ("≤48 万元", "49", "missed", "missed"),
        ("0 次", "0", "on_track", "met"),
        ("0 次", "1", "missed", "missed"),
        ("12 个月", "6", "on_track", "missed"),
        ("12 个月", "5", "behind", "missed"),
        ("≥5 年", "4", "behind", "missed"),
        ("明显提高", "部分达成", "behind", "missed"),
        ("明显提高", "未达成", "behind", "missed"),
        ("明显提高", "明显提高", "met", "met"),
    ],
)
def test_the_status_within_the_year_and_at_its_end(
    printed: str, text: str, june: str, december: str
) -> None:
    assert (state(printed, text, JUNE), state(printed, text, END)) == (june, december)


def test_what_nobody_reported_is_no_report() -> None:
    assert status(target("≥3 期"), None, Decimal(100), year_over=True) == "no_report"


@pytest.mark.parametrize(
    ("printed", "text", "over"),
    [
        ("≥2 次", "3", True),
        ("≥100 份", "130", True),
        ("≥100 份", "129", False),
        ("≥60%", "100%", True),
        ("≤10 次", "3", False),
        ("0 次", "0", False),
        ("≤12 月", "3月", False),
        ("明显提高", "80%", False),
    ],
)
def test_from_the_profiles_percentage_on_a_target_is_over_reached(
    printed: str, text: str, over: bool
) -> None:
    found = outcome(printed, text)
    assert is_over(target(printed), found, load("guangxi").over_reached) is over
    assert is_over(target(printed), found, default().over_reached) is False


def test_the_result_of_the_last_period_counts() -> None:
    march, june = Result(Decimal(1), "1", date(2020, 3, 31)), Result(Decimal(2), "2", JUNE)
    assert latest([june, march], END) == june
    assert latest([june, march], date(2020, 5, 31)) == march
    assert latest([june, march], date(2020, 1, 31)) is None
    assert latest([june], None) is None


@pytest.mark.parametrize(("name", "level1"), [("满意度", "产出指标"), ("评价", "满意度指标")])
def test_satisfaction_without_a_unit_is_a_percentage(name: str, level1: str) -> None:
    held = target("≥90", name, level1)
    for text, met in (("92%", True), ("92", True), ("92分", True), ("0.92", None)):
        result = Result(result_value(text), text, END)
        assert hold(held, result, 2020, WORDS).met is met


TARGETS = (
    "≥3 期",
    "≤48 万元",
    "0 次",
    "≥90%",
    "≤12 月",
    "3 月份",
    "12 个月",
    "≥0 天",
    "明显提高",
    "80-90%",
)


@given(st.sampled_from(TARGETS), st.text(max_size=12), st.integers(1, 12))
def test_any_text_is_compared_or_says_why_not(printed: str, text: str, month: int) -> None:
    end = month_end(2020, month)
    found = outcome(printed, text, end)
    assert (found.met is None) is (found.reason is not None)
    wanted = expected(target(printed), PACE, 2020, end)
    assert status(target(printed), found, wanted, year_over=month == 12)


COUNTS = st.integers(1, 10_000)


@given(COUNTS, st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_is_never_attained_less(wanted: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    shares = [outcome(f"≥{wanted} 次", str(done)).share for done in (low, high)]
    assert shares[0] is not None and shares[1] is not None
    assert shares[0] <= shares[1]


@given(COUNTS, st.integers(0, 10_000), st.sampled_from(["≥", "≤", "="]))
def test_what_is_met_is_attained_whole_and_what_is_not_met_is_not(
    wanted: int, done: int, operator: str
) -> None:
    found = outcome(f"{operator}{wanted} 次", str(done))
    assert found.share is not None
    assert found.met is (found.share >= 100)
