"""What the last import of the year changed; in one line where the terminal is low."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from tracker.language import N_, _, ngettext
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.reports.since import Since, since_import
from tracker.tui.answers.asking import Failed, Loaded, ask
from tracker.tui.hints import NO_EXECUTION
from tracker.tui.overview.tile import Lead
from tracker.tui.overview.tiling import fullest
from tracker.tui.state import NARROWEST
from tracker.tui.widgets.column import fit_ends

if TYPE_CHECKING:
    from tracker.reports.scope import Scope
    from tracker.reports.summary import Summary

NEXT = N_("No payments reported yet. w writes a sheet to fill in, 6 imports it")
"""What to do next, in one line."""


class News(Lead):
    """What the last import changed. It asks by itself: the year is shown before this is known."""

    _number = 0
    _unit = Unit.WAN
    _now: Summary | None = None
    _low = False
    since: Since | None = None

    def suit(self, *, low: bool) -> None:
        """In one line, or in as many as there is to say."""
        self._low = low
        self._write()

    def show(self, path: Path, scope: Scope, now: Summary, unit: Unit) -> None:
        """Ask; an answer for another year is dropped."""
        self._number += 1
        self._now, self._unit = now, unit
        self.border_title = _("Since the last import")
        ask(self, self._number, path, partial(since_import, scope=scope, now=now))

    def on_unmount(self) -> None:
        """Of a screen that is gone no year stays."""
        self._now = self.since = None

    def on_loaded(self, message: Loaded) -> None:
        """Tell it."""
        if message.number == self._number and self._now is not None:
            self.since = message.answer
            self._write()

    def on_failed(self, message: Failed) -> None:
        """Say why it is not known."""
        if message.number == self._number:
            self.update(Text(clean(str(message.error))))

    def on_resize(self) -> None:
        """More or fewer lines."""
        self._write()

    def _write(self) -> None:
        if self.since is None or self._now is None:
            self.update("")
            return
        self.border_title = _("Last import") if self.since.is_first else _("Since the last import")
        said = news(self.since, self._now, self._unit)
        is_silent = self._now.as_of is None
        if self._low:
            line = _("Last import: {changed}").format(changed=" · ".join(said))
            if not said:
                words = _("Imported last: {files}")
                room = self.content_size.width - cell_len(words.format(files=""))
                line = words.format(files=came(self.since, room))
            self.update(Text(_(NEXT) if is_silent else line, no_wrap=True))
        else:
            files = came(self.since, self.content_size.width)
            told = [*said, _(NO_EXECUTION)] if is_silent else said
            self.update(Text("\n".join([files, *told])))


def came(since: Since, room: int) -> str:
    """Which files, and when. Where there is little room only the name of a file is cut, in its
    middle, and the day has no time."""
    name, more = clean(since.sources[0]), len(since.sources) - 1
    day, time = since.at[:10], since.at[:16].replace("T", " ")
    others = f" + {more}" if more else ""
    files = name
    if more:
        files = ngettext("{name} and {n} more file", "{name} and {n} more files", more).format(
            name=name, n=more
        )
    left = max(NARROWEST, room - cell_len(f"{others} · {day}"))
    return fullest(
        [
            _("{files} · {time} UTC").format(files=files, time=time),
            _("{files} · {time} UTC").format(files=name + others, time=time),
            f"{name}{others} · {day}",
            f"{fit_ends(name, left)}{others} · {day}",
        ],
        room,
    )


def news(since: Since, now: Summary, unit: Unit) -> list[str]:
    """What is paid and budgeted now and was before, what is wrong now and was not. Where all of the
    year came with the import there was no before."""
    if since.is_first:
        return []
    said = [_moved(_("Paid"), since.paid, now.paid, unit)]
    if since.budget != now.budget:
        said.append(_moved(_("Budget"), since.budget, now.budget, unit))
    found = _("findings: {new} new, {gone} gone")
    return [*said, found.format(new=len(since.new), gone=len(since.gone))]


def _moved(name: str, before: Money | None, after: Money | None, unit: Unit) -> str:
    if before == after:
        return _("{name} {amount}, as before").format(name=name, amount=numbers.amount(after, unit))
    both = f"{name} {numbers.amount(before, unit)} → {numbers.amount(after, unit)}"
    if before is None or after is None:
        return both
    return f"{both} ({numbers.amount(Money(after.cents - before.cents), unit, signed=True)})"
