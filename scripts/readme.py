"""Write the generated parts of the README and the docs: help, tables, examples, views.

    python scripts/readme.py            write them
    python scripts/readme.py --check    exit code 1 where one is not current

Run it inside the project's environment. A part stands between `<!-- generated: NAME -->` and
`<!-- end -->`; files that end in .zh-CN.md get it in Chinese. The words of a command are chosen
when it is loaded, so each language is asked in a Python of its own, which prints all of its parts.
"""

# ruff: noqa: PLC0415 (words are chosen when a module is loaded: the language comes first)
from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "imports"
CHINESE = "zh_CN"
LANGUAGES = ("en", CHINESE)
COLUMNS = "100"
"""How wide the terminal of the examples is; help is at most 80 in any."""
PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
LEFT_OUT = "…"

# What the tables say beside what the program knows. A name without words fails.

KIND_WORDS = {
    "budget": ("money granted; defines the projects", "预算：批复的资金，项目由它确定"),
    "execution": ("money paid in a period, or since January", "执行：本期支出或累计支出"),
    "indicators": ("reported results of targets", "指标：绩效指标的完成值"),
    "milestones": ("promises that a person enters", "里程碑：人工登记的支付、完成期限"),
    "adjustments": ("changes of a budget in its year", "调整：年中追加、调减、调剂"),
}
CODE_WORDS = {
    "FINE": ("done; nothing at or above `--fail-on`", "完成；没有达到 `--fail-on` 程度的问题"),
    "FINDINGS": ("findings at or above `--fail-on`", "有达到 `--fail-on` 程度的问题"),
    "CANNOT_RUN": (
        "could not run: bad usage, an unreadable or refused file, a locked or newer database",
        "无法运行：用法有误、文件无法读取或被拒绝、数据库被占用，或由更新版本的程序写成",
    ),
    "NOTHING_MATCHED": (
        "nothing matched, or the data are older than `--max-age`",
        "没有符合的内容，或数据早于 `--max-age`",
    ),
    "INTERRUPTED": ("ended by Ctrl-C", "用 Ctrl-C 中断"),
}

