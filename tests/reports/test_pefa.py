"""PEFA's PI-1, PI-2.1 and PI-2.2: the worked example, the limits of the grades, the years."""

from datetime import date
from decimal import Decimal

import pytest
from books import Book, allocation, wan
from hypothesis import given
from hypothesis import strategies as st

from tracker.db import Connection
from tracker.reports.answer import Answer
from tracker.reports.payments import rounded
from tracker.reports.pefa.grades import Reliability, pefa
from tracker.reports.pefa.outturn import (
    Head,
    composition,
    composition_grade,
    outturn_grade,
    overall,
)
from tracker.reports.profiles import default

RULES = default().pefa
HEADS = {"甲": ("201", "301", 100, 90), "乙": ("205", "302", 200, 230)} | {
    "丙": ("208", "309", 300, 280),
    "丁": ("210", "310", 400, 450),
}


def heads(*pairs: tuple[int, int]) -> list[Head]:
    return [Head(Decimal(budget), Decimal(actual)) for budget, actual in pairs]


def fill(book: Book, year: int, period: str = "Q4") -> None:
    """The worked example: a project a head."""
    book.year = year
    lines = [
        allocation(name, granted, function_code=f"{function}0101", economic_code=f"{economic}01")
        for name, (function, economic, granted, _paid) in HEADS.items()
    ]
    book.allocations(lines)
    for name, (_function, _economic, _granted, paid) in HEADS.items():
        book.paid(name, {f"{year}{period}": paid})


def test_the_worked_example_is_952_percent_and_a_b() -> None:
    """Adjusted 105, 210, 315, 420: apart by 15, 20, 35, 30, which is 100 of 1,050."""
    found = composition(heads((100, 90), (200, 230), (300, 280), (400, 450)))
    assert found is not None
    assert found.factor == Decimal("1.05")
    assert str(rounded(found.variance)) == "9.52"
    assert composition_grade(found.variance, RULES) == "B"


@pytest.mark.parametrize(
    ("percent", "grade"),
    [
        ("95", "A"),
        ("105", "A"),
        ("105.01", "B"),
        ("94.99", "B"),
        ("90", "B"),
        ("110", "B"),
        ("89.99", "C"),
        ("85", "C"),
        ("115", "C"),
        ("115.01", "D"),
        ("84.99", "D"),
    ],
)
def test_the_limits_of_the_outturn_belong_to_the_better_grade(percent: str, grade: str) -> None:
    assert outturn_grade(Decimal(percent), RULES) == grade


@pytest.mark.parametrize(
    ("percent", "grade"),
    [("4.99", "A"), ("5", "B"), ("9.99", "B"), ("10", "C"), ("14.99", "C"), ("15", "D")],
)
def test_the_limits_of_the_composition_belong_to_the_worse_grade(percent: str, grade: str) -> None:
    assert composition_grade(Decimal(percent), RULES) == grade


@pytest.mark.parametrize(
    ("grades", "grade"),
    [
        ("ABD", "B"),
        ("AAD", "A"),
        ("DAB", "B"),
        ("CDD", "D"),
        ("CCD", "C"),
        ("AAAD", "A"),
        ("AADD", "D"),
        ("AB", "B"),
        ("A", None),
        ("", None),
    ],
)
def test_two_of_the_last_three_years_decide(grades: str, grade: str | None) -> None:
    assert overall(grades, RULES) == grade


def test_fewer_than_two_heads_have_no_composition() -> None:
    assert composition(heads((100, 90))) is None
    assert composition([]) is None
    assert composition(heads((0, 0), (0, 0))) is None


AMOUNTS = st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), min_size=2, max_size=8)


@given(AMOUNTS)
def test_the_variance_is_from_nothing_to_under_200_percent_in_any_order(
    pairs: list[tuple[int, int]],
) -> None:
    found, turned = composition(heads(*pairs)), composition(heads(*reversed(pairs)))
    assert found is not None and turned is not None
    assert 0 <= found.variance < 200
    assert rounded(found.variance) == rounded(turned.variance)


