"""The figures of the year: tiles, the course of the quarters, and what stands on no tile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from tracker.language import _, ngettext
from tracker.model.money import Money, Unit, total
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.render.statuses import mark
from tracker.reports.rows import Severity
from tracker.tui.widgets.column import fit
from tracker.tui.widgets.tile import Tile
from tracker.tui.widgets.words import bar, paced

if TYPE_CHECKING:
    from tracker.reports.course import Step
    from tracker.reports.summary import Summary
    from tracker.tui.wrong import Wrong
    from tracker.tui.year import Year


class Figures(Vertical):
    """Tiles, and below them two panels where there is room."""

    unit = Unit.WAN

    def compose(self) -> ComposeResult:
        """Empty until they are told what to say."""
        with Container(id="tiles"):
            for name in ("budget", "paid", "rate", "forecast", "late", "wrong"):
                yield Tile(name)
        with Container(id="panels"):
            yield Static(id="course", classes="panel")
            yield Static(id="also", classes="panel")

    def say(self, year: Year, unit: Unit) -> None:
        """The figures of a year."""
        self.unit = unit
        self._tiles(year)
        self._ahead(year.forecast)
        self._course(year.course)
        self._also(year.summary)

    def _tiles(self, year: Year) -> None:
        found = year.summary
        unit = self.unit
        stated = numbers.amount(found.stated_budget, unit)
        self.query_one("#budget", Tile).say(
            _("Budget"),
            numbers.amount(found.budget, unit),
            _("stated {amount}").format(amount=stated)
            if found.stated_budget
            else _project_count(found),
        )
        paid, percent = numbers.amount(found.paid, unit), numbers.percent(found.paid_percent)
        self.query_one("#paid", Tile).say(_("Paid"), paid, _unreported(found))
        pace = _("even pace {percent}").format(percent=numbers.percent(found.pace_percent))
        if self.screen.has_class("narrow"):
            self.query_one("#rate", Tile).say(_("Paid"), f"{paid} = {percent}", pace)
        else:
            drawn = f"{percent}  {bar(found.paid_percent, 12)}"
            self.query_one("#rate", Tile).say(_("Paid, % of budget"), drawn, pace)
        gaps = _largest_gaps(found)
        late = len({(row.department, row.project) for row in found.late})
        self.query_one("#late", Tile).say(
            _("Late"),
            numbers.amount(total(gaps), unit) if gaps else numbers.MISSING,
            ngettext("{n} project", "{n} projects", late).format(n=late),
        )
        counts = Counter(row.severity for row in year.wrong.open)
        self.query_one("#wrong", Tile).say(
            _("Open findings"),
            "  ".join(f"{mark(one)} {counts[one]}" for one in Severity),
            _news(year.wrong) or _("missed or behind: {n}").format(n=len(found.missed)),
        )

    def _ahead(self, found: Mapping[str, Any]) -> None:
        """What the year's end will be: a range, and how often such ranges were right."""
        unit = self.unit
        low, high = (numbers.amount(found[one], unit) for one in ("low", "high"))
        share = (
            f"{numbers.percent(found['low_percent'])} – {numbers.percent(found['high_percent'])}"
        )
        known = found["low"] is not None
        self.query_one("#forecast", Tile).say(
            _("By the year's end"),
            f"{low} – {high}" if known else numbers.MISSING,
            share if found["low_percent"] is not None else "",
        )

    def _course(self, steps: tuple[Step, ...]) -> None:
        panel = self.query_one("#course", Static)
        panel.border_title = _("Paid by the end of the quarter ┃ promised, else the pace")
        width = max(10, panel.content_size.width - 34)
        said = Text(no_wrap=True)
        for one in steps:
            name = _("Q{number}").format(number=one.quarter)
            drawn = f"{fit(name, 8)} {paced(one.paid, one.promised, width)} {numbers.percent(one.paid):>8}"
            said.append(f"{drawn} ┃{numbers.percent(one.promised):>8}\n")
        panel.update(said)

    def _also(self, found: Summary) -> None:
        """What stands on no other tile."""
        panel = self.query_one("#also", Static)
        panel.border_title = _("Also")
        said = [_("projects without a known budget: {n}").format(n=found.projects_without_budget)]
        said.append(_("indicators without a report: {n}").format(n=found.unreported_indicators))
        if found.changes is not None:
            change = numbers.amount(found.changes.totals["change"], self.unit, signed=True)
            share = numbers.percent(found.changes.totals["change_percent"], signed=True)
            said.append(
                _("against {year}: {change}, {percent}").format(
                    year=found.against, change=change, percent=share
                )
            )
        elif found.no_prior_year:
            said.append(f"– {found.no_prior_year}")
        if found.last_import:
            at = found.last_import.replace("T", " ")[:16]
            said.append(_("last import: {at} UTC").format(at=at))
        panel.update(Text("\n".join(clean(one) for one in said), no_wrap=True))


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
    return _("● {n} new").format(n=sum(row.id in found.new for row in found.open))


def _project_count(found: Summary) -> str:
    return ngettext("{n} project", "{n} projects", found.projects).format(n=found.projects)


def _unreported(found: Summary) -> str:
    if found.as_of is None:
        return _("nothing reported")
    if not found.unreported:
        return _("all reported")
    return _("– {n} not reported").format(n=len(found.unreported))
