"""An engine over an export gives the rows of the report over SQLite, to the cent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from engine.conftest import Both

from tracker.engine import compare as engine_compare
from tracker.engine import indicators as engine_indicators
from tracker.engine import payments as engine_payments
from tracker.reports.answer import Answer
from tracker.reports.compare import compare
from tracker.reports.indicators.attainments import indicators
from tracker.reports.payments import payments
from tracker.reports.profiles import load
from tracker.reports.rows import PaymentStatus

YEARS = (2020, 2021)
DAYS = (None, (1, 15), (3, 31), (8, 14), (9, 30), (12, 31))
SOURCES = ("samples", "generated")


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> Both:
    """The samples, and what was generated."""
    found: Both = request.getfixturevalue(request.param)
    return found


def same(report: Answer[Any], engine: Answer[Any]) -> bool:
    """Row for row; only the order of rows may differ."""
    wanted, found = (sorted(map(repr, one.rows)) for one in (report, engine))
    assert [row for row in found if row not in set(wanted)][:2] == []
    assert found == wanted
    assert engine.totals == report.totals
    assert (engine.command, engine.year, engine.as_of) == (
        report.command,
        report.year,
        report.as_of,
    )
    assert engine.notes == report.notes
    return True


def _day(year: int, day: tuple[int, int] | None) -> date | None:
    return date(year, *day) if day else None


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("year", YEARS)
def test_payments(source: Both, year: int, day: tuple[int, int] | None) -> None:
    report = payments(source.connection, year, _day(year, day))
    assert report.rows
    assert same(report, engine_payments.payments(source.data, year, _day(year, day)))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("year", YEARS)
def test_indicators(source: Both, year: int, day: tuple[int, int] | None) -> None:
    report = indicators(source.connection, year, _day(year, day))
    assert report.rows
    assert same(report, engine_indicators.indicators(source.data, year, _day(year, day)))


@pytest.mark.parametrize(("before", "after"), [(2020, 2021), (2021, 2020), (2019, 2020)])
def test_compare(source: Both, before: int, after: int) -> None:
    report = compare(source.connection, str(before), str(after))
    assert report.rows
    assert same(report, engine_compare.compare(source.data, before, after))


def test_one_department_alone(generated: Both) -> None:
    name = "第003局"
    assert same(
        payments(generated.connection, 2020, None, name),
        engine_payments.payments(generated.data, 2020, None, name),
    )
    assert same(
        indicators(generated.connection, 2020, None, name),
        engine_indicators.indicators(generated.data, 2020, None, name),
    )
    assert same(
        compare(generated.connection, "2020", "2021", department=name),
        engine_compare.compare(generated.data, 2020, 2021, name),
    )


def test_another_pace(generated: Both) -> None:
    pace = load("sichuan-2025")
    assert same(
        payments(generated.connection, 2021, date(2021, 8, 31), profile=pace),
        engine_payments.payments(generated.data, 2021, date(2021, 8, 31), profile=pace),
    )


def test_a_year_without_reports_has_no_day(generated: Both) -> None:
    found = engine_payments.payments(generated.data, 2025)
    assert (found.rows, found.as_of) == ((), None)


def test_what_is_generated_has_every_status_and_every_basis(generated: Both) -> None:
    """Equality of what never occurs would say nothing."""
    rows = [row for year in YEARS for row in payments(generated.connection, year).rows]
    rows += payments(generated.connection, 2020, date(2020, 8, 14)).rows
    assert {row.status for row in rows} == set(PaymentStatus)
    assert {row.budget_basis for row in rows} == {
        "adjusted", "approved", "draft", "final", "disclosed", None,
    }  # fmt: skip
    assert any(row.unreported for row in rows)
    assert any(row.source_text and " / " in row.source_text for row in rows)
    assert any(row.paid and row.paid.cents < 0 for row in rows)
    compared = compare(generated.connection, "2020", "2021").rows
    assert {row.matched_by for row in compared} >= {"code", "name", "normalised", "link", "none"}
