"""`tracker form`, typed."""

import io
import json
from pathlib import Path

import pytest
from cli.conftest import Typed
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from places import REAL, SAMPLES, needs_real_file

PROJECT = "质量月活动及质量培训经费"
QUARTER = ("--year", "2020", "--as-of", "2020Q3")


@pytest.fixture
def samples(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample years."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "samples.db"))
    assert typed("import", str(SAMPLES), "-q").code == 0


def page(path: Path, name: str) -> Worksheet:
    """A sheet of a workbook."""
    found = load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def texts(sheet: Worksheet) -> set[str]:
    """All that it shows."""
    return {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def beside(sheet: Worksheet, label: str) -> list[object]:
    """The values of a row after its label."""
    row = next(row for row in sheet.iter_rows() if any(cell.value == label for cell in row))
    at = next(number for number, cell in enumerate(row) if cell.value == label)
    return [cell.value for cell in row[at + 1 :] if cell.value is not None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("monitor", "--project", "质量月"), "add -o monitor.xlsx"),
        (("monitor", "--project", "质量月", "-o", "-"), "add -o monitor.xlsx"),
        (("monitor", "-o", "a.xlsx"), "say --project TEXT, or --all"),
        (("selfeval", "--all", "--project", "a", "-o", "a.xlsx"), "say --project TEXT, or --all"),
        (("monitor", "--all", "-o", "a.pdf"), "written as .xlsx or .docx"),
        (("pace", "--all", "-o", "a.xlsx"), "no use for --all"),
        (("monitor", "--all", "--against", "2019", "-o", "a.xlsx"), "no use for --against"),
        (("changes", "-o", "a.xlsx"), "as text or docx"),
        (("changes", "-o", "a.pdf"), "as text or docx"),
        (("changes", "--against", "2020"), "is the same year: name another"),
        (("monitor", "--project", "质量", "-o", "a.xlsx"), "may be one of these: 质量奖励资金"),
    ],
)
@pytest.mark.usefixtures("samples")
def test_what_makes_no_form_is_refused_with_its_mend(
    typed: Typed, words: tuple[str, ...], said: str
) -> None:
    run = typed("form", words[0], "--year", "2020", *words[1:])
    assert run.code == 2
    assert said in " ".join(run.err.split())
    assert not [*Path.cwd().glob("a.*")]


@pytest.mark.usefixtures("samples")
def test_changes_say_on_stderr_of_whom_what_is_missing(typed: Typed) -> None:
    run = typed("form", "changes", "--year", "2021", "--against", "2019")
    assert run.code == 0
    assert "There are no data of 2019" in run.err
    assert "主要原因" not in run.out


@pytest.mark.usefixtures("samples")
def test_a_project_that_nobody_knows_has_no_form(typed: Typed) -> None:
    run = typed("form", "monitor", *QUARTER, "--project", "食堂", "-o", "a.xlsx")
    assert (run.code, Path("a.xlsx").exists()) == (3, False)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.usefixtures("samples")
def test_a_form_is_chinese_whatever_the_language_and_what_is_missing_is_said_in_it(
    typed: Typed, language: str
) -> None:
    run = typed(
        "--lang", language, "form", "monitor", *QUARTER, "--project", "质量月", "-o", "a.xlsx"
    )
    assert run.code == 0
    said = "6 things are still missing" if language == "en" else "尚缺 6 项"
    assert said in run.err
    missing = texts(page(Path("a.xlsx"), "尚缺内容"))
    assert "偏差原因分析：必填：质量管理培训期数, 培训人次" in missing
    form = page(Path("a.xlsx"), PROJECT)
    assert {"项目支出绩效目标执行监控表", "（2020年度1-9月）", "金额单位：万元"} <= texts(form)
    assert not any("reported" in text for text in texts(form) | missing)


