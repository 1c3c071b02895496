"""The generated parts of the README and the docs, made in a Python that speaks the language.

Words of a command are chosen when it is loaded, so nothing of the program is imported before that.
"""

# ruff: noqa: PLC0415 (words are chosen when a module is loaded: the language comes first)
from __future__ import annotations

import contextlib
import io
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from readme_examples import examples
from readme_forms import form_heads
from readme_markdown import fenced, table
from readme_words import (
    CODE_WORDS,
    FIELD_WORDS,
    KIND_WORDS,
    OWN_FIELD_WORDS,
    ROWS,
    TOTAL_WORDS,
)

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh_CN")


def made(language: str) -> dict[str, str]:
    """Every part by its name."""
    at = LANGUAGES.index(language)
    shown, totals = examples()
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
        "judgements": judgements(),
        "form-columns": form_columns(at),
        "form-names": form_names(at),
        "profiles": profiles(),
        "default-profile": default_profile(),
        "json": rows_of_json(totals),
        **shown,
    }


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
    from tracker.tui.meanings import MEANINGS

    words = {kind.__name__: meanings for _title, kind, meanings in MEANINGS}[name]
    lines = [[status(one), f"`{one}`", _(words[one])] for one in getattr(rows, name)]
    return table((("shown", "in JSON", "meaning"), ("显示", "JSON", "含义"))[at], lines)


def exit_codes(at: int) -> str:
    """The exit codes."""
    from tracker.cli import exit_codes as known

    codes = {name: code for name, code in vars(known).items() if name.isupper()}
    lines = [[f"**{code}**", CODE_WORDS[name][at]] for name, code in codes.items()]
    return table((("code", "meaning"), ("退出码", "含义"))[at], lines)


def views() -> str:
    """Every public view, in the order of its words."""
    from tracker.db import open_database
    from tracker.db.views import public_views
    from tracker.export import words

    with (
        tempfile.TemporaryDirectory() as folder,
        open_database(Path(folder) / "tracker.db", create=True) as connection,
    ):
        known = public_views(connection)
    parts = []
    for name, said in words.of_views().items():
        lines = [
            [f"`{column.name}`", column.type, words.of_column(name, column.name).text]
            for column in known.pop(name)
        ]
        parts.append(f"### {name}\n\n{said.text}\n\n{table(('column', 'type', 'what'), lines)}")
    if known:
        raise KeyError(f"no words for {', '.join(known)}: see src/tracker/export/words.toml")
    return "\n\n".join(parts)


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
    from tracker.reports.check import RULES

    return _ruled((rule, str(rule.severity)) for rule in RULES)


def judgements() -> str:
    """The rules of `tracker findings` that are none of `tracker check`."""
    from tracker.reports.findings.rules import JUDGEMENTS

    return _ruled((rule, ", ".join(rule.severities)) for rule in JUDGEMENTS)


def _ruled(rules: Iterable[tuple[Any, str]]) -> str:
    """Id, name, severity, sentence; ids are for scripts, names for people."""
    from tracker.language import _

    lines = [
        [f"`{rule.id}`", _(rule.name), severity, _(rule.description)] for rule, severity in rules
    ]
    return table(("rule", "name", "severity", "what holds where all is well"), lines)


def form_columns(at: int) -> str:
    """The heads of each form as it is laid out, from a form of the sample year."""
    from tracker.model.forms import TITLES

    words = (("form", "heads, in their order"), ("表", "各栏，按顺序"))[at]
    rows = [
        [f"`{kind}` {TITLES[kind]}", "<br>".join(heads)] for kind, heads in form_heads().items()
    ]
    return table(words, rows)


def form_names(at: int) -> str:
    """The names that a column may go by in a profile, the usual one first."""
    from tracker.model.forms import COLUMNS

    words = (("form", "column", "names", ""), ("表", "列", "可用名称", ""))[at]
    needed = ("needed", "必需")[at]
    rows = [
        [f"`{kind}`", column.names[0], ", ".join(column.names), needed if column.needed else ""]
        for kind, columns in COLUMNS.items()
        for column in columns
    ]
    return table(words, rows)


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
    """Tables by their names; those within another one by their whole name, form.monitor."""
    found: dict[str, dict[str, Any]] = {}
    for name, one in profile.items():
        if isinstance(one, dict) and "source" in one:
            found[name] = one
        elif isinstance(one, dict):
            found |= {f"{name}.{inner}": table for inner, table in one.items()}
    return found


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
