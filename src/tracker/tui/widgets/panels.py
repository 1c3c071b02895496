"""Below the tiles: the course of the quarters, what the last import changed, what else is known.

Where the terminal is low they have no frames and take three lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from tracker.language import _, ngettext
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.reports.since import Since, since_import
from tracker.tui.asking import Failed, Loaded, ask
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.tile import Lead
from tracker.tui.widgets.words import paced

if TYPE_CHECKING:
    from tracker.reports.course import Step
    from tracker.reports.scope import Scope
    from tracker.reports.summary import Summary

NAME, FIGURES = 8, 19
"""Cells of a quarter's name, and of its two percentages."""


class Course(Lead):
    """Paid and promised by the end of each quarter, as bars with a stroke."""

    steps: tuple[Step, ...] = ()

    def say(self, steps: tuple[Step, ...]) -> None:
        """Other quarters."""
        self.steps = steps
        self.border_title = (
            _("Paid by quarter’s end (≥ partly reported) ┃ promised")
            if any(step.unreported for step in steps)
            else _("Paid by the end of the quarter ┃ promised, else the pace")
        )
        self._write()

    def on_resize(self) -> None:
        """Another width, other bars."""
        self._write()

    def _write(self) -> None:
        room = self.content_size.width
        if self.screen.has_class("low"):
            half = (room - 2) // 2
            drawn = [quarter(one, half) for one in self.steps]
            lines = [f"{one}  {other}" for one, other in zip(drawn[::2], drawn[1::2], strict=True)]
        else:
            lines = [quarter(one, room) for one in self.steps]
        self.update(Text("\n".join(lines), no_wrap=True))


def quarter(step: Step, room: int) -> str:
    """`Q1  ███┃░░   19.4 % ┃  20.9 %`, filling the room."""
    name = fit(_("Q{number}").format(number=step.quarter), NAME)
    width = max(4, room - NAME - FIGURES)
    paid = numbers.at_least(numbers.percent(step.paid), bool(step.unreported))
    promised = numbers.percent(step.promised)
    return f"{name}{paced(step.paid, step.promised, width)}{paid:>8} ┃{promised:>8} "


class News(Lead):
    """What the last import changed. It asks by itself: the year is shown before this is known."""

    _number = 0
    _unit = Unit.WAN
    _now: Summary | None = None
    since: Since | None = None

    def show(self, path: Path, scope: Scope, now: Summary, unit: Unit) -> None:
        """Ask; an answer for another year is dropped."""
        self._number += 1
        self._now, self._unit = now, unit
        self.border_title = _("Since the last import")
        ask(self, self._number, path, partial(since_import, scope=scope, now=now))

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
        said = news(self.since, self._now, self._unit)
        if self.screen.has_class("low"):
            changed = " · ".join(said[1:])
            words = _("Last import: {changed}").format(changed=changed)
            self.update(Text(words, no_wrap=True))
        else:
            self.update(Text("\n".join(said), no_wrap=True))


def news(since: Since, now: Summary, unit: Unit) -> list[str]:
    """Which files, what is paid and budgeted now and was before, what is wrong now and was not."""
    more = len(since.sources) - 1
    files = clean(since.sources[0])
    if more:
        files = ngettext("{name} and {n} more file", "{name} and {n} more files", more).format(
            name=files, n=more
        )
    when = since.at.replace("T", " ")[:16]
    said = [_("{files} · {time} UTC").format(files=files, time=when)]
    if since.is_first:
        return [*said, _("all of the year came with it")]
    said.append(_moved(_("Paid"), since.paid, now.paid, unit))
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


def also(found: Summary, unit: Unit) -> Sequence[str]:
    """What stands on no tile."""
    said = [_("projects without a known budget: {n}").format(n=found.projects_without_budget)]
    said.append(_("indicators without a report: {n}").format(n=found.unreported_indicators))
    if found.changes is not None:
        change = numbers.amount(found.changes.totals["change"], unit, signed=True)
        share = numbers.percent(found.changes.totals["change_percent"], signed=True)
        words = _("against {year}: {change}, {percent}")
        said.append(words.format(year=found.against, change=change, percent=share))
    elif found.no_prior_year:
        said.append(f"– {found.no_prior_year}")
    return [clean(one) for one in said]