@pytest.mark.usefixtures("samples")
def test_the_money_is_what_the_payments_say(typed: Typed) -> None:
    """8.00 granted, 2.48 paid by September, 31 %: as `tracker payments` has it."""
    typed("form", "monitor", *QUARTER, "--project", "质量月", "-o", "a.xlsx", "-q")
    form = page(Path("a.xlsx"), PROJECT)
    assert beside(form, "年度资金总额") == [8, 2.48, 0.31, "3.31～8.00"]
    assert beside(form, "其他资金") == []
    paid = json.loads(typed("payments", *QUARTER, "--format", "json").out)["rows"]
    found = {
        (row["budget"], row["paid"], row["paid_percent"])
        for row in paid
        if row["project"] == PROJECT
    }
    assert found == {("80000.00", "24800.00", 31)}


@pytest.mark.usefixtures("samples")
def test_the_cause_of_a_late_payment_stands_in_the_monitoring_form(typed: Typed) -> None:
    project = "知识产权资助奖励资金"
    year = ("--year", "2020")
    rows = json.loads(typed("findings", *year, "--format", "json").out)["rows"]
    late = next(
        row["id"] for row in rows if (row["rule"], row["subject"]) == ("payment-late", project)
    )
    asked = typed("form", "monitor", *year, "--project", project, "-o", "a.xlsx")
    assert (
        "支付进度滞后的原因: owed, payments are late; say it with tracker findings ack" in asked.err
    )
    said = ("--cause", "经费保障", "--note", "评审推迟", "--remedy", "一月付清")
    assert typed("findings", "ack", late, *said).code == 0
    again = typed("form", "monitor", *year, "--project", project, "-o", "a.xlsx")
    assert "支付进度滞后的原因" not in again.err
    notes = [text for text in texts(page(Path("a.xlsx"), project)) if "支付进度滞后" in text]
    assert len(notes) == 1
    assert "经费保障" in notes[0] and "评审推迟" in notes[0] and "一月付清" in notes[0]
    assert typed("import", "a.xlsx").code == 0, "a note is not read back"


@pytest.mark.usefixtures("samples")
def test_all_projects_are_one_workbook_or_one_document(typed: Typed) -> None:
    for name in ("all.xlsx", "all.docx"):
        assert typed("form", "selfeval", "--year", "2020", "--all", "-o", name, "-q").code == 0
    book = load_workbook("all.xlsx")
    assert book.sheetnames[0] == "自评结果汇总"
    assert book.sheetnames[-1] == "尚缺内容"
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    made = Document(io.BytesIO(Path("all.docx").read_bytes()))
    assert len(made.sections) == len(shown)
    summary = made.tables[0]
    assert len(summary.rows) - 1 == len(shown) - 2
    assert "基层所执法装备购置专项资金" in [row.cells[1].text for row in summary.rows]


@pytest.mark.usefixtures("samples")
def test_a_full_rate_stays_on_one_line_of_a_self_evaluation(typed: Typed) -> None:
    """A hundred per cent is seven characters of nine points: 15 mm in the widest of the usual fonts."""
    form = ("form", "selfeval", "--year", "2020", "--project", "食品安全抽检", "-o", "a.docx", "-q")
    assert typed(*form).code == 0
    made = Document(io.BytesIO(Path("a.docx").read_bytes()))
    rates = [cell for row in made.tables[0].rows for cell in row.cells if cell.text == "100.00%"]
    assert rates
    assert all(cell.width is not None and cell.width.mm >= 16 for cell in rates)


@pytest.mark.usefixtures("samples")
def test_the_summary_holds_the_scores_that_the_score_gives(typed: Typed) -> None:
    typed("form", "selfeval", "--year", "2020", "--all", "-o", "all.xlsx", "-q")
    rows = page(Path("all.xlsx"), "自评结果汇总").iter_rows(values_only=True)
    found = {row[1]: (row[7], row[8]) for row in rows}
    assert found["基层所执法装备购置专项资金"] == (100, "优")
    assert found[PROJECT] == (None, None)


