"""What is said of a finding: the sentence, the figures behind it, the rule, what people wrote of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from tracker.language import _
from tracker.model.money import Unit
from tracker.model.places import placed
from tracker.render.columns import CHANGE, NUMBER, look
from tracker.render.rules import rule_name, rule_sentence
from tracker.render.statuses import status
from tracker.reports.findings.listing import OPEN
from tracker.reports.recorded import Said
from tracker.reports.rows import Finding


def remarks(row: Finding, said_of: Sequence[Said], unit: Unit) -> Text:
    """Below the list; what was said last comes first."""
    said = Text(f"{status(row.severity)}  {rule_name(row.rule)}  {row.subject}", style="bold")
    said.append(f"   {status(row.state)}", "not bold")
    lines = [row.message, *(told(one) for one in reversed(said_of))]
    if wanted := rule_sentence(row.rule):
        lines.append(_("Rule: {sentence}").format(sentence=wanted))
    figures = [
        _("planned {figure}").format(figure=_figure(row.plan, row, unit)),
        _("found {figure}").format(figure=_figure(row.actual, row, unit)),
        _("gap {figure}").format(figure=look(row.gap, CHANGE, unit)),
        row.id,
    ]
    said.append("".join(f"\n {line}" for line in [*lines, "   ".join(figures)]), "not bold")
    return said


def as_text(row: Finding, said_of: Sequence[Said]) -> str:
    """Subject, sentence, source, and what was said of it: for a letter."""
    place = ""
    if row.source is not None and row.locator is not None:
        place = _(" ({place})").format(place=placed(row.source, row.locator))
    cause = f" {told(said_of[-1])}" if said_of and row.state != OPEN else ""
    said = _("{subject}: {message}").format(subject=row.subject, message=row.message)
    return f"{said}{place}{cause}"


def told(one: Said) -> str:
    """Cause, what happened, what is done; who said it and when."""
    parts = [_("Cause: {cause}. {note}").format(cause=one.cause, note=one.note)]
    if one.remedy:
        parts.append(_("Remedy: {remedy}").format(remedy=one.remedy))
    if one.likelihood:
        parts.append(_("by year’s end: {chance}").format(chance=one.likelihood))
    if one.until:
        parts.append(_("open again from {date}").format(date=one.until))
    when = one.at.replace("T", " ")[:16]
    parts.append(_("{person}, {time} UTC").format(person=one.by, time=when))
    return "   ".join(parts)


def _figure(value: object, row: Finding, unit: Unit) -> str:
    shown = look(value, NUMBER, unit)
    return f"{shown} %" if row.unit == "%" and shown != "–" else shown
