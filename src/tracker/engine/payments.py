"""Is the money paid when it was promised: the engine holds and adds, the report's words are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from tracker.engine.asking import Data
from tracker.model.money import Money
from tracker.model.period import Period
from tracker.reports.answer import Answer
from tracker.reports.budgets import Budget
from tracker.reports.payments import DEFAULT, Promise, Verdict, answered, merged, payment
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Payment, PaymentStatus


def payments(
    data: Data,
    year: int,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Payment]:
    """As `reports.payments`, in order of department, project and day."""
    pace = (profile or default()).pace
    scope = data.scope(department, year, as_of)
    due, percent = pace.due(year, scope.as_of)
    found = data.ask(
        "payments",
        year=year,
        department=scope.department,
        as_of=_iso(scope.as_of),
        adjusting=True,
        pace_due=_iso(due),
        pace_percent=float(percent),
    )
    rows = [
        row
        for _key, said in groupby(found, key=lambda row: (row["department"], row["project"]))
        for row in _of_project(list(said), percent, year, scope.as_of)
    ]
    return answered(rows, scope)


def _of_project(
    said: list[Mapping[str, Any]], pace: Decimal, year: int, as_of: date | None
) -> Iterator[Payment]:
    """What is promised twice is one promise: both were held alike."""
    promises = [_promise(row, pace) for row in said]
    held = {_same(one): row for one, row in zip(promises, said, strict=True)}
    for one in merged(promises):
        row = held[_same(one)]
        yield payment((row["department"], row["project"]), one, _verdict(row, year), as_of)


def _same(one: Promise) -> tuple[str, date, Decimal | None]:
    return (one.kind, one.due, one.percent)


def _promise(row: Mapping[str, Any], pace: Decimal) -> Promise:
    stated = None if row["percent"] is None else Decimal(str(row["percent"]))
    return Promise(
        row["kind"],
        date.fromisoformat(row["due_date"]),
        pace if row["origin"] == DEFAULT else stated,
        row["origin"],
        row["source_text"],
        row["source"],
        row["locator"],
    )


def _verdict(row: Mapping[str, Any], year: int) -> Verdict:
    holes = tuple(Period(year, "Q", n) for n in range(1, 5) if row[f"q{n}"])
    return Verdict(
        PaymentStatus(row["status"]),
        _day(row["met_on"]),
        _money(row["paid_cents"]),
        Budget(_money(row["budget_cents"]), row["basis"]),
        holes,
        _day(row["next_due"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)
