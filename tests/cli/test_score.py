"""`tracker score`, `tracker pefa` and --profile: what is printed, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from books import Book, indicator

from tracker.db import open_database

Typed = Callable[..., Any]
PROFILED = ("payments", "indicators", "summary", "score", "compare", "pefa")


@pytest.fixture
def scored(db: Path) -> Path:
    """The small database, with two targets for one of its projects and a result for one of them."""
    with open_database(db) as connection:
        book = Book(connection, department="测试局")
        book.disclose(
            indicators=(
                indicator("质量提升工作经费", "培训期数", "≥3 期"),
                indicator("质量提升工作经费", "满意度", "≥90%", level1="满意度指标"),
                indicator("质量提升工作经费", "事故", "0 次", level1="效果指标"),
            )
        )
        book.result("质量提升工作经费", "培训期数", "2020Q3", "2")
        book.result("质量提升工作经费", "事故", "2020Q3", "0")
    return db


def test_a_score_in_json_keeps_missing_points_missing(typed: Typed, scored: Path) -> None:
    run = typed("score", "--format", "json")
    assert (run.code, run.err) == (0, "")
    said = json.loads(run.out)
    (row,) = said["rows"]
    assert (row["execution"], row["output"], row["outcome"]) == (3.8, 33.33, 30)
    assert (row["satisfaction"], row["total"], row["band"]) == (None, None, None)
    assert row["missing"] == ["满意度: no report"]
    assert [one["indicator"] for one in row["explain"]] == [None, "培训期数", "事故", "满意度"]
    assert any("our convention" in note for note in said["notes"])


def test_a_score_as_a_table_says_the_convention_and_what_is_missing(
    typed: Typed, scored: Path
) -> None:
    run = typed("score")
    assert run.code == 0
    assert "33.33" in run.out
    assert "满意度: no report" in run.out
    assert "(our convention)" in run.out


def test_every_point_is_explained(typed: Typed, scored: Path) -> None:
    run = typed("score", "--explain")
    assert run.code == 0
    assert "50 × min(1, 2 ÷ 3)" in run.out
    assert "10 × min(1, 30000.00 ÷ 79000.00)" in run.out


@pytest.mark.parametrize("format", ["md", "csv", "jsonl", "html"])
@pytest.mark.parametrize("words", [("score",), ("score", "--explain")])
def test_a_score_is_printed_in_every_format(
    typed: Typed, scored: Path, format: str, words: tuple[str, ...]
) -> None:
    run = typed(*words, "--format", format)
    assert (run.code, "33.33" in run.out) == (0, True)


def test_no_project_of_that_name_is_code_3(typed: Typed, scored: Path) -> None:
    assert typed("score", "--project", "修路").code == 3
    assert typed("score", "--project", "质量").code == 0


@pytest.mark.parametrize("command", PROFILED)
def test_an_unknown_profile_is_code_2_with_the_known_ones(
    typed: Typed, scored: Path, command: str
) -> None:
    years = ("2019", "2020") if command == "compare" else ()
    run = typed(command, *years, "--profile", "linaer")
    assert (run.code, run.out) == (2, "")
    assert "no profile “linaer”: name a TOML file, or one of linear, anhui, guangxi" in run.err


def test_a_profile_with_a_mistake_is_code_2_with_the_line(typed: Typed, scored: Path) -> None:
    Path("ours.toml").write_text(
        'extends = "linear"\n[weights]\noutput = 60\nsource = "s"\n', encoding="utf-8"
    )
    run = typed("score", "--profile", "ours.toml")
    assert (run.code, run.out) == (2, "")
    assert "ours.toml, line 2: found weights that add up to 110" in run.err


def test_a_profile_changes_the_pace_that_is_promised(typed: Typed, scored: Path) -> None:
    def promised(*words: str) -> set[float]:
        rows = json.loads(typed("payments", "--format", "json", *words).out)["rows"]
        return {row["due_percent"] for row in rows}

    assert promised() == {75}
    assert promised("--profile", "sichuan-2025") == {60}
    assert promised("--profile", "njau-2021", "--as-of", "2020Q2") == {50}


def test_pefa_names_the_years_that_do_not_count(typed: Typed, scored: Path) -> None:
    run = typed("pefa")
    assert run.code == 3
    assert "2020: execution is reported up to 2020-09-30 only; not counted." in run.out


def test_pefa_gives_a_year_that_is_whole(typed: Typed, scored: Path) -> None:
    with open_database(scored) as connection:
        Book(connection, department="测试局").paid("律师服务费", {"2020Q4": 0})
    run = typed("pefa", "--format", "json")
    assert run.code == 0
    (row,) = json.loads(run.out)["rows"]
    # 7.90 and 8 granted, 3 and 8 paid; 宣传经费 has no report
    assert (row["budget"], row["actual"], row["left_out"]) == ("159000.00", "110000.00", 1)
    assert (row["outturn_percent"], row["outturn_grade"]) == (69.18, "D")
