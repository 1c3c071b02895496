"""The page as a workbook: a sheet a question, numbers as numbers, each row with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render.columns import (
    AMOUNT,
    NUMBER,
    PERCENT,
    PLACE,
    TEXT,
    WORD,
    Column,
    columns,
    heading,
)
from tracker.render.sheet import filled
from tracker.render.statuses import status
from tracker.render.summary.section import places, title
from tracker.render.summary.sections import DELIVERY, changed, quarters, sections
from tracker.render.workbook import saved
from tracker.reports.answer import Answer
from tracker.reports.rows import IndicatorStatus
from tracker.reports.summary import Summary

SOURCE = Column("source", N_("File"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the first sheet: an amount, a percentage or a count, and where it is printed."""

    name: str
    amount: Money | None = None
    percent: Decimal | None = None
    number: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Unreported:
    """Something that nobody has reported: money of a project, a target, a promised delivery."""

    kind: str
    subject: str
    what: str
    source: str | None
    locator: str | None


FIGURES = (
    Column("name", N_("Figure")),
    Column("amount", N_("Amount"), AMOUNT),
    Column("percent", N_("Percentage"), PERCENT),
    Column("number", N_("Number"), NUMBER),
    Column("source", N_("Source"), PLACE),
)
UNREPORTED = (
    Column("kind", N_("Kind"), WORD),
    Column("subject", N_("Subject")),
    Column("what", N_("Not reported"), TEXT),
    SOURCE,
    Column("locator", N_("Place"), PLACE),
)
SOURCES = (
    Column("before_source", N_("Source before"), PLACE),
    Column("after_source", N_("Source after"), PLACE),
)


def page(summary: Summary, unit: Unit = Unit.WAN) -> bytes:
    """Six sheets, always in the same order; what is new first, where that was asked for."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    told = title(summary, unit)
    said = {one.name: one.sentences for one in sections(summary, unit) if not one.rows}
    findings = Answer("findings", summary.year, summary.as_of, summary.findings)
    changes = Answer("compare", summary.year, summary.as_of, tuple(changed(summary)))
    new = (
        []
        if summary.new is None
        else [("new", _("New findings"), *_listed(replace(findings, rows=summary.new)))]
    )
    lists: tuple[tuple[str, str, Sequence[Column], Iterable[Any]], ...] = (
        *new,
        ("year", _("Summary"), FIGURES, _figures(summary)),
        ("late", _("Late payments"), *_listed(replace(summary.payments, rows=summary.late))),
        ("", _("Indicators"), *_listed(summary.indicators)),
        ("", _("Findings"), *_listed(findings)),
        ("changes", _("Changes"), *_listed(changes, SOURCES)),
        ("", _("Not reported"), UNREPORTED, _unreported(summary)),
    )
    for section, name, shown, rows in lists:
        sheet = book.create_sheet(name)
        below = [(sentence, "") for sentence in said.get(section, ())]
        filled(sheet, f"{name} · {told}", shown, [*map(heading, shown)], rows, unit, below)
    return saved(book)


def _listed(
    answer: Answer[Any], sources: tuple[Column, ...] = (SOURCE,)
) -> tuple[Sequence[Column], Sequence[Any]]:
    """The columns of the command that lists the same rows, and where each is from."""
    return (*columns(answer), *sources), answer.rows


def _figures(summary: Summary) -> Iterator[Figure]:
    """The numbers of the first sections of the page."""
    ahead = summary.forecast.totals
    printed = places(summary.stated_places) if summary.stated_places else None
    yield Figure(
        _("Budget, as the documents print it"), amount=summary.stated_budget, source=printed
    )
    yield Figure(_("Budget of the projects that disclose one"), amount=summary.budget)
    yield Figure(_("Paid"), amount=summary.paid, percent=summary.paid_percent)
    if summary.lacking:
        name = _("Budget of the projects that are not fully reported")
        yield Figure(name, amount=summary.lacking_budget, number=len(summary.lacking))
    yield Figure(_("Even pace"), percent=summary.pace_percent)
    for name, end in ((_("Forecast: at least"), "low"), (_("Forecast: at most"), "high")):
        yield Figure(name, amount=ahead[end], percent=ahead[f"{end}_percent"])
    yield Figure(_("Projects"), number=summary.projects)
    yield Figure(_("Projects without a known budget"), number=summary.projects_without_budget)
    for step in summary.course:
        quarter = f"{summary.year} Q{step.quarter}"
        yield Figure(f"{quarter} · {_('Promised')}", percent=step.promised)
        paid = _("Paid, partly reported") if step.unreported else _("Paid")
        yield Figure(f"{quarter} · {paid}", percent=step.paid, number=step.unreported or None)
    for name, answer in ((_("Payments"), summary.payments), (_("Indicators"), summary.indicators)):
        for one, number in answer.totals["status"].items():
            yield Figure(f"{name} · {status(one)}", number=number)


def _unreported(summary: Summary) -> Iterator[Unreported]:
    for project in summary.unreported:
        yield Unreported("execution", project, _("no payments"), None, None)
    for hole in summary.lacking:
        if not hole.is_silent:
            what = _("no full report of {quarters}").format(quarters=quarters(hole))
            yield Unreported("execution", hole.project, what, None, None)
    for one in summary.findings:
        if one.rule == DELIVERY:
            yield Unreported("delivery", one.subject, one.message, one.source, one.locator)
    for row in summary.indicators.rows:
        if row.status is IndicatorStatus.NO_REPORT:
            yield Unreported("indicators", row.project, row.level3, row.source, row.locator)
