"""Which keys the screen has, and what every mark, status, colour and word means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from tracker.language import N_, _
from tracker.render.statuses import tone
from tracker.tui.actions import SCREENS, Action
from tracker.tui.finding import matching
from tracker.tui.meanings import Group, groups, holding
from tracker.tui.widgets.bars import Keys, Where
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.prompt import Prompt
from tracker.tui.widgets.said import Said

CLOSE = Action(
    "escape",
    "Esc",
    "close",
    N_("Back"),
    N_("End the search, or go back to the screen."),
    first=True,
)
FIND = Action("slash", "/", "find", N_("Find"), N_("Keep the lines with these words."), first=True)
PAGE = Action("pagedown", "PgDn", "page(1)", N_("Next page"), N_("A page down."), first=True)
BACK = Action("pageup", "PgUp", "page(-1)", N_("Previous page"), N_("A page up."), first=True)
WIDEST, NARROWEST = 30, 14
"""Cells of what is explained: as many as the group needs, within these."""


class Help(Screen[None]):
    """Lies on top of the screen that it explains."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "close", show=False),
        Binding("slash", "find", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup,ctrl+b", "page(-1)", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
    ]

    def __init__(self, name: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self.page, self.explained = name, actions
        self.sought = ""

    def compose(self) -> ComposeResult:
        """One long text, and the line in which one types what to find in it."""
        yield Where(id="where")
        with VerticalScroll(id="help", can_focus=False):
            yield Said(id="text")
        yield Prompt(id="prompt")
        yield Keys(id="keys")

    def on_mount(self) -> None:
        """Its two bars."""
        titles = {**dict(SCREENS), "source": N_("Source")}
        self.query_one(Where).say([_("Help"), _(titles.get(self.page, self.page))], [""])
        self.query_one(Keys).say([CLOSE, FIND, PAGE, BACK])
        self.tell()

    def tell(self) -> None:
        """What has the words that are looked for; all of it where there are none."""
        said = Text()
        holds = matching(self.sought)
        for one in groups(self.page, self.explained):
            found = holding(one, holds) if self.sought.strip() else one
            if found is not None and found.lines:
                said.append_text(self._group(found))
        if not said:
            said.append(_("No line has these words. Esc shows all again."))
        self.query_one(Said).put(said)
        self.query_one("#help").scroll_to(y=0, animate=False)

    def _group(self, group: Group) -> Text:
        longest = max(cell_len(name) for name, _meaning in group.lines)
        width = max(NARROWEST, min(WIDEST, longest))
        colours = self.app.theme_variables
        said = Text(f"{group.title}\n", style="bold")
        for name, meaning in group.lines:
            said.append("  ", "not bold")
            said.append(fit(name, width), f"not bold {colours.get(tone(name), '')}")
            said.append(f"  {meaning}\n", "not bold")
        return said + Text("\n")

    def action_find(self) -> None:
        """Type what to find."""
        self.query_one(Prompt).ask("find", _("Find"), self.sought)

    def on_prompt_typed(self, message: Prompt.Typed) -> None:
        """Keep the lines as one types."""
        self.sought = message.text
        self.tell()

    def on_prompt_given(self, message: Prompt.Given) -> None:
        """The lines stay."""
        self.query_one(Prompt).close()

    def action_close(self) -> None:
        """End the search; else back."""
        prompt = self.query_one(Prompt)
        if not self.sought and not prompt.display:
            self.app.pop_screen()
            return
        prompt.close()
        self.set_focus(None)
        self.sought = ""
        self.tell()

    def action_scroll(self, steps: int) -> None:
        """Lines up or down."""
        self.query_one("#help").scroll_relative(y=steps, animate=False)

    def action_page(self, pages: int) -> None:
        """A screenful, one line of which stays."""
        self.action_scroll(pages * max(1, self.query_one("#help").size.height - 1))

    def action_end(self, side: int) -> None:
        """The beginning or the end."""
        shown = self.query_one("#help")
        shown.scroll_to(y=shown.max_scroll_y if side > 0 else 0, animate=False)
