"""A large database out of a seed: two years of invented departments, as imports would write them.

Every kind of fact is there that a screen shows: budgets, disclosures with goals, targets, purchases
and promises, payments, results, changes during the year, promises and corrections entered later. Names
of the second year change as names do: most stay, some get a new year in them, some come and go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from hashlib import sha256
from random import Random
from typing import Any, TypeVar

from tracker.db import Connection, facts, log, projects, transaction
from tracker.model.facts import (
    ENTERED,
    PAYMENT,
    STATED,
    Adjustment,
    Allocation,
    Disclosure,
    Execution,
    Goal,
    Headline,
    Indicator,
    Milestone,
    ProcurementLine,
    Result,
)
from tracker.model.money import Money, total
from tracker.model.period import Period, quarter_end
from tracker.model.target import Target

T = TypeVar("T")
YEARS = (2020, 2021)
REPORTED = {2020: 4, 2021: 3}
"""Up to which quarter a year is reported."""
CHANGED = 20
"""Of so many projects one has another name in the second year, and one is not there any more."""

AREAS = (
    "市场监管",
    "食品安全",
    "特种设备",
    "知识产权",
    "质量提升",
    "消费维权",
    "道路养护",
    "散煤治理",
)
WORKS = ("工作经费", "专项资金", "设备购置", "信息化建设", "宣传培训", "监督抽检", "委托业务费")
FUNCTIONS = (
    ("2013815", "质量安全监管"), ("2013816", "食品安全监管"), ("2010302", "一般行政管理事务"),
    ("2130205", "森林培育"), ("2120501", "城乡社区环境卫生"), ("2060499", "其他技术研究与开发支出"),
)  # fmt: skip
ECONOMICS = (
    ("30201", "办公费"),
    ("30227", "委托业务费"),
    ("31002", "办公设备购置"),
    ("30216", "培训费"),
)
FUNDS = ("一般公共预算", "政府性基金", "财政专户")
TARGETS = (
    ("数量指标", "{name}培训次数", "≥{many}次"),
    ("质量指标", "验收合格率", "≥95%"),
    ("时效指标", "完成时间", "≤12月"),
    ("成本指标", "成本控制", "≤{many}万元"),
    ("满意度指标", "服务对象满意度", "≥90%"),
)


@dataclass(frozen=True, slots=True)
class Work:
    """A project of one year. `at` is its number in the department's papers."""

    at: int
    name: str
    code: str | None
    budget: Money
    chance: Random


def fill(connection: Connection, works: int, departments: int) -> None:
    """So many projects in each of the two years, spread over so many departments."""
    each, left = divmod(works, departments)
    for year in YEARS:
        for number in range(departments):
            _department(connection, year, number, each + (number < left))


def _department(connection: Connection, year: int, number: int, count: int) -> None:
    """All that one department hands in during a year, on the days on which it does."""
    name = f"第{number + 1:03}局"
    found = [_work(year, number, at) for at in range(count)]
    with transaction(connection):
        book = Book(connection, name, year)
        book.store(
            1, "budget", facts.store_allocations, _each(found, _allocations), stage="approved"
        )
        book.disclose(2, found)
        book.store(3, "milestones", facts.store_milestones, _each(found, _entered, year))
        book.store(5, "adjustments", facts.store_adjustments, _each(found, _changes, year))
        for quarter in range(1, REPORTED[year] + 1):
            day = quarter * 3 + 1
            paid = _each(found, _paid, year, quarter)
            book.store(day, "execution", facts.store_executions, paid)
            book.store(
                day, "indicators", facts.store_results, _each(found, _results, year, quarter)
            )
        again = _each(found[::50], _paid, year, REPORTED[year])
        book.store(14, "execution", facts.store_executions, again)


def _work(year: int, department: int, at: int) -> Work:
    """The same project in both years has the same chances."""
    chance = Random(department * 1_000_003 + at)
    name = f"{chance.choice(AREAS)}{at}号{chance.choice(WORKS)}"
    if at % CHANGED == 1:
        name = f"{year}年度{name}" if at % 2 else name
    if at % CHANGED == 2:
        name = f"{name}（{'一' if year == YEARS[0] else '二'}期）"
    if at % CHANGED == 3:
        name = f"{chance.choice(AREAS)}{'旧' if year == YEARS[0] else '新'}{at}项"
    code = f"1301{department:04}{at:013}" if chance.random() < 0.7 else None
    yuan = chance.randrange(1, 5000) * (1000 + (year - YEARS[0]) * chance.randrange(-200, 300))
    return Work(at + 1, name, code, Money(yuan * 100), chance)