@pytest.mark.parametrize(
    ("profile", "heads"),
    [
        ("linear", ["年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]),
        ("hubei", ["年初目标值（A）", "实际完成值（B）", "分值", "得分", "偏差原因分析及改进措施"]),
        ("hefei", ["分值", "年度指标值", "实际完成值", "得分", "未完成原因和改进措施"]),
    ],
)
@pytest.mark.usefixtures("samples")
def test_a_profile_orders_and_names_the_columns(
    typed: Typed, profile: str, heads: list[str]
) -> None:
    form = ("form", "selfeval", "--year", "2020", "--project", "质量月", "-o", "a.xlsx", "-q")
    assert typed(*form, "--profile", profile).code == 0
    assert beside(page(Path("a.xlsx"), PROJECT), "三级指标") == heads


@pytest.mark.usefixtures("samples")
def test_a_wrong_column_in_a_profile_is_refused_with_its_line(typed: Typed) -> None:
    words = 'extends = "linear"\n\n[form.monitor]\ncolumns = ["一级指标", "评语"]\nsource = "x"\n'
    Path("own.toml").write_text(words, encoding="utf-8")
    run = typed("form", "monitor", *QUARTER, "--all", "--profile", "own.toml", "-o", "a.xlsx")
    assert run.code == 2
    assert "own.toml, line 4" in run.err
    assert "no “评语”" in run.err


@pytest.mark.usefixtures("samples")
def test_the_pace_has_its_lights_its_ranks_and_the_profile_s_consequence(typed: Typed) -> None:
    typed("form", "pace", *QUARTER, "--profile", "sichuan-2025", "-o", "pace.xlsx", "-q")
    form = page(Path("pace.xlsx"), "支出进度表")
    assert beside(form, PROJECT) == [8, 8, 2.48, 0.31, 0.6, 29, 0.4133, "红灯", 13, "【必填】"]
    assert beside(form, "计量器具检定经费") == [12, 12, 0.6]
    notice = "".join(texts(page(Path("pace.xlsx"), "通知")))
    assert "预警；十个工作日内" in notice
    assert f"{PROJECT}（云澜区市场监督管理局）：预算8.00万元，已支出2.48万元" in notice


@pytest.mark.usefixtures("samples")
def test_nobody_behind_gets_no_notice(typed: Typed) -> None:
    words = 'extends = "linear"\n[lights]\nyellow_from = 0\ngreen_from = 0\nsource = "x"\n'
    words += "[behind]\namber_points = 100\nred_points = 100\nsource = 'x'\n"
    Path("own.toml").write_text(words, encoding="utf-8")
    typed("form", "pace", *QUARTER, "--profile", "own.toml", "-o", "pace.xlsx", "-q")
    assert load_workbook("pace.xlsx").sheetnames == ["支出进度表", "尚缺内容"]


@pytest.mark.usefixtures("samples")
def test_a_filled_form_comes_back_by_the_command_line(typed: Typed) -> None:
    typed("form", "monitor", *QUARTER, "--project", "质量月", "-o", "a.xlsx", "-q")
    book = load_workbook("a.xlsx")
    form = book.worksheets[0]
    row = next(row for row in form.iter_rows() if any(cell.value == "培训人次" for cell in row))
    row[7].value, row[12].value = "√", "场地未落实"
    book.save("a.xlsx")
    assert typed("import", "a.xlsx").code == 0
    found = typed("findings", *QUARTER, "--state", "acknowledged", "--format", "json")
    assert "培训人次" in found.out


@needs_real_file
def test_the_real_disclosure_fills_what_it_knows_and_lists_the_rest(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", "real.db")
    typed("import", str(REAL), "-q")
    without = typed("form", "monitor", "--year", "2020", "--all", "-o", "a.xlsx")
    assert (without.code, Path("a.xlsx").exists()) == (3, False)
    assert "--as-of" in without.err
    run = typed("form", "monitor", "--year", "2020", "--as-of", "2020-07", "--all", "-o", "a.xlsx")
    assert run.code == 0
    book = load_workbook("a.xlsx")
    assert sum(sheet.sheet_state == "visible" for sheet in book) == 72
    form = page(Path("a.xlsx"), "基层监管所达标购置经费")
    assert beside(form, "年度资金总额") == [33.95]
