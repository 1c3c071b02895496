"""Pages and sheets of a document: which one is seen, and turning to another."""

from __future__ import annotations

from tracker.language import N_, _
from tracker.tui.actions import Action
from tracker.tui.screens.sheeted import Sheeted
from tracker.tui.source.lines import Lines
from tracker.tui.source.origin import Document

PAGE_AFTER = Action(
    "right_square_bracket",
    "]",
    "turn(1)",
    N_("Next page"),
    N_("The next page, or sheet."),
    first=True,
)
PAGE_BEFORE = Action(
    "left_square_bracket", "[", "turn(-1)", N_("Previous page"), N_("The page or sheet before."),
    first=True,
)  # fmt: skip


class Leafing(Sheeted):
    """Says where one is in a document. A part of `Source`."""

    found: Document | None

    def standing_at(self) -> list[str]:
        """The page of all pages, the sheet of all sheets, else the line of all lines."""
        found = self.found
        if found is None:
            return []
        if found.sheets:
            words = _("sheet {name}, {number} of {all}")
            name = self.sheet.name
            return [words.format(name=name, number=self.at + 1, all=len(found.sheets))]
        line = self.query_one(Lines).line
        if found.pages:
            words = _("page {number} of {all}")
            return [words.format(number=found.pages[line - 1], all=found.pages[-1])]
        return [_("line {number} of {all}").format(number=line, all=len(found.lines))]

    def action_turn(self, steps: int) -> None:
        """To another page, or another sheet."""
        found = self.found
        if found is None:
            return
        if found.sheets:
            at = max(0, min(self.at + steps, len(found.sheets) - 1))
            if at != self.at:
                self.go_to_cell((at, 0, 0))
                self.describe()
            return
        lines = self.query_one(Lines)
        numbers = sorted(set(found.pages))
        if not numbers:
            lines.action_page(steps)
            return
        at = numbers.index(found.pages[lines.line - 1]) + steps
        if 0 <= at < len(numbers):
            lines.turn_to(found.pages.index(numbers[at]) + 1)
