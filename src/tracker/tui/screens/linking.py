"""The keys that say whether two names mean one project, and take that back. None does it by one press."""

from __future__ import annotations

from functools import partial

from tracker.language import N_, _
from tracker.reports.compare import Suggestion
from tracker.reports.compare.renaming import Rename
from tracker.tui.actions import Action
from tracker.tui.comparing import Link, Scaled, linked, suggested
from tracker.tui.entering import same_project, two_projects
from tracker.tui.screens.part import Part
from tracker.tui.widgets.doer import Doer

SAME = Action(
    "a", "a", "same", N_("Same project"),
    N_("Say that the suggested name and this one are one project: press twice."), first=True,
)  # fmt: skip
OTHER = Action(
    "n", "n", "other", N_("Not the same"),
    N_("Say that the suggested name is another project: not asked again until the next start."),
)  # fmt: skip
UNLINK = Action(
    "z", "z", "unlink", N_("Undo"),
    N_("Take back that somebody said that two names are one project: press twice."),
)  # fmt: skip


class Linking(Part):
    """Links and unlinks names. A part of `Compare`."""

    likely: tuple[Suggestion, ...] = ()
    links: tuple[Link, ...] = ()
    asked: tuple[str, str, str] | None = None
    """What the next press of the same key does: the key, the old name and the new one."""

    def action_same(self) -> None:
        """First the question, then the link."""
        pair = self._suggestion()
        if pair is None:
            return
        said = _("Press a again to say that “{new}” is the new name of “{old}”.")
        if self._sure("a", pair.old, pair.new, said):
            task = partial(same_project, self.tracker.path, pair.old, pair.new, pair.department)
            self.query_one(Doer).do(task, _linked)

    def action_other(self) -> None:
        """Not suggested again until the next start."""
        pair = self._suggestion()
        if pair is None:
            return
        self.keep()
        self.tracker.refused.add(pair_of(pair))
        said = _("“{old}” and “{new}” are not suggested again until the next start.")
        self.notify(said.format(old=pair.old, new=pair.new), markup=False)
        self.load()

    def action_unlink(self) -> None:
        """First the question, then the two are apart again."""
        row = self.table.row
        link = linked(row.row, self.links) if isinstance(row, Scaled) else None
        if link is None:
            self.notify(_("Nobody said that this row had another name."), severity="warning")
            return
        said = _("Press z again to take back that “{new}” is the new name of “{old}”.")
        if self._sure("z", link.old, link.new, said):
            task = partial(two_projects, self.tracker.path, link.old, link.new, link.department)
            self.query_one(Doer).do(task, _apart)

    def _suggestion(self) -> Suggestion | None:
        row = self.table.row
        pair = suggested(row.row, self.likely)[0] if isinstance(row, Scaled) else None
        if pair is None:
            self.notify(_("No other name is suggested for this row."), severity="warning")
        return pair

    def _sure(self, key: str, old: str, new: str, question: str) -> bool:
        """Whether the same key was pressed before; if not, ask."""
        if self.asked == (key, old, new):
            self.asked = None
            return True
        self.asked = (key, old, new)
        self.notify(question.format(old=old, new=new), markup=False)
        return False


def _linked(found: Rename) -> str:
    said = _("“{new}” is the new name of “{old}”. z on its row takes that back.")
    return said.format(old=found.old, new=found.new)


def _apart(found: Rename) -> str:
    said = _("“{old}” and “{new}” are two projects again.")
    return said.format(old=found.old, new=found.new)


def pair_of(one: Suggestion) -> tuple[str, str, str]:
    return one.department, one.old, one.new