VIEWS = {
    "departments": "A department, or a unit of one.",
    "headline_figures": "A figure that a disclosure states in a sentence.",
    "goals": "The goal text of a project’s performance table.",
    "indicators": "A performance target of a project.",
    "department_goals": "A goal of the whole department (分项绩效目标).",
    "department_indicators": "A target of such a goal.",
    "procurement": "A line of the procurement budget.",
    "assets": "A kind of fixed asset, or their total.",
    "allocations": "A line of the budget in force: of each stage the newest version.",
    "allocation_history": "A line of any version of a budget, those replaced or undone as well.",
    "milestones": "A promise with a date, stated in a document or entered by a person.",
    "executions": "What one line of a sheet reports as paid.",
    "indicator_actuals": "A reported result of a target.",
    "adjustments": "A change of a project’s budget during its year.",
    "imports": "One import of one kind of facts out of one file.",
    "acknowledgements": "What a person said of a finding; the latest of a finding counts.",
}
COLUMN_WORDS = {
    "year": "the budget’s year",
    "department": "the department’s name",
    "project": "the project’s name as first printed",
    "source": "the file’s name",
    "locator": "where in the file: `line 296`, `表2!C14`",
    "unit": "the unit (organisation) within the department",
    "stage": "`draft`, `approved`, `adjusted` or `final`",
    "version": "counts from 1 within department, year and stage",
    "amount_cents": "the amount",
    "table_part": "the part of the document that the table stands in",
    "table_no": "the table’s printed number",
    "goal": "the text, in reading order",
    "seq": "the row’s number within its table or goal, from 1",
    "operator": "`>=`, `<=`, `=`, `>`, `<` or `qualitative`",
    "target_value": "the number; NULL for a qualitative target",
    "target_text": "the target as printed",
    "level1": "一级指标, filled down",
    "level2": "二级指标, filled down",
    "level3": "三级指标: the indicator’s name",
    "description": "绩效指标描述",
    "period": "`2020`, `2020H1`, `2020Q3` or `2020-09`",
    "percent": "a percentage that is stated beside the amount",
    "project_code": "项目编码, as text",
    "function_code": "功能科目编码, as text",
    "function_name": "its name",
    "economic_code": "经济科目编码, as text",
    "economic_name": "its name",
    "category": "支出类别",
    "fund": "资金来源",
    "item": "a name of ours: `expenditure.project`, `three_public.total`, …",
    "label": "the words that the document uses",
    "quantity": "how many",
    "outcome": "`imported` or `undone`",
    "at": "when, ISO 8601, UTC",
    "kind": "what kind",
    "finding": "the finding’s id",
    "note": "a remark",
}
OWN_COLUMN_WORDS = {
    "departments.parent": "of a unit its department; NULL for a department",
    "departments.nature": "行政, 事业, …",
    "departments.rank": "单位规格",
    "departments.funding": "经费保障形式",
    "departments.department": "the name of the department or unit",
    "headline_figures.percent": "a share that the sentence states of the amount",
    "indicators.unit": "the unit of measure; `%` for rates",
    "indicators.basis": "指标值确定依据",
    "department_goals.no": "its number within the document",
    "department_goals.title": "its heading",
    "department_indicators.goal_no": "`no` of its goal",
    "department_indicators.name": "the indicator’s name",
    "department_indicators.unit": "the unit of measure",
    "procurement.project_budget_cents": "预算资金, the project’s budget as the line prints it",
    "procurement.item": "采购物品名称",
    "procurement.catalogue_code": "政府采购目录",
    "procurement.measure_unit": "计量单位",
    "procurement.unit_price_cents": "单价",
    "procurement.total_cents": "合计",
    "procurement.general_public_cents": "一般公共预算",
    "procurement.government_fund_cents": "政府性基金",
    "procurement.state_capital_cents": "国有资本经营预算",
    "procurement.special_account_cents": "财政专户",
    "procurement.other_cents": "其他资金",
    "assets.as_of": "the day of the balance",
    "assets.kind": "the kind as printed; 总计 is the table’s total",
    "allocation_history.outcome": "`imported` or `undone`",
    "milestones.kind": "`payment` or `delivery`",
    "milestones.due_date": "the last day of what the text says",
    "milestones.cumulative_percent": "of the budget by that day; NULL where none is promised",
    "milestones.origin": "`stated` or `entered`",
    "milestones.source_text": "the sentence",
    "executions.paid_cents": "paid in the period; a refund is negative; NULL where not reported",
    "executions.cumulative_cents": "paid since January; NULL where not reported",
    "indicator_actuals.seq": "the target’s row, where the sheet told it",
    "indicator_actuals.description": "the target’s description, where it is known",
    "indicator_actuals.actual_value": "the number; NULL where the result is words",
    "indicator_actuals.actual_text": "the result as typed",
    "adjustments.date": "the day of the change",
    "adjustments.kind": "`追加`, `调减` or `调剂`",
    "adjustments.amount_cents": "what the budget changes by; a cut is negative",
    "adjustments.reason": "事由",
    "imports.id": "the number that `tracker undo` takes",
    "imports.sha256": "of the file’s bytes",
    "imports.kind": "`disclosure`, `budget`, `execution`, `indicators`, `milestones`, `adjustments`",
    "imports.rows": "how many facts",
    "acknowledgements.by": "the user’s name",
    "acknowledgements.cause": "one of the five causes of the monitoring form",
    "acknowledgements.remedy": "what is done about it",
    "acknowledgements.until": "open again from this day of the data on",
}

