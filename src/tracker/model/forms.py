"""The columns of the forms that officers hand in: which there are, what they go by, in which order.

`N` in a name stands for the last month that a form covers: 1-N月执行情况.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MONITOR, SELFEVAL, PACE = "monitor", "selfeval", "pace"
TITLES = {
    MONITOR: "项目支出绩效目标执行监控表",
    SELFEVAL: "项目支出绩效自评表",
    PACE: "支出进度表",
}
PROJECT = "项目名称"
DEPARTMENT = "主管部门"
TICK = "√"
OWED = "【必填】"
"""Stands in a cell in which the rules ask for a reason that nobody has given yet."""
BASELINE = "填报底稿"
"""The hidden sheet that keeps what was printed, so that it is known which cells somebody changed."""
REMEDY = "改进措施："
"""What stands before the remedy in a reason."""
FULL_STOP = "。"
ENDS = tuple("。.！!？?；;…")
"""What ends a sentence."""
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
"""The causes of the monitoring form (财预〔2019〕136号)."""
CHANCES = ("确定能", "有可能", "完全不可能")
"""How likely it is that a target is reached by the end of the year."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a group of them under one head (`parts`). The first name is the usual one."""

    field: str
    names: tuple[str, ...]
    needed: bool = False
    parts: tuple[str, ...] = ()


_LEVELS = (
    Column("level1", ("一级指标",)),
    Column("level2", ("二级指标",)),
    Column("level3", ("三级指标", "指标名称", "具体指标"), needed=True),
    Column(
        "target",
        ("年度指标值", "年初指标值", "全年指标值", "年初目标值", "年初目标值（A）", "预期指标值"),
        needed=True,
    ),
)
COLUMNS = {
    MONITOR: (
        *_LEVELS,
        Column("actual", ("1-N月执行情况", "1-N月完成情况", "1-N月完成值"), needed=True),
        Column("expected", ("全年预计完成情况", "全年预计完成值")),
        Column("reason", ("偏差原因分析", "偏差原因"), parts=(*CAUSES, "原因说明")),
        Column("chance", ("完成目标可能性", "目标完成可能性"), parts=CHANCES),
        Column("note", ("备注", "说明")),
    ),
    SELFEVAL: (
        *_LEVELS,
        Column(
            "actual", ("实际完成值", "全年实际值", "全年完成值", "实际完成值（B）"), needed=True
        ),
        Column("weight", ("分值", "权重"), needed=True),
        Column("points", ("得分", "自评得分"), needed=True),
        Column(
            "reason",
            ("偏差原因分析及改进措施", "偏差原因及改进措施", "未完成原因分析及改进措施",
             "未完成原因和改进措施"),
        ),
    ),
}  # fmt: skip
_MONTHS = re.compile(r"1[-–—~～至]\d{1,2}月")


def named(kind: str, name: str) -> Column | None:
    """The column of a form that goes by this name; None where none does."""
    wanted = _bare(name)
    for column in COLUMNS[kind]:
        if any(_bare(one) == wanted for one in column.names):
            return column
    return None


def _bare(name: str) -> str:
    half = "".join(unicodedata.normalize("NFKC", name).split())
    return _MONTHS.sub("1-N月", half)


def in_words(note: str | None, remedy: str | None) -> str:
    """A reason and its remedy, as one cell holds them: each a sentence of its own."""
    if not remedy:
        return note or ""
    said = note or ""
    stop = "" if not said or said.endswith(ENDS) else FULL_STOP
    return f"{said}{stop}{REMEDY}{remedy}"


def out_of_words(text: str) -> tuple[str, str | None]:
    """The reason and the remedy that a cell holds."""
    note, _mark, remedy = text.partition(REMEDY)
    remedy = remedy.strip()
    return (note.strip().removesuffix(FULL_STOP) if remedy else note.strip()), remedy or None


def usual(kind: str) -> tuple[str, ...]:
    """The names in the usual order."""
    return tuple(column.names[0] for column in COLUMNS[kind])


def missing(kind: str, names: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a form cannot do without and that none of the names means."""
    there = {column.field for name in names if (column := named(kind, name))}
    return tuple(one for one in COLUMNS[kind] if one.needed and one.field not in there)
