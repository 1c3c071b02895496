"""A form that goes out, is filled in by hand, and comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from books import Book, indicator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.db import Connection, log, open_database, transaction
from tracker.documents.sheets import Sheet
from tracker.errors import Refused
from tracker.imports.forms import read_forms
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import IMPORTED, REHEARSED, UNCHANGED, ImportReport
from tracker.language import CHINESE, speaking
from tracker.model.facts import Goal
from tracker.model.forms import BASELINE, CAUSES, MONITOR, OWED, PACE, SELFEVAL, usual
from tracker.render.forms.book import workbook
from tracker.render.forms.filing import forms
from tracker.render.forms.word import forms_document
from tracker.reports.answer import Answer
from tracker.reports.findings.listing import findings
from tracker.reports.forms.evaluation import evaluation
from tracker.reports.forms.monitoring import monitoring
from tracker.reports.forms.reasons import explain
from tracker.reports.forms.spending import spending
from tracker.reports.profiles import Profile, default, load

DAYS = {MONITOR: date(2020, 9, 30), SELFEVAL: date(2020, 12, 31), PACE: date(2020, 9, 30)}
REPORTS: dict[str, Callable[..., Answer[Any]]] = {
    MONITOR: monitoring,
    SELFEVAL: evaluation,
    PACE: spending,
}
NAMES = ("抽检批次", "合格率", "群众满意度", "报告")


@pytest.fixture
def filed(book: Book) -> Connection:
    """Two projects with targets; two indicators of one name among them."""
    fill(book)
    return book.connection


def fill(book: Book) -> None:
    """What `filed` holds."""
    targets = (
        indicator("抽检", "抽检批次", "≥100 批"),
        indicator("抽检", "合格率", "≥90%", level2="质量指标"),
        indicator("抽检", "报告", "4 份"),
        indicator("抽检", "群众满意度", "≥90%", level1="满意度指标", level2="满意度指标"),
        indicator("宣传", "活动", "≥2 次"),
        indicator("宣传", "活动", "≥3 场"),
    )
    book.disclose(goals=(Goal("抽检", "第三部分", 1, "守住底线", "line 4"),), indicators=targets)
    book.budget({"抽检": 10, "宣传": 5}, unit="所", fund="一般公共预算")
    book.paid("抽检", {"2020Q1": 1, "2020Q2": 1, "2020Q3": 1, "2020Q4": 2})
    book.result("抽检", "抽检批次", "2020Q3", "20")


def written(connection: Connection, kind: str, profile: Profile | None = None) -> bytes:
    """All forms of a kind, as the command writes them."""
    with speaking(CHINESE):
        answer = REPORTS[kind](connection, 2020, DAYS[kind], None, profile)
        return workbook(forms(kind, answer, profile or default(), whole=True))


def sheet(content: bytes, name: str = "抽检") -> Worksheet:
    """One sheet of a workbook, its book behind it."""
    found = load_workbook(io.BytesIO(content))[name]
    assert isinstance(found, Worksheet)
    return found


def row_of(page: Worksheet, name: str) -> int:
    """The row of an indicator."""
    return next(cell.row for row in page.iter_rows() for cell in row if cell.value == name)


def column_of(page: Worksheet, head: str) -> int:
    """The column under a head."""
    return next(cell.column for row in page.iter_rows() for cell in row if cell.value == head)


def typed(page: Worksheet, name: str, **cells: object) -> None:
    """Fill in cells of an indicator's row, by the heads of their columns."""
    for head, value in cells.items():
        page.cell(row_of(page, name), column_of(page, head.replace("_", "-"))).value = value  # type: ignore[assignment]


def cells(content: bytes, name: str = "抽检") -> dict[str, object]:
    """What a sheet shows."""
    return {
        cell.coordinate: cell.value
        for row in sheet(content, name).iter_rows()
        for cell in row
        if cell.value is not None
    }


def saved(page: Worksheet, folder: Path, name: str = "form.xlsx") -> Path:
    """The workbook of a sheet as a file."""
    path = folder / name
    assert page.parent is not None
    page.parent.save(path)
    return path


