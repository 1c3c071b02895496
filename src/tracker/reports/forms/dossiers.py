"""What every form says of a project before it comes to results: who, how much, what for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.db import Connection
from tracker.language import _
from tracker.model.money import Money, Unit
from tracker.reports.budgets import UNDISCLOSED, ProjectKey, known_projects
from tracker.reports.executed import NOTHING, payments_made
from tracker.reports.forms.coverage import Covered, covered
from tracker.reports.forms.funds import Fund, Funding, Split, fundings
from tracker.reports.payments import rounded
from tracker.reports.scope import Scope

UNITS = """
SELECT DISTINCT department, project, unit FROM allocations
 WHERE year = :year AND (:department IS NULL OR department = :department) AND unit IS NOT NULL
UNION
SELECT DISTINCT department, project, unit FROM procurement
 WHERE year = :year AND (:department IS NULL OR department = :department) AND unit IS NOT NULL
 ORDER BY unit
"""
GOALS = """
SELECT department, project, goal FROM goals
 WHERE year = :year AND (:department IS NULL OR department = :department)
"""


@dataclass(frozen=True, slots=True)
class Amounts:
    """A row of money: `original` by January, `budget` with the year's adjustments, `paid` of it."""

    original: Money | None = None
    budget: Money | None = None
    paid: Money | None = None

    @property
    def rate(self) -> Decimal | None:
        """Paid of the adjusted budget in per cent, to two decimals."""
        if self.paid is None or self.budget is None:
            return None
        share = self.paid.percent_of(self.budget)
        return None if share is None else rounded(share)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One project. `paid` is up to the form's month; `goal` None where no document states one."""

    department: str
    project: str
    units: tuple[str, ...]
    goal: str | None
    funding: Funding
    paid: Covered

    @property
    def key(self) -> ProjectKey:
        """As reports name it."""
        return self.department, self.project

    @property
    def whole(self) -> Amounts:
        """All funds together."""
        return Amounts(self.funding.original, self.funding.current.amount, self.paid.amount)

    def of(self, funds: Collection[Fund]) -> Amounts:
        """The part that comes from these funds; nothing where no line names one of them."""
        mine = self.funding.only in funds
        return Amounts(
            _part(self.funding.original_split, funds),
            _part(self.funding.current_split, funds),
            self.paid.amount if mine else None,
        )

    @property
    def is_split(self) -> bool:
        """Whether each figure of the whole is known by fund as well."""
        whole, funding = self.whole, self.funding
        return (
            (whole.original is None or funding.original_split is not None)
            and (whole.budget is None or funding.current_split is not None)
            and (whole.paid is None or funding.only is not None)
        )

    def money_gaps(self, original: str, paid: str) -> Iterator[str]:
        """What the whole lacks; the cells go by the names that are given."""
        if not self.units:
            yield _("{cell}: no document names the unit").format(cell="实施单位")
        if self.funding.original is None:
            yield _("{cell}: no budget is known").format(cell=original)
        if self.paid.unreported:
            yield _unreported(self.paid, paid)

    def gaps(self, original: str, paid: str) -> Iterator[str]:
        """What the head, the rows of money and the goal lack."""
        yield from self.money_gaps(original, paid)
        if not self.is_split:
            yield _("{cell}: not known by source of funds").format(cell="资金来源分列")
        if self.goal is None:
            yield _("{cell}: no document states the goal").format(cell="年度总体目标")


def _unreported(paid: Covered, cell: str) -> str:
    if paid.known is None:
        return _("{cell}: nothing is reported").format(cell=cell)
    months = ", ".join(map(str, paid.unreported))
    return _("{cell}: months {months} are not reported; the others say {amount}").format(
        cell=cell, months=months, amount=in_wan(paid.known)
    )


def in_wan(amount: Money) -> str:
    """As a form has it, in 万元 and exact."""
    return _("{amount} (10,000 yuan)").format(amount=f"{amount.in_unit(Unit.WAN).normalize():f}")


def _part(split: Split | None, funds: Collection[Fund]) -> Money | None:
    found = [amount for fund, amount in (split or {}).items() if fund in funds]
    return sum(found[1:], found[0]) if found else None


def dossiers(connection: Connection, scope: Scope, month: int) -> list[Dossier]:
    """Every project of the year, in the order of the documents, up to the end of a month; nothing after
    the day of the scope counts."""
    money = fundings(connection, scope)
    paid = payments_made(connection, scope.department, scope.year)
    units, goals = _grouped(connection, UNITS, scope), _grouped(connection, GOALS, scope)
    nothing = Funding(None, UNDISCLOSED, None, None)
    return [
        Dossier(
            department=key[0],
            project=key[1],
            units=tuple(units.get(key, ())),
            goal="\n".join(goals[key]) if key in goals else None,
            funding=money.get(key, nothing),
            paid=covered(paid.get(key, NOTHING), scope.year, month, scope.as_of),
        )
        for key in known_projects(connection, scope.department, scope.year)
    ]


def _grouped(connection: Connection, sql: str, scope: Scope) -> dict[ProjectKey, list[str]]:
    """The third column by the first two."""
    found: dict[ProjectKey, list[str]] = defaultdict(list)
    for department, project, text in connection.execute(sql, scope.named):
        found[department, project].append(text)
    return found
