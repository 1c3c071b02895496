"""The page as HTML: the sections of the text, where each figure comes from, and four charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape

from tracker.language import _
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.charts import Bar, Group, legend, lying, standing
from tracker.render.grid import clean
from tracker.render.page import PORTRAIT, framed, paragraph, tabled
from tracker.render.statuses import status, tone, word
from tracker.render.summary.section import PAGE_ROWS, Section, about, name
from tracker.render.summary.sections import changed, sections
from tracker.reports.course import Step
from tracker.reports.rows import Change, ChangeStatus
from tracker.reports.summary import Summary

PAIRED = ("quarters", "standing")
"""Sections whose parts stand side by side where there is room."""
LARGEST = 10
"""So many changes are drawn; the table has more."""
WHOLE = Decimal(100)


def page(summary: Summary, unit: Unit = Unit.WAN) -> str:
    """One file without anything from elsewhere."""
    body = [_section(one, summary, unit) for one in sections(summary, unit, PAGE_ROWS)]
    return framed(name(summary), about(summary, unit), body, PORTRAIT)


def _section(section: Section, summary: Summary, unit: Unit) -> str:
    parts = [f'<section id="{section.name}">', f"<h2>{escape(section.title)}</h2>"]
    parts += [paragraph(sentence) for sentence in section.sentences]
    draw = CHARTS.get(section.name)
    shown = [*(draw(summary, unit) if draw else []), *([_table(section)] if section.rows else [])]
    parts += ['<div class="pair">', *shown, "</div>"] if section.name in PAIRED else shown
    parts += [paragraph(more, "more") for more in section.more]
    return "\n".join([*parts, "</section>"])


def _table(section: Section) -> str:
    if not section.places:
        return tabled(section.headings, section.rows, section.right)
    rows = [(*row, place) for row, place in zip(section.rows, section.places, strict=True)]
    faint = [*(False for _one in section.right), True]
    return tabled((*section.headings, _("Source")), rows, (*section.right, False), faint)


def _quarters(summary: Summary, _unit: Unit) -> Iterator[str]:
    """What was promised beside what was paid."""
    if all(step.promised is None for step in summary.course):
        return
    groups = [
        Group(
            f"{summary.year} Q{step.quarter}",
            (
                Bar(_("Promised"), step.promised, numbers.percent(step.promised), "plan"),
                _paid(step),
            ),
        )
        for step in summary.course
    ]
    drawn = standing("chart-quarters", _("Promised and paid by quarter"), groups, WHOLE)
    kinds = {bar.kind: bar for group in groups for bar in group.bars}
    yield f"<figure>{legend(kinds.values())}{drawn}</figure>"


def _paid(step: Step) -> Bar:
    """What is only a part of it looks like one, and is called so."""
    if not step.unreported:
        return Bar(_("Paid"), step.paid, numbers.percent(step.paid), "fact")
    shown = numbers.at_least(numbers.percent(step.paid), True)
    return Bar(_("Paid, partly reported"), step.paid, shown, "fact part")


def _standing(summary: Summary, _unit: Unit) -> Iterator[str]:
    """Two charts side by side."""
    payments, indicators = summary.payments.totals, summary.indicators.totals
    yield from _statuses("chart-payments", _("Payments by status"), payments["status"])
    yield from _statuses("chart-indicators", _("Indicators by status"), indicators["status"])


def _statuses(id: str, title: str, counted: Mapping[str, int]) -> Iterator[str]:
    bars = [
        Bar(status(one), Decimal(number), str(number), tone(status(one)) or "other")
        for one, number in counted.items()
        if number
    ]
    if bars:
        caption = f"<figcaption>{escape(title)}</figcaption>"
        yield f"<figure>{caption}{lying(id, title, bars)}</figure>"


def _changes(summary: Summary, unit: Unit) -> Iterator[str]:
    """The largest first. What only one year has is drawn as its amount, and said to be new or gone."""
    known = [(row, change) for row in changed(summary) if (change := _moved(row)) is not None]
    largest = sorted(known, key=lambda pair: -abs(pair[1].cents))[:LARGEST]
    bars = [_bar(row, change, unit) for row, change in largest]
    if bars:
        title = _("The largest changes, in {unit}").format(unit=numbers.unit_name(unit))
        caption = f"<figcaption>{escape(title)}</figcaption>"
        yield f"<figure>{caption}{lying('chart-changes', title, bars)}</figure>"


def _moved(row: Change) -> Money | None:
    """None where an amount is not disclosed, or the year before has no data at all."""
    if row.status is ChangeStatus.NEW and isinstance(row.after, Money):
        return row.after
    if row.status is ChangeStatus.DROPPED and isinstance(row.before, Money):
        return Money(-row.before.cents)
    return row.change if isinstance(row.change, Money) else None


def _bar(row: Change, change: Money, unit: Unit) -> Bar:
    shown = numbers.amount(change, unit, signed=True)
    if row.change is None:
        return Bar(clean(row.name), change.in_unit(unit), f"{shown} {word(row.status)}", "other")
    return Bar(clean(row.name), change.in_unit(unit), shown)


CHARTS: dict[str, Callable[[Summary, Unit], Iterator[str]]] = {
    "quarters": _quarters,
    "standing": _standing,
    "changes": _changes,
}