def taken(
    connection: Connection, path: Path, *, dry_run: bool = False, profile: Profile | None = None
) -> ImportReport:
    """Import it as the command does."""
    explained = partial(explain, profile=profile)
    (report,) = import_paths(connection, [path], Options(), dry_run=dry_run, explain=explained)
    return report


def refusal(connection: Connection, path: Path) -> str:
    """Why it is refused; nothing of it was written."""
    before = connection.execute("SELECT count(*) FROM imports").fetchone()[0]
    with pytest.raises(Refused) as caught:
        taken(connection, path)
    assert connection.execute("SELECT count(*) FROM imports").fetchone()[0] == before
    assert connection.execute("SELECT count(*) FROM acknowledgements").fetchone()[0] == 0
    return str(caught.value)


@pytest.mark.parametrize("kind", [MONITOR, SELFEVAL])
@pytest.mark.parametrize("name", ["linear", "hubei", "hefei", "anhui"])
def test_a_form_that_nobody_changed_imports_nothing_and_says_so(
    filed: Connection, tmp_path: Path, kind: str, name: str
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(written(filed, kind, load(name)))
    report = taken(filed, path)
    assert (report.state, report.number) == (UNCHANGED, None)
    assert "nothing in the form was changed" in str(report.replaces)


@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate),
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(order=st.permutations(usual(MONITOR)), other=st.permutations(usual(SELFEVAL)))
def test_columns_in_any_order_are_laid_out_and_read_back(
    filed: Connection, order: list[str], other: list[str]
) -> None:
    rules = replace(default(), forms={MONITOR: tuple(order), SELFEVAL: tuple(other)})
    with TemporaryDirectory() as folder:
        for kind in (MONITOR, SELFEVAL):
            path = Path(folder) / f"{kind}.xlsx"
            path.write_bytes(written(filed, kind, rules))
            assert taken(filed, path).state == UNCHANGED


def test_a_list_of_results_under_the_title_of_a_form_is_still_a_list(
    filed: Connection, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "项目支出绩效自评表,,,\n项目名称,三级指标,期间,实际完成值\n抽检,报告,2020Q4,4\n",
        encoding="utf-8",
    )
    assert taken(filed, path).number is not None


def test_a_title_with_words_around_it_is_the_form_s(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    page["A1"].value = "附件1：甲市2020年项目支出绩效目标执行监控表"
    assert taken(filed, saved(page, tmp_path)).state == UNCHANGED


def test_results_come_back_under_their_period_with_their_place(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "合格率", **{"1_9月执行情况": 0.925, "备注": "抽查"})
    page.cell(row_of(page, "合格率"), column_of(page, "1-9月执行情况")).number_format = "0.0%"
    typed(page, "抽检批次", **{"1_9月执行情况": 60})
    report = taken(filed, saved(page, tmp_path))
    assert dict(report.counts) == {"results": 2, "reasons": 0}
    rows = filed.execute(
        "SELECT level3, period, actual_value, actual_text, note, locator FROM indicator_actuals"
        " ORDER BY level3"
    )
    found = [tuple(row) for row in rows]
    assert [one[:5] for one in found] == [
        ("合格率", "2020Q3", 92.5, "92.5%", "抽查"),
        ("抽检批次", "2020Q3", 60.0, "60", None),
    ]
    assert found[0][5].startswith("抽检!F")


def test_a_month_that_ends_no_quarter_is_its_own_period(filed: Connection, tmp_path: Path) -> None:
    with speaking(CHINESE):
        answer = monitoring(filed, 2020, date(2020, 7, 31))
        page = sheet(workbook(forms(MONITOR, answer, default(), whole=True)))
    typed(page, "报告", **{"1_7月执行情况": 2})
    taken(filed, saved(page, tmp_path))
    row = filed.execute("SELECT period FROM indicator_actuals WHERE level3 = '报告'").fetchone()
    assert row["period"] == "2020-07"


def test_a_cause_and_its_reason_become_an_acknowledgement(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"人员保障": "√", "原因说明": "缺人改进措施：补员"})
    report = taken(filed, saved(page, tmp_path))
    assert dict(report.counts) == {"results": 0, "reasons": 1}
    (row,) = filed.execute("SELECT * FROM acknowledgements").fetchall()
    assert (row["cause"], row["note"], row["remedy"]) == ("人员保障", "缺人", "补员")
    state = {one.id: one.state for one in findings(filed, 2020, DAYS[MONITOR]).rows}
    assert state[row["finding"]] == "acknowledged"


