"""支出进度表: units and projects against their pace, and the notice to those behind."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model.forms import PACE, TITLES
from tracker.render.forms.heads import CORNER, SHADE, Row, reasons
from tracker.render.forms.layout import Cell, Form, Grid, Look, label
from tracker.render.forms.texts import text
from tracker.reports.forms.dossiers import Amounts
from tracker.reports.forms.spending import Spending
from tracker.reports.profiles import Profile

NOTICE = "通知"
COLUMNS = (
    ("序号", 6), ("单位", 22), ("项目名称", 30), ("年初预算数", 13), ("调整预算数", 13),
    ("1-N月支出数", 13), ("支出进度", 11), ("应达进度", 11), ("落后（百分点）", 11), ("进度比", 11),
    ("亮灯", 7), ("排名", 7), ("原因说明", 26),
)  # fmt: skip
LIGHTS = {"red": ("红灯", "FF9999"), "yellow": ("黄灯", "FFEB9C"), "green": ("绿灯", "C6EFCE")}


def pace(rows: Sequence[Spending], whole: Amounts, year: int, month: int, profile: Profile) -> Form:
    """One table over all units and projects."""
    heads = tuple(label(name.replace("N", str(month))) for name, _width in COLUMNS)
    lines: list[Row] = []
    number = 0
    several = _several(rows)
    for row in rows:
        number += row.project is not None
        lines.append(_line(number, row, several=several))
    lights = profile.lights
    return Form(
        name=TITLES[PACE],
        title=TITLES[PACE],
        subtitle=f"（{year}年1-{month}月）",
        corner=CORNER,
        widths=tuple(width for _name, width in COLUMNS),
        grids=(Grid((heads, *lines, _whole(whole)), heads=1),),
        prose=(
            "注：支出进度＝支出数÷调整预算数；应达进度为规则规定的最近一个时点的进度。",
            f"注：进度比＝支出进度÷（{month}÷12）。低于{lights.yellow:f}%为红灯，"
            f"{lights.yellow:f}%至{lights.green:f}%（不含）为黄灯，{lights.green:f}%及以上为绿灯；"
            "红灯、黄灯须说明原因。",
            "注：单位小计与项目分别排名；小计只在所含项目的数据齐全时列出。",
        ),
        landscape=True,
    )


def _several(rows: Sequence[Spending]) -> bool:
    """Whether the departments must be named: there are several."""
    return len({row.department for row in rows}) > 1


def _whose(row: Spending, unit: str | None, *, several: bool) -> str | None:
    """The unit, with its department where there are several and it is not the department itself."""
    if not several or unit == row.department:
        return unit
    return f"{row.department}{unit if unit and unit.startswith('（') else f'（{unit}）' if unit else ''}"


def _line(number: int, row: Spending, *, several: bool) -> Row:
    single = row.project is not None
    word, shade = LIGHTS[row.light] if row.light else (None, None)
    said = reasons(row.reasons, owed=True) if single and row.is_behind else Cell()
    unknown = None if single else "（单位不明或由多个单位共用）"
    unit = _whose(row, row.unit or unknown, several=several)
    head = (
        (Cell(number, Look.MIDDLE), Cell(unit or None), Cell(row.project))
        if single
        else (label(unit or "", 2), label("小计"))
    )
    return (
        *head,
        *_amounts(row.amounts),
        Cell(row.pace_percent, Look.PERCENT),
        Cell(row.gap_percent, Look.POINTS),
        Cell(row.pace_share, Look.PERCENT),
        Cell(word, Look.MIDDLE, shade=shade),
        Cell(row.rank, Look.MIDDLE),
        Cell(said.value, shade=SHADE if said.shade else None),
    )


def _amounts(part: Amounts) -> tuple[Cell, ...]:
    return (
        Cell(part.original, Look.MONEY),
        Cell(part.budget, Look.MONEY),
        Cell(part.paid, Look.MONEY),
        Cell(part.rate, Look.PERCENT),
    )


def _whole(whole: Amounts) -> Row:
    return (label("合计", 3), *_amounts(whole), *(Cell() for _column in range(len(COLUMNS) - 7)))


def notice(rows: Sequence[Spending], year: int, month: int, profile: Profile) -> Form | None:
    """To those behind, with what follows from it where the profile says so; None where nobody is."""
    behind = [row for row in rows if row.project is not None and row.is_behind]
    if not behind:
        return None
    said = [
        f"截至{year}年{month}月底，以下{len(behind)}个项目支出进度落后，请逐项说明原因并提出改进措施："
    ]
    several = _several(rows)
    said += [f"{number}. {_sentence(row, several=several)}" for number, row in enumerate(behind, 1)]
    if profile.consequence and any(row.pace_percent is not None for row in behind):
        said.append(f"按照规定，支出进度未达要求的：{profile.consequence}。")
    return Form(
        name=NOTICE, title=f"关于{year}年1-{month}月支出进度的通知", prose=("各有关单位：", *said)
    )


def _sentence(row: Spending, *, several: bool) -> str:
    amounts = row.amounts
    departments = row.department if several and row.unit != row.department else None
    named = "，".join(one for one in (departments, row.unit) if one)
    unit = f"（{named}）" if named else ""
    light = f"，{LIGHTS[row.light][0]}" if row.light else ""
    late = ""
    if row.gap_percent is not None and row.gap_percent > 0:
        late = f"，应达{row.pace_percent:f}%，落后{row.gap_percent:f}个百分点"
    return (
        f"{row.project}{unit}：预算{text(Cell(amounts.budget))}万元，"
        f"已支出{text(Cell(amounts.paid))}万元，支出进度{amounts.rate:f}%{late}{light}。"
    )
