"""A profile as somebody wrote it: the tables of a TOML file, and the line of each key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.errors import Problem
from tracker.language import _
from tracker.reports.profiles.refusal import ProfileRefused

_TABLE = re.compile(r"\s*\[\[?\s*([\w.\"' -]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")
_AT_LINE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Written:
    """`tables` is what TOML makes of it, numbers with a point as Decimal."""

    path: Path
    tables: Mapping[str, Any]
    lines: Mapping[str, int]

    @property
    def name(self) -> str:
        """As a person names the profile."""
        return self.path.stem

    def problem(self, key: str, found: str, expected: str) -> Problem:
        """About a key (`weights.output`) or a table (`weights`), with its line."""
        line = self.lines.get(key) or self.lines.get(key.partition(".")[0])
        return Problem(self.path.name, f"line {line}" if line else "", found, expected)


def written(path: Path) -> Written:
    """Read a file. Raises ProfileRefused where it is no TOML or cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        found = error.strerror or str(error)
        raise ProfileRefused([Problem(str(path), "", found, _("a file to read"))]) from error
    except UnicodeDecodeError as error:
        found = _("text that is not UTF-8")
        raise ProfileRefused([Problem(path.name, "", found, _("a file in UTF-8"))]) from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileRefused([_no_toml(path, str(error))]) from error
    return Written(path, tables, _lines(text))


def _no_toml(path: Path, message: str) -> Problem:
    at = _AT_LINE.search(message)
    place = f"line {at[1]}" if at and at[1] else ""
    return Problem(path.name, place, _AT_LINE.sub("", message), "TOML")


def _lines(text: str) -> dict[str, int]:
    """Where tables and keys stand; of what stands twice the first place. TOML tells no lines."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := _TABLE.match(line):
            table = _bare(head[1])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            name = f"{table}.{_bare(key[1])}" if table else _bare(key[1])
            found.setdefault(name, number)
            found.setdefault(name.partition(".")[0], number)
    return found


def _bare(name: str) -> str:
    return name.replace('"', "").replace("'", "").replace(" ", "")