ROWS = {
    "payments": ("tracker.reports.rows", "Payment", "A promise held against what was paid."),
    "indicators": ("tracker.reports.rows", "Attainment", "A target held against its result."),
    "compare": ("tracker.reports.rows", "Change", "One thing in two years."),
    "suggestions": (
        "tracker.reports.compare.suggestions",
        "Suggestion",
        "Two names that may be one project.",
    ),
    "forecast": ("tracker.reports.forecast", "Forecast", "A project’s range at the year’s end."),
    "score": ("tracker.reports.scores.score", "Score", "A project’s self-evaluation."),
    "score --explain": ("tracker.reports.scores.points", "Point", "What one indicator is worth."),
    "pefa": ("tracker.reports.pefa.grades", "Reliability", "A year."),
    "check, findings, summary": ("tracker.reports.rows", "Finding", "One thing that is wrong."),
    "log": ("tracker.cli.log", "Entry", "An import."),
}
"""What a row of each command’s JSON and CSV is: module, dataclass, sentence."""
FIELD_WORDS = {
    "project": "name",
    "department": "name",
    "source": "the file",
    "locator": "where in it",
    "status": "one of those in [rules.md](rules.md)",
    "budget": "money; null where undisclosed",
    "paid": "money, cumulative as of the day; null where nothing is reported",
    "paid_percent": "of the budget",
    "kind": "`payment` or `delivery`",
    "due_date": "date",
    "due_percent": "what is promised, cumulative; null for a promise without a percentage",
    "owes_reason": "whether the change owes a reason, by the profile",
    "unreported": "quarters before the last report that no report covers; null where there is none",
    "next_due": "date of the project’s next promise; null where none is to come",
    "origin": "`stated`, `entered` or `default` (the profile’s pace)",
    "budget_basis": "`approved`, `adjusted`, `draft`, `final` or `disclosed`",
    "gap_percent": "points short; 0 where met, null where not due or not known",
    "gap_amount": "money short, likewise",
    "met_on": "end of the first reported period that shows it met",
    "quarters_late": "whole quarters; 0 where met in time",
    "source_text": "the sentence that promises",
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标, the name",
    "operator": "`>=`, `<=`, `=`, `>`, `<`, `qualitative`",
    "target": "number; null for words",
    "unit": "unit of measure",
    "actual": "number, or the words that were reported",
    "attained_percent": "of the target",
    "expected_percent": "what should be reached by the day",
    "target_text": "as printed",
    "reason": "why a result cannot be compared",
    "over_reached": "so far above the target that the profile asks why",
    "key": "what tells the row from others",
    "name": "what people call it",
    "before": "money, or a target’s number",
    "after": "likewise",
    "change": "after − before; null where either is unknown",
    "change_percent": "of before; null where that is zero or unknown",
    "matched_by": "`code`, `name`, `normalised`, `link`, `none`",
    "suggestion": "a likely other name with its score",
    "before_source": "file and place",
    "after_source": "file and place",
    "level": "1 class, 2 section, 3 item of a function; else 0",
    "quantity_effect": "the part of a purchase’s change that quantity makes",
    "price_effect": "the rest of it",
    "softened": "whether a target asks for less; null for what is no comparable target",
    "old": "name in the earlier year",
    "new": "name in the later year",
    "score": "of 100",
    "same_budget": "whether the amounts are equal",
    "common_indicators": "how many they share",
    "low": "money, the range’s lower end",
    "high": "money, its upper end",
    "low_percent": "of the budget",
    "high_percent": "of the budget",
    "methods": "which methods said something",
    "execution": "points; null while a result of the part is missing",
    "output": "likewise",
    "outcome": "likewise",
    "satisfaction": "likewise",
    "cost": "likewise; null where the profile has no such part",
    "total": "points; null while anything is missing",
    "band": "`excellent`, `good`, `fair`, `poor`; null without a total",
    "so_far": "points that stand",
    "open": "points that hang on what is missing",
    "missing": "what is missing, as sentences",
    "explain": "every point: the rows of `--explain`",
    "severity": "`error`, `warning`, `info`",
    "id": "the same in every run",
    "rule": "the rule’s id",
    "subject": "what it is about",
    "message": "a sentence, in the language in use",
    "plan": "what should be",
    "gap": "the difference",
    "state": "`open`, `acknowledged`, `snoozed`, `resolved`",
    "year": "number",
}
OWN_FIELD_WORDS = {
    "Point.level": "`execution`, `output`, `outcome`, `satisfaction`, `cost`; else `unknown`",
    "Point.indicator": "name; null for the execution",
    "Point.weight": "points it can earn",
    "Point.target": "as printed; money for the execution",
    "Point.result": "as reported",
    "Point.formula": "the sum that gives the points",
    "Point.points": "null while something is missing",
    "Point.missing": "what is missing",
    "Point.remark": "a reason that the profile asks for",
    "Point.in_words": "whether the result is words",
    "Reliability.budget": "money granted at first, of projects that count",
    "Reliability.actual": "money paid of them",
    "Reliability.outturn_percent": "PI-1",
    "Reliability.outturn_grade": "A to D",
    "Reliability.function_percent": "PI-2.1; null where it cannot be told",
    "Reliability.function_grade": "A to D",
    "Reliability.economic_percent": "PI-2.2",
    "Reliability.economic_grade": "A to D",
    "Reliability.projects": "with a budget and a report",
    "Reliability.left_out": "with only one of the two",
    "Finding.actual": "what is",
    "Finding.unit": "unit of `plan` and `actual`",
    "Entry.id": "the number that `tracker undo` takes",
    "Entry.at": "when, UTC",
    "Entry.by": "the user’s name",
    "Entry.sha256": "of the file",
    "Entry.kind": "kind of import",
    "Entry.stage": "of a budget or disclosure",
    "Entry.version": "of a budget or disclosure",
    "Entry.rows": "how many facts",
    "Entry.state": "`current`, `history` or `undone`",
}
TOTAL_WORDS = {
    "payments": "`budget`, `paid`, `paid_percent` (of the projects whose budget is known) and counts; "
    "`status` counts promises",
    "indicators": "`status` counts targets",
    "compare": "sums over the rows, each amount once; `of_continued`, `of_new` and `of_dropped` are "
    "the change of what both years have, of what is new, and of what is gone; `of_undisclosed` is the "
    "change of what one year does not disclose, `of_rest` of what no known project explains; "
    "`undisclosed` counts rows",
    "forecast": "sums, and how many ranges of earlier quarters held",
    "score": "`band` counts the complete scores",
    "pefa": "the grades over the last years",
    "check": "`findings` counts by severity",
    "findings": "`findings` counts by severity, `state` by state",
    "summary": "the figures of the page; `payments` and `indicators` count by status",
    "import": "`imports` counts what was not known already",
}


