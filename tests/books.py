"""Small books for tests: facts go straight into a database, as imports would write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.db import Connection, facts, log, projects, transaction
from tracker.model.facts import (
    ENTERED,
    PAYMENT,
    STATED,
    Adjustment,
    Allocation,
    Disclosure,
    Execution,
    Headline,
    Indicator,
    Milestone,
    ProcurementLine,
    Result,
)
from tracker.model.money import Money, Unit, money
from tracker.model.period import Period
from tracker.model.target import Target

DEPARTMENT = "甲市乙局"


def wan(amount: str | int) -> Money:
    """An amount in 万元."""
    return money(Decimal(amount), Unit.WAN)


@dataclass
class Book:
    """A database, and short ways to put something into it. Every call is an import of its own."""

    connection: Connection
    year: int = 2020
    department: str = DEPARTMENT
    imports: int = 0

    def store(
        self,
        kind: str,
        store: Callable[[int, facts.ProjectId], None],
        *,
        stage: str | None = None,
        rows: int = 1,
    ) -> int:
        self.imports += 1
        origin = log.Origin(f"{kind}-{self.imports}.csv", f"{self.imports:064}", b"x")
        with transaction(self.connection):
            department = projects.department_id(self.connection, self.department)
            scope = log.Scope(kind, department, self.year, stage)
            number = log.record(
                self.connection, scope, origin, rows=rows, at="2020-01-01T00:00:00", by="test"
            )
            store(
                number,
                lambda name: projects.project_id(self.connection, department, self.year, name),
            )
        return number

    def budget(
        self, amounts: dict[str, str | int], *, stage: str = "approved", **columns: str
    ) -> int:
        """Allocations in 万元, a line a project."""
        lines = [allocation(name, amount, **columns) for name, amount in amounts.items()]
        return self.allocations(lines, stage=stage)

    def allocations(self, lines: Iterable[Allocation], *, stage: str = "approved") -> int:
        """Allocations with all their columns."""
        found = list(lines)
        return self.store(
            "budget",
            lambda number, project: facts.store_allocations(
                self.connection, number, project, found
            ),
            stage=stage,
        )

    def paid(self, project: str, amounts: dict[str, str | int], *, cumulative: bool = False) -> int:
        """Payments in 万元 by period."""
        lines = [
            Execution(
                project,
                None,
                Period.parse(period),
                None if cumulative else wan(amount),
                wan(amount) if cumulative else None,
                None,
                f"line {at}",
            )
            for at, (period, amount) in enumerate(amounts.items(), 2)
        ]
        return self.store(
            "execution",
            lambda number, project: facts.store_executions(self.connection, number, project, lines),
        )

    def promise(self, project: str, due: date, percent: int | None, *, kind: str = PAYMENT) -> int:
        """A promise that was entered by hand."""
        share = None if percent is None else Decimal(percent)
        one = Milestone(project, kind, due, share, ENTERED, "说好的", None, "line 2")
        return self.store(
            "milestones",
            lambda number, project: facts.store_milestones(self.connection, number, project, [one]),
        )

    def adjust(self, project: str, day: date, amount: str | int, kind: str = "追加") -> int:
        """A change of the budget in 万元."""
        one = Adjustment(project, day, kind, wan(amount), None, "line 2")
        return self.store(
            "adjustments",
            lambda number, project: facts.store_adjustments(
                self.connection, number, project, [one]
            ),
        )

    def result(self, project: str, indicator: str, period: str, text: str) -> int:
        """A reported result: a number where the text is one."""
        value = Decimal(text) if text.replace(".", "", 1).lstrip("-").isdigit() else None
        one = Result(
            project, indicator, None, None, Period.parse(period), value, text, None, "line 2"
        )
        return self.store(
            "indicators",
            lambda number, project: facts.store_results(self.connection, number, project, [one]),
        )

    def disclose(self, **parts: object) -> int:
        """A disclosure with these parts; `stage` is one of them."""
        stage = str(parts.pop("stage", "approved"))
        found = Disclosure(self.department, self.year, stage, **parts)  # type: ignore[arg-type]
        return self.store(
            "disclosure",
            lambda number, project: facts.store_disclosure(self.connection, number, project, found),
            stage=stage,
        )


def allocation(project: str, amount: str | int, **columns: str) -> Allocation:
    """A budget line in 万元; further columns by their names."""
    empty = dict.fromkeys(
        (
            "code",
            "unit",
            "category",
            "function_code",
            "function_name",
            "economic_code",
            "economic_name",
            "fund",
        )
    )
    return Allocation(
        project=project,
        amount=wan(amount),
        locator="line 2",
        **(empty | columns),
    )


def indicator(
    project: str, name: str, target: str, *, level1: str = "产出指标", level2: str = "数量指标"
) -> Indicator:
    """A row of a performance table."""
    return Indicator(
        project, "第三部分", 1, 1, level1, level2, name, "", Target.parse(target), "", "line 9"
    )


def headline(item: str, amount: str | int) -> Headline:
    """A stated figure in 万元."""
    return Headline(item, item, wan(amount), None, "line 3")


def stated(project: str, due: date, percent: int | None, *, kind: str = PAYMENT) -> Milestone:
    """A promise that the disclosure prints."""
    share = None if percent is None else Decimal(percent)
    return Milestone(project, kind, due, share, STATED, "计划拨付", None, "line 5")


def purchase(
    project: str, quantity: str, price: str, *, budget: str | None = None, item: str = "电脑"
) -> ProcurementLine:
    """A line of the procurement table; its total is exact."""
    amount = wan(price)
    whole = Money(int(Decimal(quantity) * amount.cents))
    return ProcurementLine(
        unit="甲市乙局",
        project=project,
        project_budget=None if budget is None else wan(budget),
        item=item,
        catalogue_code="A02010105",
        measure_unit="台",
        quantity=Decimal(quantity),
        unit_price=amount,
        total=whole,
        general_public=whole,
        government_fund=None,
        state_capital=None,
        special_account=None,
        other=None,
        locator="line 7",
    )
