"""`score`: every point explained, nothing missing taken for zero, worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from books import Book, indicator

from tracker.reports.answer import Answer
from tracker.reports.profiles import ProfileRefused, default, load
from tracker.reports.scores.score import Score, explained, score

OUTPUTS = (
    indicator("培训", "培训期数", "≥3 期"),
    indicator("培训", "培训人次", "≥250 人次"),
    indicator("培训", "支出", "≤48 万元", level2="成本指标"),
)
OUTCOMES = (
    indicator("培训", "事故", "0 次", level1="效果指标", level2="社会效益指标"),
    indicator("培训", "管理水平", "明显提高", level1="效果指标", level2="可持续影响指标"),
)
PLEASED = (indicator("培训", "满意度", "≥90%", level1="满意度指标", level2="服务对象满意度指标"),)
RESULTS = {
    "培训期数": "2",
    "培训人次": "300",
    "支出": "60",
    "事故": "0",
    "管理水平": "部分达成",
    "满意度": "81",
}


@pytest.fixture
def done(book: Book) -> Book:
    """80 granted, 72 paid; every result is reported."""
    book.disclose(indicators=(*OUTPUTS, *OUTCOMES, *PLEASED))
    book.budget({"培训": 80, "人员经费": 100})
    book.paid("培训", {"2020Q4": 72})
    for name, text in RESULTS.items():
        book.result("培训", name, "2020Q4", text)
    return book


def asked(book: Book, profile: str = "linear") -> tuple[Answer[Score], Score]:
    answer = score(book.connection, 2020, date(2020, 12, 31), profile=load(profile))
    return answer, answer.rows[0]


def test_a_score_is_the_sum_of_its_parts(done: Book) -> None:
    """Weights 16.67, 16.67, 16.66 for the outputs; 15 and 15 for the outcomes; 10 and 10."""
    _answer, row = asked(done)
    assert str(row.execution) == "9.00"  # 10 × 72 ÷ 80
    # 16.67 × 2 ÷ 3 = 11.11; 16.67; 16.66 × (1 − 12 ÷ 48) = 12.50 (12.495, half up)
    assert str(row.output) == "40.28"
    assert str(row.outcome) == "25.50"  # 15 + 15 × 70 %
    assert str(row.satisfaction) == "9.00"  # 10 × 81 ÷ 90
    assert (row.cost, str(row.total), row.band) == (None, "83.78", "good")
    assert (row.so_far, row.open) == (row.total, Decimal(0))
    assert row.missing == ()


def test_every_point_is_explained_and_the_weights_add_up_to_100(done: Book) -> None:
    answer, row = asked(done)
    points = explained(answer).rows
    assert points == row.explain
    assert sum(one.weight for one in points) == 100
    assert sum(one.points for one in points if one.points is not None) == row.total
    first, trainings, *_others = points
    assert (first.level, first.target, first.result) == ("execution", "800000.00", "720000.00")
    assert (trainings.indicator, str(trainings.weight), trainings.target) == (
        "培训期数",
        "16.67",
        "≥3 期",
    )
    assert (trainings.result, str(trainings.points)) == ("2", "11.11")
    assert trainings.formula == "16.67 × min(1, 2 ÷ 3)"
    assert trainings.locator == "line 9"


def test_the_notes_say_our_conventions(done: Book) -> None:
    notes = " ".join(asked(done)[0].notes)
    assert "equal part of its level's weight (our convention)" in notes
    assert "Words say a level only" in notes
    assert "Not scored, for want of targets: 1 projects." in notes
    assert "Incomplete" not in notes
    assert "The year is not over" not in notes


def test_an_adjusted_budget_is_what_the_money_is_held_against(done: Book) -> None:
    done.adjust("培训", date(2020, 8, 1), 10)
    assert str(asked(done)[1].execution) == "8.00"  # 10 × 72 ÷ 90


def test_a_rate_below_90_percent_owes_a_reason(done: Book) -> None:
    assert asked(done)[1].explain[0].remark is None
    done.adjust("培训", date(2020, 8, 1), 10)
    assert asked(done)[1].explain[0].remark == "below 90 %: a reason is due"


def test_a_result_far_above_its_target_owes_a_reason_in_guangxi(done: Book) -> None:
    done.result("培训", "培训人次", "2020-12", "325")
    remarks = [one.remark for one in asked(done, "guangxi")[1].explain if one.remark]
    assert remarks == ["from 130 % of the target on: a reason is due"]


def test_hubei_scores_the_same_results_otherwise(done: Book) -> None:
    row = asked(done, "hubei")[1]
    # 11.11 + 16.67 + 16.66 × 48 ÷ 60 = 13.33
    assert (str(row.output), str(row.outcome)) == ("41.11", "24.75")


def test_a_missing_result_makes_a_score_incomplete_and_is_no_zero(book: Book) -> None:
    book.disclose(indicators=(*OUTPUTS, *OUTCOMES, *PLEASED))
    book.budget({"培训": 80})
    book.paid("培训", {"2020Q4": 72})
    for name in ("培训期数", "培训人次", "支出", "事故"):
        book.result("培训", name, "2020Q4", RESULTS[name])
    book.result("培训", "满意度", "2020Q4", "普遍好评")
    answer, row = asked(book)
    assert (row.outcome, row.satisfaction, row.total, row.band) == (None, None, None, None)
    assert str(row.output) == "40.28"
    assert (str(row.so_far), str(row.open)) == ("64.28", "25.00")  # 9 + 40.28 + 15; 15 + 10
    assert row.missing == (
        "管理水平: no report",
        "满意度: “普遍好评” is no number to hold against the target",
    )
    assert any(note.startswith("Incomplete: 1 of 1 scores.") for note in answer.notes)
    assert answer.totals["complete"] == 0


@pytest.mark.parametrize("known", ["budget", "paid"])
def test_without_a_budget_or_a_report_the_execution_is_missing(book: Book, known: str) -> None:
    book.disclose(indicators=PLEASED)
    if known == "budget":
        book.budget({"培训": 80})
    else:
        book.paid("培训", {"2020Q4": 72})
    row = asked(book)[1]
    said = "no report" if known == "budget" else "no budget known"
    assert (row.execution, row.missing[0]) == (None, f"execution: {said}")


def test_a_budget_of_nothing_has_no_rate(book: Book) -> None:
    book.disclose(indicators=PLEASED)
    book.budget({"培训": 0})
    book.paid("培训", {"2020Q4": 0})
    assert asked(book)[1].missing[0] == "execution: the budget is zero"


def test_without_a_satisfaction_indicator_its_points_go_where_the_profile_says(
    book: Book,
) -> None:
    book.disclose(indicators=(OUTPUTS[0], OUTCOMES[0]))
    book.budget({"培训": 80})
    book.paid("培训", {"2020Q4": 80})
    book.result("培训", "培训期数", "2020Q4", "3")
    book.result("培训", "事故", "2020Q4", "0")
    answer, row = asked(book)
    assert (row.output, row.outcome) == (Decimal(60), Decimal(30))
    assert row.satisfaction is None
    assert (row.total, row.band) == (Decimal(100), "excellent")
    assert any("Its points go to output." in note for note in answer.notes)


def test_a_level_with_a_weight_and_no_indicator_is_missing(book: Book) -> None:
    book.disclose(indicators=(*OUTPUTS, *PLEASED))
    row = asked(book)[1]
    assert "no outcome indicator" in row.missing
    assert (row.outcome, row.total) == (None, None)
    assert sum(one.weight for one in row.explain) == 100


def test_an_indicator_of_an_unknown_level_is_named(book: Book) -> None:
    book.disclose(indicators=(indicator("培训", "其他事项", "≥1 次", level1="其他"),))
    assert "其他事项: “其他” is no level that has a weight" in asked(book)[1].missing


def test_a_deadline_to_come_is_not_due_yet(book: Book) -> None:
    book.disclose(indicators=(indicator("培训", "进度", "≤12 月", level2="时效指标"),))
    book.result("培训", "进度", "2020Q3", "正在推进")
    answer = score(book.connection, 2020, date(2020, 9, 30))
    assert "进度: not due yet" in answer.rows[0].missing
    assert (
        answer.notes[-1] == "The year is not over: these are the points of what is reported so far."
    )
    assert "进度: not due yet" not in asked(book)[1].missing


def test_the_bands_are_the_profiles() -> None:
    bands = default().bands
    scores = ("90", "89.99", "80", "79.99", "60", "59.99")
    assert [bands.name(Decimal(one)) for one in scores] == [
        "excellent",
        "good",
        "good",
        "fair",
        "fair",
        "poor",
    ]


def test_projects_are_chosen_by_a_part_of_their_name(done: Book) -> None:
    assert len(score(done.connection, 2020, project="培").rows) == 1
    assert score(done.connection, 2020, project="修路").rows == ()


def test_weights_that_do_not_add_up_are_refused(done: Book) -> None:
    rules = default()
    heavier = replace(rules, weights=replace(rules.weights, output=Decimal(60)))
    with pytest.raises(ProfileRefused, match="weights that add up to 110"):
        score(done.connection, 2020, profile=heavier)