@given(AMOUNTS, st.integers(1, 50))
def test_budgets_that_are_paid_by_one_factor_do_not_vary(
    pairs: list[tuple[int, int]], factor: int
) -> None:
    found = composition(heads(*((budget, budget * factor) for budget, _paid in pairs)))
    assert found is not None
    assert found.factor == factor
    assert rounded(found.variance) == 0


def answered(book: Book) -> tuple[Answer[Reliability], Reliability]:
    answer = pefa(book.connection)
    return answer, answer.rows[0]


def test_a_year_gives_all_three_indicators(book: Book) -> None:
    fill(book, 2020)
    _answer, row = answered(book)
    assert (row.year, row.budget, row.actual) == (2020, wan(1000), wan(1050))
    assert (str(row.outturn_percent), row.outturn_grade) == ("105.00", "A")
    assert (str(row.function_percent), row.function_grade) == ("9.52", "B")
    assert (str(row.economic_percent), row.economic_grade) == ("9.52", "B")
    assert (row.projects, row.left_out) == (4, 0)


def test_three_years_have_a_grade(book: Book) -> None:
    for year in (2019, 2020, 2021):
        fill(book, year)
    answer = pefa(book.connection)
    assert answer.totals == {"years_counted": 3, "pi_1": "A", "pi_2_1": "B", "pi_2_2": "B"}
    assert not any(note.startswith("PEFA looks at") for note in answer.notes)


def test_one_year_has_no_grade_over_the_years_and_says_so(book: Book) -> None:
    fill(book, 2020)
    answer, _row = answered(book)
    assert answer.totals["pi_1"] is None
    assert "PEFA looks at 3 years; 1 can be counted." in answer.notes


def test_years_that_lack_something_are_named_and_not_counted(book: Book) -> None:
    fill(book, 2020)
    fill(book, 2021, "Q2")
    book.year = 2022
    book.budget({"甲": 100})
    book.year = 2019
    book.paid("甲", {"2019Q4": 100})
    answer = pefa(book.connection)
    assert [row.year for row in answer.rows] == [2020]
    assert answer.notes[:3] == (
        "2019: no original budget; not counted.",
        "2021: execution is reported up to 2021-06-30 only; not counted.",
        "2022: no execution; not counted.",
    )


def test_the_original_budget_counts_whatever_was_adjusted(book: Book) -> None:
    fill(book, 2020)
    book.adjust("甲", date(2020, 8, 1), 500)
    book.budget({"甲": 600, "乙": 200, "丙": 300, "丁": 400}, stage="adjusted")
    assert answered(book)[1].budget.yuan == 10_000_000


def test_what_has_one_side_only_counts_on_neither(book: Book) -> None:
    fill(book, 2020)
    book.paid("戊", {"2020Q4": 999})
    answer, row = answered(book)
    assert (row.actual, row.left_out) == (wan(1050), 1)
    assert any("on neither side: 1 projects" in note for note in answer.notes)


def test_a_project_over_several_classes_is_a_head_of_its_own(book: Book) -> None:
    """丙 and 丁 lie under 208 and 210 both: heads 100/90, 200/230, 700/730."""
    fill(book, 2020)
    lines = [
        allocation("甲", 100, function_code="2010101"),
        allocation("乙", 200, function_code="2050101"),
        allocation("丙", 100, function_code="2080101"),
        allocation("丙", 200, function_code="2100101"),
        allocation("丁", 300, function_code="2080101"),
        allocation("丁", 100, function_code="2100101"),
    ]
    book.allocations(lines)
    # adjusted 105, 210, 735: apart by 15, 20, 5, which is 40 of 1,050
    row = answered(book)[1]
    assert (str(row.function_percent), row.function_grade) == ("3.81", "A")
    assert (row.economic_percent, row.economic_grade) == (None, None)


def test_an_empty_year_list_is_no_row(book: Book, database: Connection) -> None:
    book.budget({"甲": 100})
    assert pefa(database).rows == ()