def test_a_result_that_mends_a_target_leaves_its_reason_without_a_finding(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"1_9月执行情况": 120, "其他": "√", "原因说明": "晚了"})
    report = taken(filed, saved(page, tmp_path))
    assert dict(report.counts) == {"results": 1, "reasons": 0}
    assert [note.text for note in report.notes] == ["晚了"]


def test_reasons_of_the_self_evaluation_go_to_targets_and_to_the_payments(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, SELFEVAL))
    typed(page, "抽检批次", **{"偏差原因分析及改进措施": "缺人"})
    label = next(c for r in page.iter_rows() for c in r if c.value == "预算执行率偏低原因")
    page.cell(label.row, 3).value = "未结算"
    path = saved(page, tmp_path)
    assert dict(taken(filed, path).counts) == {"results": 0, "reasons": 2}
    said = filed.execute("SELECT finding, cause, note FROM acknowledgements ORDER BY finding")
    assert [(row["finding"].rsplit("-", 1)[0], row["cause"], row["note"]) for row in said] == [
        ("indicator-missed", "其他", "缺人"),
        ("pace-behind", "其他", "未结算"),
    ]
    assert OWED not in cells(written(filed, SELFEVAL)).values()
    again = tmp_path / "again.xlsx"
    again.write_bytes(written(filed, SELFEVAL))
    assert taken(filed, again).state == UNCHANGED


def test_a_dry_run_keeps_neither_results_nor_reasons(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"人员保障": "√", "原因说明": "缺人", "1_9月执行情况": 21})
    report = taken(filed, saved(page, tmp_path), dry_run=True)
    assert (report.state, dict(report.counts)) == (REHEARSED, {"results": 1, "reasons": 1})
    assert cells(written(filed, MONITOR)).get("F13") == 20
    assert not filed.execute("SELECT 1 FROM acknowledgements").fetchall()


def test_a_cell_that_was_emptied_takes_nothing_away(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"1_9月执行情况": None})
    report = taken(filed, saved(page, tmp_path))
    assert report.state == UNCHANGED
    assert "the result “20” stays" in report.notes[0].reason


def test_two_indicators_of_one_name_are_told_apart_by_their_targets(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR), "宣传")
    row = row_of(page, "≥3 场")
    page.cell(row, column_of(page, "1-9月执行情况")).value = 2
    assert taken(filed, saved(page, tmp_path)).state == IMPORTED


def test_mistakes_are_named_by_their_cells_all_at_once(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"人员保障": "√", "其他": "√", "原因说明": "缺人"})
    typed(page, "合格率", **{"1_9月执行情况": 0.95, "经费保障": "多"})
    typed(page, "报告", **{"制度保障": "√", "1_9月执行情况": "=1/0"})
    typed(page, "群众满意度", **{"原因说明": "没问"})
    other = page.parent["宣传"]  # type: ignore[index]
    typed(other, "活动", 三级指标="座谈")
    said = refusal(filed, saved(page, tmp_path))
    for part in (
        "人员保障, 其他; expected one cause",
        "“0.95” for a target in %",
        "“多”; expected √ or nothing",
        "expected the reason in words",
        "a formula without a stored value",
        "“没问” without a cause",
        "宣传!D13: found “座谈”; expected an indicator of the project",
    ):
        assert part in said, said


def by_hand(page: Worksheet) -> Worksheet:
    """The form as somebody types it, without what was printed."""
    assert page.parent is not None
    del page.parent[BASELINE]
    return page


