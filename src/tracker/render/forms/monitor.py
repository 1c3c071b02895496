"""项目支出绩效目标执行监控表 (财预〔2019〕136号): money, goal and indicators up to the end of a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tracker.model.forms import CAUSES, CHANCES, MONITOR, TICK, TITLES, Column, in_words
from tracker.model.money import Money, Unit
from tracker.render.forms.heads import (
    CORNER,
    Row,
    column_heads,
    divided,
    fields,
    ordered,
    reason,
    spread,
    table,
    unlike_approved,
    who,
)
from tracker.render.forms.layout import Cell, Form, Grid, Look, label, merged
from tracker.render.forms.texts import text
from tracker.reports.forms.dossiers import Amounts
from tracker.reports.forms.monitoring import Monitoring, Watched

SIDE = 6
LEAST = 6
"""Columns beside the side label that the rows of money need."""
WIDTHS = {
    "level1": 9, "level2": 10, "level3": 18, "target": 12, "actual": 12, "expected": 12,
    "reason": 6, "reason.5": 20, "chance": 7, "note": 12,
}  # fmt: skip
_HUNDREDTH = Decimal("0.01")


def monitor(row: Monitoring, year: int, names: Sequence[str]) -> Form:
    """`names` are the columns of the indicators, as a profile orders them."""
    columns = ordered(MONITOR, names, row.month)
    own = {one: WIDTHS.get(one) or WIDTHS[one.partition(".")[0]] for one in fields(columns)}
    parts, made = divided(own, LEAST)
    widths = (SIDE, *made)
    return Form(
        name=row.project,
        title=TITLES[MONITOR],
        subtitle=f"（{year}年度1-{row.month}月）",
        corner=CORNER,
        widths=widths,
        grids=(Grid(tuple(_top(row, widths))), _indicators(row, columns, parts)),
        prose=tuple(_notes(row)),
        landscape=True,
        returns=True,
    )


def _top(row: Monitoring, widths: Sequence[int]) -> list[Row]:
    heads = ("", "年初预算数", f"1-{row.month}月执行数", "执行率", "全年预计执行数")
    money = [
        ("年度资金总额", row.whole, _expected(row)),
        ("其中：一般公共预算拨款", row.general, Cell()),
        ("其他资金", row.other, Cell()),
    ]
    lines = [(label(name), *_amounts(part), expected) for name, part, expected in money]
    first, *rest = table(heads, lines, widths)
    return [
        *who(row.project, row.department, row.units, widths),
        (label("项目资金（万元）", 2, 4), *first),
        *rest,
        (label("年度总体目标", 2), Cell(row.goal, across=len(widths) - 2)),
    ]


def _amounts(part: Amounts) -> tuple[Cell, ...]:
    return (
        Cell(part.original, Look.MONEY),
        Cell(part.paid, Look.MONEY),
        Cell(part.rate, Look.PERCENT),
    )


def _expected(row: Monitoring) -> Cell:
    """One figure where there is no doubt, else the range: which figure it is, an officer decides."""
    if row.low is None or row.high is None:
        return Cell()
    if row.low == row.high:
        return Cell(row.low, Look.MONEY)
    return Cell(f"{_wan(row.low, ROUND_FLOOR)}～{_wan(row.high, ROUND_CEILING)}", Look.MONEY)


def _wan(amount: Money, rounding: str) -> str:
    return f"{amount.in_unit(Unit.WAN).quantize(_HUNDREDTH, rounding):,f}"


def _indicators(
    row: Monitoring, columns: Sequence[tuple[Column, str]], parts: Mapping[str, int]
) -> Grid:
    heads = column_heads(columns, parts)
    rows = merged([_cells(one) for one in row.indicators], ("level1", "level2"))
    lines = [spread(one, parts) for one in rows] or [spread(dict.fromkeys(parts, Cell()), parts)]
    return Grid((*heads, *lines), heads=len(heads), side="绩效指标")


def _cells(one: Watched) -> dict[str, Cell]:
    cause = one.reason.cause if one.reason else None
    causes = {
        f"reason.{at}": Cell(TICK if cause == name else None, Look.MIDDLE)
        for at, name in enumerate(CAUSES)
    }
    chances = {
        f"chance.{at}": Cell(TICK if one.chance == name else None, Look.MIDDLE)
        for at, name in enumerate(CHANCES)
    }
    return {
        "level1": Cell(one.level1, Look.MIDDLE),
        "level2": Cell(one.level2, Look.MIDDLE),
        "level3": Cell(one.level3),
        "target": Cell(one.target, Look.MIDDLE),
        "actual": Cell(one.actual.text if one.actual else None, Look.RESULT),
        "expected": Cell(),
        **causes,
        f"reason.{len(CAUSES)}": reason(one.reason, owed=one.owes_reason),
        **chances,
        "note": Cell(one.actual.note if one.actual else None),
    }


def _notes(row: Monitoring) -> list[str]:
    notes = []
    if row.whole.rate is not None and unlike_approved(row.whole.original, row.whole.budget):
        budget = text(Cell(row.whole.budget, Look.MONEY))
        notes.append(f"注：执行率按调整后预算数{budget}万元计算。")
    if row.low is not None and row.low != row.high:
        notes.append("注：全年预计执行数为按已报执行数测算的区间，填报时请确定一个数。")
    said = {(one.cause, one.note, one.remedy) for one in row.late if one.note is not None}
    for cause, note, remedy in sorted(said, key=str):
        notes.append(f"注：支付进度滞后的原因（{cause}）：{in_words(note, remedy)}")
    return notes
