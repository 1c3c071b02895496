"""Budgets and their execution, year against year, in one SQLite file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.analysis import Budgets

__version__ = "0.1.0"


def open(path: str | Path | None = None, lang: str | None = None) -> Budgets:
    """A database for analysts: its answers as pandas DataFrames. Without `path`, where the commands
    look for it; `lang` is the language of sentences, `en` or `zh_CN`. The file is only read.

    Raises NoDatabase, OlderDatabase, NewerDatabase, NotADatabase, Locked.
    """
    from tracker.analysis import Budgets

    return Budgets(path, lang)
