"""The figures of the year: tiles, and panels below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from tracker.language import _, ngettext
from tracker.model.money import Money, Unit, total
from tracker.render import numbers
from tracker.render.statuses import BROKEN, SHORT, mark, tone
from tracker.reports.rows import IndicatorStatus, Severity
from tracker.tui.widgets.panels import Course, News, also
from tracker.tui.widgets.tile import Lead, Tile
from tracker.tui.widgets.words import bar

if TYPE_CHECKING:
    from tracker.reports.scope import Scope
    from tracker.reports.summary import Summary
    from tracker.tui.wrong import Wrong
    from tracker.tui.year import Year

COLOURS = {"error": "$error", "warning": "$warning"}


class Figures(Vertical):
    """Tiles, and below them three panels; each leads to its screen."""

    unit = Unit.WAN

    def compose(self) -> ComposeResult:
        """Empty until they are told what to say."""
        with Container(id="tiles"):
            yield Tile("budget", "compare")
            yield Tile("paid", "payments")
            yield Tile("rate", "payments")
            yield Tile("forecast", "payments")
            yield Tile("late", "payments", wrong=True)
            yield Tile("missed", "indicators", wrong=True)
            yield Tile("wrong", "findings", wrong=True)
        with Container(id="panels"):
            yield Course("course", "payments", classes="panel")
            yield News("news", "findings", classes="panel")
            yield Lead("also", "compare", classes="panel")

    def say(self, year: Year, unit: Unit, path: Path, scope: Scope) -> None:
        """The figures of a year."""
        self.unit = unit
        self._money(year.summary)
        self._ahead(year.forecast)
        self._trouble(year)
        self.query_one(Course).say(year.course)
        self.query_one(News).show(path, scope, year.summary, unit)
        panel = self.query_one("#also", Lead)
        panel.border_title = _("Also")
        panel.update(Text("\n".join(also(year.summary, unit)), no_wrap=True))

    def _tile(self, name: str) -> Tile:
        return self.query_one(f"#{name}", Tile)

    def _money(self, found: Summary) -> None:
        unit = self.unit
        stated = _("stated {amount}").format(amount=numbers.amount(found.stated_budget, unit))
        self._tile("budget").say(
            _granted(found),
            numbers.amount(found.budget, unit),
            stated if found.stated_budget else _project_count(found),
        )
        partly, apart = bool(found.lacking), found.paid_without_budget
        paid = numbers.at_least(numbers.amount(found.paid, unit), partly)
        percent = numbers.at_least(numbers.percent(found.paid_percent), partly)
        self._tile("paid").say(_("Paid"), paid, self._apart(apart) + _unreported(found))
        pace = _("even pace {percent}").format(percent=numbers.percent(found.pace_percent))
        if self.screen.has_class("narrow"):
            held = found.paid if not apart or found.paid is None else found.paid - apart
            drawn = (
                f"{numbers.at_least(numbers.amount(held, unit), partly)} = {percent}"
                if held is not None
                else paid
            )
            below = self._beside(apart) or pace
            self._tile("rate").say(_("Paid"), drawn, below if found.as_of else _unreported(found))
        else:
            drawn = f"{percent}  {bar(found.paid_percent, 10)}"
            self._tile("rate").say(_("Paid, % of budget"), drawn, pace)

    def _apart(self, paid: Money | None) -> str:
        """What of the sum is in no percentage."""
        words = _("{amount} without budget · ")
        return words.format(amount=numbers.amount(paid, self.unit)) if paid else ""

    def _beside(self, paid: Money | None) -> str:
        words = _("and {amount} without budget")
        return words.format(amount=numbers.amount(paid, self.unit)) if paid else ""

    def _ahead(self, found: Mapping[str, Any]) -> None:
        """What the year's end will be: a range."""
        low, high = (numbers.amount(found[one], self.unit) for one in ("low", "high"))
        share = (
            f"{numbers.percent(found['low_percent'])} – {numbers.percent(found['high_percent'])}"
        )
        self._tile("forecast").say(
            _("By the year's end"),
            f"{low} – {high}" if found["low"] is not None else numbers.MISSING,
            share if found["low_percent"] is not None else "",
        )

    def _trouble(self, year: Year) -> None:
        """What is late, missed, and not in order: with a mark where there is any."""
        found = year.summary
        gaps = _largest_gaps(found)
        late = len({(row.department, row.project) for row in found.late})
        owed = numbers.amount(total(gaps), self.unit)
        self._tile("late").say(
            _("Late"),
            _marked(BROKEN, owed) if gaps else numbers.MISSING,
            ngettext("{n} project", "{n} projects", late).format(n=late),
        )
        counts = Counter(row.status for row in found.missed)
        missed, behind = counts[IndicatorStatus.MISSED], counts[IndicatorStatus.BEHIND]
        self._tile("missed").say(
            _("Indicators"),
            Content("  ").join([_marked(BROKEN, str(missed)), _marked(SHORT, str(behind))]),
            _("of {n}").format(n=len(found.indicators.rows)),
        )
        open_ones = Counter(row.severity for row in year.wrong.open)
        self._tile("wrong").say(
            _("Open findings"),
            Content("  ").join([_marked(mark(one), str(open_ones[one])) for one in Severity]),
            _news(year.wrong) or _("targets short: {n}").format(n=len(found.missed)),
        )


def _marked(sign: str, figure: str) -> Content:
    """Coloured where there is anything, and never coloured alone."""
    colour = COLOURS.get(tone(sign), "") if figure != "0" else ""
    return Content.styled(f"{sign} {figure}", colour)


def _largest_gaps(found: Summary) -> list[Money]:
    """Of each late project its largest gap: the next promise includes what the last one lacks."""
    gaps: dict[tuple[str, str], Money] = {}
    for row in found.late:
        if row.gap_amount is not None:
            key = (row.department, row.project)
            gaps[key] = max(gaps.get(key, row.gap_amount), row.gap_amount)
    return list(gaps.values())


def _news(found: Wrong) -> str:
    """How many were not there before; nothing where the data do not tell."""
    if found.new is None:
        return ""
    return _("{mark} {n} new").format(
        mark=mark("new"), n=sum(row.id in found.new for row in found.open)
    )


def _project_count(found: Summary) -> str:
    return ngettext("{n} project", "{n} projects", found.projects).format(n=found.projects)


def _granted(found: Summary) -> str:
    """How many projects are not in the sum, because no document states their budget."""
    if not found.projects_without_budget:
        return _("Adjusted budget")
    return _("Adjusted budget, without {n}").format(n=found.projects_without_budget)


def _unreported(found: Summary) -> str:
    if found.as_of is None:
        return _("nothing reported")
    if not found.lacking:
        return _("all reported")
    return _("≥ {n} incomplete").format(n=len(found.lacking))
