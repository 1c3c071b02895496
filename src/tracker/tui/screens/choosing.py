"""The keys that say by what is compared, and with which other year."""

from __future__ import annotations

from dataclasses import replace

from tracker.language import N_, _
from tracker.reports.compare import CUTS
from tracker.tui.actions import Action
from tracker.tui.compare.rows import vintage_words
from tracker.tui.screens.part import Part

CUT = Action(
    "b", "b", "cut", N_("Group by"), N_("Compare by another cut of the budget."), first=True
)
AGAINST = Action(
    "v",
    "v",
    "against",
    N_("Other year"),
    N_("Compare with another year, stage or version."),
    first=True,
)


class Choosing(Part):
    """Goes from one choice to the next. A part of the comparison."""

    held = ""
    """What the year is held against."""
    vintages: tuple[str, ...] = ()

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
