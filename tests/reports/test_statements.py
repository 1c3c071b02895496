"""What a disclosure has to explain, and what is only not known."""

import pytest
from books import Book, headline

from tracker.db import Connection
from tracker.errors import NothingMatched
from tracker.reports.statements import Explanation, Statement, statements, would_state

PARTS = {"expenditure.total": 10, "expenditure.basic": 6, "expenditure.project": 4}


def explained(connection: Connection) -> dict[str, Explanation]:
    return {row.department: row for row in statements(connection, 2021, 2020).rows}


def stated(connection: Connection) -> dict[str, Statement]:
    (row,) = statements(connection, 2021, 2020).rows
    return {one.item: one for one in row.statements}


@pytest.fixture
def years(book: Book) -> tuple[Book, Book]:
    return book, Book(book.connection, year=2021)


def headlines(amounts: dict[str, int]) -> dict[str, object]:
    return {"headlines": tuple(headline(item, one) for item, one in amounts.items())}


def test_a_budget_sheet_states_no_totals_and_no_three_public_expenses(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.disclose(**headlines({**PARTS, "three_public.abroad": 3}))
    new.budget({"培训": 10}, function_code="2010601")
    found = stated(old.connection)
    assert {found[item].lacks for item in (*PARTS, "three_public.abroad")} == {2021}
    assert not any(one.owes_reason for one in found.values())


def test_a_disclosure_without_functions_arranges_none_away(years: tuple[Book, Book]) -> None:
    old, new = years
    old.budget({"培训": 10}, function_code="2010601")
    new.disclose(**headlines(PARTS))
    assert stated(old.connection)["2010601"].lacks == 2021


def test_what_is_gone_from_a_kind_that_the_year_states_is_not_arranged(
    years: tuple[Book, Book],
) -> None:
    old, new = years
    old.disclose(**headlines({"three_public.abroad": 3, "three_public.reception": 1}))
    old.budget({"培训": 10}, function_code="2010601")
    new.disclose(**headlines({"three_public.reception": 1}))
    new.budget({"培训": 10}, function_code="2010602")
    found = stated(old.connection)
    gone = [found[item] for item in ("three_public.abroad", "2010601")]
    assert [(one.after, one.lacks, one.owes_reason) for one in gone] == [(None, None, True)] * 2


def test_a_zero_that_is_not_stated_any_more_owes_no_reason(years: tuple[Book, Book]) -> None:
    old, new = years
    old.disclose(**headlines({"three_public.abroad": 0, "three_public.reception": 1}))
    new.disclose(**headlines({"three_public.reception": 1}))
    one = stated(old.connection)["three_public.abroad"]
    assert (one.after, one.lacks, one.owes_reason) == (None, None, False)


def test_one_departments_year_is_not_that_of_another(years: tuple[Book, Book]) -> None:
    old, new = years
    old.disclose(**headlines(PARTS))
    other = Book(old.connection, year=2021, department="丙局")
    other.disclose(**headlines(PARTS))
    found = explained(new.connection)
    assert (found["甲市乙局"].lacks, found["丙局"].lacks) == (2021, 2020)


def test_a_year_without_data_has_nothing_to_state(book: Book) -> None:
    book.disclose(**headlines(PARTS))
    with pytest.raises(NothingMatched, match="Nothing is stated for 2021"):
        statements(book.connection, 2021)


@pytest.mark.parametrize(
    ("item", "others", "would"),
    [
        ("revenue.total", {"expenditure.total"}, False),
        ("expenditure.basic", {"expenditure.total"}, False),
        ("expenditure.basic", {"expenditure.project"}, True),
        ("three_public.abroad", {"three_public.total"}, False),
        ("three_public.abroad", {"three_public.reception"}, True),
        ("three_public.vehicle", {"three_public.abroad", "three_public.vehicle.running"}, False),
        ("three_public.vehicle.purchase", {"three_public.vehicle"}, False),
        ("three_public.vehicle.purchase", {"three_public.vehicle.running"}, True),
    ],
)
def test_a_total_and_a_whole_are_never_arranged_away(
    item: str, others: set[str], would: bool
) -> None:
    assert would_state(item, others) is would
