"""Which project, indicator and department a row means; never a guess."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tracker.db import Connection, facts, log, open_database, projects
from tracker.documents.sheets import open_sheets
from tracker.errors import Refused
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.sheets import Group, groups, read_sheets
from tracker.imports.sheets.results import result_value
from tracker.model.facts import Disclosure, Indicator
from tracker.model.target import Target

SILENT = Options()
SAMPLES = Path(__file__).parents[2] / "imports"
BUDGET = (
    "项目名称,项目编码,预算数（元）\n道路养护（云财[2019]5号）,007,1\n"
    "桥梁检修（云财[2019]6号）,,1\n桥梁检修（云财[2019]7号）,,1\n路灯,009,1\n"
)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Connection]:
    """One department with four projects in 2020; 路灯 has indicators, two of one name."""
    with open_database(tmp_path / "a.db", create=True) as connection:
        (tmp_path / "budget-2020.csv").write_text(BUDGET, encoding="utf-8")
        import_paths(connection, [tmp_path / "budget-2020.csv"], Options(department="城管局"))
        plan(connection)
        yield connection


def plan(connection: Connection) -> None:
    rows = [("亮灯率", "主干道", "≥95%"), ("亮灯率", "小区", "≥90%"), ("巡查次数", "", "12次")]
    indicators = tuple(
        Indicator(
            "路灯", "1", 1, seq, "产出", "数量", name, said, Target.parse(target), "", "line 1"
        )
        for seq, (name, said, target) in enumerate(rows, 1)
    )
    department = projects.department_id(connection, "城管局")
    number = log.record(
        connection,
        log.Scope("disclosure", department, 2020, "approved"),
        log.Origin("plan.md", "0" * 64, b""),
        rows=3, at="2020-01-01", by="me",
    )  # fmt: skip
    facts.store_disclosure(
        connection,
        number,
        lambda name: projects.project_id(connection, department, 2020, name),
        Disclosure("城管局", 2020, "approved", indicators=indicators),
    )


def one(connection: Connection, content: str, options: Options = SILENT) -> Group:
    (reading,) = read_sheets(open_sheets(content.encode(), "a.csv"), "a.csv", options)
    (group,) = groups(connection, reading, options)
    return group


def refusal(connection: Connection, content: str, options: Options = SILENT) -> str:
    with pytest.raises(Refused) as refused:
        one(connection, content, options)
    return str(refused.value)


def paid(project: str, code: str = "") -> str:
    return f"项目名称,项目编码,期间,本期支出（元）\n{project},{code},2020Q1,1\n"


@pytest.mark.parametrize(
    ("project", "code", "name"),
    [
        ("道路养护（云财[2019]5号）", "", "道路养护（云财[2019]5号）"),
        ("道路养护(云财【2019】5号)", "", "道路养护（云财[2019]5号）"),
        ("2020年道路养护", "", "道路养护（云财[2019]5号）"),
        ("养路", "007", "道路养护（云财[2019]5号）"),
        ("桥梁检修（云财[2019]6号）", "", "桥梁检修（云财[2019]6号）"),
    ],
)
def test_a_project_is_matched_by_code_then_name_then_normalised_name(
    known: Connection, project: str, code: str, name: str
) -> None:
    assert one(known, paid(project, code)).facts[0].project == name


def test_a_match_that_is_not_by_name_is_noted(known: Connection) -> None:
    notes = one(known, paid("养路", "007")).notes
    assert [(note.text, note.locator) for note in notes] == [("养路", "line 2")]


def test_two_projects_that_fit_are_a_problem_that_names_both(known: Connection) -> None:
    said = refusal(known, paid("桥梁检修"))
    assert "“桥梁检修（云财[2019]6号）”, “桥梁检修（云财[2019]7号）”" in said


def test_a_code_that_contradicts_the_name_is_a_problem(known: Connection) -> None:
    assert "“路灯”" in refusal(known, paid("路灯", "007"))


def test_an_unknown_project_names_the_nearest(known: Connection) -> None:
    said = refusal(known, paid("路灯照明"))
    assert "“路灯照明”, unknown in 2020" in said
    assert "“路灯”" in said and "--new-projects" in said


def test_an_unknown_project_is_reported_once(known: Connection) -> None:
    said = refusal(known, paid("喷泉") + "喷泉,,2020Q2,1\n")
    assert said.count("喷泉") == 1 and "1 more" in said


def test_a_new_project_can_be_allowed(known: Connection) -> None:
    group = one(known, paid("喷泉"), Options(new_projects=True))
    assert group.facts[0].project == "喷泉"
    assert [note.text for note in group.notes] == ["喷泉"]


def test_problems_of_cells_and_unknown_projects_are_reported_together(known: Connection) -> None:
    said = refusal(known, paid("喷泉") + "路灯,,2020Q1,x\n")
    assert "喷泉" in said and "“x”" in said


def results(*rows: str) -> str:
    head = "项目名称,三级指标,绩效指标描述,序号,期间,完成值\n"
    return head + "".join(row + "\n" for row in rows)


def test_a_result_is_that_of_a_known_indicator(known: Connection) -> None:
    (fact,) = one(known, results("路灯,巡 查 次 数,,,2020,3 次")).facts
    assert (fact.indicator, fact.seq, fact.value, fact.text) == ("巡查次数", 3, Decimal(3), "3 次")


@pytest.mark.parametrize("said", ["主干道,", ",1", "主干道,1"])
def test_description_or_number_tells_two_of_one_name_apart(known: Connection, said: str) -> None:
    (fact,) = one(known, results(f"路灯,亮灯率,{said},2020,95%")).facts
    assert (fact.description, fact.seq) == ("主干道", 1)


@pytest.mark.parametrize("said", [",", "河边,", ",9", "小区,1"])
def test_an_indicator_that_is_not_told_apart_lists_the_choices(
    known: Connection, said: str
) -> None:
    problem = refusal(known, results(f"路灯,亮灯率,{said},2020,95%"))
    assert "1 “主干道”" in problem and "2 “小区”" in problem


def test_an_unknown_indicator_names_the_nearest(known: Connection) -> None:
    assert "“巡查次数”" in refusal(known, results("路灯,巡查的次数,,,2020,3"))


def test_a_rate_without_its_sign_that_may_be_a_share_is_a_problem(known: Connection) -> None:
    assert "95%" in refusal(known, results("路灯,亮灯率,,1,2020,0.95"))
    assert one(known, results("路灯,亮灯率,,1,2020,95")).facts[0].value == 95


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95", "95"), ("95%", "95"), ("９５％", "95"), ("3 次", "3"), ("1,200份", "1200"),
        ("-1.5", "-1.5"), ("12个月", "12"), ("12月", None), ("2020年完成", None), ("已完成", None),
        ("80-90", None), ("≥95%", None), ("3次，均已验收", None),
    ],
)  # fmt: skip
def test_a_result_has_a_value_where_its_text_is_one_number(text: str, value: str | None) -> None:
    assert result_value(text) == (None if value is None else Decimal(value))


def test_with_several_departments_option_or_column_says_which(
    known: Connection, tmp_path: Path
) -> None:
    other = tmp_path / "other-2020.csv"
    other.write_text("项目名称,预算数（元）\n路灯,1\n", encoding="utf-8")
    import_paths(known, [other], Options(department="园林局"))
    assert "--department" in refusal(known, paid("路灯"))
    assert one(known, paid("路灯"), Options(department="园林局")).department_name == "园林局"
    column = "部门,项目名称,期间,本期支出（元）\n城管局,路灯,2020Q1,1\n园林局,路灯,2020Q1,2\n"
    (reading,) = read_sheets(open_sheets(column.encode(), "a.csv"), "a.csv", Options())
    found = groups(known, reading, Options())
    assert [(group.department_name, len(group.facts)) for group in found] == [
        ("城管局", 1),
        ("园林局", 1),
    ]
    assert "“水务局”" in refusal(known, column.replace("城管局", "水务局"))
    assert "--department" in refusal(known, column, Options(department="园林局"))


def test_without_a_department_a_budget_is_refused(tmp_path: Path) -> None:
    with open_database(tmp_path / "b.db", create=True) as empty:
        assert "--department" in refusal(empty, BUDGET, Options(year=2020))


def test_the_sample_inputs_are_read_whole(tmp_path: Path) -> None:
    with open_database(tmp_path / "b.db", create=True) as empty:
        reports = import_paths(empty, [SAMPLES], Options())
    assert {report.kind for report in reports} == {
        "disclosure", "budget", "execution", "indicators", "milestones", "adjustments",
    }  # fmt: skip
    noted = [
        note.text for report in reports if report.kind != "disclosure" for note in report.notes
    ]
    assert noted == ["群众普遍好评", "反映较好"]