def files() -> list[Path]:
    """The files that may hold generated parts."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


def language_of(path: Path) -> str:
    """Chinese where the file's name says so."""
    return CHINESE if path.name.endswith(".zh-CN.md") else "en"


def filled(path: Path, parts: Mapping[str, str]) -> str:
    """The file's text with every part as it should be. Raises KeyError for a part that is none."""

    def renewed(match: re.Match[str]) -> str:
        return f"{match[1]}{parts[match['name']]}\n{match[3]}"

    return PART.sub(renewed, path.read_text(encoding="utf-8"))


def asked(language: str) -> dict[str, str]:
    """Every part in a language, from a Python that speaks it."""
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)]),
        "PYTHONUTF8": "1",
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "TRACKER_LANG": language,
    }
    surroundings.pop("TRACKER_DB", None)
    done = subprocess.run(
        [sys.executable, __file__, "--say", language],
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say what is not current")
    parser.add_argument("--say", choices=LANGUAGES, help=argparse.SUPPRESS)
    said = parser.parse_args(arguments)
    if said.say:
        json.dump(made(said.say), sys.stdout, ensure_ascii=False)
        return 0
    parts = {language: asked(language) for language in LANGUAGES}
    stale = [path for path in files() if _renew(path, parts[language_of(path)], said.check)]
    for path in stale if said.check else []:
        print(f"{path.relative_to(ROOT)} is not current: run scripts/readme.py")
    return 1 if stale and said.check else 0


def _renew(path: Path, parts: Mapping[str, str], check: bool) -> bool:
    """Write the file anew unless it is only checked; whether it was not current."""
    wanted = filled(path, parts)
    if wanted == path.read_text(encoding="utf-8"):
        return False
    if not check:
        path.write_text(wanted, encoding="utf-8", newline="\n")
    return True


# What follows runs in the Python that speaks the language.


def made(language: str) -> dict[str, str]:
    """Every part by its name."""
    at = LANGUAGES.index(language)
    return {
        "help": fenced(help_of()),
        "commands": commands(),
        "kinds": kinds(at),
        "payment-statuses": statuses("PaymentStatus", at),
        "indicator-statuses": statuses("IndicatorStatus", at),
        "change-statuses": statuses("ChangeStatus", at),
        "exit-codes": exit_codes(at),
        "views": views(),
        "rules": rules(),
        "profiles": profiles(),
        "default-profile": default_profile(),
        **examples(),
    }


def fenced(text: str, kind: str = "") -> str:
    """A block of code."""
    return f"```{kind}\n{text.rstrip()}\n```"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def help_of(*words: str) -> str:
    """What `--help` prints."""
    from tracker.cli import main as run

    with contextlib.redirect_stdout(io.StringIO()) as out:
        run([*words, "--help"])
    return out.getvalue()


def commands() -> str:
    """A heading and the help of every command, and of commands within commands."""
    import click

    from tracker.cli.commands import COMMANDS
    from tracker.cli.group import tracker

    parts = []
    for name in COMMANDS:
        parts.append(f"## tracker {name}\n\n{fenced(help_of(name))}")
        command = tracker.get_command(click.Context(tracker), name)
        for inner in getattr(command, "commands", {}):
            parts.append(f"## tracker {name} {inner}\n\n{fenced(help_of(name, inner))}")
    return "\n\n".join(parts)


def kinds(at: int) -> str:
    """The kinds of sheets; what a sheet must have is bold."""
    from tracker.imports.sheets.kinds import COMMON, KINDS, MONEY_UNIT

    shared = {column.field for column in (*COMMON, MONEY_UNIT)} - {"project"}
    rows = []
    for kind in KINDS.values():
        own = [column for column in kind.columns if column.field not in shared]
        needed = {column.field: len(group) for group in kind.required for column in group}
        said = (_column(one.names, one.field, needed.get(one.field, 0)) for one in own)
        rows.append([f"`{kind.name}`", KIND_WORDS[kind.name][at], ", ".join(said)])
    return table((("kind", "what", "columns"), ("种类", "内容", "列"))[at], rows)


def _column(names: tuple[str, ...], field: str, needed: int) -> str:
    """Both names; bold where it is needed, with a star where it is one of several."""
    if not needed:
        return f"{names[0]} `{field}`"
    star = r"\*" if needed > 1 else ""
    return f"**{names[0]}** `{field}`{star}"


def statuses(name: str, at: int) -> str:
    """The statuses of a report, as people see them and as programs do; the UI's help says the same."""
    from tracker.language import _
    from tracker.render.statuses import status
    from tracker.reports import rows
    from tracker.tui.screens.help import MEANINGS

    words = {kind.__name__: meanings for _title, kind, meanings in MEANINGS}[name]
    lines = [[status(one), f"`{one}`", _(words[one])] for one in getattr(rows, name)]
    return table((("shown", "in JSON", "meaning"), ("显示", "JSON", "含义"))[at], lines)


def exit_codes(at: int) -> str:
    """The exit codes."""
    from tracker.cli import exit_codes as known

    codes = {name: code for name, code in vars(known).items() if name.isupper()}
    lines = [[f"**{code}**", CODE_WORDS[name][at]] for name, code in codes.items()]
    return table((("code", "meaning"), ("退出码", "含义"))[at], lines)


def public() -> dict[str, list[tuple[str, str]]]:
    """The public views of a fresh database: columns with their types."""
    from tracker.db import open_database

    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(Path(folder) / "tracker.db", create=True) as connection,
    ):
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
        return {
            name: [(row["name"], row["type"]) for row in _info(connection, name)]
            for (name,) in names.fetchall()
        }


