"""Rows under branches that open and close; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.language import _
from tracker.tui.widgets.column import Cell


@dataclass(frozen=True, slots=True)
class Branch:
    """A row over others. `cells` is what it shows in columns other than the first."""

    key: str
    title: str
    count: int
    open: bool
    rows: tuple[Any, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """The title, and of how many rows."""
        return _("{title} ({count})").format(title=self.title, count=self.count)


def grown(
    rows: Iterable[Any],
    branch_of: Callable[[Any], tuple[str, str]],
    closed: frozenset[str],
    cells: Callable[[tuple[Any, ...]], Mapping[str, Cell]] = lambda _rows: {},
) -> list[Any]:
    """Rows under the branch that `branch_of` names (key, title), branches in order of first rows."""
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault(branch_of(row), []).append(row)
    tree: list[Any] = []
    for (key, title), members in found.items():
        is_open = key not in closed
        under = tuple(members)
        tree.append(Branch(key, title, len(under), is_open, under, cells(under)))
        if is_open:
            tree += members
    return tree
