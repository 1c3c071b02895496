"""What will be paid by the end of the year: a range, and how often such ranges were right.

Two or three plain methods each give a number, the range is from the smallest to the largest:

- pace: as much a day as so far;
- last: every quarter that is left as the last one that was reported;
- season: the share of the year that the same project had paid by the same day a year before;
- promise: what documents or people promised to have paid by the year's end.

Nothing is forecast above the budget where one is known, nor below what is paid already. No single
number is certain: where the methods agree, half of what they still expect is in doubt, and where
they expect nothing more, all that is left of the budget is (our convention).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from tracker.db import Connection
from tracker.language import _, ngettext
from tracker.model.money import ZERO, Money, total
from tracker.model.names import normalise
from tracker.model.period import quarter_end, quarter_of
from tracker.reports.answer import Answer
from tracker.reports.budgets import UNDISCLOSED, Budget, ProjectKey, budgets, known_projects
from tracker.reports.executed import NOTHING, Paid, payments_made
from tracker.reports.payments import rounded
from tracker.reports.reading import once
from tracker.reports.scope import Scope, find_scope

PROMISED = """
SELECT department, project, max(cumulative_percent) AS percent FROM milestones
 WHERE year = :year AND (:department IS NULL OR department = :department)
   AND kind = 'payment' AND cumulative_percent IS NOT NULL
 GROUP BY department, project
"""
YEARS = "SELECT DISTINCT year FROM executions WHERE year < :year ORDER BY year"


@dataclass(frozen=True, slots=True)
class Forecast:
    """`low` to `high` is what will be paid by the year's end; percentages are of the budget."""

    project: str
    budget: Money | None
    paid: Money | None
    low: Money | None
    high: Money | None
    low_percent: Decimal | None
    high_percent: Decimal | None
    methods: str
    department: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a year's forecasts are made of on a day: `granted` has no change after it."""

    year: int
    granted: Mapping[ProjectKey, Budget]
    paid: Mapping[ProjectKey, Paid]
    before: Mapping[ProjectKey, Paid]
    promised: Mapping[ProjectKey, Decimal]


def forecast(
    connection: Connection,
    year: int | None = None,
    as_of: date | None = None,
    department: str | None = None,
) -> Answer[Forecast]:
    """Every project of a year. Raises NothingMatched where the year is unknown."""
    scope = find_scope(connection, department=department, year=year, as_of=as_of)
    return _forecasts(connection, scope)


@once
def _forecasts(connection: Connection, scope: Scope) -> Answer[Forecast]:
    book = _book(connection, scope.department, scope.year, scope.as_of)
    keys = known_projects(connection, scope.department, scope.year)
    rows = tuple(_forecast(book, key, scope.as_of) for key in keys)
    hits, cases = backtest(connection, scope.department, scope.year)
    notes: tuple[str, ...] = (
        (
            _("On the years before, {hits} of {cases} such ranges held the real sum.").format(
                hits=hits, cases=cases
            ),
        )
        if cases
        else (_("No year before is complete, so the ranges are untried."),)
    )
    silent = sum(1 for row in rows if row.low is None)
    if silent:
        said = ngettext(
            "{number} project without a report is in no sum of this forecast.",
            "{number} projects without a report are in no sum of this forecast.",
            silent,
        )
        notes = (*notes, said.format(number=silent))
    totals = _totals(rows, hits, cases)
    return Answer("forecast", scope.year, scope.as_of, rows, totals, notes, Forecast)


def _book(connection: Connection, department: str | None, year: int, as_of: date | None) -> Book:
    return Book(
        year,
        budgets(connection, department, year, as_of),
        payments_made(connection, department, year),
        _year_before(connection, department, year),
        _promised(connection, department, year),
    )


@once
def _year_before(
    connection: Connection, department: str | None, year: int
) -> dict[ProjectKey, Paid]:
    """By normalised names: a project of last year may have had another year in its own."""
    before = payments_made(connection, department, year - 1)
    return {(key[0], normalise(key[1])): paid for key, paid in before.items()}


@once
def _promised(
    connection: Connection, department: str | None, year: int
) -> dict[ProjectKey, Decimal]:
    rows = connection.execute(PROMISED, {"department": department, "year": year})
    return {(name, project): Decimal(str(percent)) for name, project, percent in rows}


def _forecast(book: Book, key: ProjectKey, as_of: date | None) -> Forecast:
    budget = book.granted.get(key, UNDISCLOSED).amount
    so_far = book.paid.get(key, NOTHING).by(as_of) if as_of else None
    found = estimates(book, key, as_of) if as_of else {}
    low, high = _range(found, so_far, budget)
    return Forecast(
        project=key[1],
        budget=budget,
        paid=so_far,
        low=low,
        high=high,
        low_percent=_share(low, budget),
        high_percent=_share(high, budget),
        methods=", ".join(found),
        department=key[0],
    )


