"""`payments`, `indicators`, `compare`, `summary`: questions, formats and exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]


def test_payments_in_json_keep_the_contract(typed: Typed, db: Path) -> None:
    run = typed("payments", "--format", "json")
    assert (run.code, run.err) == (0, "")
    said = json.loads(run.out)
    assert list(said)[:7] == [
        "schema_version",
        "command",
        "year",
        "as_of",
        "currency",
        "rows",
        "totals",
    ]
    assert (said["schema_version"], said["command"], said["year"]) == (1, "payments", 2020)
    assert (said["as_of"], said["currency"]) == ("2020-09-30", "CNY")
    row = next(row for row in said["rows"] if row["project"] == "质量提升工作经费")
    assert (row["budget"], row["paid"]) == ("79000.00", "30000.00")
    assert row["status"] == "partially_met"
    assert row["met_on"] is None


def test_options_are_taken_before_and_after_the_command(typed: Typed, db: Path) -> None:
    after = typed("payments", "--format", "json", "--db", str(db))
    before = typed("--format", "json", "--db", str(db), "payments")
    assert before == after
    assert before.code == 0


def test_the_option_after_the_command_counts(typed: Typed, db: Path) -> None:
    assert typed("--format", "json", "payments", "--format", "md").out.startswith("## ")


def test_an_option_that_a_command_has_no_use_for_is_refused(typed: Typed, db: Path) -> None:
    run = typed("--format", "json", "undo", "1")
    assert run.code == 2
    assert "--format" in run.err


@pytest.mark.parametrize(
    ("limit", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_findings_at_or_above_the_limit_are_code_1(
    typed: Typed, db: Path, limit: str, code: int
) -> None:
    assert typed("payments", "--fail-on", limit).code == code


def test_findings_below_the_limit_are_code_0(typed: Typed, db: Path) -> None:
    words = ("payments", "--status", "no_report", "--fail-on")
    assert typed(*words, "error").code == 0
    assert typed(*words, "warning").code == 1


def test_a_report_for_cron_is_quiet_until_something_is_wrong(typed: Typed, db: Path) -> None:
    assert typed("-q", "payments").out == ""
    assert "质量提升工作经费" in typed("-q", "payments", "--fail-on", "error").out


def test_nothing_matched_is_code_3_with_a_sentence_and_empty_rows(typed: Typed, db: Path) -> None:
    run = typed("payments", "--project", "没有这个", "--format", "json")
    assert run.code == 3
    assert run.err == "Nothing matched.\n"
    assert json.loads(run.out)["rows"] == []


def test_a_department_that_nobody_knows_is_code_3(typed: Typed, db: Path) -> None:
    run = typed("payments", "--department", "别处")
    assert run.code == 3
    assert "测试局" in run.err


def test_no_database_is_code_2_with_what_to_do(typed: Typed) -> None:
    run = typed("payments", "--db", "none.db")
    assert run.code == 2
    assert "tracker import" in run.err


@pytest.mark.parametrize(
    "words",
    [
        ("payments", "--as-of", "soon"),
        ("payments", "--year", "20"),
        ("payments", "--format", "pdf"),
        ("payments", "--lang", "fr"),
        ("compare", "2020", "2021", "--min-change", "some"),
        ("compare", "2020"),
        ("compare", "2020", "later"),
        ("nonsense",),
    ],
)
def test_bad_usage_is_code_2_with_a_sentence(
    typed: Typed, db: Path, words: tuple[str, ...]
) -> None:
    run = typed(*words)
    assert run.code == 2
    assert run.out == ""
    assert "Traceback" not in run.err
    assert "Error" in run.err


@pytest.mark.parametrize("written", ["2020-06-30", "2020Q2", "2020-06", "2020H1"])
def test_as_of_takes_days_and_periods(typed: Typed, db: Path, written: str) -> None:
    run = typed("payments", "--as-of", written, "--format", "json")
    assert json.loads(run.out)["as_of"] == "2020-06-30"


def test_a_part_of_a_name_chooses_projects_and_a_note_says_that_totals_do_not(
    typed: Typed, db: Path
) -> None:
    said = json.loads(typed("payments", "--project", "律师", "--format", "json").out)
    assert [row["project"] for row in said["rows"]] == ["律师服务费"]
    assert said["totals"]["projects"] == 3
    assert said["notes"] == ["1 of 3 rows are shown; totals are of all."]


def test_compare_keeps_large_changes_and_what_has_no_percentage(typed: Typed, db: Path) -> None:
    Path("next.csv").write_text(
        "项目名称,预算数（万元）\n质量提升工作经费,8\n律师服务费,12\n新项目,1\n", encoding="utf-8"
    )
    about = ("--kind", "budget", "--year", "2021", "--department", "测试局")
    assert typed("import", "next.csv", *about).code == 0
    run = typed("compare", "2020", "2021", "--min-change", "10%", "--format", "json")
    rows = {row["name"]: row["status"] for row in json.loads(run.out)["rows"]}
    assert rows == {"律师服务费": "increased", "新项目": "new", "=宣传经费": "dropped"}


def test_data_older_than_the_limit_are_code_3(typed: Typed, db: Path) -> None:
    run = typed("summary", "--max-age", "30", "--format", "json")
    assert run.code == 3
    assert "2020-09-30" in run.err
    assert json.loads(run.out)["command"] == "summary"


def test_a_summary_for_programs_holds_the_findings_and_the_figures(typed: Typed, db: Path) -> None:
    said = json.loads(typed("summary", "--format", "json", "--fail-on", "never").out)
    assert said["totals"]["budget"] == "179000.00"
    assert said["totals"]["payments"]["partially_met"] == 1
    assert all({"id", "rule", "severity"} <= row.keys() for row in said["rows"])


def test_the_words_of_a_terminal_do_not_reach_a_pipe(typed: Typed, db: Path) -> None:
    run = typed("payments")
    assert "\x1b" not in run.out
    assert "…" not in run.out


@pytest.mark.parametrize("format", ["table", "md", "csv", "json", "jsonl", "xlsx", "html"])
def test_the_same_question_gives_the_same_bytes(typed: Typed, db: Path, format: str) -> None:
    answers = []
    for name in ("one", "two"):
        assert typed("payments", "--format", format, "-o", name).code == 0
        answers.append(Path(name).read_bytes())
    assert answers[0] == answers[1]
    assert answers[0]


@pytest.mark.parametrize(("format", "begins"), [("table", "测试局"), ("md", "# 测试局")])
def test_a_summary_for_people_takes_the_unit(
    typed: Typed, db: Path, format: str, begins: str
) -> None:
    run = typed("summary", "--format", format, "--unit", "元", "--fail-on", "never")
    assert run.code == 0
    assert run.out.startswith(begins)
    assert "179,000.00" in run.out


def test_a_folder_in_place_of_a_database_is_code_2(typed: Typed, tmp_path: Path) -> None:
    run = typed("log", "--db", str(tmp_path))
    assert run.code == 2
    assert "Error" in run.err
