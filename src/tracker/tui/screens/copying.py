"""Copying to the clipboard of the terminal, and saying so."""

from __future__ import annotations

import os

from rich.cells import cell_len

from tracker.language import _
from tracker.render.grid import clean
from tracker.tui.clipboard import refuses
from tracker.tui.screens.part import Part
from tracker.tui.widgets.column import fit

MOST_SAID = 60
"""Cells of what was copied that are said again."""


class Copying(Part):
    """Sends texts to the clipboard. A part of screens with something to copy."""

    def copy(self, text: str) -> None:
        """Say what was sent; where it is known that nothing arrives, say that."""
        if not text.strip():
            self.notify(_("It is empty here: nothing was copied."), severity="warning")
            return
        shown = fit(text, min(MOST_SAID, cell_len(clean(text))))
        if refuses(os.environ):
            words = _(
                "This terminal takes no copies (OSC 52). Export with e, or select with the mouse: {text}"
            )
            self.notify(words.format(text=shown), severity="warning", markup=False)
            return
        self.app.copy_to_clipboard(text)
        words = _(
            "Copied: {text}. If it does not arrive, allow the clipboard (OSC 52) in the terminal."
        )
        self.notify(words.format(text=shown), markup=False)
