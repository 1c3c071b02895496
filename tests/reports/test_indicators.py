"""`indicators`: results find their targets, the last one counts, and rows keep the contract."""

from dataclasses import fields
from datetime import date

import pytest
from books import Book, indicator

from tracker.db import Connection
from tracker.errors import NothingMatched
from tracker.reports.indicators.attainments import indicators
from tracker.reports.profiles import load
from tracker.reports.rows import Attainment


@pytest.fixture
def trainings(book: Book) -> Book:
    """Three trainings are promised; one is reported by June, two by September."""
    book.disclose(
        indicators=(
            indicator("培训", "培训期数", "≥3 期"),
            indicator("培训", "满意度", "≥90%", level1="满意度指标"),
        )
    )
    book.result("培训", "培训期数", "2020Q2", "1")
    book.result("培训", "培训期数", "2020Q3", "2")
    return book


def row(connection: Connection, name: str, as_of: date | None = None) -> Attainment:
    answer = indicators(connection, 2020, as_of)
    return next(one for one in answer.rows if one.level3 == name)


def test_the_fields_of_a_row_are_the_contract() -> None:
    assert [field.name for field in fields(Attainment)] == [
        "project",
        "level1",
        "level2",
        "level3",
        "operator",
        "target",
        "unit",
        "actual",
        "attained_percent",
        "expected_percent",
        "status",
        "target_text",
        "source",
        "locator",
        "department",
        "reason",
        "over_reached",
    ]


def test_the_last_result_by_the_day_counts(trainings: Book) -> None:
    found = row(trainings.connection, "培训期数")
    assert (str(found.actual), str(found.attained_percent)) == ("2", "66.67")
    assert found.status == "behind"
    assert str(found.expected_percent) == "75.00"
    earlier = row(trainings.connection, "培训期数", date(2020, 6, 30))
    assert (str(earlier.actual), str(earlier.expected_percent)) == ("1", "50.00")
    assert earlier.status == "behind"


def test_before_the_first_result_there_is_no_report(trainings: Book) -> None:
    found = row(trainings.connection, "培训期数", date(2020, 3, 31))
    assert (found.actual, found.attained_percent, found.status) == (None, None, "no_report")


def test_at_the_end_of_the_year_what_is_not_reached_is_missed(trainings: Book) -> None:
    assert row(trainings.connection, "培训期数", date(2020, 12, 31)).status == "missed"


def test_the_pace_is_the_profiles(trainings: Book) -> None:
    answer = indicators(trainings.connection, 2020, profile=load("sichuan-2025"))
    found = answer.rows[0]
    assert (str(found.expected_percent), found.status) == ("60.00", "on_track")


def test_words_against_a_number_say_why_they_cannot_be_compared(trainings: Book) -> None:
    trainings.result("培训", "满意度", "2020Q3", "普遍好评")
    found = row(trainings.connection, "满意度")
    assert (found.actual, found.attained_percent) == ("普遍好评", None)
    assert (found.status, found.over_reached) == ("not_comparable", False)
    assert found.reason == "“普遍好评” is no number to hold against the target"


def test_a_result_far_above_its_target_is_over_reached_where_the_profile_says_so(
    trainings: Book,
) -> None:
    trainings.result("培训", "培训期数", "2020Q4", "4")
    guangxi = indicators(trainings.connection, 2020, profile=load("guangxi"))
    assert (guangxi.rows[0].status, guangxi.rows[0].over_reached) == ("met", True)
    assert row(trainings.connection, "培训期数").over_reached is False


def test_the_totals_count_every_status(trainings: Book) -> None:
    totals = indicators(trainings.connection, 2020).totals
    assert totals["indicators"] == 2
    assert totals["status"] == {
        "met": 0,
        "on_track": 0,
        "behind": 1,
        "missed": 0,
        "no_report": 1,
        "not_comparable": 0,
    }


def test_an_empty_database_is_a_sentence(database: Connection) -> None:
    with pytest.raises(NothingMatched, match="Nothing has been imported yet"):
        indicators(database)
