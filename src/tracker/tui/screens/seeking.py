"""Looking for words in a document: as one types, from place to place, and back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.language import N_, _
from tracker.tui.actions import Action
from tracker.tui.screens.part import Part
from tracker.tui.widgets.prompt import Prompt

SEEK = Action(
    "slash", "/", "find", N_("Find"),
    N_("Find words in the document as you type; Esc goes back to where you were."),
    first=True,
)  # fmt: skip
NEXT_HIT = Action(
    "n", "n", "hit(1)", N_("Next"), N_("The next place with these words."), first=True
)
HIT_BEFORE = Action(
    "N", "N", "hit(-1)", N_("Previous"), N_("The place before with these words."), first=True
)


class Seeking(Part):
    """Finds and counts; the screen says where, and goes there. A part of `Source`."""

    sought = ""
    hits: tuple[Any, ...] = ()
    current = 0
    left_at: Any = None
    """Where one was before."""

    if TYPE_CHECKING:

        def places(self, words: str) -> tuple[Any, ...]:
            """Where the words stand, from first to last."""

        def standpoint(self) -> Any:
            """Where one is, to come back to; it can be compared with what `standpoint_of` gives."""

        def standpoint_of(self, hit: Any) -> Any:
            """Where a place is."""

        def point_out(self) -> None:
            """Show the places, and go to the current one."""

        def return_to(self, standpoint: Any) -> None:
            """Go back."""

        def focus_contents(self) -> None:
            """The document has the keys."""

    def action_find(self) -> None:
        """Type what to find."""
        if not self.sought:
            self.left_at = self.standpoint()
        self.prompt.ask("find", _("Find"), self.sought)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """The first place from where one was on; without one behind it the first of all."""
        self.sought, self.hits = message.text, self.places(message.text)
        behind = [
            number
            for number, hit in enumerate(self.hits)
            if self.standpoint_of(hit) >= self.left_at
        ]
        self.current = behind[0] if behind else 0
        self._show_hits()

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """The places stay; without words all is as before."""
        self.prompt.close()
        if not message.text.strip():
            self.end_seeking()
        self.focus_contents()
        self.describe()

    def action_hit(self, steps: int) -> None:
        """From place to place; behind the last one comes the first."""
        if self.hits:
            self.current = (self.current + steps) % len(self.hits)
            self._show_hits()
        else:
            self.action_find()

    def _show_hits(self) -> None:
        self.point_out()
        if not self.hits:
            self.return_to(self.left_at)
        self.describe()

    def end_seeking(self) -> bool:
        """Back to where one was. Whether anything was looked for."""
        if not self.sought and not self.prompt.display:
            return False
        self.prompt.close()
        self.sought, self.hits, self.current = "", (), 0
        self._show_hits()
        self.focus_contents()
        return True

    def counted(self) -> str:
        """`3/17`."""
        if not self.sought:
            return ""
        if not self.hits:
            return _("{words}: not in this document").format(words=self.sought)
        return f"{self.sought} {self.current + 1}/{len(self.hits)}"
