"""The keys that say whether two names mean one project, and take that back. None does it by one press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tracker.language import N_, _
from tracker.reports.compare import Suggestion
from tracker.reports.compare.renaming import Rename
from tracker.tui import state
from tracker.tui.actions import Action
from tracker.tui.compare.rows import Link, Scaled, linked, suggested
from tracker.tui.entries.entering import same_project, two_projects
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
    N_("Take back that two names are one project (press twice), or that they are not."),
)  # fmt: skip


class Linking(Part):
    """Links and unlinks names. A part of `Compare`."""

    told: tuple[Suggestion, ...] = ()
    """All suggestions, also those that somebody rejected."""
    links: tuple[Link, ...] = ()
    asked: tuple[str, str, str] | None = None
    """What the next press of the same key does: the key, the old name and the new one."""
    followed: tuple[str, str] | None = None
    """Department and name of the project to which the cursor goes when the answer is there."""

    @property
    def likely(self) -> tuple[Suggestion, ...]:
        """The suggestions that nobody rejected."""
        return tuple(one for one in self.told if pair_of(one) not in self.tracker.refused)

    def offers(self, row: Scaled) -> Iterator[str]:
        """What can be said of the names of a row, by which key, and what that does."""
        pair, other = suggested(row.row, self.likely)
        if pair is not None:
            yield _("≈ perhaps the same as {name}").format(name=other)
            yield _("  a, pressed twice: they are one project, and stand in one row from then on")
            yield _("  n: they are two projects, not suggested again until the next start")
        elif (refused := self._refused(row)) is not None:
            name = refused.new if row.row.name == refused.old else refused.old
            yield _("“{name}” was said to be another project; z takes that back").format(name=name)

    def offered(self, row: Any) -> tuple[Action, ...]:
        """The keys for it, which stand first in the bottom line."""
        if not isinstance(row, Scaled):
            return ()
        if suggested(row.row, self.likely)[0] is not None:
            return SAME, OTHER
        is_said = linked(row.row, self.links) is not None or self._refused(row) is not None
        return (UNLINK,) if is_said else ()

    def follow(self, rows: Sequence[Scaled]) -> None:
        """The cursor goes to the project of which something was just said, its branch opens."""
        followed, self.followed = self.followed, None
        row = next((one for one in rows if followed and _is_called(one, *followed)), None)
        if row is not None:
            closed = self.looks.closed - {self.branch(row)[0]}
            looks = replace(self.looks, cursor=self.leaf(row), closed=closed)
            self.tracker.view = state.looking(self.view, self.NAME, looks)

    def action_same(self) -> None:
        """First the question, then the link."""
        pair = self._suggestion()
        if pair is None:
            return
        said = _("Press a again to say that “{new}” is the new name of “{old}”.")
        if self._sure("a", pair.old, pair.new, said):
            self.followed = (pair.department, pair.new)
            task = partial(same_project, self.tracker.path, pair.old, pair.new, pair.department)
            self.query_one(Doer).do(task, _linked)

    def action_other(self) -> None:
        """Not suggested again until the next start."""
        pair = self._suggestion()
        if pair is None:
            return
        self.tracker.refused.add(pair_of(pair))
        said = _(
            "“{old}” and “{new}” are not suggested again until the next start. z takes that back."
        )
        self._say_again(said, pair)

    def action_unlink(self) -> None:
        """First the question, then the two are apart again; a rejected name is suggested again."""
        row = self.table.row
        link = linked(row.row, self.links) if isinstance(row, Scaled) else None
        refused = self._refused(row) if isinstance(row, Scaled) else None
        if link is None and refused is not None:
            self.tracker.refused.discard(pair_of(refused))
            self._say_again(_("“{old}” and “{new}” may be one project again."), refused)
            return
        if link is None:
            self.notify(_("Nobody said that this row had another name."), severity="warning")
            return
        said = _("Press z again to take back that “{new}” is the new name of “{old}”.")
        if self._sure("z", link.old, link.new, said):
            self.followed = (link.department, link.new)
            task = partial(two_projects, self.tracker.path, link.old, link.new, link.department)
            self.query_one(Doer).do(task, _apart)

    def _say_again(self, said: str, pair: Suggestion) -> None:
        """The cursor stays where it is."""
        self.keep()
        self.notify(said.format(old=pair.old, new=pair.new), markup=False)
        self.load()

    def _refused(self, row: Scaled) -> Suggestion | None:
        named = (one for one in self.told if pair_of(one) in self.tracker.refused)
        return next((one for one in named if _is_one_of(row, one)), None)

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


def _is_called(row: Scaled, department: str, name: str) -> bool:
    return row.row.department == department and name in row.row.name.split(" + ")


def _is_one_of(row: Scaled, pair: Suggestion) -> bool:
    return row.row.department == pair.department and row.row.name in (pair.old, pair.new)


def _linked(found: Rename) -> str:
    said = _("“{new}” is the new name of “{old}”. z on its row takes that back.")
    return said.format(old=found.old, new=found.new)


def _apart(found: Rename) -> str:
    said = _("“{old}” and “{new}” are two projects again.")
    return said.format(old=found.old, new=found.new)


def pair_of(one: Suggestion) -> tuple[str, str, str]:
    return one.department, one.old, one.new
