"""The document that a figure comes from, at its line or cell: what makes an auditor trust it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from tracker.db import Connection
from tracker.language import N_, _
from tracker.render.statuses import tone
from tracker.tui.actions import BACK, GO, HELP, QUIT, THEME, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.screens.leafing import PAGE_AFTER, PAGE_BEFORE, Leafing
from tracker.tui.screens.page import Page
from tracker.tui.screens.quoting import COPY_LINE, COPY_WORDS, Quoting
from tracker.tui.screens.seeking import HIT_BEFORE, NEXT_HIT, SEEK, Seeking
from tracker.tui.screens.sheeted import texts
from tracker.tui.source.lines import Lines
from tracker.tui.source.marking import Mark
from tracker.tui.source.origin import Document, Origin, document
from tracker.tui.source.searching import Searched, cells_with
from tracker.tui.source.standing import Standing, standing, told
from tracker.tui.state import View, next_theme
from tracker.tui.widgets.prompt import Prompt
from tracker.tui.widgets.said import Said

RETURN = Action(
    "escape", "Esc", "back", BACK.title, N_("End the search, or go back to the figure."), first=True
)
ELSEWHERE = ("unit", "department", "year")
"""What does nothing to a document."""


class Source(Seeking, Quoting, Leafing, Page):
    """Lies on top of the screen that it was opened from; Esc goes back there."""

    NAME = "source"
    keeps = False  # answers are held by screen and scope, and each figure has a document of its own
    actions: ClassVar[tuple[Action, ...]] = (
        RETURN, SEEK, NEXT_HIT, HIT_BEFORE, COPY_WORDS, COPY_LINE, PAGE_AFTER, PAGE_BEFORE,
        *GO, THEME, HELP, QUIT,
    )  # fmt: skip
    BINDINGS = bindings(
        (SEEK, NEXT_HIT, HIT_BEFORE, COPY_WORDS, COPY_LINE, PAGE_AFTER, PAGE_BEFORE)
    )

    def __init__(self, origin: Origin) -> None:
        super().__init__()
        self.origin = origin
        self.found: Document | None = None
        self.at = 0

    def contents(self) -> ComposeResult:
        """The name of the file above, its text below."""
        yield Said(id="said")
        yield Lines(id="lines")
        yield Static(id="cell")

    def foot(self) -> ComposeResult:
        """The line in which one types what to find."""
        yield Prompt(id="prompt")

    def answer(self, connection: Connection, view: View) -> tuple[Frame | None, Any]:
        """The document, whatever year is looked at; and what became of its file."""
        found = document(connection, self.origin)
        return None, (found, standing(self.tracker.path, self.origin.source, found.sha256))

    def receive(self, answer: tuple[Document, Standing]) -> None:
        """As lines, or as a sheet."""
        self.found, stands = answer
        self.__dict__.pop("searched", None)
        self.at = self.found.at
        digest = self.found.sha256
        said = Text(f"SHA-256 {digest}\n")
        now = told(stands, digest)
        said.append(now, "bold" if tone(now) == "warning" else "")
        self.query_one("#said", Said).put(said)
        lines = self.query_one(Lines)
        lines.display = not self.found.sheets
        self.query_one("#cell").display = bool(self.found.sheets)
        if self.found.sheets:
            self.show_sheet(*(self.found.cell or (0, 0)))
            return
        lines.show(self.found.lines, self.found.line, self.found.marks)
        lines.focus()

    # Where one is

    def crumbs(self) -> list[str]:
        """The file, and the place in it."""
        return [_("Source"), self.origin.source, *self.standing_at()]

    def on_lines_scrolled(self) -> None:
        """Another page."""
        if self.settled:
            self.describe()

    def note(self) -> str:
        """Which of the places one is at."""
        return self.counted()

    def measure(self) -> str:
        """Nothing: a document names its own units."""
        return ""

    def matter(self) -> list[Action]:
        """The keys that do something to this document."""
        of_pages = self.found is not None and len(set(self.found.pages) or self.found.sheets) > 1
        useless = {one for one in (PAGE_AFTER, PAGE_BEFORE) if not of_pages}
        useless |= set() if self.sought else {NEXT_HIT, HIT_BEFORE}
        return [one for one in super().matter() if one not in useless]

    def mend(self, error: Exception) -> str:
        """There is no document: say so, and how one gets back."""
        return _("{error}\n\nEsc goes back.").format(error=error)

    # Looking for words

    @cached_property
    def searched(self) -> Searched:
        """The text of the document; made when somebody looks for something."""
        return Searched(self.query_one(Lines).lines)

    def places(self, words: str) -> tuple[Any, ...]:
        """Of a text its hits, of a workbook the cells of all its sheets."""
        if self.found is None or not self.found.sheets:
            return self.searched.hits(words)
        return tuple(
            (at, row, column)
            for at, sheet in enumerate(self.found.sheets)
            for row, column in cells_with(texts(sheet), words)
        )

    def standpoint(self) -> tuple[int, int, int]:
        """The line on top; of a sheet the cell under the cursor."""
        table = self.sheet_table
        if table is None:
            lines = self.query_one(Lines)
            return lines.line, 0, lines.scroll_offset.y
        return self.at, table.cursor, max(0, table.point - 1)

    def standpoint_of(self, hit: Any) -> tuple[int, int, int]:
        """Where a hit is."""
        first = hit[0]
        return (first.line, first.start, 0) if isinstance(first, Mark) else hit

    def point_out(self) -> None:
        """In the text, or as cells."""
        now = self.hits[self.current] if self.hits else ()
        if self.sheet_table is None:
            self.query_one(Lines).point_out(self.hits, now)
            return
        self.hit_cells = frozenset(self.hits)
        self.go_to_cell(now or self.standpoint())

    def return_to(self, standpoint: Any) -> None:
        """Where one was before one looked for something."""
        if self.sheet_table is None:
            self.query_one(Lines).stand_at(standpoint[2])
        else:
            self.go_to_cell(standpoint)

    def focus_contents(self) -> None:
        """Lines or table."""
        (self.sheet_table or self.query_one(Lines)).focus()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does nothing to a document has no key."""
        return action not in ELSEWHERE and super().check_action(action, parameters)

    @property
    def prompt(self) -> Prompt:
        """The line in which one types."""
        found: Prompt = self.query_one(Prompt)
        return found

    def action_back(self) -> None:
        """End the search; else to the screen below."""
        if not self.end_seeking():
            self.app.pop_screen()

    def action_theme(self) -> None:
        """Dark or light; the document stays."""
        self.tracker.view = next_theme(self.view)
        self.tracker.theme = self.view.theme
        self.tracker.save()
