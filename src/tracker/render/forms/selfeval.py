"""项目支出绩效自评表 (财预〔2020〕10号), and the summary of a department's projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.model.forms import SELFEVAL, TITLES, Column
from tracker.render.forms.heads import (
    CORNER,
    Row,
    column_heads,
    divided,
    fields,
    ordered,
    reason,
    reasons,
    spread,
    table,
    who,
)
from tracker.render.forms.layout import Cell, Form, Grid, Look, label, merged
from tracker.reports.forms.dossiers import Amounts
from tracker.reports.forms.evaluation import Evaluation, Judged

SIDE = 6
LEAST = 8
"""Columns beside the side label that the rows of money need."""
WIDTHS = {
    "level1": 10, "level2": 12, "level3": 18, "target": 12, "actual": 12, "weight": 11, "points": 11,
    "reason": 22,
}  # fmt: skip
BANDS = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
_HEADS = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")


def selfeval(row: Evaluation, year: int, names: Sequence[str]) -> Form:
    """`names` are the columns of the indicators, as a profile orders them."""
    columns = ordered(SELFEVAL, names, 12)
    parts, made = divided({one: WIDTHS[one] for one in fields(columns)}, LEAST)
    widths = (SIDE, *made)
    return Form(
        name=row.project,
        title=TITLES[SELFEVAL],
        subtitle=f"（{year}年度）",
        corner=CORNER,
        widths=widths,
        grids=(
            Grid(tuple(_top(row, widths))),
            _indicators(row, columns, parts),
            Grid((_total(row, parts),)),
        ),
        returns=True,
    )


def _top(row: Evaluation, widths: Sequence[int]) -> list[Row]:
    money = [
        ("年度资金总额", row.whole, Cell(row.weight, Look.POINTS), Cell(row.points, Look.POINTS)),
        ("其中：当年财政拨款", row.fiscal, Cell(), Cell()),
        ("上年结转资金", row.carried, Cell(), Cell()),
        ("其他资金", row.other, Cell(), Cell()),
    ]
    lines = [
        (label(name), *_amounts(part), weight, Cell(part.rate, Look.PERCENT), points)
        for name, part, weight, points in money
    ]
    first, *rest = table(_HEADS, lines, widths)
    free = len(widths) - 2
    half = free // 2
    top = [
        *who(row.project, row.department, row.units, widths),
        (label("项目资金（万元）", 2, 5), *first),
        *rest,
    ]
    if row.is_low:
        said = reasons(row.rate_reasons, owed=True)
        why = Cell(said.value, said.look, free, shade=said.shade)
        top.append((label("预算执行率偏低原因", 2), why))
    return [
        *top,
        (label("年度总体目标", 2, 2), label("预期目标", half), label("实际完成情况", free - half)),
        (Cell(row.goal, across=half), Cell(across=free - half)),
    ]


def _amounts(part: Amounts) -> tuple[Cell, ...]:
    return tuple(Cell(one, Look.MONEY) for one in (part.original, part.budget, part.paid))


def _indicators(
    row: Evaluation, columns: Sequence[tuple[Column, str]], parts: Mapping[str, int]
) -> Grid:
    heads = column_heads(columns, parts)
    rows = merged([_cells(one) for one in row.indicators], ("level1", "level2"))
    lines = [spread(one, parts) for one in rows]
    return Grid((*heads, *lines), heads=len(heads), side="绩效指标")


def _cells(one: Judged) -> dict[str, Cell]:
    return {
        "level1": Cell(one.level1, Look.MIDDLE),
        "level2": Cell(one.level2, Look.MIDDLE),
        "level3": Cell(one.level3),
        "target": Cell(one.target, Look.MIDDLE),
        "actual": Cell(one.actual.text if one.actual else None, Look.RESULT),
        "weight": Cell(one.weight, Look.POINTS),
        "points": Cell(one.points, Look.POINTS),
        "reason": reason(one.reason, owed=one.owes_reason),
    }


def _total(row: Evaluation, parts: Mapping[str, int]) -> Row:
    """总分 under the columns of weights and points, wherever a profile has them; the band beside."""
    whole = row.weight + sum((one.weight for one in row.indicators), Decimal(0))
    own = {
        "weight": Cell(whole, Look.POINTS),
        "points": Cell(row.total, Look.POINTS),
        "reason": Cell(f"等级：{BANDS[row.band]}" if row.band else None, Look.MIDDLE),
    }
    cells: list[Cell] = []
    run, first = 1, True  # the column of the side label comes before
    for field in (*parts, None):
        if field is not None and field not in own:
            run += parts[field]
            continue
        if run:
            cells.append(label("总分" if first else "", run))
            run, first = 0, False
        if field is not None:
            cells.append(replace(own[field], across=parts[field]))
    return tuple(cells)


SUMMARY = "自评结果汇总"
_SUMMARY_WIDTHS = (6, 34, 14, 14, 11, 10, 10, 10, 8, 10)
_SUMMARY_HEADS = (
    "序号", "项目名称", "全年预算数", "全年执行数", "执行率", "执行率得分", "指标得分", "总分", "等级",
    "尚缺内容（项）",
)  # fmt: skip


def summary(rows: Sequence[Evaluation], year: int, unscored: int) -> Form:
    """All projects of the evaluation in one table."""
    heads = tuple(label(head) for head in _SUMMARY_HEADS)
    lines = tuple(_summed(number, row) for number, row in enumerate(rows, 1))
    complete = sum(1 for row in rows if row.total is not None)
    notes = [f"注：共{len(rows)}个项目，{complete}个得分完整；得分不完整的不计总分。"]
    if unscored:
        notes.append(f"注：另有{unscored}个项目（含基本支出）没有绩效指标，未列入。")
    departments = "、".join(dict.fromkeys(row.department for row in rows))
    return Form(
        name=SUMMARY,
        title=f"{departments}{SUMMARY}表",
        subtitle=f"（{year}年度）",
        corner=CORNER,
        widths=_SUMMARY_WIDTHS,
        grids=(Grid((heads, *lines), heads=1),),
        prose=tuple(notes),
        landscape=True,
    )


def _summed(number: int, row: Evaluation) -> Row:
    points = [one.points for one in row.indicators]
    known = [one for one in points if one is not None]
    of_indicators = sum(known, Decimal("0.00")) if len(known) == len(points) else None
    return (
        Cell(number, Look.MIDDLE),
        Cell(row.project),
        Cell(row.whole.budget, Look.MONEY),
        Cell(row.whole.paid, Look.MONEY),
        Cell(row.whole.rate, Look.PERCENT),
        Cell(row.points, Look.POINTS),
        Cell(of_indicators, Look.POINTS),
        Cell(row.total, Look.POINTS),
        Cell(BANDS[row.band] if row.band else None, Look.MIDDLE),
        Cell(len(row.missing), Look.MIDDLE),
    )
