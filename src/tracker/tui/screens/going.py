"""The keys that work on every screen: to other screens, years, units, languages, and out."""

from __future__ import annotations

from tracker.language import _
from tracker.tui import state
from tracker.tui.screens.part import Part


class Going(Part):
    """Changes the view; the application shows what it says. A part of `Page`."""

    def action_go(self, name: str) -> None:
        """To another screen."""
        self.keep()
        if name != self.view.screen or name != self.NAME:
            self.tracker.show(state.go(self.view, name))

    def action_back(self) -> None:
        """To the screen before."""
        if self.cancel():
            return
        self.keep()
        if self.view.trail:
            self.tracker.show(state.back(self.view))

    def action_leave(self) -> None:
        """Close."""
        self.tracker.leave()

    def action_again(self) -> None:
        """Ask once more, whatever was answered before."""
        self.load(anew=True)

    def action_unit(self) -> None:
        """Amounts in the next unit."""
        self.keep()
        self.tracker.show(state.next_unit(self.view))

    def action_theme(self) -> None:
        """Dark or light."""
        self.keep()
        self.tracker.show(state.next_theme(self.view))

    def action_language(self) -> None:
        """The other language."""
        self.keep()
        self.tracker.speak()

    def action_year(self, steps: int) -> None:
        """A year before or after."""
        if self.frame is None:
            return
        shown, years = self.frame.scope.year, self.frame.years
        there = state.another_year(self.view, shown, years, steps)
        if there is self.view:
            words = (
                _("There is no year before {year}.")
                if steps < 0
                else _("There is no year after {year}.")
            )
            self.notify(words.format(year=shown))
            return
        self.keep()
        self.tracker.show(state.another_year(self.view, shown, years, steps))

    def action_department(self) -> None:
        """The next department; after the last one all of them."""
        if self.frame is None:
            return
        if len(self.frame.departments) < 2:
            self.notify(_("There is only one department."))
            return
        self.keep()
        ring = [None, *self.frame.departments]
        place = ring.index(self.frame.scope.department)
        self.tracker.show(state.in_department(self.view, ring[(place + 1) % len(ring)]))

    def action_help(self) -> None:
        """Keys and words of this screen."""
        from tracker.tui.screens.help import Help

        self.app.push_screen(Help(self.NAME, self.actions))
