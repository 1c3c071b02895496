"""Payments outside the year of the budget that pays them."""

from datetime import date
from pathlib import Path

import pytest
from books import Book, wan

from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.reports.payments import payments
from tracker.reports.rows import PaymentStatus


@pytest.fixture
def late(book: Book, tmp_path: Path) -> Book:
    """10 万元 of 2020: 2 were paid the year before, 3 in the year, 5 after its end."""
    book.budget({"甲": 10})
    book.promise("甲", date(2020, 12, 31), 100)
    sheet = tmp_path / "execution.csv"
    sheet.write_text(
        "项目名称,期间,资金年度,本期支出（万元）\n甲,2019Q4,2020,2\n甲,2020Q4,2020,3\n甲,2021Q1,2020,5\n",
        encoding="utf-8",
    )
    import_paths(book.connection, [sheet], Options())
    return book


def test_the_budgets_year_is_what_the_column_says(late: Book) -> None:
    rows = late.connection.execute("SELECT year, period, paid_cents FROM executions").fetchall()
    assert [tuple(row) for row in rows] == [
        (2020, "2019Q4", wan(2).cents),
        (2020, "2020Q4", wan(3).cents),
        (2020, "2021Q1", wan(5).cents),
    ]


def test_what_was_paid_before_the_year_counts_and_what_comes_after_it_is_late(late: Book) -> None:
    (row,) = payments(late.connection, 2020, date(2020, 12, 31)).rows
    assert (row.status, row.paid) == (PaymentStatus.PARTIALLY_MET, wan(5))
    (row,) = payments(late.connection, 2020, date(2021, 3, 31)).rows
    assert (row.status, row.paid) == (PaymentStatus.MET_LATE, wan(10))
    assert (row.met_on, row.quarters_late) == (date(2021, 3, 31), 1)
