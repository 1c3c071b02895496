"""What the public views and their columns are called and hold, in both languages at once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Words(NamedTuple):
    """Titles and sentences, English and Chinese."""

    title: str
    title_zh: str
    text: str
    text_zh: str

    @property
    def titles(self) -> str:
        """Both titles, once where they are the same."""
        return _both(self.title, self.title_zh)

    @property
    def texts(self) -> str:
        """Both sentences."""
        return _both(self.text, self.text_zh)


def of_views() -> dict[str, Words]:
    """Every public view, in the order in which they are shown."""
    return {name: Words(*said) for name, said in _file()["views"].items()}


def of_view(view: str) -> Words:
    """A view. Raises KeyError where nobody has said what it is."""
    return Words(*_file()["views"][view])


def of_column(view: str, column: str) -> Words:
    """A column of a view. Raises KeyError where nobody has said what it holds."""
    columns = _file()["columns"]
    return Words(*(columns.get(f"{view}.{column}") or columns[column]))


def of_columns() -> tuple[str, ...]:
    """The names that have words: `column`, or `view.column`."""
    return tuple(_file()["columns"])


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text("utf-8"))


def _both(english: str, chinese: str) -> str:
    return english if english == chinese else f"{english} · {chinese}"
