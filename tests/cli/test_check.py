"""`check`: exit codes, formats, choice of rules."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

from tracker.reports.check import RULES

Typed = Callable[..., Any]

DISCLOSURE = """# 测试局 2020 年部门预算信息公开

2020 年预算收入 {revenue} 万元。2020 年支出预算 10.00 万元。
"""


@pytest.fixture
def wrong(typed: Typed, db: Path) -> Path:
    """A database with a document whose revenue is not its expenditure."""
    disclose(typed, db, "11.00")
    return db


def disclose(typed: Typed, db: Path, revenue: str) -> None:
    """Import a document."""
    path = db.parent / f"disclosure-{revenue}.md"
    path.write_text(DISCLOSURE.format(revenue=revenue), encoding="utf-8")
    run = typed("import", str(path))
    assert run.code == 0, run.err


def test_a_contradiction_is_code_1_and_says_both_sides(typed: Typed, wrong: Path) -> None:
    run = typed("check", "--rule", "headline-sum")
    assert run.code == 1
    assert "11.00" in run.out
    assert "10.00" in run.out
    assert "line 3" in run.out


def test_nothing_wrong_is_an_answer_and_code_0(typed: Typed, db: Path) -> None:
    disclose(typed, db, "10.00")
    assert typed("check", "--rule", "headline-sum").code == 0
    assert typed("check", "--rule", "headline-sum", "-q").out == ""


def test_fail_on_never_is_code_0(typed: Typed, wrong: Path) -> None:
    assert typed("check", "--fail-on", "never").code == 0


def test_json_keeps_the_contract(typed: Typed, wrong: Path) -> None:
    said = json.loads(typed("check", "--format", "json", "--severity", "error").out)
    assert (said["command"], said["year"]) == ("check", 2020)
    row = next(row for row in said["rows"] if row["rule"] == "headline-sum")
    assert list(row) == [
        "id",
        "rule",
        "severity",
        "subject",
        "message",
        "plan",
        "actual",
        "gap",
        "unit",
        "state",
        "source",
        "locator",
    ]
    assert (row["plan"], row["actual"], row["gap"]) == ("110000.00", "100000.00", "10000.00")
    assert said["totals"]["rules"] == len(RULES)


def test_junit_shows_what_is_wrong_and_which_rules_hold(typed: Typed, wrong: Path) -> None:
    run = typed("check", "--format", "junit")
    suite = xml.fromstring(run.out)[0]
    broken = {case.get("classname") for case in suite if case.find("failure") is not None}
    assert "tracker.headline-sum" in broken
    names = {case.get("classname") for case in suite}
    assert names == {f"tracker.{rule.id}" for rule in RULES}
    assert suite.get("failures") == str(
        sum(1 for case in suite if case.find("failure") is not None)
    )


@pytest.mark.parametrize("format", ["table", "md", "csv", "json", "jsonl", "html", "junit", "prom"])
def test_the_same_database_gives_the_same_bytes(typed: Typed, wrong: Path, format: str) -> None:
    first, second = typed("check", "--format", format), typed("check", "--format", format)
    assert first == second
    assert first.out


def test_an_unknown_year_says_so(typed: Typed, wrong: Path) -> None:
    run = typed("check", "--year", "1999")
    assert (run.code, run.out) == (3, "")
    assert "Nothing has been imported for 1999." in run.err
