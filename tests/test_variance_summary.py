"""The script for cron: what it prints, mails and ends with, over the four exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import ROOT

from tracker.cli import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no POSIX shell")

SCRIPT = ROOT / "scripts" / "variance-summary"
BUDGET = "项目名称,预算数（万元）\n质量提升,8\n"
PAID = "项目名称,期间,本期支出（万元）\n质量提升,2020Q3,1\n"
CENTURIES = "99999"
LONG_AGO = "1"


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """A database with a late payment, the program as a file, and a mailer that keeps the message."""
    database = str(tmp_path / "tracker.db")
    for kind, content in (("budget", BUDGET), ("execution", PAID)):
        sheet = tmp_path / f"{kind}.csv"
        sheet.write_text(content, encoding="utf-8")
        about = ("--kind", kind, "--year", "2020", "--department", "测试局", "--db", database, "-q")
        assert main(["import", str(sheet), *about]) == 0
    _program(tmp_path / "tracker", f'exec "{sys.executable}" -m tracker "$@"')
    _program(tmp_path / "mailer", f'[ "$1" = -t ] && cat > "{tmp_path}/message"')
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "HOME": str(tmp_path),
        "TRACKER": str(tmp_path / "tracker"),
        "TRACKER_DB": database,
        "TRACKER_LANG": "en",
        "MAX_AGE": CENTURIES,
    }


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def _run(surroundings: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SCRIPT), *words],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "more", "said"),
    [
        (0, {}, ""),
        (1, {}, "质量提升"),
        (2, {"TRACKER_DB": "none.db"}, "tracker import"),
        (2, {"TRACKER": "/no/such/program"}, "/no/such/program"),
        (3, {"MAX_AGE": LONG_AGO}, "days old"),
    ],
)
def test_it_passes_the_exit_code_on_and_prints_only_what_is_wrong(
    office: dict[str, str], code: int, more: dict[str, str], said: str
) -> None:
    words = ["--fail-on", "never"] if code == 0 else []
    run = _run(office | more, *words)
    assert (run.returncode, run.stderr) == (code, "")
    assert said in run.stdout
    assert bool(run.stdout) == bool(code)


def test_what_was_told_once_is_not_told_again(office: dict[str, str]) -> None:
    assert [_run(office).returncode for _time in range(3)] == [1, 0, 0]


def test_it_mails_instead_of_printing(office: dict[str, str], tmp_path: Path) -> None:
    mailing = office | {"MAIL_TO": "budget@example.org", "MAILER": f"{tmp_path}/mailer -t"}
    run = _run(mailing)
    assert (run.returncode, run.stdout, run.stderr) == (1, "", "")
    head, _empty, body = (tmp_path / "message").read_text("utf-8").partition("\n\n")
    assert "To: budget@example.org" in head.splitlines()
    assert "Subject: tracker: new findings" in head.splitlines()
    assert head.isascii()
    assert "质量提升" in body
    (tmp_path / "message").unlink()
    assert _run(mailing).returncode == 0
    assert not (tmp_path / "message").exists()


def test_a_mail_that_cannot_be_sent_is_printed(office: dict[str, str]) -> None:
    run = _run(office | {"MAIL_TO": "budget@example.org", "MAILER": "false"})
    assert run.returncode == 1
    assert "was not sent" in run.stderr
    assert "质量提升" in run.stdout


def test_it_leaves_no_file_behind(office: dict[str, str], tmp_path: Path) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    assert _run(office | {"TMPDIR": str(place)}).returncode == 1
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("is_relative", [True, False])
def test_called_through_a_link_it_finds_the_program_beside_the_file(
    office: dict[str, str], tmp_path: Path, is_relative: bool
) -> None:
    """Through a link to a link, in other folders, absolute or not."""
    place = tmp_path / "app"
    for folder in (place / "scripts", place / ".venv" / "bin", tmp_path / "a", tmp_path / "b"):
        folder.mkdir(parents=True)
    copied = place / "scripts" / "variance-summary"
    copied.write_text(SCRIPT.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "tracker").rename(place / ".venv" / "bin" / "tracker")
    up = Path("..") if is_relative else tmp_path
    (tmp_path / "a" / "first").symlink_to(up / "app" / "scripts" / "variance-summary")
    (tmp_path / "b" / "second").symlink_to(up / "a" / "first")
    del office["TRACKER"]
    words = ["/bin/sh", str(tmp_path / "b" / "second")]
    run = subprocess.run(words, env=office, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, "质量提升" in run.stdout) == (1, True)


def test_it_finds_the_program_beside_itself(office: dict[str, str], tmp_path: Path) -> None:
    copied = tmp_path / "variance-summary"
    copied.write_text(SCRIPT.read_text("utf-8"), encoding="utf-8")
    beside = tmp_path / ".venv" / "bin"
    beside.mkdir(parents=True)
    (tmp_path / "tracker").rename(beside / "tracker")
    del office["TRACKER"]
    run = subprocess.run(["/bin/sh", str(copied)], env=office, capture_output=True, check=False)
    assert run.returncode == 1
