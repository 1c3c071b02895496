"""Departments with projects of every kind, out of a seed: for holding engines against the reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from random import Random

from books import Book

from tracker.db import Connection, facts, transaction
from tracker.db.links import link
from tracker.db.projects import department_id
from tracker.model.facts import (
    DELIVERY,
    ENTERED,
    PAYMENT,
    STATED,
    Adjustment,
    Allocation,
    Execution,
    Headline,
    Indicator,
    Milestone,
    ProcurementLine,
    Result,
)
from tracker.model.money import Money
from tracker.model.period import Period
from tracker.model.target import Target

YEARS = (2020, 2021)
TARGETS = (
    ("培训次数", "≥12次", ("3", "6", "9", "12", "15")),
    ("合格率", "≥95%", ("90%", "95%", "0.95", "100%")),
    ("投诉次数", "0次", ("0", "1", "无", "未发生")),
    ("完成时间", "≤12月", ("2020年11月", "已完成", "13月")),
    ("单位成本", "≤5万元", ("4.5万元", "60000元", "5.01万元")),
    ("社会效益", "显著提升", ("显著提升", "基本达到", "未达到")),
)
PERIODS = {
    "quarters": ("{y}Q1", "{y}Q2", "{y}Q3", "{y}Q4"),
    "months": tuple(f"{{y}}-{month:02}" for month in range(1, 13)),
    "halves": ("{y}H1", "{y}H2"),
    "year": ("{y}",),
    "overlapping": ("{y}Q1", "{y}-01", "{y}-02", "{y}H1", "{y}-07", "{y}-08", "{y}-09", "{y}Q3"),
}


def fill(connection: Connection, departments: int, projects: int, seed: int = 1) -> None:
    """Two years of so many departments with so many projects each."""
    for number in range(departments):
        chance = Random(seed * 10_000 + number)
        name = f"第{number:03}局" if number != 1 else "第000局（本级）"  # a part of the first one
        for year in YEARS:
            _department(Book(connection, year, name), chance, projects)
        with transaction(connection):
            key = department_id(connection, name)
            link(connection, key, "旧称项目", "新称项目", at="2021-01-01T00:00:00+00:00", by="test")


def _department(book: Book, chance: Random, projects: int) -> None:
    names = [_name(book.year, at) for at in range(projects)]
    for stage in ("draft", "approved", "adjusted", "final"):
        lines = [one for name in names for one in _allocations(name, stage, chance)]
        if lines:
            book.allocations(lines, stage=stage)
    book.disclose(
        headlines=(Headline("expenditure.project", "项目支出", _money(chance), None, "line 3"),),
        procurement=tuple(one for name in names for one in _purchases(name, chance)),
        milestones=tuple(
            one for name in names for one in _promises(name, book.year, STATED, chance)
        ),
        indicators=tuple(one for name in names for one in _indicators(name, chance)),
    )
    _reports(book, names, chance)
    _reports(
        book, names[: projects // 5], chance
    )  # corrections: of one figure the last import counts


def _name(year: int, at: int) -> str:
    """Some are found again by their code alone, by a normalised name, by a link, or not at all."""
    if at == 0:
        return "旧称项目" if year == YEARS[0] else "新称项目"
    if at % 7 == 0:
        return f"{year}年专项{at % 21}（甲财行[{year}]{at}号）"
    return f"项目{at}" if at % 11 else f"项目{at}（{year}批次）"


def _money(chance: Random) -> Money:
    return Money(
        chance.choice((0, 1, 33, 10_000, chance.randrange(10**9), chance.randrange(10**7)))
    )


def _allocations(name: str, stage: str, chance: Random) -> Iterator[Allocation]:
    often = {"approved": 0.75, "draft": 0.3, "adjusted": 0.2, "final": 0.15}[stage]
    if chance.random() > often:
        return
    code = f"C{abs(hash_of(name)) % 10**6:06}" if chance.random() < 0.4 else None
    for at in range(chance.choice((1, 1, 2, 3))):
        yield Allocation(
            project=name, amount=_money(chance), code=code, unit=chance.choice((None, "一处", "二处")),
            category=chance.choice((None, "项目支出", "人员经费")), function_code=None,
            function_name=None, economic_code=None,
            economic_name=None, fund=None, locator=f"line {at + 2}",
        )  # fmt: skip


def hash_of(text: str) -> int:
    """The same in every run, unlike hash()."""
    return sum(ord(mark) * 31**at for at, mark in enumerate(text))


def _purchases(name: str, chance: Random) -> Iterator[ProcurementLine]:
    if chance.random() > 0.35:
        return
    stated = _money(chance)
    for at in range(chance.choice((1, 2, 3))):
        budget = chance.choice((stated, stated, stated, None, _money(chance)))
        yield ProcurementLine(
            unit=chance.choice((None, "一处", "二处")), project=name, project_budget=budget,
            item=f"物品{at}", catalogue_code="A02", measure_unit="台", quantity=Decimal(at + 1),
            unit_price=_money(chance), total=_money(chance), general_public=None,
            government_fund=None, state_capital=None, special_account=None, other=None,
            locator=f"line {at + 40}",
        )  # fmt: skip


def _promises(name: str, year: int, origin: str, chance: Random) -> Iterator[Milestone]:
    for at in range(chance.choice((0, 0, 1, 2, 3))):
        month = chance.choice((3, 6, 6, 9, 9, 12))
        due = Period(year, "M", month).end
        percent = chance.choice((None, Decimal("33.33"), Decimal(50), Decimal(50), Decimal(100)))
        kind = chance.choice((PAYMENT, PAYMENT, PAYMENT, DELIVERY))
        share = None if kind == DELIVERY else percent
        text = chance.choice(("计划拨付", "计划支付", f"第{at}句"))
        yield Milestone(name, kind, due, share, origin, text, None, f"line {at * 7 + 5}")


def _indicators(name: str, chance: Random) -> Iterator[Indicator]:
    for at, (label, target, _results) in enumerate(TARGETS, 1):
        if chance.random() < 0.5:
            yield Indicator(
                name, "第三部分", 1, at, "产出指标", "数量指标", label, "", Target.parse(target), "",
                f"line {at + 90}",
            )  # fmt: skip


def _reports(book: Book, names: list[str], chance: Random) -> None:
    paid = [one for name in names for one in _executions(name, book.year, chance)]
    results = [one for name in names for one in _results(name, book.year, chance)]
    entered = [one for name in names for one in _promises(name, book.year, ENTERED, chance)]
    changes = [one for name in names for one in _adjustments(name, book.year, chance)]
    connection = book.connection
    book.store("execution", lambda n, key: facts.store_executions(connection, n, key, paid))
    book.store("indicators", lambda n, key: facts.store_results(connection, n, key, results))
    book.store("milestones", lambda n, key: facts.store_milestones(connection, n, key, entered))
    book.store("adjustments", lambda n, key: facts.store_adjustments(connection, n, key, changes))


def _executions(name: str, year: int, chance: Random) -> Iterator[Execution]:
    """Per period or cumulative or both, by one unit or several, with holes, refunds, and two lines of
    one period."""
    if chance.random() < 0.1:
        return
    style = chance.choice(("paid", "paid", "cumulative", "both"))
    units = chance.choice(((None,), (None,), ("甲单位", "乙单位"), ("甲单位", None)))
    lines = count(2)
    for form in PERIODS[chance.choice(tuple(PERIODS))]:
        if chance.random() < 0.15:
            continue
        sign = -1 if chance.random() < 0.1 else 1
        for _line in range(chance.choice((1, 1, 1, 2))):
            mine = chance.choice(("paid", "cumulative")) if style == "both" else style
            amount = Money(sign * _money(chance).cents)
            yield Execution(
                name,
                chance.choice(units),
                Period.parse(form.format(y=year)),
                amount if mine == "paid" else None,
                amount if mine == "cumulative" else None,
                None,
                f"line {next(lines)}",
            )


def _results(name: str, year: int, chance: Random) -> Iterator[Result]:
    for label, _target, texts in TARGETS:
        for form in PERIODS["quarters"]:
            if chance.random() < 0.3:
                text = chance.choice(texts)
                bare = text.rstrip("%万元")
                value = Decimal(bare) if bare.replace(".", "", 1).isdigit() else None
                period = Period.parse(form.format(y=year))
                yield Result(name, label, None, None, period, value, text, None, "line 8")


def _adjustments(name: str, year: int, chance: Random) -> Iterator[Adjustment]:
    for at in range(chance.choice((0, 0, 1, 3))):
        day = date(year, chance.randrange(1, 13), chance.randrange(1, 29))
        kind, sign = chance.choice((("追加", 1), ("调减", -1)))
        yield Adjustment(name, day, kind, Money(sign * _money(chance).cents), None, f"line {at}")
