"""What keys do: one description for the bindings, the bottom line, the help and the palette."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

from tracker.language import N_


@dataclass(frozen=True, slots=True)
class Action:
    """`key` as textual names it, `shown` as people read it; `title` and `help` are English.

    `first` actions stand in the bottom line, `kept` ones also where others have no room.
    """

    key: str
    shown: str
    call: str
    title: str
    help: str
    first: bool = False
    kept: bool = False

    @property
    def name(self) -> str:
        """What it calls, without how it is called."""
        return self.call.partition("(")[0]

    @property
    def binding(self) -> Binding:
        """For textual."""
        return Binding(self.key, self.call, self.title, show=False)


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """For a screen."""
    return [one.binding for one in actions]


OPEN = Action(
    "enter", "Enter", "open", N_("Open"), N_("Open what the cursor points at."), first=True
)
SOURCE = Action(
    "o", "o", "source", N_("Source"),
    N_("Show the document at the line or cell that the figure comes from."), first=True, kept=True,
)  # fmt: skip
FIND = Action(
    "slash", "/", "find", N_("Find"),
    N_("Keep the rows with these words; pinyin initials find Chinese words."), first=True, kept=True,
)  # fmt: skip
SORT = Action(
    "s", "s", "sort", N_("Sort"),
    N_("Sort by the column under the cursor; again turns the order, then gives it up."),
)  # fmt: skip
HELP = Action(
    "question_mark", "?", "help", N_("Help"), N_("Keys of this screen, and what each mark means.")
)
QUIT = Action("q", "q", "leave", N_("Quit"), N_("Close; the next start begins here."), first=True)
BACK = Action(
    "escape", "Esc", "back", N_("Back"), N_("End the filter, or go to the screen before.")
)
UNIT = Action("u", "u", "unit", N_("Unit"), N_("Show amounts in yuan, 10,000 or 100 million yuan."))
THEME = Action("t", "t", "theme", N_("Theme"), N_("Dark or light."))
LANGUAGE = Action("L", "L", "language", N_("Language"), N_("Chinese or English."))
AGAIN = Action("r", "r", "again", N_("Reload"), N_("Ask the database again."))
EARLIER = Action("left_square_bracket", "[", "year(-1)", N_("Year before"), N_("The year before."))
LATER = Action("right_square_bracket", "]", "year(1)", N_("Year after"), N_("The year after."))
DEPARTMENT = Action(
    "d", "d", "department", N_("Department"), N_("The next department, then all of them.")
)
COPY = Action("y", "y", "copy_cell", N_("Copy cell"), N_("Copy the cell under the cursor."))
COPY_ROW = Action("Y", "Y", "copy_row", N_("Copy row"), N_("Copy the row under the cursor."))
EXPORT = Action(
    "e",
    "e",
    "export",
    N_("Export"),
    N_("Write what is shown to a file: csv, xlsx or md."),
    first=True,
)
WIDER = Action("greater_than_sign", ">", "widen(1)", N_("Wider"), N_("Make the column wider."))
NARROWER = Action(
    "less_than_sign", "<", "widen(-1)", N_("Narrower"), N_("Make the column narrower.")
)
HIDE = Action("x", "x", "hide", N_("Hide column"), N_("Hide the column under the cursor."))
WRONG = Action(
    "f", "f", "wrong", N_("Problems"), N_("Show only what is late, missed or behind, then all."),
    first=True,
)  # fmt: skip
UNHIDE = Action(
    "X",
    "X",
    "unhide",
    N_("All columns"),
    N_("All columns, as wide as they were; again: those that fit."),
)

SCREENS = (
    ("overview", N_("Overview")),
    ("compare", N_("Compare")),
    ("payments", N_("Payments")),
    ("indicators", N_("Indicators")),
    ("findings", N_("Findings")),
    ("imports", N_("Imports")),
)
"""In the order of their number keys."""

GO = tuple(
    Action(str(number), str(number), f"go('{name}')", title, N_("Go to this screen."))
    for number, (name, title) in enumerate(SCREENS, 1)
)
EVERYWHERE = (*GO, BACK, UNIT, THEME, LANGUAGE, EARLIER, LATER, DEPARTMENT, AGAIN, HELP, QUIT)
OF_TABLES = (
    OPEN, SOURCE, FIND, EXPORT, SORT, COPY, COPY_ROW, WIDER, NARROWER, HIDE, UNHIDE
)  # fmt: skip
