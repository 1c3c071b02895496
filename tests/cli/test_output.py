"""Files are written whole or not at all; a terminal gets colour and a pipe does not."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.cli import running
from tracker.cli.output import CannotWrite, deliver
from tracker.cli.settings import Settings
from tracker.cli.showing import coloured, width

Typed = Callable[..., Any]


def test_a_file_is_replaced_as_a_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_text("old")
    deliver("新\n", str(file))
    assert file.read_bytes() == "新\n".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_mistake_of_ours_shows_its_trace_and_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(running, "_dispatch", broken)
    assert running.run(["check"], "en") == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_what_was_there_stays_when_the_disk_gives_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.csv"
    file.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        deliver("new", str(file))
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="nowhere"):
        deliver("new", str(tmp_path / "nowhere" / "report.csv"))


@pytest.mark.skipif(os.name != "posix", reason="links and modes are other on Windows")
def test_a_link_stays_a_link_and_a_mode_the_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "real.csv", tmp_path / "link.csv"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    deliver("new", str(link))
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="there is no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    deliver("gone", os.devnull)
    assert not Path(os.devnull).is_file()


def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_gets_colour_and_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "97")
    assert coloured(Settings())
    assert width(Settings()) == 97


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(Settings())


def test_a_pipe_and_a_file_get_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not coloured(Settings())
    assert width(Settings()) is None
    _terminal(monkeypatch)
    assert not coloured(Settings(output="report.txt"))
    assert width(Settings(output="report.txt")) is None


def test_a_reader_who_leaves_early_hears_no_complaint() -> None:
    """What is printed is larger than a pipe holds."""
    code = (
        "import sys\n"
        "from tracker.cli import running\n"
        "from tracker.cli.output import deliver\n"
        "def flood(*_words):\n"
        "    deliver('x' * 10_000_000, None)\n"
        "    return 0\n"
        "running._dispatch = flood\n"
        "sys.exit(running.run([], 'en'))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout and run.stderr
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("findings", "--rule", "no-such"),
        ("summary", "--new"),
        ("payments", "--project", "no-such"),
        ("indicators",),
    ],
)
def test_csv_names_its_columns_also_where_there_are_no_rows(
    typed: Typed, db: Path, words: tuple[str, ...]
) -> None:
    """A script that reads it would stop at an empty file."""
    typed("summary", "--record")
    (line,) = typed(*words, "--format", "csv").out.splitlines()
    assert line.split(",")[0] in ("id", "project")


@pytest.mark.parametrize(
    "words",
    [
        ("payments", "-o"),
        ("payments", "--format", "xlsx", "-o"),
        ("template", "budget", "--year", "2020", "--force", "-o"),
        ("export", "--datasette"),
    ],
)
@pytest.mark.parametrize("name", ["tracker.db", "link.db", "tracker.db-wal", "tracker.db-journal"])
def test_a_database_and_what_belongs_to_one_is_never_overwritten(
    typed: Typed, db: Path, words: tuple[str, ...], name: str
) -> None:
    if name == "link.db":
        if os.name != "posix":
            pytest.skip("links need a right of their own here")
        Path(name).symlink_to(db)
    before = db.read_bytes()
    run = typed(*words, name)
    assert (run.code, run.out) == (2, "")
    assert f"{name} cannot be written: it is a database" in run.err
    assert db.read_bytes() == before
    assert Path(name).exists() == (not name.startswith("tracker.db-"))
