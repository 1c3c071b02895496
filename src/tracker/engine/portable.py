"""SQL that is written once: put together, filled in, translated. It is DuckDB's dialect in the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tracker.errors import NotInstalled

SOURCE = "duckdb"
NEEDS: Mapping[str, tuple[str, ...]] = {
    "payments": ("periods", "budgets"),
    "projects": ("budgets",),
    "results": ("periods",),
    "as_of": ("periods",),
}
"""Which parts stand before a question."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a question that has a name; `is_shared`: more than one later part reads it."""

    name: str
    sql: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose parameters are filled in, still in no dialect."""

    statement: Any

    def whole(self, dialect: str) -> str:
        """As one statement."""
        sql: str = self.statement.sql(dialect=dialect)
        return sql

    def steps(self, dialect: str) -> tuple[list[Step], str]:
        """As its parts in their order, and what is asked of them at the end: for an engine that would
        work a part out again for each reader of it."""
        from sqlglot import exp

        readers = Counter(table.name for table in self.statement.find_all(exp.Table))
        steps = [
            Step(part.alias, part.this.sql(dialect=dialect), readers[part.alias] > 1)
            for part in self.statement.ctes
        ]
        last = self.statement.copy()
        last.set("with_", None)
        return steps, last.sql(dialect=dialect)


def question(name: str, values: Mapping[str, object]) -> Question:
    """A question of `sql/`. `values` fill in its parameters as literals; None is NULL.

    Raises NotInstalled.
    """
    written = _parsed(name)
    from sqlglot import exp

    filled = exp.replace_placeholders(
        written,
        **{
            name: exp.null() if value is None else exp.convert(value)
            for name, value in values.items()
        },
    )
    return Question(filled)


@cache
def _parsed(name: str) -> Any:
    try:
        from sqlglot import parse_one
    except ImportError as error:
        raise NotInstalled("sqlglot", "engine") from error
    return parse_one(text(name), dialect=SOURCE)


def text(name: str) -> str:
    """The whole of a question as it is written."""
    own = _read(name)
    parts = [_read(part) for part in NEEDS.get(name, ())]
    if not parts:
        return own
    head = "WITH " + ",\n".join(parts)
    return f"{head},\n{own.removeprefix('WITH ')}" if own.startswith("WITH ") else f"{head}\n{own}"


def _read(name: str) -> str:
    """Without the comment at its head."""
    written = (resources.files(__package__) / "sql" / f"{name}.sql").read_text("utf-8")
    lines = written.splitlines()
    while lines and (not lines[0] or lines[0].startswith("--")):
        del lines[0]
    return "\n".join(lines)
