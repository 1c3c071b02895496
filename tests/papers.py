"""Documents for tests of the checks, without a database: a few facts, and what a rule says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from books import wan

from tracker.model.facts import (
    Asset,
    DepartmentGoal,
    DepartmentIndicator,
    Disclosure,
    Goal,
    Headline,
    Indicator,
    OrganisationUnit,
    PrintedTotal,
    ProcurementLine,
    Statement,
)
from tracker.model.money import Money
from tracker.model.period import Period
from tracker.model.target import Target
from tracker.reports.check import RULES
from tracker.reports.check.evidence import Document, Evidence, Found
from tracker.reports.executed import Report

BUREAU = "甲区市场监督管理局"
CENTRE = "甲区消费维权中心"


def paper(*, year: int = 2020, stage: str = "approved", **parts: object) -> Document:
    """A disclosure of the bureau."""
    stated = Disclosure(BUREAU, year, stage, **parts)  # type: ignore[arg-type]
    return Document(f"disclosure-{year}.md", stated)


def found(rule: str, *documents: Document, before: tuple[Document, ...] = ()) -> list[Found]:
    """What one rule finds in these documents."""
    return asked(rule, Evidence(BUREAU, 2020, documents, before))


def asked(rule: str, evidence: Evidence) -> list[Found]:
    """What one rule finds in the evidence."""
    chosen = next(one for one in RULES if one.id == rule)
    return list(chosen.find(evidence))


def figures(**amounts: str | int) -> tuple[Headline, ...]:
    """Stated amounts in 万元; `__` in a name is a dot. Each on a line of its own from 1."""
    return tuple(
        Headline(name.replace("__", "."), name, wan(amount), None, f"line {at}")
        for at, (name, amount) in enumerate(amounts.items(), 1)
    )


def percent(item: str, value: str) -> Headline:
    """A stated percentage."""
    return Headline(item, item, None, Decimal(value), "line 50")


def target(
    name: str,
    printed: str,
    description: str = "",
    *,
    project: str = "抽检经费",
    level1: str = "产出指标",
    level2: str = "数量指标",
    seq: int = 1,
) -> Indicator:
    """A row of a performance table, printed on line 100 + seq."""
    return Indicator(
        project,
        "第三部分",
        1,
        seq,
        level1,
        level2,
        name,
        description,
        Target.parse(printed),
        "",
        f"line {100 + seq}",
    )


def goal(text: str, *, project: str = "抽检经费") -> Goal:
    """The goal above such a row."""
    return Goal(project, "第三部分", 1, text, "line 100")


def whole_goal(title: str, text: str, *indicators: tuple[str, str]) -> DepartmentGoal:
    """A goal of the department with its indicators: name and target."""
    rows = tuple(
        DepartmentIndicator(1, at, name, Target.parse(printed), f"line {20 + at}")
        for at, (name, printed) in enumerate(indicators, 1)
    )
    return DepartmentGoal(1, title, text, "line 20", rows)


def bought(
    item: str = "其他服务",
    quantity: str = "1",
    price: str = "1",
    *,
    project: str = "抽检经费",
    total: str | None = None,
    fund: str | None = "",
    budget: str | None = None,
    unit: str | None = BUREAU,
    measure: str = "批",
    code: str = "C99",
    at: int = 1,
) -> ProcurementLine:
    """A line of the procurement table, printed on line 200 + at. The total is the product, the general
    public budget the total, unless said otherwise; `fund` None: no fund is printed."""
    amount = wan(total) if total else Money(int(Decimal(quantity) * wan(price).cents))
    return ProcurementLine(
        unit=unit,
        project=project,
        project_budget=None if budget is None else wan(budget),
        item=item,
        catalogue_code=code,
        measure_unit=measure,
        quantity=Decimal(quantity),
        unit_price=wan(price),
        total=amount,
        general_public=None if fund is None else wan(fund) if fund else amount,
        government_fund=None,
        state_capital=None,
        special_account=None,
        other=None,
        locator=f"line {200 + at}",
    )


def printed(amount: str, *, block: str | None = None, column: str = "total") -> PrintedTotal:
    """A printed total of the procurement table."""
    return PrintedTotal("procurement", block, f"{column}_cents", wan(amount), "line 200")


def held(kind: str, amount: str | None, *, at: int = 1, day: date | None = None) -> Asset:
    """A row of the asset table."""
    return Asset(day, kind, None, None if amount is None else wan(amount), f"line {300 + at}")


def said(kind: str, text: str, at: int = 1) -> Statement:
    """A sentence without a figure."""
    return Statement(kind, text, f"line {at}")


UNITS = (
    OrganisationUnit(BUREAU, "行政", None, None, "line 10"),
    OrganisationUnit(CENTRE, "事业", None, None, "line 11"),
)


def report(
    period: str, paid: str | None = None, cumulative: str | None = None, *, at: int = 1
) -> Report:
    """A line of an execution sheet."""
    return Report(
        Period.parse(period),
        None if paid is None else wan(paid),
        None if cumulative is None else wan(cumulative),
        "execution.csv",
        f"line {at}",
    )


def elsewhere(line: ProcurementLine, **changes: object) -> ProcurementLine:
    """The same line with other values."""
    return replace(line, **changes)  # type: ignore[arg-type]
