"""Help in both languages, and how little is loaded for it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tracker.cli.commands import COMMANDS
from tracker.cli.group import tracker
from tracker.cli.help import breadth, wrapped

EVERY_HELP = """
import contextlib, io, json, sys
from tracker.cli import main
from tracker.cli.commands import COMMANDS

said = {}
for name in ("", *COMMANDS):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = main([*([name] if name else []), "--help"])
    said[name] = [code, out.getvalue()]
json.dump(said, sys.stdout)
"""


def run(code: str, **variables: str) -> str:
    """What a fresh Python prints; the help is worded when commands are loaded."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def in_english() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = json.loads(run(EVERY_HELP, TRACKER_LANG="en"))
    return found


@pytest.fixture(scope="module")
def in_chinese() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = json.loads(run(EVERY_HELP, TRACKER_LANG="zh_CN"))
    return found


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_helps_in_english(name: str, in_english: dict[str, tuple[int, str]]) -> None:
    code, text = in_english[name]
    assert code == 0
    assert text.startswith(f"Usage: tracker {name}".rstrip())
    for option in ("--db", "--lang", "--quiet", "Exit codes: 0"):
        assert option in text


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_helps_in_chinese(name: str, in_chinese: dict[str, tuple[int, str]]) -> None:
    code, text = in_chinese[name]
    assert code == 0
    assert "用法" in text
    assert "显示本帮助后退出" in text


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_a_terminal_of_80_columns(
    name: str, in_chinese: dict[str, tuple[int, str]]
) -> None:
    usage = r"--(format|unit|status|by)|\[OPTIONS\]"
    wide = [line for line in in_chinese[name][1].splitlines() if breadth(line) > 80]
    assert [line for line in wide if not re.search(usage, line)] == []


def test_the_help_of_the_whole_names_every_command(in_english: dict[str, tuple[int, str]]) -> None:
    for name, entry in COMMANDS.items():
        assert re.search(
            rf"^  {name} +{re.escape(entry.short_help)}", in_english[""][1], re.MULTILINE
        )


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["--lang", "zh_CN", "--help"]])
def test_no_command_is_loaded_for_help_and_version(words: list[str]) -> None:
    code = (
        "import sys\n"
        "from tracker.cli import main\n"
        f"main({words!r})\n"
        "print([name for name in sys.modules if name.split('.')[0] in\n"
        "       ('sqlite3', 'tabulate', 'wcwidth', 'openpyxl', 'pathlib') or name.startswith((\n"
        "       'tracker.reports', 'tracker.imports', 'tracker.render', 'tracker.db',\n"
        "       'tracker.cli.payments', 'tracker.errors', 'tracker.model'))])\n"
    )
    loaded = run(code).splitlines()[-1]
    assert [name for name in json.loads(loaded.replace("'", '"')) if name != "pathlib"] == []


@pytest.mark.parametrize("where", ["before", "after"])
def test_lang_is_heard_before_and_after_the_command(where: str) -> None:
    words = ["--lang", "zh_CN", "log"] if where == "before" else ["log", "--lang=zh_CN"]
    code = f"from tracker.cli import main\nmain({[*words, '--help']!r})\n"
    assert "用法" in run(code, TRACKER_LANG="en")


def test_wide_text_is_wrapped_by_what_it_takes_on_the_screen() -> None:
    lines = list(wrapped("项目的预算与执行情况，一年对一年 tracker import", 20))
    assert "".join(lines).replace(" ", "") == "项目的预算与执行情况，一年对一年trackerimport"
    assert all(breadth(line) <= 20 for line in lines)


def test_without_a_command_and_without_a_terminal_the_help_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tracker.cli import main

    assert main([]) == 0
    assert "Commands:" in capsys.readouterr().out


def test_without_a_command_a_terminal_opens_the_ui(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tracker import tui
    from tracker.cli import main

    opened = []
    monkeypatch.setattr(tui, "run", lambda path, **_more: opened.append(path))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    assert main(["--db", str(tmp_path / "my.db")]) == 0
    assert opened == [tmp_path / "my.db"]


def test_exit_codes_are_those_of_the_errors() -> None:
    from tracker import errors
    from tracker.cli import exit_codes

    assert exit_codes.CANNOT_RUN == errors.CANNOT_RUN
    assert exit_codes.NOTHING_MATCHED == errors.NOTHING_MATCHED


def test_ctrl_c_ends_quietly_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tracker.cli import exit_codes, running

    def interrupted(*_words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_dispatch", interrupted)
    assert running.run([], "en") == exit_codes.INTERRUPTED == 130
    assert capsys.readouterr().err == ""


def test_a_locale_without_our_marks_stops_nothing() -> None:
    code = "from tracker.cli import main\nmain(['payments', '--help'])\n"
    assert "--unit" in run(code, PYTHONIOENCODING="ascii", TRACKER_LANG="en")


def test_whatever_is_written_as_csv_can_be_written_for_excel() -> None:
    found = []
    for name in COMMANDS:
        command = tracker.get_command(click.Context(tracker), name)
        assert command
        known = {parameter.name: parameter for parameter in command.params}
        if "csv" in getattr(known["format"].type, "choices", ()) if "format" in known else ():
            found.append(name)
            assert "excel" in known, name
    assert {"summary", "payments", "compare", "findings", "log"} <= set(found)
