"""The kinds of sheets, each a description: its columns, and what people call them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its field's name. The first two names are the ones that templates print.

    `money` columns need a unit; `share` columns hold a percentage.
    """

    field: str
    names: tuple[str, ...]
    required: bool = False
    money: bool = False
    share: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """`figures` are the fields of which a row must fill one to say anything.

    A row that fills none, and nothing but `given` fields (what a template prints into it), is not
    reported; one that fills others, and no figure, is a mistake.
    """

    name: str
    columns: tuple[Column, ...]
    figures: tuple[str, ...]
    given: frozenset[str]

    @property
    def required(self) -> tuple[tuple[Column, ...], ...]:
        """What a sheet of this kind must have: of each group one column."""
        alone = [(column,) for column in self.columns if column.required]
        figures = tuple(column for column in self.columns if column.field in self.figures)
        known = any(column.required for column in figures)
        return tuple(alone if known else [*alone, figures])

    def column(self, field: str) -> Column:
        """The column of that field."""
        return next(column for column in self.columns if column.field == field)


PROJECT = Column(
    "project",
    ("项目名称", "project", "项目", "预算项目", "预算项目名称", "项目支出名称", "project name"),
    required=True,
)
CODE = Column(
    "project_code", ("项目编码", "project_code", "项目代码", "项目编号", "project code", "code")
)
DEPARTMENT = Column(
    "department",
    ("部门", "department", "部门名称", "主管部门", "预算部门", "department name"),
)
YEAR = Column(
    "year", ("年度", "year", "年份", "预算年度", "预算年份", "fiscal year", "fiscal_year")
)
BUDGET_YEAR = Column(
    "budget_year", ("所属预算年度", "budget year", "budget_year", "资金年度", "资金所属年度")
)
UNIT = Column(
    "unit", ("单位", "unit", "单位名称", "预算单位", "预算单位名称", "unit name", "unit_name")
)
MONEY_UNIT = Column(
    "money_unit",
    ("金额单位", "money_unit", "货币单位", "money unit", "currency unit", "amount unit"),
)
NOTE = Column("note", ("备注", "note", "附注", "notes", "remark", "remarks", "comment"))
PERIOD = Column(
    "period",
    ("期间", "period", "季度", "月份", "时间", "报告期", "quarter", "month"),
    required=True,
)
COMMON = (PROJECT, CODE, DEPARTMENT, YEAR)