def estimates(book: Book, key: ProjectKey, as_of: date) -> dict[str, Money]:
    """What each method says, by its name; nothing where nothing is reported."""
    paid = book.paid.get(key, NOTHING)
    through = paid.through(as_of)
    so_far = paid.by(as_of)
    if through is None or so_far is None:
        return {}
    end = date(book.year, 12, 31)
    if through >= end:
        return {"paid": so_far}
    elapsed, whole = _days(book.year, through), _days(book.year, end)
    found = {"pace": _scaled(so_far, Decimal(whole) / elapsed)}
    last = _last_quarter(paid, book.year, through)
    if last is not None:
        found["last"] = so_far + Money(last.cents * (4 - quarter_of(through)))
    share = _share_by(book.before.get((key[0], normalise(key[1])), NOTHING), through)
    if share:
        found["season"] = _scaled(so_far, 1 / share)
    budget = book.granted.get(key, UNDISCLOSED).amount
    if key in book.promised and budget is not None:
        found["promise"] = _scaled(budget, book.promised[key] / 100)
    return found


def _days(year: int, until: date) -> int:
    return (until - date(year, 1, 1)).days + 1


def _scaled(amount: Money, factor: Decimal) -> Money:
    return Money(int((amount.cents * factor).to_integral_value(ROUND_HALF_EVEN)))


def _last_quarter(paid: Paid, year: int, through: date) -> Money | None:
    """What the last quarter that is reported to its end paid."""
    quarter = quarter_of(through)
    if through != quarter_end(year, quarter):
        return None
    upto = paid.by(through)
    before = paid.by(quarter_end(year, quarter - 1)) if quarter > 1 else None
    return None if upto is None else upto - (before or ZERO)


def _share_by(paid: Paid, through: date) -> Decimal | None:
    """The part of a whole year's payments that was made by the same day of that year."""
    year = through.year - 1
    whole = paid.by(date(year, 12, 31))
    quarter = quarter_of(through)
    day = quarter_end(year, quarter) if through == quarter_end(through.year, quarter) else None
    part = paid.by(day) if day else None
    complete = paid.through(date(year, 12, 31)) == date(year, 12, 31)
    if not complete or not whole or part is None:
        return None
    return Decimal(part.cents) / Decimal(whole.cents)


def _range(
    found: Mapping[str, Money], paid: Money | None, budget: Money | None
) -> tuple[Money | None, Money | None]:
    if not found or paid is None:
        return None, None
    ceiling = max(budget, paid) if budget is not None else max(found.values())
    numbers = sorted(min(max(number, paid), ceiling) for number in found.values())
    low, high = numbers[0], numbers[-1]
    if low != high or "paid" in found:
        return low, high
    if high == paid:
        return paid, ceiling
    return paid + Money((high.cents - paid.cents) // 2), high


def _share(part: Money | None, whole: Money | None) -> Decimal | None:
    if part is None or whole is None:
        return None
    share = part.percent_of(whole)
    return None if share is None else rounded(share)


@once
def backtest(connection: Connection, department: str | None, year: int) -> tuple[int, int]:
    """Of all forecasts that could have been made at the end of quarters 1 to 3 of the years that
    are complete before `year`: how many held what was paid in the end, and how many there are."""
    hits = cases = 0
    for row in connection.execute(YEARS, {"year": year}).fetchall():
        end = date(row["year"], 12, 31)
        days = [quarter_end(row["year"], quarter) for quarter in (1, 2, 3)]
        books = {day: _book(connection, department, row["year"], day) for day in days}
        for key, paid in books[days[0]].paid.items():
            actual = paid.by(end)
            if actual is None or paid.through(end) != end:
                continue
            for day, book in books.items():
                budget = book.granted.get(key, UNDISCLOSED).amount
                low, high = _range(estimates(book, key, day), paid.by(day), budget)
                if low is not None and high is not None:
                    cases += 1
                    hits += low <= actual <= high
    return hits, cases


def _totals(rows: Iterable[Forecast], hits: int, cases: int) -> dict[str, object]:
    """Of the projects that have a forecast: sums of all lows and of all highs."""
    made = [row for row in rows if row.low is not None and row.high is not None]
    low = total(row.low for row in made if row.low is not None) if made else None
    high = total(row.high for row in made if row.high is not None) if made else None
    known = [row.budget for row in made if row.budget is not None]
    whole = total(known) if known and len(known) == len(made) else None
    return {
        "projects": len(made),
        "paid": total(row.paid for row in made if row.paid is not None) if made else None,
        "low": low,
        "high": high,
        "low_percent": _share(low, whole),
        "high_percent": _share(high, whole),
        "backtest_hits": hits,
        "backtest_cases": cases,
    }
