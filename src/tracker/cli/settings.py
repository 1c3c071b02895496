"""What the user said of input and output, whichever command it is for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from tracker import language

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Connection
    from tracker.model.money import Unit


@dataclass
class Settings:
    """What the user said of input and output.

    `spoken` is the language in use; `given` names the options that were said at all.
    """

    spoken: str = language.ENGLISH
    db: str | None = None
    lang: str | None = None
    format: str = "table"
    output: str | None = None
    unit: Unit | None = None
    excel: bool = False
    quiet: bool = False
    given: set[str] = field(default_factory=set)

    @property
    def path(self) -> Path:
        """Where the database is."""
        from pathlib import Path

        from tracker.db import default_path

        return Path(self.db) if self.db else default_path()

    @contextmanager
    def database(self, *, create: bool = False) -> Iterator[Connection]:
        """The open database."""
        from tracker.db import open_database

        with open_database(self.path, create=create) as connection:
            yield connection

    def say(self, words: str) -> None:
        """Words for people, on stderr; none with --quiet."""
        if not self.quiet:
            click.echo(words, err=True)
