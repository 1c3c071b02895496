"""Read the values of one file, and those of the profile that it builds on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.errors import Problem
from tracker.language import _, listed
from tracker.reports.profiles.keys import GROUPS, HEAD, SOURCE, TABLES
from tracker.reports.profiles.values import Reader, Wrong, shown
from tracker.reports.profiles.writing import Written


@dataclass
class Reading:
    """Values and their sources by key (`weights.output`), and all that is wrong.

    `failed` are the keys whose value could not be taken.
    """

    head: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    def over(self, base: Reading) -> Reading:
        """These values on top of those of `base`."""
        return Reading(
            base.head | self.head,
            base.values | self.values,
            base.sources | self.sources,
            [*base.problems, *self.problems],
            base.failed | self.failed,
        )


def read(file: Written) -> Reading:
    """What one file says by itself. Nothing is raised: problems are kept."""
    found = Reading()
    for name, value in _flat(file.tables):
        if name in HEAD:
            _keep(found, file, name, HEAD[name], value, found.head)
        elif name not in TABLES:
            expected = _("one of {words}").format(words=listed((*HEAD, *TABLES)))
            found.problems.append(
                file.problem(name, _("unknown key {key}").format(key=name), expected)
            )
        elif not isinstance(value, Mapping):
            found.problems.append(file.problem(name, shown(value), f"[{name}]"))
        else:
            _table(found, file, name, value)
    return found


def _flat(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A table within [form] by its whole name: form.monitor."""
    for name, value in tables.items():
        if name in GROUPS and isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            yield name, value


def _table(found: Reading, file: Written, table: str, written: Mapping[str, object]) -> None:
    found.problems += _unsourced(file, table, written)
    readers = TABLES[table]
    for name, value in written.items():
        key = f"{table}.{name}"
        if name == SOURCE:
            continue
        if name not in readers:
            expected = _("one of {words}").format(words=listed((*readers, SOURCE)))
            found.problems.append(
                file.problem(key, _("unknown key {key}").format(key=key), expected)
            )
            continue
        _keep(found, file, key, readers[name], value, found.values)
        found.sources[key] = str(written.get(SOURCE, ""))


def _unsourced(file: Written, table: str, written: Mapping[str, object]) -> Iterator[Problem]:
    """Each table says where its values come from."""
    source = written.get(SOURCE)
    if isinstance(source, str) and source.strip():
        return
    words = _("no source") if source is None else shown(source)
    key = table if source is None else f"{table}.{SOURCE}"
    yield file.problem(
        key, words, _('source = "where the values of [{table}] come from"').format(table=table)
    )


def _keep(
    found: Reading, file: Written, key: str, reader: Reader, value: object, into: dict[str, Any]
) -> None:
    try:
        into[key] = reader(value)
    except Wrong as wrong:
        words = f"{key} = {shown(value)}"
        found.failed.add(key)
        found.problems.append(file.problem(key, words, wrong.expected))
