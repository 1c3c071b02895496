"""What changed between two years: a tree by what became of things, with bars to both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.db.links import links
from tracker.language import N_, _
from tracker.render import numbers
from tracker.render.columns import AMOUNT, CHANGE, look
from tracker.render.statuses import status, word
from tracker.reports.answer import Answer
from tracker.reports.compare import CUTS, compare, suggestions
from tracker.reports.compare.vintage import Vintage, known_vintages
from tracker.reports.rows import Change
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action, bindings
from tracker.tui.comparing import (
    COLUMNS,
    ORDER,
    Compared,
    Link,
    Scaled,
    difference,
    fitting,
    linked,
    named,
    size_of,
    suggested,
    under,
    vintage_words,
)
from tracker.tui.frame import Frame
from tracker.tui.origin import Origin
from tracker.tui.screens.linking import OTHER, SAME, UNLINK, Linking, pair_of
from tracker.tui.screens.treed import Treed, treed
from tracker.tui.state import View
from tracker.tui.tree import Branch
from tracker.tui.widgets.column import Cell, Column

CUT_NAMES = {
    "project": N_("by project"),
    "unit": N_("by unit"),
    "category": N_("by category"),
    "function": N_("by function"),
    "economic": N_("by economic class"),
    "fund": N_("by fund"),
    "three-public": N_("three public expenses"),
    "procurement": N_("procurement"),
    "indicator": N_("targets"),
}
CUT = Action("b", "b", "cut", N_("By …"), N_("Compare by another cut of the budget."), first=True)
AGAINST = Action(
    "v",
    "v",
    "against",
    N_("Other year"),
    N_("Compare with another year, stage or version."),
    first=True,
)


class Compare(Linking, Treed):
    """Branches are what became of things: more, less, new, dropped."""

    NAME = "compare"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        CUT, AGAINST, SAME, OTHER, UNLINK, *OF_TABLES, *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((CUT, AGAINST, SAME, OTHER, UNLINK))  # type: ignore[assignment]
    found: Answer[Change] | None = None
    held = ""
    """What the year is held against."""
    vintages: tuple[str, ...] = ()

    def read(self, connection: Connection, view: View, frame: Frame) -> Compared:
        """The chosen year against the other one."""
        scope = frame.scope
        known = tuple(map(str, known_vintages(connection, scope.department)))
        years = (against(view.against, scope.year, known), str(scope.year))
        found = compare(connection, *years, view.cut, scope.department)
        likely = (
            suggestions(connection, *years, scope.department).rows if view.cut == "project" else ()
        )
        saved = [
            Link(row["department"], row["old_name"], row["new_name"]) for row in links(connection)
        ]
        return Compared(found, tuple(likely), tuple(saved), years[0], known)

    def receive(self, answer: Compared) -> None:
        """Rows in the order of the branches; each knows the largest change."""
        self.found, self.links = answer.found, answer.links
        self.held, self.vintages = answer.against, answer.vintages
        refused = self.tracker.refused
        self.likely = tuple(one for one in answer.likely if pair_of(one) not in refused)
        rows: Sequence[Change] = [
            replace(row, suggestion=suggested(row, self.likely)[1]) for row in answer.found.rows
        ]
        self.table.columns = tuple(
            treed(one, first=not n) for n, one in enumerate(fitting(COLUMNS, rows))
        )
        whole = [row for row in rows if not row.level] or [row for row in rows if row.level == 1]
        sizes = [abs(size) for row in whole if (size := size_of(row.change)) is not None]
        largest = max(sizes, default=Decimal(0))
        if not self._is_classified:
            rows = sorted(rows, key=lambda row: ORDER.index(row.status))
        self.asked = None
        super().receive([Scaled(row, largest) for row in rows])

    @property
    def _is_classified(self) -> bool:
        return self.found is not None and any(row.level for row in self.found.rows)

    def selected(self) -> Sequence[Any]:
        """A class of a classification is the branch of its sections and items."""
        tree = super().selected()
        if not self._is_classified:
            return tree
        return [row for row in tree if isinstance(row, Branch) or row.row.level != 1]

    def branch(self, row: Scaled) -> tuple[str, str]:
        """What became of it; of a classification the class."""
        if not self._is_classified:
            return str(row.row.status), status(row.row.status)
        top = next(
            (one for one in self.rows if one.row.level == 1 and under(row.row, one.row)), row
        )
        return top.row.key, named(top.row)

    def branch_cells(self, rows: tuple[Scaled, ...]) -> Mapping[str, Cell]:
        """The figures of a class; otherwise the totals of the years stand below."""
        top = next((one for one in rows if one.row.level == 1), None)
        if top is None:
            return {}
        return {one.key: one.cell(top, self.view.unit) for one in COLUMNS[1:]}

    def leaf(self, row: Scaled) -> str:
        """Unique within a cut."""
        return f"{row.row.department}\n{row.row.key}"

    def words(self, row: Scaled) -> str:
        """Names, and what became of them."""
        one = row.row
        return f"{one.name} {one.key} {word(one.status)} {one.suggestion or ''}"

    def crumbs(self) -> list[str]:
        """Both years, and by what."""
        found = super().crumbs()
        if self.found is None or self.frame is None:
            return found
        years = f"{vintage_words(self.held)} → {self.frame.scope.year}"
        return [found[0], years, _(CUT_NAMES[self.view.cut]), *found[3:]]

    def nothing(self) -> str:
        """This cut has no rows."""
        return _("No figures by this cut. Press b for another one.")

    def about(self, row: Scaled) -> Text:
        """The names in both years, how they were matched, where both figures stand."""
        return difference(row.row, linked(row.row, self.links), self.view.unit) + self._totals()

    def about_branch(self, branch: Branch) -> Text:
        """The totals of both years."""
        return Text(f"{branch.title}: {branch.count}", style="bold") + self._totals()

    def _totals(self) -> Text:
        if self.found is None:
            return Text()
        totals: Mapping[str, Any] = self.found.totals
        said = Text()
        if totals.get("after") is not None:
            unit = self.view.unit
            before, after = (look(totals[one], AMOUNT, unit) for one in ("before", "after"))
            change = look(totals["change"], CHANGE, unit)
            percent = numbers.percent(totals["change_percent"], signed=True)
            whole = _("Total {before} → {after}").format(before=before, after=after)
            said.append(f"\n {whole}   {change}   {percent}", "not bold")
        for note in self.found.notes:
            said.append(f"\n – {note}", "not bold")
        return said

    def place(self, row: Scaled, column: Column | None) -> Origin | None:
        """Under “before” the earlier document, else the later one."""
        one = row.row
        earlier = column is not None and column.key == "before"
        first, second = one.before_source, one.after_source
        place = (first or second) if earlier else (second or first)
        if not place:
            return None
        source, _comma, locator = place.rpartition(", ")
        return Origin(source, locator)

    def action_cut(self) -> None:
        """The next cut."""
        self.keep()
        place = CUTS.index(self.view.cut) if self.view.cut in CUTS else -1
        self.tracker.show(replace(self.view, cut=CUTS[(place + 1) % len(CUTS)]))

    def action_against(self) -> None:
        """The next of the other years, then of the stages and versions of all."""
        if self.frame is None:
            return
        year = self.frame.scope.year
        others = [str(one) for one in self.frame.years if one != year] or [str(year - 1)]
        others += self.vintages
        place = others.index(self.held) if self.held in others else -1
        self.keep()
        self.tracker.show(replace(self.view, against=others[(place + 1) % len(others)]))


def against(chosen: str | None, year: int, known: Sequence[str]) -> str:
    """What was chosen, while there is such a year, stage or version; else the year before."""
    if chosen and chosen != str(year) and (chosen in known or Vintage.parse(chosen).is_plain):
        return chosen
    return str(year - 1)
