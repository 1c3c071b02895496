"""`findings`, `findings ack`, `summary --record`: what is remembered from run to run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest

Typed = Callable[..., Any]


def rows(typed: Typed, *words: str) -> list[dict[str, Any]]:
    """The findings in JSON."""
    found: list[dict[str, Any]] = json.loads(
        typed("findings", "--format", "json", "--fail-on", "never", *words).out
    )["rows"]
    return found


def only(typed: Typed, *words: str) -> dict[str, Any]:
    """The finding about the project that is behind."""
    found = rows(typed, "--rule", "pace-behind", *words)
    return next(row for row in found if row["subject"] == "质量提升工作经费")


def test_findings_fail_as_they_are_told_to(typed: Typed, db: Path) -> None:
    assert typed("findings").code == 1
    assert typed("findings", "--fail-on", "never").code == 0
    assert typed("findings", "--rule", "no-such").code == 0


def test_an_acknowledged_finding_fails_no_more(typed: Typed, db: Path) -> None:
    for row in rows(typed, "--severity", "error"):
        run = typed("findings", "ack", row["id"], "--cause", "经费保障", "--note", "财政未拨款")
        assert run.code == 0, run.err
        assert row["subject"] in run.err
    assert typed("findings").code == 0
    assert typed("summary").code == 0
    assert only(typed)["state"] == "acknowledged"


@pytest.mark.parametrize(
    ("word", "cause"),
    [
        ("funding", "经费保障"),
        ("institution", "制度保障"),
        ("staff", "人员保障"),
        ("equipment", "硬件条件保障"),
        ("other", "其他"),
    ],
)
def test_a_cause_has_an_english_word(typed: Typed, db: Path, word: str, cause: str) -> None:
    typed("findings", "ack", only(typed)["id"], "--cause", word, "--note", "n", "--remedy", "r")
    from tracker.db import open_database

    with open_database(db) as connection:
        said = connection.execute("SELECT * FROM acknowledgements").fetchone()
    assert (said["cause"], said["note"], said["remedy"]) == (cause, "n", "r")
    assert said["by"]
    assert said["at"]


def test_an_unknown_cause_is_refused(typed: Typed, db: Path) -> None:
    run = typed("findings", "ack", "x", "--cause", "weather", "--note", "n")
    assert run.code == 2


def test_an_unknown_id_matches_nothing(typed: Typed, db: Path) -> None:
    run = typed("findings", "ack", "no-such-1", "--cause", "other", "--note", "n")
    assert (run.code, run.out) == (3, "")
    assert "no-such-1" in run.err


def test_a_note_says_something(typed: Typed, db: Path) -> None:
    run = typed("findings", "ack", only(typed)["id"], "--cause", "other", "--note", " ")
    assert run.code == 2


def test_until_snoozes(typed: Typed, db: Path) -> None:
    words = ("findings", "ack", only(typed)["id"], "--cause", "other", "--note", "n", "--until")
    typed(*words, "2020Q4")
    assert only(typed)["state"] == "snoozed"
    refused = typed(*words, "2020Q3")
    assert refused.code == 2
    assert "2020-09-30 is not after 2020-09-30" in refused.err
    assert only(typed)["state"] == "snoozed"


def test_new_is_what_the_last_recorded_summary_did_not_have(typed: Typed, db: Path) -> None:
    assert rows(typed, "--new") == rows(typed)
    assert typed("summary", "--record", "-q").code == 1
    assert rows(typed, "--new") == []
    assert typed("summary", "--new").code == 0
    assert typed("findings", "--new").code == 0


def test_what_is_gone_is_shown_when_asked_for(typed: Typed, db: Path) -> None:
    typed("summary", "--record")
    path = db.parent / "more.csv"
    path.write_text("项目名称,期间,本期支出（万元）\n质量提升工作经费,2020Q3,6\n", encoding="utf-8")
    typed("import", str(path), "--kind", "execution", "--year", "2020", "--department", "测试局")
    gone = rows(typed, "--state", "resolved")
    assert "质量提升工作经费" in {row["subject"] for row in gone}
    assert {row["state"] for row in gone} == {"resolved"}
    assert "resolved" not in {row["state"] for row in rows(typed)}


@pytest.mark.parametrize(("word", "kept"), [("possible", "有可能"), ("完全不可能", "完全不可能")])
def test_how_likely_a_target_is_can_be_said(typed: Typed, db: Path, word: str, kept: str) -> None:
    ack = ("findings", "ack", only(typed)["id"], "--cause", "other", "--note", "n")
    assert typed(*ack, "--likelihood", "perhaps").code == 2
    assert typed(*ack, "--likelihood", word).code == 0
    from tracker.db import open_database

    with open_database(db) as connection:
        said = connection.execute("SELECT likelihood FROM acknowledgements").fetchone()
    assert said["likelihood"] == kept


def test_junit_skips_what_is_acknowledged(typed: Typed, db: Path) -> None:
    typed("findings", "ack", only(typed)["id"], "--cause", "other", "--note", "n")
    suite = xml.fromstring(typed("findings", "--format", "junit").out)[0]
    skipped = [case for case in suite if case.find("skipped") is not None]
    assert [case.get("classname") for case in skipped] == ["tracker.pace-behind"]
    assert suite.get("skipped") == "1"


def test_prometheus_reads_counts_and_the_time_of_the_last_import(typed: Typed, db: Path) -> None:
    from prometheus_client.parser import text_string_to_metric_families

    for command in ("findings", "summary", "check"):
        text = typed(command, "--format", "prom").out
        families = {one.name: one for one in text_string_to_metric_families(text)}
        assert "tracker_last_import_timestamp_seconds" in families
        counted = {
            (one.labels["severity"], one.labels["state"]): one.value
            for one in families["tracker_findings"].samples
        }
        assert len(counted) == 12
    assert families["tracker_as_of_timestamp_seconds"].samples[0].value == 1601424000


def test_the_summary_for_prometheus_has_the_money_in_yuan(typed: Typed, db: Path) -> None:
    out = typed("summary", "--format", "prom").out
    assert 'tracker_budget_yuan{department="测试局",year="2020"} 179000.0' in out
    assert 'tracker_paid_yuan{department="测试局",year="2020"} 110000.0' in out


def test_a_format_that_a_command_does_not_have_is_refused(typed: Typed, db: Path) -> None:
    for words in (("--format", "junit", "payments"), ("--format", "csv", "import", "budget.csv")):
        run = typed(*words)
        assert (run.code, run.out) == (2, "")
    assert typed("--format", "junit", "findings").out.startswith("<?xml")


def test_the_group_and_its_command_have_help(typed: Typed, db: Path) -> None:
    assert "ack" in typed("findings", "--help").out
    assert "--cause" in typed("findings", "ack", "--help").out
