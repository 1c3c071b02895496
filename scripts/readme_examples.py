"""The examples: the main job on the invented sample year, as a person types it."""

# ruff: noqa: PLC0415 (words are chosen when a module is loaded: the language comes first)
from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from readme_markdown import fenced, table

SAMPLES = Path(__file__).resolve().parent.parent / "imports"
LEFT_OUT = "…"


class Terminal(io.TextIOWrapper):
    """A screen that remembers what was printed on it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n")

    def isatty(self) -> bool:
        """What it shows is fitted to its width."""
        return True

    def shown(self) -> list[str]:
        """The lines."""
        self.flush()
        held: io.BytesIO = self.buffer  # type: ignore[assignment]
        return [line.rstrip() for line in held.getvalue().decode().rstrip().split("\n")]


def typed(*words: str) -> list[str]:
    """What a command prints, on stdout and on stderr."""
    from tracker.cli import main as run

    screen = Terminal()
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        run(words)
    return screen.shown()


def example(words: str, keep: Callable[[int, str], bool]) -> str:
    """A command with those of its lines that are kept; … stands for the others."""
    lines = [f"$ tracker {words}"]
    for at, line in enumerate(typed(*words.split())):
        if keep(at, line):
            lines.append(line)
        elif lines[-1] != LEFT_OUT:
            lines.append(LEFT_OUT)
    return fenced("\n".join(lines), "console")


def first(count: int, *others: str) -> Callable[[int, str], bool]:
    """Keep the first lines, and those that hold one of the other texts."""
    return lambda at, line: at < count or any(text in line for text in others)


def sections(*numbers: int) -> Callable[[int, str], bool]:
    """Keep these of the parts that empty lines divide, the first being 0, and the title."""
    seen = 0

    def keep(at: int, line: str) -> bool:
        nonlocal seen
        seen += not line
        return not at or seen in numbers

    return keep


TOLD = ("质量月活动", "质量奖励资金", "知识产权资助", "特种设备安全", "计量器具检定")
"""Projects of the sample year that have something to tell by the end of September."""


def examples() -> tuple[dict[str, str], dict[str, list[str]]]:
    """The main job, step by step, in a folder of its own; and the totals that each command gives."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            shown = _main_job(Path(folder))
            return shown, {name: _total_names(words) for name, words in ASKED.items()}
        finally:
            os.chdir(before)


def _main_job(folder: Path) -> dict[str, str]:
    for name in ("disclosure-2020.md", "budget-2020.csv"):
        (folder / name).write_bytes((SAMPLES / "2020" / name).read_bytes())
    typed("init")
    found = {
        "example-disclosure": example("import disclosure-2020.md", first(20)),
        "example-budget": example("import budget-2020.csv", first(99)),
    }
    typed("template", "execution", "--year", "2020")
    _fill(folder / "execution-2020.xlsx")
    found["example-sheet"] = _sheet(folder / "execution-2020.xlsx", TOLD[0])
    typed("import", "execution-2020.xlsx")
    found["example-payments"] = example("payments", first(4, *TOLD))
    found["example-summary"] = example("summary", sections(1, 3, 5))
    return found


ASKED = {
    "payments": "payments",
    "indicators": "indicators",
    "compare": "compare 2020 2020:approved",
    "suggestions": "suggestions 2020 2020",
    "forecast": "forecast",
    "score": "score",
    "score --explain": "score --explain",
    "pefa": "pefa",
    "check": "check",
    "findings": "findings",
    "summary": "summary",
    "log": "log",
    "doctor": "doctor",
}
"""A command line for each command of `ROWS`."""


def _total_names(words: str) -> list[str]:
    text = "\n".join(typed(*words.split(), "--format", "json"))
    answer, _end = json.JSONDecoder().raw_decode(text)
    return list(answer["totals"])


def _fill(path: Path) -> None:
    """Type the sample year's first three quarters into a template."""
    from openpyxl import load_workbook

    paid = _paid()
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        amount = paid.get((str(row[0].value), str(row[2].value)))
        if amount is not None:
            row[3].value = amount
    book.save(path)


def _paid() -> dict[tuple[str, str], Decimal]:
    """Project and period to 万元, of the sample sheets."""
    found = {}
    for quarter in (1, 2, 3):
        content = (SAMPLES / "2020" / f"execution-2020q{quarter}.csv").read_bytes()
        encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "gb18030"
        for project, period, amount, *_rest in list(
            csv.reader(io.StringIO(content.decode(encoding)))
        )[1:]:
            found[project, period] = Decimal(amount)
    return found


def _sheet(path: Path, project: str) -> str:
    """The rows of one project as the sheet shows them."""
    from openpyxl import load_workbook

    rows = list(load_workbook(path).worksheets[0].iter_rows(max_col=5, values_only=True))
    shown = [rows[0], *(row for row in rows if str(row[0]).startswith(project))]
    cells = [["" if cell is None else str(cell) for cell in row] for row in shown]
    return table(cells[0], cells[1:])
