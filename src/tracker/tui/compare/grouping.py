"""How the rows of a comparison stand under branches, and what a branch comes to; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.render.statuses import status
from tracker.tui.compare.rows import Scaled, named, summed, under


@dataclass(frozen=True)
class Grouping:
    """Under what became of them; of a classification, whose rows are parts of others, under the class.

    `part`: departments whose money is part of that of others, so that it is not added twice.
    """

    rows: Sequence[Scaled] = ()
    part: frozenset[str] = frozenset()

    @cached_property
    def is_classified(self) -> bool:
        """Whether rows are parts of other rows, by their codes."""
        return any(one.row.level for one in self.rows)

    @cached_property
    def _tops(self) -> Mapping[str, Sequence[Scaled]]:
        """The classes of each department."""
        tops: dict[str, list[Scaled]] = defaultdict(list)
        for one in self.rows:
            if one.row.level == 1:
                tops[one.row.department].append(one)
        return tops

    def branch(self, row: Scaled) -> tuple[str, str]:
        """The key and the heading of the branch of a row."""
        if not self.is_classified:
            return str(row.row.status), status(row.row.status)
        tops = self._tops.get(row.row.department, ())
        top = next((one for one in tops if under(row.row, one.row)), row)
        return f"{top.row.department}\n{top.row.key}", named(top.row, top.owner)

    def whole(self, rows: tuple[Scaled, ...]) -> Scaled | None:
        """What the rows of a branch come to: the class itself, or their sum; None where nobody knows."""
        if self.is_classified:
            return next((one for one in rows if one.row.level == 1), None)
        return summed(rows, self.part)

    def is_leaf(self, row: Scaled) -> bool:
        """A class is the branch of its sections and items, and no row of its own."""
        return not self.is_classified or row.row.level != 1

    def wholes(self) -> list[Scaled]:
        """What all branches come to."""
        groups: dict[tuple[str, str], list[Scaled]] = defaultdict(list)
        for one in self.rows:
            groups[self.branch(one)].append(one)
        return [whole for rows in groups.values() if (whole := self.whole(tuple(rows)))]