@dataclass(frozen=True, slots=True)
class Book:
    """What one department hands in during a year. Every call is an import."""

    connection: Connection
    department: str
    year: int

    def store(
        self,
        month: int,
        kind: str,
        write: Callable[[Connection, int, facts.ProjectId, Any], None],
        found: Any,
        stage: str | None = None,
    ) -> None:
        """Enter the import, then its facts."""
        key = projects.department_id(self.connection, self.department)
        at = datetime(self.year, 1, 28, 9) + timedelta(days=30 * (month - 1))
        scope = log.Scope(kind, key, self.year, stage)
        label = f"{self.department}-{kind}-{self.year}-{month:02}"
        origin = log.Origin(f"{label}.csv", sha256(label.encode()).hexdigest(), b"x")
        rows = len(found) if isinstance(found, Sequence) else 1
        number = log.record(
            self.connection, scope, origin, rows=rows, at=f"{at.isoformat()}+00:00", by="benchmark"
        )
        project = partial(projects.project_id, self.connection, key, self.year)
        write(self.connection, number, project, found)

    def disclose(self, month: int, found: Sequence[Work]) -> None:
        """What the document states of the projects."""
        stated = total(one.budget for one in found)
        said = Disclosure(
            self.department,
            self.year,
            "approved",
            headlines=(Headline("expenditure.total", "支出总计", stated, None, "line 3"),),
            goals=tuple(map(_goal, found)),
            indicators=tuple(_each(found, _indicators)),
            procurement=tuple(_each(found, _purchases)),
            milestones=tuple(_each(found, _promises, self.year)),
        )
        self.store(month, "disclosure", facts.store_disclosure, said, stage="approved")


def _each(found: Iterable[Work], made: Callable[..., Iterator[T]], *further: int) -> list[T]:
    return [one for work in found for one in made(work, *further)]


def _allocations(work: Work) -> Iterator[Allocation]:
    if work.chance.random() < 0.05:
        return
    function, economic = work.chance.choice(FUNCTIONS), work.chance.choice(ECONOMICS)
    yield Allocation(
        project=work.name, amount=work.budget, code=work.code,
        unit=work.chance.choice(("机关本级", "执法支队", "检验中心")), category="项目支出",
        function_code=function[0], function_name=function[1], economic_code=economic[0],
        economic_name=economic[1], fund=work.chance.choice(FUNDS), locator=f"line {work.at + 1}",
    )  # fmt: skip


def _goal(work: Work) -> Goal:
    text = f"按时完成{work.name}，保障工作需要。"
    return Goal(work.name, "第三部分", work.at, text, f"line {work.at * 9}")


def _indicators(work: Work) -> Iterator[Indicator]:
    for seq, (level2, label, target) in enumerate(_targets(work), 1):
        level1 = "满意度指标" if "满意" in level2 else "产出指标"
        yield Indicator(
            work.name, "第三部分", work.at, seq, level1, level2, label, f"{work.name}：{label}",
            Target.parse(target), "年度工作计划", f"line {work.at * 9 + seq + 2}",
        )  # fmt: skip


def _targets(work: Work) -> list[tuple[str, str, str]]:
    """Two of them, the same ones whoever asks."""
    first = len(work.name) * 7 + work.budget.cents // 100_000
    chosen = (TARGETS[first % len(TARGETS)], TARGETS[(first + 2) % len(TARGETS)])
    many = 4 + first % 40
    return [
        (level2, label.format(name=""), text.format(many=many)) for level2, label, text in chosen
    ]


def _purchases(work: Work) -> Iterator[ProcurementLine]:
    if work.chance.random() > 0.3:
        return
    quantity = work.chance.randrange(1, 50)
    price = Money(work.chance.randrange(100, 9000) * 100)
    whole = Money(price.cents * quantity)
    yield ProcurementLine(
        unit="机关本级", project=work.name, project_budget=work.budget, item="便携式计算机",
        catalogue_code="A02010105", measure_unit="台", quantity=Decimal(quantity), unit_price=price,
        total=whole, general_public=whole, government_fund=None, state_capital=None,
        special_account=None, other=None, locator=f"line {work.at + 1_000_000}",
    )  # fmt: skip


def _promises(work: Work, year: int) -> Iterator[Milestone]:
    if work.chance.random() > 0.6:
        return
    text = "计划第三季度资金拨付50%，第四季度资金拨付100%"
    for quarter, percent in ((3, 50), (4, 100)):
        due = quarter_end(year, quarter)
        yield Milestone(
            work.name, PAYMENT, due, Decimal(percent), STATED, text, None, f"line {work.at * 9 + 1}"
        )


def _entered(work: Work, year: int) -> Iterator[Milestone]:
    if work.chance.random() < 0.03:
        due = quarter_end(year, 2)
        yield Milestone(
            work.name, PAYMENT, due, Decimal(40), ENTERED, "商定", None, f"line {work.at}"
        )


def _changes(work: Work, year: int) -> Iterator[Adjustment]:
    if work.chance.random() < 0.05:
        day = date(year, work.chance.randrange(2, 10), 15)
        part = Money(work.budget.cents // 10)
        yield Adjustment(work.name, day, "追加", part, "年中追加", f"line {work.at}")


def _paid(work: Work, year: int, quarter: int) -> Iterator[Execution]:
    if work.chance.random() < 0.1:
        return
    period = Period(year, "Q", quarter)
    made = Money(int(work.budget.cents // 100 * work.chance.choice((0, 10, 20, 25, 30))))
    yield Execution(work.name, None, period, made, None, None, f"执行!C{work.at}")


def _results(work: Work, year: int, quarter: int) -> Iterator[Result]:
    for seq, (_level2, label, _target) in enumerate(_targets(work), 1):
        if work.chance.random() < 0.4:
            value = Decimal(work.chance.randrange(1, 12) * quarter)
            period = Period(year, "Q", quarter)
            yield Result(
                work.name, label, None, seq, period, value, str(value), None, f"结果!D{work.at}"
            )
