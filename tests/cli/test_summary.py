"""`tracker summary` in a scheduled run: exit codes, silence, the lock, the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import pytest
from prometheus_client.parser import text_string_to_metric_families
from render.pages import Page

from tracker.cli import clock
from tracker.cli.options import REPORTED
from tracker.db import connection, open_database, transaction

Typed = Callable[..., Any]

PROJECT = "质量提升工作经费"
RUN_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("format", REPORTED)
def test_every_format_is_written_to_a_file(typed: Typed, db: Path, format: str) -> None:
    run = typed("summary", "--format", format, "-o", "out")
    assert (run.code, run.out, run.err) == (1, "", "")
    assert len(Path("out").read_bytes()) > 200


@pytest.mark.parametrize("format", [one for one in REPORTED if one != "xlsx"])
def test_quiet_says_nothing_at_all_when_all_is_well(typed: Typed, db: Path, format: str) -> None:
    run = typed("-q", "summary", "--format", format, "--fail-on", "never")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert typed("-q", "summary", "--format", format).out


def test_quiet_still_writes_the_file_that_was_asked_for(typed: Typed, db: Path) -> None:
    run = typed("-q", "summary", "--fail-on", "never", "-o", "page.txt")
    assert (run.code, run.out) == (0, "")
    assert PROJECT in Path("page.txt").read_text("utf-8")


def test_the_four_exit_codes(typed: Typed, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", RUN_AT.date)
    assert typed("summary", "--fail-on", "never").code == 0
    assert typed("summary").code == 1
    assert typed("summary", "--db", "none.db").code == 2
    assert typed("summary", "--year", "1999").code == 3
    days = (RUN_AT.date() - datetime(2020, 9, 30).date()).days
    assert typed("summary", "--max-age", str(days), "--fail-on", "never").code == 0
    stale = typed("summary", "-q", "--max-age", str(days - 1), "--fail-on", "never")
    assert stale.code == 3
    assert stale.err.count("\n") == 1


@pytest.fixture
def writer(db: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another run that is writing, and no patience."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with open_database(db) as other, transaction(other):
        yield


@pytest.mark.usefixtures("writer")
def test_a_run_that_writes_is_refused_while_another_one_does(typed: Typed, db: Path) -> None:
    run = typed("summary", "--record", "--new", "-q")
    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1
    assert "locked by another run" in run.err


@pytest.mark.usefixtures("writer")
def test_a_run_that_only_reads_is_not(typed: Typed, db: Path) -> None:
    assert typed("summary").code == 1
    assert typed("findings", "--fail-on", "never").code == 0


def test_what_cannot_be_delivered_is_not_recorded(typed: Typed, db: Path) -> None:
    """Else a finding would be told by no run at all."""
    run = typed("summary", "--record", "--new", "-o", "nowhere/page.txt")
    assert run.code == 2
    assert typed("summary", "--record", "--new", "-q").code == 1
    assert typed("summary", "--record", "--new", "-q") == typed("findings", "--new", "-q")


def test_a_recorded_run_can_be_seen_by_the_next_one(typed: Typed, db: Path) -> None:
    assert typed("summary", "--record").code == 1
    assert json.loads(typed("summary", "--new", "--format", "json").out)["rows"] == []


def test_one_project_has_the_same_numbers_in_every_format(typed: Typed, db: Path) -> None:
    """From 30,000 of 79,000 yuan by the third quarter, where the pace asks for 75 per cent."""
    text = typed("summary").out
    line = next(line for line in text.splitlines() if PROJECT in line and "pace" in line)
    assert line.split()[3:] == [
        PROJECT,
        "2020-09-30",
        "75.0",
        "%",
        "pace",
        "38.0",
        "%",
        "37.0",
        "2.93",
    ]
    page = Page(typed("summary", "--format", "html").out)
    row = next(row for row in page.cells["late"] if row[1] == PROJECT)
    assert " ".join(row[:-1]).split() == line.split()
    said = json.loads(typed("payments", "--format", "json", "--project", PROJECT).out)["rows"][0]
    assert (said["due_percent"], said["paid_percent"]) == (75, 37.97)
    assert (said["gap_percent"], said["gap_amount"]) == (37.03, "29250.00")
    found = json.loads(typed("summary", "--format", "json").out)
    (finding,) = [one for one in found["rows"] if one["subject"] == PROJECT and one["gap"]]
    assert (finding["actual"], finding["gap"]) == (37.97, "29250.00")


def test_the_figures_of_the_page_are_those_for_programs(typed: Typed, db: Path) -> None:
    totals = json.loads(typed("summary", "--format", "json").out)["totals"]
    page = Page(typed("summary", "--format", "html", "--unit", "元").out)
    money = {row[0]: row[1].replace(",", "") for row in page.cells["year"][1:]}
    assert money["Budget of the projects that disclose one"] == totals["budget"]
    assert money["Paid"].lstrip("≥") == totals["paid"]
    ends = [row[1].replace(",", "") for row in page.cells["forecast"][1:]]
    assert ends == [totals["forecast_low"], totals["forecast_high"]]
    shares = [row[1:3] for row in page.cells["quarters"][1:]]
    for (promised, paid), quarter in zip(shares, totals["quarters"], strict=True):
        assert _rounded(promised) == _shown(quarter["promised"])
        assert _rounded(paid) == _shown(quarter["paid"])


def _rounded(cell: str) -> str:
    return cell.removesuffix(" %").lstrip("≥")


def _shown(value: float | None) -> str:
    from decimal import ROUND_HALF_UP, Decimal

    return (
        "–" if value is None else str(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))
    )


def test_prometheus_reads_the_page_and_only_the_run_is_told_by_the_clock(
    typed: Typed, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = []
    for at in (RUN_AT, RUN_AT.replace(year=2027)):
        monkeypatch.setattr(clock, "now", partial(datetime.fromtimestamp, at.timestamp(), UTC))
        texts.append(typed("summary", "--format", "prom").out.splitlines())
    families = {one.name: one for one in text_string_to_metric_families("\n".join(texts[0]) + "\n")}
    run = families["tracker_last_success_timestamp_seconds"].samples[0]
    assert run.value == RUN_AT.timestamp()
    assert families["tracker_forecast_high_yuan"].samples[0].value == 140000
    changed = [one for one, other in zip(*texts, strict=True) if one != other]
    assert len(changed) == 1
    assert changed[0].startswith("tracker_last_success_timestamp_seconds{")
    assert changed[0] == texts[0][-1]


def test_prometheus_keeps_its_series_when_a_department_is_added(
    typed: Typed, tmp_path: Path
) -> None:
    labels = []
    for name in ("甲局", "乙局", "丙局"):
        sheet = tmp_path / f"{name}.csv"
        sheet.write_text("项目名称,预算数（万元）\n培训,8\n", encoding="utf-8")
        about = ("--kind", "budget", "--year", "2020", "--department", name)
        assert typed("import", str(sheet), *about, "--db", "several.db").code == 0
        out = typed("summary", "--format", "prom", "--db", "several.db", "--fail-on", "never").out
        families = {one.name: one for one in text_string_to_metric_families(out)}
        labels.append(families["tracker_budget_yuan"].samples[0].labels["department"])
    assert labels == ["甲局", "", ""]


def test_junit_is_a_test_case_a_finding(typed: Typed, db: Path) -> None:
    suite = xml.fromstring(typed("summary", "--format", "junit").out)[0]
    rows = json.loads(typed("summary", "--format", "json").out)["rows"]
    assert [str(case.get("name")).split("[")[-1] for case in suite] == [
        f"{row['id']}]" for row in rows
    ]


LATER = """
import datetime, sys, time
real, shift = datetime.datetime, {shift}
class Shifted(real):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=shift)
datetime.datetime = Shifted
was = time.time
time.time = lambda: was() + shift
from tracker.cli import main
for format in sys.argv[1:]:
    main(["summary", "--format", format, "-o", f"{{format}}.{shift}"])
"""


def test_the_same_bytes_at_another_time_and_with_another_order_of_sets(
    typed: Typed, db: Path
) -> None:
    """Two Pythons, five years and a hash seed apart; Prometheus alone is told the time, above."""
    formats = [one for one in REPORTED if one != "prom"]
    shifts = (0, 5 * 365 * 86400)
    for shift in shifts:
        subprocess.run(
            [sys.executable, "-c", LATER.format(shift=shift), *formats],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "PYTHONHASHSEED": str(shift % 4_000_000_000 + 1),
            },
            check=True,
        )
    for format in formats:
        first, second = (Path(f"{format}.{shift}").read_bytes() for shift in shifts)
        assert first, format
        assert first == second, format
