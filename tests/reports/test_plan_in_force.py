"""Of a draft and an approved disclosure of one year the approved one counts, and only that one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from books import Book, headline, indicator, purchase, stated, wan

from tracker.reports.compare import compare
from tracker.reports.compare.rest import REST
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments
from tracker.reports.scope import within_others
from tracker.reports.summary import summary

PARTS = {"draft": ("3", "300", 70), "approved": ("4", "400", 80)}


@pytest.fixture(params=[("draft", "approved"), ("approved", "draft")])
def both(book: Book, request: pytest.FixtureRequest) -> Book:
    """Both stages of 2020, in either order of import, after an approved 2019."""
    Book(book.connection, year=2019).disclose(
        headlines=(headline("expenditure.project", 200), headline("three_public.total", 2))
    )
    for stage in request.param:
        count, amount, percent = PARTS[stage]
        book.disclose(
            stage=stage,
            headlines=(
                headline("expenditure.total", amount),
                headline("expenditure.project", amount),
                headline("three_public.total", count),
            ),
            indicators=(indicator("甲", "次数", f"≥{count}次"), indicator(stage, "人数", "≥1人")),
            milestones=(stated("甲", date(2020, 9, 30), percent),),
            procurement=(purchase("甲", count, "1", budget=amount),),
        )
    return book


def test_a_target_counts_once_as_the_approved_disclosure_states_it(both: Book) -> None:
    rows = indicators(both.connection, 2020).rows
    assert [(row.project, row.target) for row in rows] == [
        ("甲", Decimal(4)),
        ("approved", Decimal(1)),
    ]


def test_a_promise_counts_once_and_is_held_against_the_approved_budget(both: Book) -> None:
    rows = [row for row in payments(both.connection, 2020).rows if row.project == "甲"]
    assert [(row.due_percent, row.budget) for row in rows] == [(Decimal(80), wan(400))]


@pytest.mark.parametrize(("after", "wanted"), [("2020", "400"), ("2020:approved", "400")])
def test_printed_expenditure_is_that_of_the_approved_disclosure(
    both: Book, after: str, wanted: str
) -> None:
    both.budget({"丙": 100})
    found = compare(both.connection, "2019", after).rows
    (row,) = (row for row in found if row.key == REST)
    known = wan(100) + wan(400)
    assert row.after == wan(wanted) - known


@pytest.mark.parametrize(("after", "wanted"), [("2020", 4), ("2020:draft", 3)])
def test_three_public_expenses_are_those_of_the_stage_that_is_asked_for(
    both: Book, after: str, wanted: int
) -> None:
    (row,) = compare(both.connection, "2019", after, "three-public").rows
    assert (row.before, row.after) == (wan(2), wan(wanted))


def test_the_summary_states_the_approved_total(both: Book) -> None:
    assert summary(both.connection, 2020).stated_budget == wan(400)


def test_a_draft_alone_is_in_force(book: Book) -> None:
    book.disclose(stage="draft", indicators=(indicator("甲", "次数", "≥3次"),))
    assert len(indicators(book.connection, 2020).rows) == 1


def test_a_department_proper_is_left_out_only_where_the_whole_has_a_budget(book: Book) -> None:
    proper = Book(book.connection, department=f"{book.department}（本级）")
    proper.budget({"甲": 1})
    book.paid("甲", {"2020Q1": 1})
    assert within_others(book.connection, 2020) == frozenset()
    book.budget({"甲": 1})
    assert within_others(book.connection, 2020) == {proper.department}