def test_an_old_form_that_nobody_changed_takes_nothing_back(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    Book(filed).result("抽检", "抽检批次", "2020Q3", "30")
    path = saved(page, tmp_path)
    assert taken(filed, path).state == UNCHANGED
    typed(page, "合格率", **{"1_9月执行情况": "95%"})
    assert dict(taken(filed, saved(page, tmp_path)).counts)["results"] == 1
    assert cells(written(filed, MONITOR))["F13"] == 30


def test_a_changed_cell_does_not_write_over_what_came_since(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    Book(filed).result("抽检", "抽检批次", "2020Q3", "30")
    typed(page, "抽检批次", **{"1_9月执行情况": 25})
    said = refusal(filed, saved(page, tmp_path))
    assert "抽检!F13: found “25”" in said
    assert "the database has “30” since" in said
    assert "printed with “20”" in said
    typed(page, "抽检批次", **{"1_9月执行情况": 30})
    assert taken(filed, saved(page, tmp_path)).state == UNCHANGED


def test_a_form_that_was_typed_by_hand_is_held_against_the_database(
    filed: Connection, tmp_path: Path
) -> None:
    page = by_hand(sheet(written(filed, MONITOR)))
    Book(filed).result("抽检", "抽检批次", "2020Q3", "30")
    assert dict(taken(filed, saved(page, tmp_path)).counts)["results"] == 1


def test_a_changed_reason_does_not_write_over_a_newer_one(
    filed: Connection, tmp_path: Path
) -> None:
    old = sheet(written(filed, MONITOR))
    new = sheet(written(filed, MONITOR))
    typed(new, "抽检批次", **{"人员保障": "√", "原因说明": "缺人"})
    assert taken(filed, saved(new, tmp_path, "new.xlsx")).state == IMPORTED
    assert taken(filed, saved(old, tmp_path)).state == UNCHANGED
    typed(old, "抽检批次", **{"经费保障": "√", "原因说明": "缺钱"})
    with pytest.raises(Refused, match="the database has “缺人” since"):
        taken(filed, saved(old, tmp_path))


def test_rows_that_were_moved_are_still_held_against_their_own_print(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    page.insert_rows(row_of(page, "抽检批次"))
    assert taken(filed, saved(page, tmp_path)).state == UNCHANGED


def test_how_likely_a_target_is_comes_back_and_stands_in_the_next_form(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"人员保障": "√", "原因说明": "缺人", "有可能": "√"})
    taken(filed, saved(page, tmp_path))
    (row,) = filed.execute("SELECT * FROM acknowledgements").fetchall()
    assert row["likelihood"] == "有可能"
    shown = sheet(written(filed, MONITOR))
    assert shown.cell(row_of(shown, "抽检批次"), column_of(shown, "有可能")).value == "√"
    typed(shown, "抽检批次", **{"有可能": None, "完全不可能": "√"})
    assert dict(taken(filed, saved(shown, tmp_path)).counts) == {"results": 0, "reasons": 1}
    rows = filed.execute("SELECT note, likelihood FROM acknowledgements").fetchall()
    assert tuple(rows[-1]) == ("缺人", "完全不可能")


@pytest.mark.parametrize(
    ("ticks", "part"), [("√", "one tick: how likely"), ("也许", "√ or nothing")]
)
def test_a_likelihood_is_one_tick(filed: Connection, tmp_path: Path, ticks: str, part: str) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"确定能": "√", "有可能": ticks})
    assert part in refusal(filed, saved(page, tmp_path))


def test_what_is_no_tick_is_one_mistake(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"经费保障": "x", "原因说明": "缺钱"})
    said = refusal(filed, saved(page, tmp_path))
    assert "“x”; expected √ or nothing" in said
    assert "without a cause" not in said


def test_what_is_not_kept_is_named_cell_by_cell(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "报告", 全年预计完成情况="4 份", 确定能="√")
    next(cell for row in page.iter_rows() for cell in row if cell.value == 10).value = 99
    page.delete_rows(row_of(page, "合格率"))
    report = taken(filed, saved(page, tmp_path))
    assert report.state == UNCHANGED
    assert "nothing in the form is kept" in str(report.replaces)
    assert {note.text for note in report.notes} >= {"99", "4 份", "确定能", "合格率"}