def _info(connection: Any, name: str) -> list[Any]:
    found: list[Any] = connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
    return found


def views() -> str:
    """Every public view, in the order of `VIEWS`."""
    known = public()
    parts = []
    for name in [*VIEWS, *(known.keys() - VIEWS.keys())]:
        lines = [
            [f"`{column}`", type.lower() or "text", view_words(name, column)]
            for column, type in known[name]
        ]
        head = f"### {name}\n\n{VIEWS[name]}"
        parts.append(f"{head}\n\n{table(('column', 'type', 'what'), lines)}")
    return "\n\n".join(parts)


def view_words(view: str, column: str) -> str:
    """What a column holds. Raises KeyError where nobody has said it."""
    return OWN_COLUMN_WORDS.get(f"{view}.{column}") or COLUMN_WORDS[column]


def rows_of_json(totals: Mapping[str, Sequence[str]]) -> str:
    """The fields of every command's rows, and the names of its totals."""
    from importlib import import_module

    parts = []
    for command, (module, name, sentence) in ROWS.items():
        kind = getattr(import_module(module), name)
        lines = [[f"`{field.name}`", field_words(name, field.name)] for field in fields(kind)]
        parts.append(f"### {command}\n\n{sentence}\n\n{table(('field', 'what'), lines)}")
        parts += [_totals(one, totals[one]) for one in command.split(", ") if totals.get(one)]
    return "\n\n".join(parts)


