"""How fast the money goes (支出进度): each project and unit against its pace, with its light and rank.

The light is by the profile: paid ÷ budget against month ÷ 12. Who is red or yellow owes a reason, and
so does who is as far behind the profile's own pace as it calls amber.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.model.money import Money, total
from tracker.model.period import month_end
from tracker.reports.answer import Answer
from tracker.reports.forms.coverage import last_month
from tracker.reports.forms.dossiers import Amounts, Dossier, dossiers
from tracker.reports.forms.reasons import Reason, of_payments
from tracker.reports.payments import payments, rounded
from tracker.reports.profiles import Profile, default
from tracker.reports.scope import Scope, find_scope

GREEN = "green"


@dataclass(frozen=True, slots=True)
class Spending:
    """A project, or a unit's projects together (`project` None); `unit` None: no document names it.

    `pace_percent` is what the profile asks for by the month (None before its first point),
    `gap_percent` the points short of it (negative: ahead), `pace_share` what the light goes by. `rank`
    counts from 1 among projects, or among units.
    """

    department: str
    unit: str | None
    project: str | None
    amounts: Amounts
    pace_percent: Decimal | None
    gap_percent: Decimal | None
    pace_share: Decimal | None
    light: str | None
    is_behind: bool
    rank: int | None
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]

    @property
    def owes_reason(self) -> bool:
        """Whether a reason is asked for and none was given."""
        return self.is_behind and not any(one.note for one in self.reasons)


@dataclass(frozen=True, slots=True)
class _Yard:
    """What rates are held against."""

    month: int
    expected: Decimal | None
    profile: Profile


def spending(
    connection: Connection,
    year: int,
    as_of: date | None = None,
    department: str | None = None,
    profile: Profile | None = None,
) -> Answer[Spending]:
    """Each unit, and its projects below it; then what adds up to the department.

    Raises NothingMatched where no month of the year is over.
    """
    rules = profile or default()
    asked = find_scope(connection, department=department, year=year, as_of=as_of)
    month = last_month(asked)
    scope = Scope(asked.department, year, month_end(year, month))
    paid = payments(connection, year, scope.as_of, scope.department, rules)
    reasons = of_payments(connection, scope, paid, rules)
    yard = _Yard(month, rules.pace.reached(year, month_end(year, month)), rules)
    groups: dict[tuple[str, str | None], list[Dossier]] = defaultdict(list)
    for one in dossiers(connection, scope, month):
        groups[one.department, one.units[0] if len(one.units) == 1 else None].append(one)
    units = [_unit(key, members, yard) for key, members in groups.items()]
    projects = [
        _project(one, key[1], reasons.get(one.key, ()), yard)
        for key, members in groups.items()
        for one in members
    ]
    rows = tuple(_together(_ranked(units), _ranked(projects)))
    whole = _sum([one for members in groups.values() for one in members])
    return Answer("form", year, scope.as_of, rows, {"month": month, "whole": whole})


def _project(one: Dossier, unit: str | None, reasons: tuple[Reason, ...], yard: _Yard) -> Spending:
    made = _held(one.department, unit, one.project, one.whole, yard)
    made = replace(made, reasons=reasons)
    return replace(made, missing=tuple(_gaps(made, one, yard.month)))


def _gaps(made: Spending, one: Dossier, month: int) -> Iterator[str]:
    if len(one.units) > 1:
        yield _("{cell}: several units share the project: {names}").format(
            cell="单位", names=", ".join(one.units)
        )
    yield from one.money_gaps("年初预算数", f"1-{month}月支出数")
    if made.owes_reason:
        yield _("{cell}: owed").format(cell="原因说明")


def _unit(key: tuple[str, str | None], members: Sequence[Dossier], yard: _Yard) -> Spending:
    return _held(key[0], key[1], None, _sum(members), yard)


def _sum(members: Sequence[Dossier]) -> Amounts:
    """Sums of figures that are known of every one; a sum with a hole in it would be too small."""
    wholes = [one.whole for one in members]
    return Amounts(
        _total([one.original for one in wholes]),
        _total([one.budget for one in wholes]),
        _total([one.paid for one in wholes]),
    )


def _total(amounts: Sequence[Money | None]) -> Money | None:
    known = [one for one in amounts if one is not None]
    return total(known) if known and len(known) == len(amounts) else None


def _held(
    department: str, unit: str | None, project: str | None, amounts: Amounts, yard: _Yard
) -> Spending:
    lights = yard.profile.lights
    paid, budget = amounts.paid, amounts.budget
    exact = None if paid is None or budget is None else paid.percent_of(budget)
    gap = None if exact is None or yard.expected is None else yard.expected - exact
    light = None if exact is None else lights.light(exact, yard.month)
    return Spending(
        department=department,
        unit=unit,
        project=project,
        amounts=amounts,
        pace_percent=yard.expected,
        gap_percent=None if gap is None else rounded(gap),
        pace_share=None if exact is None else rounded(lights.share(exact, yard.month)),
        light=light,
        is_behind=light not in (None, GREEN) or _is_far(gap, yard),
        rank=None,
        reasons=(),
        missing=(),
    )


def _is_far(gap: Decimal | None, yard: _Yard) -> bool:
    """As many points behind the profile's pace as it calls amber."""
    return gap is not None and yard.profile.behind.light(gap, None) is not None


def _ranked(rows: Sequence[Spending]) -> list[Spending]:
    """The highest rate first; equal rates have one rank, and who has no rate has none."""
    rates = sorted((one.amounts.rate for one in rows if one.amounts.rate is not None), reverse=True)
    return [
        replace(one, rank=None if one.amounts.rate is None else rates.index(one.amounts.rate) + 1)
        for one in rows
    ]


def _together(units: Sequence[Spending], projects: Sequence[Spending]) -> Iterator[Spending]:
    """Each unit above its projects; a unit that nobody names at the end."""
    for unit in sorted(units, key=lambda one: (one.department, one.unit is None)):
        yield unit
        yield from (
            one for one in projects if (one.department, one.unit) == (unit.department, unit.unit)
        )