def test_scores_and_the_goal_of_a_self_evaluation_are_named_as_not_kept(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, SELFEVAL))
    typed(page, "报告", 得分=9.5)
    goal = next(c for r in page.iter_rows() for c in r if c.value == "实际完成情况")
    page.cell(goal.row + 1, goal.column).value = "都完成了"
    report = taken(filed, saved(page, tmp_path))
    assert [note.text for note in report.notes] == ["都完成了", "9.5"]


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("抽检批次", "很多", "“很多”; expected a number, for the target “≥100 批”"),
        ("抽检批次", True, "“TRUE”"),
        ("抽检批次", date(2020, 9, 1), "“2020-09-01”, a date"),
        ("抽检批次", -3, "a number that is not negative"),
    ],
)
def test_what_cannot_be_a_result_is_refused_by_its_cell(
    filed: Connection, tmp_path: Path, name: str, value: object, part: str
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, name, **{"1_9月执行情况": value})
    said = refusal(filed, saved(page, tmp_path))
    assert "抽检!F13" in said
    assert part in said


def test_an_import_that_brings_only_reasons_is_taken_back(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", **{"人员保障": "√", "原因说明": "缺人"})
    path = saved(page, tmp_path)
    report = taken(filed, path)
    assert report.number is not None
    assert "same bytes" in str(taken(filed, path).replaces)
    with transaction(filed):
        log.undo(filed, report.number, "2020-10-02")
    assert not filed.execute("SELECT 1 FROM acknowledgements").fetchall()
    shown = sheet(written(filed, MONITOR))
    assert shown.cell(row_of(shown, "抽检批次"), column_of(shown, "原因说明")).value == OWED


def test_two_files_that_say_different_things_of_one_cell_are_refused(
    filed: Connection, tmp_path: Path
) -> None:
    paths = []
    for number in (21, 22):
        page = sheet(written(filed, MONITOR))
        typed(page, "抽检批次", **{"1_9月执行情况": number})
        paths.append(saved(page, tmp_path, f"{number}.xlsx"))
    with pytest.raises(Refused) as caught:
        import_paths(filed, paths, Options(), explain=explain)
    said = str(caught.value)
    assert "22.xlsx, 抽检!F13: found “22”" in said
    assert "21.xlsx, 抽检!F13" in said


@pytest.mark.parametrize(
    ("cell", "value", "part"),
    [
        ("C4", "食堂", "抽检!C4: found “食堂”, unknown in 2020"),
        ("C5", "丙局", "抽检!C5: found “丙局”"),
        ("A2", "（2021年度1-9月）", "抽检!A2"),
        ("A1", "2019年项目支出绩效目标执行监控表", "the year under the title, 2020"),
    ],
)
def test_whose_form_it_is_not_is_said_with_its_cell(
    filed: Connection, tmp_path: Path, cell: str, value: str, part: str
) -> None:
    page = sheet(written(filed, MONITOR))
    page[cell].value = value
    said = refusal(filed, saved(page, tmp_path))
    assert part in said
    assert "--new-projects" not in said


def test_a_form_is_not_taken_for_another_time_than_it_was_printed_for(
    filed: Connection, tmp_path: Path
) -> None:
    page = sheet(written(filed, SELFEVAL))
    page["A2"].value = "（2019年度）"
    assert "2020, months 1-12, as it was printed" in refusal(filed, saved(page, tmp_path))


def test_a_target_is_no_cell_to_fill_in(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    typed(page, "抽检批次", 年度指标值="≥50 批")
    assert "the target as it was set: “≥100 批”" in refusal(filed, saved(page, tmp_path))


@pytest.mark.parametrize(
    ("text", "other", "part"),
    [
        ("抽检", "食堂", "unknown in 2020"),
        ("甲市乙局", "丙局", "a known department"),
        ("（2020年度1-9月）", "（1-9月）", "no line that says the year"),
        ("（2020年度1-9月）", "（2020年度1-8月）", "the months under the title, 1-8"),
        ("年度指标值", "指标", "also 年度指标值"),
    ],
)
def test_a_form_that_cannot_be_placed_is_refused(
    filed: Connection, tmp_path: Path, text: str, other: str, part: str
) -> None:
    page = sheet(written(filed, MONITOR))
    cell = next(c for r in page.iter_rows() for c in r if c.value == text)
    cell.value = other
    assert part in refusal(filed, saved(page, tmp_path))


def test_a_project_that_stands_on_two_sheets_is_refused(filed: Connection, tmp_path: Path) -> None:
    page = sheet(written(filed, MONITOR))
    book = page.parent
    assert book is not None
    book.copy_worksheet(page)
    assert "a project once" in refusal(filed, saved(page, tmp_path))


def test_a_form_whose_percentages_are_unknown_is_to_be_saved_as_xlsx() -> None:
    sheet = Sheet("抽检", [["项目支出绩效自评表"]], percents=None)
    with pytest.raises(Refused, match="the form saved as xlsx"):
        read_forms([sheet], "old.xls")


def test_the_pace_form_is_not_read_back_and_says_what_is(filed: Connection, tmp_path: Path) -> None:
    path = tmp_path / "pace.xlsx"
    path.write_bytes(written(filed, PACE))
    assert "tracker template execution" in refusal(filed, path)


RESULTS = st.one_of(
    st.integers(0, 300).map(str),
    st.decimals(0, 300, places=2).map(str),
    st.sampled_from(["95%", "92.35%", "3 批", "基本完成", "未发生", "0%"]),
)
WORDS = st.text(st.sampled_from("缺人钱晚 了a1，。"), min_size=1, max_size=12).filter(
    lambda text: bool(text.strip())
)


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(st.sampled_from(NAMES), RESULTS, max_size=4),
    st.dictionaries(st.sampled_from(NAMES), st.tuples(st.sampled_from(CAUSES), WORDS), max_size=3),
)
def test_what_is_filled_in_stands_in_the_next_form(
    results: dict[str, str], reasons: dict[str, tuple[str, str]]
) -> None:
    """Export, fill in, import, export: the new form says what was typed; once more changes nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with open_database(folder / "a.db", create=True) as connection:
            fill(Book(connection))
            page = sheet(written(connection, MONITOR))
            for indicator_name, text in results.items():
                typed(page, indicator_name, **{"1_9月执行情况": text})
            for indicator_name, (cause, words) in reasons.items():
                typed(page, indicator_name, **{cause: "√", "原因说明": words})
            path = saved(page, folder)
            try:
                report = taken(connection, path)
            except Refused as refused:
                whys = [str(one) for one in refused.problems]
                known = ("for a target in %", "expected a number", "at most 100%")
                assert all(any(part in one for part in known) for one in whys)
                return
            kept = {note.text for note in report.notes}
            first = written(connection, MONITOR)
            again = folder / "again.xlsx"
            again.write_bytes(first)
            assert taken(connection, again).state == UNCHANGED
            assert written(connection, MONITOR) == first
            shown = sheet(first)
            for indicator_name, text in results.items():
                at = row_of(shown, indicator_name)
                value = shown.cell(at, column_of(shown, "1-9月执行情况")).value
                assert value is not None
                if not text.endswith("%"):
                    assert str(value) == text or float(str(value)) == float(text)
            for indicator_name, (cause, words) in reasons.items():
                at = row_of(shown, indicator_name)
                if words.strip() in kept:
                    continue
                assert shown.cell(at, column_of(shown, cause)).value == "√"
                said = str(shown.cell(at, column_of(shown, "原因说明")).value)
                assert said == words.strip()


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (SELFEVAL, ("三级指标", "年度指标值", "实际完成值", "分值", "得分")),
        (SELFEVAL, tuple(one for one in usual(SELFEVAL) if one != "二级指标")),
        (MONITOR, ("三级指标", "年度指标值", "1-N月执行情况")),
        (MONITOR, ("三级指标", "年度指标值", "1-N月执行情况", "备注")),
    ],
)
def test_a_profile_with_few_columns_makes_a_form_that_comes_back(
    filed: Connection, tmp_path: Path, kind: str, names: tuple[str, ...]
) -> None:
    """The rows of money need more columns than such a table has: some are divided."""
    rules = replace(default(), forms={**default().forms, kind: names})
    page = sheet(written(filed, kind, rules))
    assert "年度资金总额" in cells(written(filed, kind, rules)).values()
    typed(page, "报告", **{"1-9月执行情况" if kind == MONITOR else "实际完成值": 3})
    assert dict(taken(filed, saved(page, tmp_path)).counts)["results"] == 1
    with speaking(CHINESE):
        answer = REPORTS[kind](filed, 2020, DAYS[kind], None, rules)
        assert forms_document(forms(kind, answer, rules, whole=True))
