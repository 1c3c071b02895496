"""One question to one engine: its SQL is translated, its parameters are filled in, its rows come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from tracker.engine.dataset import tables
from tracker.engine.duck import duck
from tracker.engine.portable import Question, question
from tracker.engine.spark import LOCAL, spark
from tracker.reports.scope import Scope, known_department

DUCKDB, SPARK = "duckdb", "spark"
ENGINES = (DUCKDB, SPARK)


class Engine(Protocol):
    """What runs SQL over the views."""

    def rows(self, question: Question) -> Iterator[Mapping[str, Any]]:
        """The rows of a question, by names."""


@dataclass(frozen=True, slots=True)
class Data:
    """An export, and the engine that reads it."""

    engine: Engine

    def ask(self, name: str, **values: object) -> Iterator[Mapping[str, Any]]:
        """The rows of a question; `values` are all of its parameters. Dates are ISO texts."""
        return self.engine.rows(question(name, values))

    def department(self, asked: str | None) -> str | None:
        """Its name as the export has it. Raises NothingMatched for one that is not known."""
        if asked is None:
            return None
        return known_department(asked, [str(row["department"]) for row in self.ask("departments")])

    def scope(self, department: str | None, year: int, as_of: date | None) -> Scope:
        """Where no day is said: the end of the latest period that was reported for the year.

        Raises NothingMatched for a department that is not known.
        """
        department = self.department(department)
        if as_of is None:
            (row,) = self.ask("as_of", department=department, year=year)
            as_of = date.fromisoformat(row["day"]) if row["day"] else None
        return Scope(department, year, as_of)


@contextmanager
def open_data(folder: Path, engine: str, master: str | None = None) -> Iterator[Data]:
    """The export in `folder`, on `duckdb` or `spark`. Raises NoDataset, NotInstalled, NoJava."""
    found = tables(folder)
    with duck(found) if engine == DUCKDB else spark(found, master or LOCAL) as running:
        yield Data(running)
