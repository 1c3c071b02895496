"""What the parts of a screen find in the screen that they belong to. Nothing of it exists at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from tracker.tui.actions import Action
    from tracker.tui.answers.frame import Frame
    from tracker.tui.desk import Desk
    from tracker.tui.state import Looks, View
    from tracker.tui.widgets.column import Column
    from tracker.tui.widgets.prompt import Prompt
    from tracker.tui.widgets.table import Table


class Part:
    """A group of keys and what they do; a screen is put together of such parts."""

    if TYPE_CHECKING:
        NAME: ClassVar[str]
        actions: ClassVar[tuple[Action, ...]]
        columns: ClassVar[tuple[Column, ...]]
        frame: Frame | None
        failed: bool
        _stamp: object
        app: Any
        notify: Any
        query_one: Any
        add_class: Any

        @property
        def tracker(self) -> Desk:
            """The application that holds the view."""

        @property
        def view(self) -> View:
            """What is looked at, and how."""

        @property
        def looks(self) -> Looks:
            """How the table is looked at."""

        @property
        def table(self) -> Table:
            """The widget."""

        @property
        def prompt(self) -> Prompt:
            """The line in which one types."""

        def crumbs(self) -> list[str]:
            """Where one is."""

        def branch(self, row: Any) -> tuple[str, str]:
            """Key and title of the branch that a row is under."""

        def leaf(self, row: Any) -> str:
            """What tells a row of a tree from all others."""

        def key(self, row: Any) -> str:
            """What tells a row from all others."""

        def keep(self) -> None:
            """Put what only the widgets know into the view."""

        def look(self, looks: Looks) -> None:
            """Look at the table in another way."""

        def load(self, *, anew: bool = False) -> None:
            """Ask the question of the screen."""

        def say_nothing_to_do(self) -> None:
            """There are no contents."""

        def cancel(self) -> bool:
            """Wait no longer."""

        def matter(self) -> list[Action]:
            """The keys of the bottom line."""

        def describe(self) -> None:
            """Write the bars."""
