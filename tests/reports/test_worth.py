"""Money and countable targets of two years."""

from decimal import Decimal

import pytest
from books import Book, indicator

from tracker.reports.compare.worth import worth
from tracker.reports.findings.listing import findings


@pytest.fixture
def years(book: Book) -> tuple[Book, Book]:
    return book, Book(book.connection, year=2021)


def fill(book: Book, budget: int, target: str, level2: str = "数量指标") -> None:
    book.budget({"抽检": budget})
    book.disclose(indicators=(indicator("抽检", "抽检批次", target, level2=level2),))


def rules(book: Book) -> list[str]:
    return [one.rule for one in findings(book.connection, 2021).rows]


def test_more_money_for_a_lower_target_is_a_finding(years: tuple[Book, Book]) -> None:
    old, new = years
    fill(old, 10, "≥100 批次")
    fill(new, 12, "≥80 批次")
    (one,) = worth(old.connection, 2020, 2021, None)
    assert one.costs == (Decimal("1000.00"), Decimal("1500.00"))
    assert "more-for-less" in rules(new)


@pytest.mark.parametrize(
    ("budget", "target", "level2"),
    [
        (8, "≥80 批次", "数量指标"),
        (12, "≥120 批次", "数量指标"),
        (12, "≥80 条", "数量指标"),
        (12, "≥80 批次", "质量指标"),
    ],
)
def test_less_money_more_work_another_unit_or_a_rate_is_none(
    years: tuple[Book, Book], budget: int, target: str, level2: str
) -> None:
    old, new = years
    fill(old, 10, "≥100 批次", level2)
    fill(new, budget, target, level2)
    assert "more-for-less" not in rules(new)


def test_without_a_year_before_there_is_nothing_to_say(book: Book) -> None:
    fill(Book(book.connection, year=2021), 12, "≥80 批次")
    assert "more-for-less" not in rules(Book(book.connection, year=2021))
