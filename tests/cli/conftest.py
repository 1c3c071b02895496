"""A command line to type on, and a small database to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.cli import main

BUDGET = "项目名称,预算数（万元）\n质量提升工作经费,7.90\n律师服务费,8\n=宣传经费,2\n"
EXECUTION = "项目名称,期间,本期支出（万元）\n质量提升工作经费,2020Q3,3\n律师服务费,2020Q3,8\n"
ABOUT = ("--year", "2020", "--department", "测试局")


@dataclass(frozen=True)
class Run:
    """What a command line gave."""

    code: int
    out: str
    err: str


Typed = Callable[..., Run]


@pytest.fixture
def typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Typed:
    """Run a command line in an empty folder, in English."""
    monkeypatch.setenv("TRACKER_LANG", "en")
    monkeypatch.delenv("TRACKER_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Run:
        code = main(words)
        said = capsys.readouterr()
        assert "Traceback" not in said.err, said.err
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A folder with a budget and what was paid of it."""
    (tmp_path / "budget.csv").write_text(BUDGET, encoding="utf-8")
    (tmp_path / "execution.csv").write_text(EXECUTION, encoding="utf-8")
    return tmp_path


@pytest.fixture
def db(typed: Typed, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with both, that TRACKER_DB names."""
    path = sheets / "tracker.db"
    monkeypatch.setenv("TRACKER_DB", str(path))
    for kind in ("budget", "execution"):
        run = typed("import", f"{kind}.csv", "--kind", kind, *ABOUT)
        assert run.code == 0, run.err
    return path
