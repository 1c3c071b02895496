"""What changed between two years: a tree by what became of things, with bars to both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rich.text import Text
from textual import events

from tracker.db import Connection
from tracker.db.links import links
from tracker.language import N_, _
from tracker.render.grid import clean
from tracker.render.statuses import word
from tracker.reports.answer import Answer
from tracker.reports.compare import compare, suggestions
from tracker.reports.compare.comparison import with_data
from tracker.reports.compare.vintage import Vintage, known_vintages
from tracker.reports.rows import Change
from tracker.reports.scope import within_others
from tracker.reports.summary import no_prior_year
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.compare.columns import COLUMNS, HALF, WIDER_HALF, columns, heading
from tracker.tui.compare.grouping import Grouping
from tracker.tui.compare.reasons import difference, group, has_no_prior, together, why
from tracker.tui.compare.rows import (
    Compared,
    Link,
    Scaled,
    by_name,
    in_order,
    linked,
    scaled,
    suggested,
    vintage_words,
)
from tracker.tui.compare.years import against, in_turn
from tracker.tui.screens.choosing import AGAINST, CUT, Choosing
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
SUMS = ("before", "after", "change", "percent", "quantity_effect", "price_effect")
"""The columns in which a group shows what it comes to."""
WIDE = 150
"""From so many cells on the bars are longer."""


class Compare(Linking, Choosing, Treed):
    """Branches are what became of things: more, less, new, dropped."""

    NAME = "compare"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        CUT, AGAINST, SAME, OTHER, UNLINK, *OF_TABLES, *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((CUT, AGAINST, SAME, OTHER, UNLINK))  # type: ignore[assignment]
    found: Answer[Change] | None = None
    years = ("", "")
    """Both of them, the earlier one first."""
    no_prior: str | None = None
    """How a document says that there is no year before."""

    def read(self, connection: Connection, view: View, frame: Frame) -> Compared:
        """The chosen year against the other one."""
        scope = frame.scope
        known = tuple(map(str, known_vintages(connection, scope.department)))
        plain = [
            one for one in frame.years
            if with_data(connection, scope.department, Vintage(one))
        ]  # fmt: skip
        held = against(view.against, scope.year, known, plain)
        years = in_turn(held, scope.year, plain)
        found = compare(connection, *years, view.cut, scope.department)
        likely = (
            suggestions(connection, *years, scope.department).rows if view.cut == "project" else ()
        )
        saved = [
            Link(row["department"], row["old_name"], row["new_name"]) for row in links(connection)
        ]
        said = no_prior_year(connection, scope) if has_no_prior(found) else None
        later = Vintage.parse(years[1]).year
        part = within_others(connection, later) if scope.department is None else frozenset()
        return Compared(
            found, tuple(likely), tuple(saved), held, known, said, years, part
        )  # fmt: skip

    def receive(self, answer: Compared) -> None:
        """Rows in the order of the branches; each knows the largest change."""
        self.found, self.links = answer.found, answer.links
        self.held, self.vintages, self.no_prior = answer.against, answer.vintages, answer.no_prior
        self.years, self.told = answer.years, answer.likely
        likely = by_name(self.likely)
        rows: Sequence[Change] = [
            replace(row, suggestion=suggested(row, likely.get((row.department, row.name), ()))[1])
            if row.suggestion
            else row
            for row in answer.found.rows
        ]
        is_classified = any(row.level for row in rows)
        found = scaled(rows if is_classified else in_order(rows))
        self.grouping = Grouping(found, answer.part)
        self.asked = None
        self._lay_columns()
        self.follow(found)
        super().receive(found)

    def _lay_columns(self) -> None:
        """For these rows and the sums of their groups, and for the width of the terminal."""
        self._half, grouping = self._half_now, self.grouping
        self._own = columns(
            [one.row for one in (*grouping.rows, *grouping.wholes())],
            self.view.unit,
            (heading(self.years[0]), heading(self.years[1])),
            half=self._half,
            grouped=not grouping.is_classified,
        )
        self.table.columns = tuple(treed(one, first=not n) for n, one in enumerate(self._own))

    def on_resize(self, event: events.Resize) -> None:
        """Longer or shorter bars."""
        if self.found is not None and self._half != self._half_now:
            self.keep()
            self._lay_columns()
            self.fill()

    _half = HALF

    @property
    def _half_now(self) -> int:
        """How many cells there are for a bar to each side."""
        return WIDER_HALF if self.size.width >= WIDE else HALF

    grouping = Grouping()
    """How the rows stand under branches."""

    def selected(self) -> Sequence[Any]:
        """Without the rows that are branches themselves."""
        tree = super().selected()
        return [row for row in tree if isinstance(row, Branch) or self.grouping.is_leaf(row)]

    def branch(self, row: Scaled) -> tuple[str, str]:
        """What became of it; of a classification the class."""
        return self.grouping.branch(row)

    def branch_cells(self, rows: tuple[Scaled, ...]) -> Mapping[str, Cell]:
        """The figures of a class, or the sums of a group; a sum has no bar, which is of one row."""
        whole = self.grouping.whole(rows)
        if whole is None:
            return {}
        shown = [one for one in self._own[1:] if self.grouping.is_classified or one.key in SUMS]
        return {one.key: one.cell(whole, self.view.unit) for one in shown}

    _own: tuple[Column, ...] = ()
    """The columns as rows know them."""

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
        years = " → ".join(map(vintage_words, self.years))
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
        said = self._next_step()
        said.append_text(difference(row, linked(row.row, self.links), self.view.unit))
        for line in (*self.offers(row), self._why(row)):
            said.append(f"\n {line}" if line else "", "not bold")
        return said + self._totals()

    def _why(self, row: Scaled) -> str | None:
        if self.found is None or self.frame is None:
            return None
        before, after = map(vintage_words, self.years)
        return why(row.row, self.found, (before, after))

    def about_branch(self, branch: Branch) -> Text:
        """The sums of the group, then those of all."""
        whole = self.grouping.whole(branch.rows)
        return self._next_step() + group(branch.heading, whole, self.view.unit) + self._totals()

    def _next_step(self) -> Text:
        """What to do where there is nothing to compare with: that comes first."""
        if self.found is None or not has_no_prior(self.found):
            return Text()
        words = _("To see what changed, import the budget of {year} with 6.")
        return Text(words.format(year=vintage_words(self.held)) + "\n", style="bold")

    def _totals(self) -> Text:
        if self.found is None:
            return Text()
        said = together(self.found, self.view.cut, self.view.unit)
        if has_no_prior(self.found) and self.no_prior:
            said.append(f"\n – “{clean(self.no_prior)}”", "not bold")
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