BUDGET = Kind(
    "budget",
    (
        *COMMON,
        UNIT,
        MONEY_UNIT,
        Column("category", ("支出类别", "category", "类别", "项目类别", "支出类型", "预算类别")),
        Column(
            "function_code",
            ("功能科目编码", "function_code", "功能分类科目编码", "功能科目代码", "支出功能分类科目编码",
             "支出功能科目编码", "function code"),
        ),
        Column(
            "function_name",
            ("功能科目名称", "function_name", "功能分类科目名称", "功能科目", "功能分类科目",
             "支出功能分类科目", "支出功能分类科目名称", "function name", "function"),
        ),
        Column(
            "economic_code",
            ("经济科目编码", "economic_code", "经济分类科目编码", "经济科目代码", "部门经济科目编码",
             "部门预算支出经济分类科目编码", "economic code"),
        ),
        Column(
            "economic_name",
            ("经济科目名称", "economic_name", "经济分类科目名称", "经济科目", "经济分类科目",
             "部门预算支出经济分类科目", "economic name", "economic"),
        ),
        Column("fund", ("资金来源", "fund", "资金性质", "经费来源", "fund source", "funding")),
        Column(
            "amount",
            ("预算数", "amount", "金额", "预算金额", "年初预算数", "预算", "预算额", "年初预算", "批复数",
             "批复预算数", "年度预算", "年度预算数", "年初预算金额", "budget", "budget amount"),
            required=True,
            money=True,
        ),
    ),
    figures=("amount",),
    given=frozenset({"project", "project_code", "department", "year", "money_unit"}),
)  # fmt: skip
EXECUTION = Kind(
    "execution",
    (
        *COMMON,
        PERIOD,
        BUDGET_YEAR,
        UNIT,
        MONEY_UNIT,
        Column(
            "paid",
            ("本期支出", "paid", "本期支出数", "本期执行数", "本期执行", "本期支付", "本期支付数", "支出数",
             "支付数", "支付金额", "支出金额", "本季支出", "本月支出", "本季度支出", "实际支出",
             "amount paid", "paid amount", "payment"),
            money=True,
        ),
        Column(
            "cumulative",
            ("累计支出", "cumulative", "累计支出数", "累计执行数", "累计执行", "累计支付", "累计支付数",
             "累计支付金额", "累计支出金额", "本年累计支出", "cumulative paid", "paid to date",
             "year to date", "ytd"),
            money=True,
        ),
        NOTE,
    ),
    figures=("paid", "cumulative"),
    given=frozenset({"project", "project_code", "department", "year", "budget_year", "period",
                     "unit", "money_unit", "note"}),
)  # fmt: skip
INDICATORS = Kind(
    "indicators",
    (
        *COMMON,
        Column(
            "indicator",
            ("三级指标", "indicator", "指标", "指标名称", "绩效指标", "三级指标名称", "level3",
             "indicator name"),
            required=True,
        ),
        Column("description", ("绩效指标描述", "description", "指标描述", "指标说明", "指标解释")),
        Column("seq", ("序号", "seq", "指标序号", "no", "no.")),
        Column("target", ("年度指标值", "target", "指标值", "目标值", "target value", "target text")),
        PERIOD,
        Column(
            "actual",
            ("完成值", "actual", "实际完成值", "完成情况", "实际值", "实际完成情况", "完成数", "实际完成",
             "result", "actual value"),
            required=True,
        ),
        Column("note", ("说明", "note", *NOTE.names[0:1], *NOTE.names[2:], "偏差原因", "情况说明")),
    ),
    figures=("actual",),
    given=frozenset({"project", "project_code", "department", "year", "period", "indicator",
                     "description", "seq", "target", "note"}),
)  # fmt: skip
MILESTONES = Kind(
    "milestones",
    (
        *COMMON,
        Column(
            "due",
            ("期限", "due", "截止日期", "到期日", "完成期限", "计划日期", "due date", "due_date",
             "deadline"),
            required=True,
        ),
        Column("kind", ("类型", "kind", "里程碑类型", "type")),
        Column(
            "percent",
            ("累计比例", "percent", "比例", "累计百分比", "支付比例", "累计支付比例", "累计进度",
             "cumulative percent", "cumulative_percent", "share"),
            share=True,
        ),
        Column("note", (*NOTE.names, "说明", "承诺")),
    ),
    figures=("due", "percent"),
    given=frozenset({"project", "project_code", "department", "year", "kind", "note"}),
)  # fmt: skip
ADJUSTMENTS = Kind(
    "adjustments",
    (
        *COMMON,
        Column(
            "date",
            ("日期", "date", "调整日期", "批复日期", "时间", "adjustment date"),
            required=True,
        ),
        MONEY_UNIT,
        Column(
            "amount",
            ("调整额", "amount", "调整金额", "调整数", "金额", "追加额", "增减额", "adjustment", "change"),
            required=True,
            money=True,
        ),
        Column("kind", ("类型", "kind", "调整类型", "调整类别", "type")),
        Column("reason", ("事由", "reason", "原因", "调整事由", "调整原因", "说明")),
        NOTE,
    ),
    figures=("amount",),
    given=frozenset({"department", "year", "money_unit"}),
)  # fmt: skip

KINDS = {kind.name: kind for kind in (BUDGET, EXECUTION, INDICATORS, MILESTONES, ADJUSTMENTS)}
