"""Sheets as people keep them: read whole or refused whole, with every problem at its place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tracker.db import Connection, open_database
from tracker.documents.sheets import open_sheets
from tracker.errors import Refused
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import ImportReport
from tracker.imports.sheets import Group, groups, read_sheets
from tracker.model.money import Money, Unit
from tracker.model.period import Period

SILENT = Options()
HOSTILE = Path(__file__).parents[2] / ".." / "shared" / "samples" / "hostile"
OFFICE = Options(department="财政局")
BUDGET = (
    "项目名称,项目编码,预算数（万元）\n道路养护,0101,100\n桥梁检修（云财[2019]5号）,0102,50.5\n"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Connection]:
    with open_database(tmp_path / "a.db", create=True) as connection:
        yield connection


@pytest.fixture
def known(database: Connection, tmp_path: Path) -> Connection:
    """A database with one department and two projects in 2020."""
    load(database, tmp_path, BUDGET, "budget-2020.csv", OFFICE)
    return database


def load(
    connection: Connection, folder: Path, content: str | bytes, name: str, options: Options = OFFICE
) -> list[ImportReport]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_paths(connection, [path], options)


def read(connection: Connection, content: str | bytes, options: Options = SILENT,
         name: str = "sheet.csv") -> list[Group]:  # fmt: skip
    raw = content.encode() if isinstance(content, str) else content
    return [
        group
        for reading in read_sheets(open_sheets(raw, name), name, options)
        for group in groups(connection, reading, options)
    ]


def one(connection: Connection, content: str | bytes, options: Options = SILENT,
        name: str = "sheet.csv") -> Group:  # fmt: skip
    (group,) = read(connection, content, options, name)
    return group


def problems(connection: Connection, content: str | bytes, options: Options = SILENT,
             name: str = "sheet.csv") -> list[tuple[str, str, str]]:  # fmt: skip
    with pytest.raises(Refused) as refused:
        read(connection, content, options, name)
    assert all(problem.source == name for problem in refused.value.problems)
    return [(one.place, one.found, one.expected) for one in refused.value.problems]


def xlsx(*rows: list[object], title: str = "表", merged: tuple[str, ...] = (),
         formats: dict[str, str] | None = None) -> bytes:  # fmt: skip
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for place, look in (formats or {}).items():
        sheet[place].number_format = look
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


# Budget


def test_a_budget_defines_its_projects(database: Connection) -> None:
    group = one(database, BUDGET, OFFICE, "budget-2020.csv")
    assert (group.kind, group.department_name, group.year, group.stage, group.unit) == (
        "budget", "财政局", 2020, "approved", Unit.WAN,
    )  # fmt: skip
    assert [(line.project, line.code, line.amount, line.locator) for line in group.facts] == [
        ("道路养护", "0101", Money(100_000_000), "line 2"),
        ("桥梁检修（云财[2019]5号）", "0102", Money(50_500_000), "line 3"),
    ]


@pytest.mark.parametrize(
    ("content", "options", "name"),
    [
        ("project,amount (yuan)\na,1\n", Options(year=2021, department="d"), "b.csv"),
        ("project,amount (yuan),year\na,1,2021\n", Options(department="d"), "b.csv"),
        ("2021年部门预算,\nproject,amount (yuan)\na,1\n", Options(department="d"), "b.csv"),
        ("project,amount (yuan)\na,1\n", Options(department="d"), "budget-2021.csv"),
        ("project,amount (yuan)\na,1\n", Options(year=2021, department="d"), "budget-2019.csv"),
    ],
)
def test_the_year_is_said_by_option_column_title_or_file(
    database: Connection, content: str, options: Options, name: str
) -> None:
    assert one(database, content, options, name).year == 2021


def test_without_a_year_a_budget_is_refused_once(database: Connection) -> None:
    content = "project,amount (yuan)\na,1\nb,2\n"
    ((_place, _found, expected),) = problems(database, content, Options(department="d"))
    assert "--year" in expected


def test_a_year_that_contradicts_the_option_is_a_problem(database: Connection) -> None:
    content = "project,amount (yuan),year\na,1,2021\n"
    ((_place, found, _expected),) = problems(database, content, Options(year=2020, department="d"))
    assert found == "2021"


@pytest.mark.parametrize(
    "head",
    [
        "单位：万元,\n项目名称,预算数\n",
        "项目,预算数（单位：万元）\n",
        "project,amount (10k yuan)\n",
        "Project Name,BUDGET/万元\n",
        "项目,金额 万元\n",
        "项目,预算数万元\n",
    ],
)
def test_the_unit_is_said_above_or_in_the_heading(database: Connection, head: str) -> None:
    group = one(database, head + "a,1.5\n", Options(year=2020, department="d"))
    assert group.facts[0].amount == Money(1_500_000)


def test_a_column_says_each_rows_unit(database: Connection) -> None:
    for heading in ("金额单位", "单位"):
        content = f"项目,金额,{heading}\na,1,元\nb,1,万元\n"
        group = one(database, content, Options(year=2020, department="d"))
        assert [line.amount.cents for line in group.facts] == [100, 1_000_000]
        assert [line.unit for line in group.facts] == [None, None]


def test_an_organisation_after_the_word_unit_is_no_unit_of_money(database: Connection) -> None:
    content = "单位：元坝区财政局,\n项目,金额\na,1\n"
    ((_place, _found, expected),) = problems(database, content, Options(year=2020, department="d"))
    assert "--unit" in expected


def test_money_without_a_unit_is_refused_with_the_mend(database: Connection) -> None:
    ((place, found, expected),) = problems(
        database, "项目,金额\na,1\nb,2\n", Options(year=2020, department="d")
    )
    assert (place, found) == ("line 1", "“金额”, which names no unit")
    assert "金额（万元）" in expected


def test_the_unit_may_be_an_option(database: Connection) -> None:
    options = Options(year=2020, department="d", unit=Unit.WAN)
    assert one(database, "项目,金额\na,1\n", options).facts[0].amount == Money(1_000_000)
    assert one(database, "项目,金额（元）\na,1\n", options).facts[0].amount == Money(100)


def test_every_problem_is_reported_at_once_with_its_place(database: Connection) -> None:
    content = xlsx(
        ["项目名称", "功能科目编码", "类别", "预算数（元）"],
        ["a", "2013801", "x", "much"],
        ["b", 2.01e20, "x", 1],
        ["c", "1", "x", 0.001],
        [None, "1", "x", 1],
        ["d", "1", "x", None],
    )
    found = problems(database, content, Options(year=2020, department="d"), "a.xlsx")
    assert [place for place, _found, _expected in found] == [
        "表!D2",
        "表!B3",
        "表!D4",
        "表!A5",
        "表!D6",
    ]
    assert found[0][1] == "“much”"
    assert "fraction of a cent" in found[2][1]


def test_a_text_has_no_cell_names_so_a_problem_names_the_heading(database: Connection) -> None:
    content = "项目,金额（元）\na,x\n"
    ((place, _found, _expected),) = problems(database, content, Options(year=2020, department="d"))
    assert place == "line 2, column “金额（元）”"


def test_two_columns_of_one_meaning_are_a_problem(database: Connection) -> None:
    content = "项目,金额（元）,预算数（元）\na,1,2\n"
    ((place, found, _expected),) = problems(database, content, Options(year=2020, department="d"))
    assert (place, found) == ("line 1", "“预算数（元）” beside “金额（元）”")


def test_columns_that_are_not_understood_are_named(database: Connection) -> None:
    group = one(database, "项目,金额（元）,颜色\na,1,红\n", Options(year=2020, department="d"))
    assert [(note.text, note.locator) for note in group.notes] == [("颜色", "line 1")]


def test_titles_totals_blank_rows_and_remarks_are_passed_over(database: Connection) -> None:
    content = xlsx(
        ["2020年部门预算表"], ["单位：万元"], [], ["项目名称", "预算数"], ["a", 1], [], ["小 计", 1],
        ["b", 2], ["合计", 3], ["填表人：张三"], [], [], title="表1", merged=("A1:B1",),
    )  # fmt: skip
    group = one(database, content, Options(department="d"), "a.xlsx")
    assert [(line.project, line.locator) for line in group.facts] == [
        ("a", "表1!B5"),
        ("b", "表1!B8"),
    ]
    assert [note.text for note in group.notes] == ["填表人：张三", "2 total rows"]


def test_a_heading_over_two_rows_is_read_at_its_lower_row(known: Connection) -> None:
    content = xlsx(
        ["项目名称", "期间", "支出（万元）", None],
        [None, None, "本期支出", "累计支出"],
        ["道路养护", "2020Q1", 1, 2],
        merged=("A1:A2", "B1:B2", "C1:D1"),
    )
    (fact,) = one(known, content, name="a.xlsx").facts
    assert (fact.paid, fact.cumulative) == (Money(1_000_000), Money(2_000_000))


def test_a_merged_label_is_filled_and_a_merged_figure_refused(known: Connection) -> None:
    rows: list[list[object]] = [
        ["项目名称", "期间", "本期支出（万元）"], ["道路养护", "2020Q1", 1], [None, "2020Q2", 2],
    ]  # fmt: skip
    group = one(known, xlsx(*rows, merged=("A2:A3",)), name="a.xlsx")
    assert [fact.project for fact in group.facts] == ["道路养护", "道路养护"]
    ((place, found, _),) = problems(known, xlsx(*rows, merged=("A2:A3", "C2:C3")), name="a.xlsx")
    assert (place, found) == ("表!C3", "a cell merged with others")


def test_a_label_does_not_reach_into_the_next_column(database: Connection) -> None:
    content = xlsx(
        ["项目名称", None, "项目编码", "金额（元）"],
        ["a", None, None, 1],
        merged=("A1:B1", "A2:C2"),
    )
    (fact,) = one(database, content, Options(year=2020, department="d"), "a.xlsx").facts
    assert (fact.project, fact.code) == ("a", None)


def test_a_formula_without_a_value_says_how_to_mend_it(known: Connection) -> None:
    content = xlsx(["项目名称", "期间", "本期支出（万元）"], ["道路养护", "2020Q1", "=1+1"])
    ((place, found, expected),) = problems(known, content, name="a.xlsx")
    assert (place, found) == ("表!C2", "a formula without a stored value")
    assert "Excel" in expected


def test_a_sheet_of_no_kind_names_its_headings_and_the_kinds(database: Connection) -> None:
    ((_place, found, expected),) = problems(database, "x,y\n1,2\n", Options())
    assert "“x”, “y”" in found
    assert "execution: 项目名称 (project), 期间 (period), 本期支出 (paid) or 累计支出" in expected


def test_a_kind_that_is_asked_for_is_the_only_one(known: Connection) -> None:
    content = "项目名称,期间,本期支出（元）,预算数（元）\n道路养护,2020Q1,1,5\n"
    assert one(known, content).kind == "execution"
    assert one(known, content, Options(kind="budget", year=2020)).kind == "budget"
    problems(known, content, Options(kind="milestones"))


def test_a_workbook_of_several_sheets_is_read_whole(known: Connection) -> None:
    book = Workbook()
    for number in (1, 2):
        sheet = book.create_sheet(f"Q{number}")
        sheet.append(["项目名称", "期间", "本期支出（元）"])
        sheet.append(["道路养护", f"2020Q{number}", number])
    book.create_sheet("说明").append(["请填写"])
    raw = io.BytesIO()
    book.save(raw)
    group = one(known, raw.getvalue(), name="a.xlsx")
    assert [fact.locator for fact in group.facts] == ["Q1!C2", "Q2!C2"]
    assert [note.text for note in group.notes] == ["说明"]


# Execution


def test_what_is_missing_is_not_zero(known: Connection) -> None:
    content = (
        "项目名称,期间,本期支出（元）\n道路养护,2020Q1,0\n道路养护,2020Q2,\n道路养护,2020Q3,—\n"
    )
    group = one(known, content)
    assert [(str(fact.period), fact.paid) for fact in group.facts] == [("2020Q1", Money(0))]
    assert [note.text for note in group.notes] == ["2 rows without a figure"]


def test_a_budget_line_without_a_figure_is_named_with_its_place(database: Connection) -> None:
    content = "项目名称,预算数（万元）\n道路养护,7.90\n桥梁检修,\n路灯,—\n"
    group = one(database, content, options=Options(department="财政局", year=2020))
    assert [fact.amount for fact in group.facts] == [Money(7_900_000)]
    assert [(note.text, note.locator) for note in group.notes] == [
        ("桥梁检修", "line 3"),
        ("路灯", "line 4"),
    ]


def test_payments_add_and_refunds_are_negative(known: Connection) -> None:
    content = "项目名称,期间,本期支出（元）\n道路养护,2020-03,5\n道路养护,2020-03,-2\n道路养护,2020-03,(1)\n"
    assert [fact.paid.cents for fact in one(known, content).facts] == [500, -200, -100]


def test_two_cumulative_figures_for_one_period_are_a_problem(known: Connection) -> None:
    content = "项目名称,期间,累计支出（元）\n道路养护,2020Q1,5\n道路养护,2020Q1,6\n"
    ((place, found, _expected),) = problems(known, content)
    assert place == "line 3"
    assert "5.00" in found and "6.00" in found


def test_the_same_cumulative_figure_twice_counts_once(known: Connection) -> None:
    content = "项目名称,期间,累计支出（元）\n道路养护,2020Q1,5\n道路养护,2020Q1,5\n"
    assert len(one(known, content).facts) == 1


@pytest.mark.parametrize(
    ("heading", "cell", "options", "period"),
    [
        ("期间", "2020Q1", Options(), "2020Q1"),
        ("期间", "2020-03", Options(), "2020-03"),
        ("季度", "第一季度", Options(year=2020), "2020Q1"),
        ("季度", "1", Options(year=2020), "2020Q1"),
        ("月份", "3", Options(year=2020), "2020-03"),
        ("month", "202003", Options(), "2020-03"),
    ],
)
def test_periods_are_read_as_people_write_them(
    known: Connection, heading: str, cell: str, options: Options, period: str
) -> None:
    group = one(known, f"项目名称,{heading},本期支出（元）\n道路养护,{cell},1\n", options)
    assert str(group.facts[0].period) == period


def test_a_date_that_a_spreadsheet_made_of_a_month_is_that_month(known: Connection) -> None:
    content = xlsx(["项目名称", "期间", "本期支出（元）"], ["道路养护", date(2020, 3, 1), 1])
    assert one(known, content, name="a.xlsx").facts[0].period == Period(2020, "M", 3)


def test_a_number_that_lost_its_last_zero_is_no_period(known: Connection) -> None:
    content = xlsx(["项目名称", "期间", "本期支出（元）"], ["道路养护", 2020.10, 1])
    ((place, found, _),) = problems(known, content, name="a.xlsx")
    assert (place, found) == ("表!B2", "“2020.1”")


def test_a_period_without_a_year_is_a_problem(known: Connection) -> None:
    ((_, found, expected),) = problems(known, "项目名称,期间,本期支出（元）\n道路养护,第一季度,1\n")
    assert found == "“第一季度”"
    assert "--year" in expected


# Milestones and adjustments


def milestones(*rows: str) -> str:
    return "项目名称,期限,类型,累计比例,备注\n" + "".join(row + "\n" for row in rows)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("2020-06-30", date(2020, 6, 30)),
        ("2020/6/30", date(2020, 6, 30)),
        ("2020年6月30日", date(2020, 6, 30)),
        ("2020Q3", date(2020, 9, 30)),
        ("2020年第三季度", date(2020, 9, 30)),
        ("2020-02", date(2020, 2, 29)),
    ],
)
def test_a_due_date_is_a_day_or_the_end_of_a_period(known: Connection, due: str, day: date) -> None:
    (fact,) = one(known, milestones(f"道路养护,{due},,50%,")).facts
    assert (fact.due, fact.kind, fact.percent, fact.origin) == (
        day,
        "payment",
        Decimal(50),
        "entered",
    )
    assert fact.text == f"期限：{due}；累计比例：50%"


@pytest.mark.parametrize("cell", ["50%", "50", "５０％"])
def test_a_percentage_is_read_with_and_without_its_sign(known: Connection, cell: str) -> None:
    (fact,) = one(known, milestones(f"道路养护,2020Q1,支付,{cell},合同")).facts
    assert (fact.percent, fact.text) == (Decimal(50), "合同")


@pytest.mark.parametrize("cell", ["0.5", "1", "150%", "-5%", "half"])
def test_a_percentage_that_may_mean_two_things_is_a_problem(known: Connection, cell: str) -> None:
    ((place, _found, expected),) = problems(known, milestones(f"道路养护,2020Q1,支付,{cell},"))
    assert place == "line 2, column “累计比例”"
    assert "50%" in expected


def test_a_cell_formatted_as_percentage_is_one(known: Connection) -> None:
    content = xlsx(
        ["项目名称", "期限", "累计比例"], ["道路养护", date(2020, 6, 30), 0.5], formats={"C2": "0%"}
    )
    (fact,) = one(known, content, name="a.xlsx").facts
    assert (fact.percent, fact.due) == (Decimal(50), date(2020, 6, 30))


def test_a_heading_with_the_sign_makes_half_a_per_cent_possible(known: Connection) -> None:
    (fact,) = one(known, "项目,期限,比例（%）\n道路养护,2020Q1,0.5\n").facts
    assert fact.percent == Decimal("0.5")


def test_an_unknown_kind_and_a_missing_day_are_problems(known: Connection) -> None:
    found = problems(known, milestones("道路养护,2020Q1,宴请,5%,", "道路养护,,,5%,"))
    assert [place for place, _f, _e in found] == [
        "line 2, column “类型”", "line 3, column “期限”",
    ]  # fmt: skip


def test_a_payment_may_be_promised_without_a_share(known: Connection) -> None:
    (fact,) = one(known, milestones("道路养护,2020Q1,,,")).facts
    assert (fact.kind, fact.percent) == ("payment", None)


def test_a_delivery_needs_no_share(known: Connection) -> None:
    (fact,) = one(known, milestones("道路养护,2020Q2,完成,,")).facts
    assert (fact.kind, fact.percent) == ("delivery", None)


def adjustments(*rows: str) -> str:
    return "项目名称,日期,调整额（元）,类型,事由\n" + "".join(row + "\n" for row in rows)


def test_the_word_says_which_way_an_adjustment_goes(known: Connection) -> None:
    group = one(
        known,
        adjustments(
            "道路养护,2020-05-01,5,追加,雨", "道路养护,2020-05-02,3,调减,", "道路养护,2020-05-03,-2,cut,",
            "道路养护,2020-05-04,-1,调剂,", "道路养护,2020-05-05,-4,,",
        ),
    )  # fmt: skip
    assert [(fact.kind, fact.amount.cents) for fact in group.facts] == [
        ("追加", 500), ("调减", -300), ("调减", -200), ("调剂", -100), ("调减", -400),
    ]  # fmt: skip
    assert len(group.notes) == 2


def test_a_negative_supplement_and_an_empty_amount_are_problems(known: Connection) -> None:
    found = problems(
        known, adjustments("道路养护,2020-05-01,-5,追加,", "道路养护,2020-05-01,,追加,")
    )
    assert [place for place, _f, _e in found] == [
        "line 2, column “调整额（元）”", "line 3, column “调整额（元）”",
    ]  # fmt: skip


def test_an_adjustment_outside_of_its_year_is_a_problem(known: Connection) -> None:
    ((_, found, _),) = problems(known, adjustments("道路养护,2021-05-01,5,,"), Options(year=2020))
    assert found == "2021-05-01"


# Laws


ROWS = (("道路养护", "2020Q1", "1.50"), ("桥梁检修（云财[2019]5号）", "2020Q2", "-2"))
HEADS = ("项目名称", "期间", "本期支出（万元）")


@given(order=st.permutations(range(3)), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_neither_the_order_of_columns_nor_the_encoding_matters(
    known: Connection, order: list[int], encoding: str
) -> None:
    def text(places: list[int]) -> str:
        return "".join(",".join(row[place] for place in places) + "\n" for row in (HEADS, *ROWS))

    assert one(known, text(order).encode(encoding)).facts == one(known, text([0, 1, 2])).facts


@given(cents=st.integers(-(10**12), 10**12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_yuan_and_wan_give_the_same_cents(known: Connection, cents: int) -> None:
    for unit in (Unit.YUAN, Unit.WAN):
        amount = f"{Money(cents).in_unit(unit):f}"
        content = f"项目,期间,本期支出（{unit.symbol}）\n道路养护,2020Q1,{amount}\n"
        assert one(known, content).facts[0].paid == Money(cents)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared samples are not here")
def test_no_hostile_file_becomes_rows_or_another_error(database: Connection) -> None:
    for file in sorted(HOSTILE.iterdir()):
        with pytest.raises(Refused) as refused:
            read(database, file.read_bytes(), Options(year=2020, department="d"), file.name)
        assert file.name in str(refused.value)
