"""What changed between two years: a tree by what became of things, with bars to both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.db.links import links
from tracker.language import N_, _
from tracker.render.grid import clean
from tracker.render.statuses import status, word
from tracker.reports.answer import Answer
from tracker.reports.compare import CUTS, compare, suggestions
from tracker.reports.compare.vintage import Vintage, known_vintages
from tracker.reports.rows import Change
from tracker.reports.summary import no_prior_year
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.compare.columns import COLUMNS, columns, heading
from tracker.tui.compare.reasons import difference, has_no_prior, together, why
from tracker.tui.compare.rows import (
    ORDER,
    Compared,
    Link,
    Scaled,
    by_name,
    linked,
    named,
    scaled,
    suggested,
    under,
    vintage_words,
)
from tracker.tui.screens.linking import OTHER, SAME, UNLINK, Linking
from tracker.tui.screens.treed import Treed, treed
from tracker.tui.source.origin import Origin
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
    no_prior: str | None = None
    """How a document says that there is no year before."""

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
        said = no_prior_year(connection, scope) if has_no_prior(found) else None
        return Compared(found, tuple(likely), tuple(saved), years[0], known, said)

    def receive(self, answer: Compared) -> None:
        """Rows in the order of the branches; each knows the largest change."""
        self.found, self.links = answer.found, answer.links
        self.held, self.vintages, self.no_prior = answer.against, answer.vintages, answer.no_prior
        self.told = answer.likely
        likely = by_name(self.likely)
        rows: Sequence[Change] = [
            replace(row, suggestion=suggested(row, likely.get((row.department, row.name), ()))[1])
            if row.suggestion
            else row
            for row in answer.found.rows
        ]
        self._is_classified = any(row.level for row in rows)
        headings = (heading(self.held), str(self.frame.scope.year) if self.frame else "")
        self.table.columns = tuple(
            treed(one, first=not n) for n, one in enumerate(columns(rows, self.view.unit, headings))
        )
        if not self._is_classified:
            rows = sorted(rows, key=lambda row: ORDER.index(row.status))
        self.asked = None
        found = scaled(rows)
        self._tops = defaultdict(list)
        for one in found:
            if one.row.level == 1:
                self._tops[one.row.department].append(one)
        self.follow(found)
        super().receive(found)

    _tops: Mapping[str, list[Scaled]] = {}
    """The classes of each department."""
    _is_classified = False
    """Whether rows are parts of other rows, by their codes."""

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
        tops = self._tops.get(row.row.department, ())
        top = next((one for one in tops if under(row.row, one.row)), row)
        return f"{top.row.department}\n{top.row.key}", named(top.row, top.owner)

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
        return f"{one.name} {one.key} {word(one.status)} {one.suggestion or ''} {row.owner}"

    def crumbs(self) -> list[str]:
        """Both years, and by what."""
        found = super().crumbs()
        if self.found is None or self.frame is None:
            return found
        years = f"{vintage_words(self.held)} → {self.frame.scope.year}"
        return [found[0], years, _(CUT_NAMES[self.view.cut]), *found[3:]]

    def matter(self) -> list[Action]:
        """What can be said of the names of the row comes first."""
        row = self.table.row
        return [*self.offered(row), *(one for one in super().matter() if one is not SAME)]

    def tell(self, row: Any) -> None:
        """With the keys for this row."""
        super().tell(row)
        if self.offered(row) != self._offered:
            self._offered = self.offered(row)
            self.describe()

    _offered: tuple[Action, ...] = ()

    def nothing(self) -> str:
        """This cut has no rows."""
        return _("No figures by this cut. Press b for another one.")

    def about(self, row: Scaled) -> Text:
        """The names in both years, how they were matched, where both figures stand."""
        said = difference(row, linked(row.row, self.links), self.view.unit)
        for line in (*self.offers(row), self._why(row)):
            said.append(f"\n {line}" if line else "", "not bold")
        return said + self._totals()

    def _why(self, row: Scaled) -> str | None:
        if self.found is None or self.frame is None:
            return None
        years = (vintage_words(self.held), str(self.frame.scope.year))
        return why(row.row, self.found, years)

    def about_branch(self, branch: Branch) -> Text:
        """The totals of both years."""
        return Text(f"{branch.title}: {branch.count}", style="bold") + self._totals()

    def _totals(self) -> Text:
        if self.found is None:
            return Text()
        said = together(self.found, self.view.cut, self.view.unit)
        if has_no_prior(self.found):
            if self.no_prior:
                said.append(f"\n – “{clean(self.no_prior)}”", "not bold")
            next_step = _("To see what changed, import the budget of {year} with 6.")
            said.append("\n " + next_step.format(year=vintage_words(self.held)), "not bold")
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
        chosen = others[(place + 1) % len(others)]
        if chosen == self.held:
            words = _("{year} is held against {other}: there is no other year, stage or version.")
            self.notify(words.format(year=year, other=vintage_words(chosen)), markup=False)
            return
        self.keep()
        self.tracker.show(replace(self.view, against=chosen))
        said = _("{year} is now held against {other}, {n} of {all}.").format(
            year=year, other=vintage_words(chosen), n=others.index(chosen) + 1, all=len(others)
        )
        self.notify(said, markup=False)


def against(chosen: str | None, year: int, known: Sequence[str]) -> str:
    """What was chosen, while there is such a year, stage or version; else the year before."""
    if chosen and chosen != str(year) and (chosen in known or Vintage.parse(chosen).is_plain):
        return chosen
    return str(year - 1)