def _totals(command: str, names: Sequence[str]) -> str:
    said = f": {words}" if (words := TOTAL_WORDS.get(command)) else ""
    return f"`totals` of {command}{said}. Names: {', '.join(f'`{name}`' for name in names)}."


def field_words(row: str, field: str) -> str:
    """What a field holds. Raises KeyError where nobody has said it."""
    return OWN_FIELD_WORDS.get(f"{row}.{field}") or FIELD_WORDS[field]


def rules() -> str:
    """The registry of the rules of `tracker check`."""
    from tracker.language import _
    from tracker.reports.check import RULES

    lines = [[f"`{rule.id}`", str(rule.severity), _(rule.description)] for rule in RULES]
    return table(("rule", "severity", "what holds where all is well"), lines)


def _profile(name: str) -> dict[str, Any]:
    path = ROOT / "src" / "tracker" / "profiles" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def profiles() -> str:
    """Every profile that comes with the program, and what it changes."""
    from tracker.reports.profiles import DEFAULT, shipped

    lines = []
    for name in shipped():
        found = _profile(name)
        own = "" if name == DEFAULT else "; ".join(_values(found))
        sources = dict.fromkeys(one["source"] for one in _tables(found).values())
        lines.append(
            [f"`{name}`", found["title"], own or "see above", "; ".join(sources) if own else "–"]
        )
    return table(("profile", "title", "what it changes", "source"), lines)


def default_profile() -> str:
    """Each table of the profile that all others build on."""
    from tracker.reports.profiles import DEFAULT

    lines = [
        [f"`[{name}]`", "; ".join(_values({name: one}, named=False)), one["source"]]
        for name, one in _tables(_profile(DEFAULT)).items()
    ]
    return table(("table", "values", "source"), lines)


def _tables(profile: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: one for name, one in profile.items() if isinstance(one, dict)}


def _values(profile: Mapping[str, Any], *, named: bool = True) -> Iterator[str]:
    for name, one in _tables(profile).items():
        for key, value in one.items():
            if key != "source":
                yield f"{f'{name}.' if named else ''}{key} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return ", ".join(f"month {one['month']}: {one['percent']} %" for one in value)
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


# The examples: the main job on the invented sample year, as a person types it.


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


TOLD = ("质量月活动", "质量奖励资金", "知识产权资助", "特种设备安全", "计量器具检定")
"""Projects of the sample year that have something to tell by the end of September."""


def examples() -> dict[str, str]:
    """The main job, step by step, in a folder of its own."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return _main_job(Path(folder))
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
    found["example-summary"] = example("summary", first(20))
    found["json"] = rows_of_json({name: _total_names(words) for name, words in ASKED.items()})
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


if __name__ == "__main__":
    sys.exit(main())
