"""All sections of the page in their order, and those that list what is wrong and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.language import _, listed, ngettext
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.render.rules import rule_name
from tracker.render.statuses import status, word
from tracker.render.summary import figures
from tracker.render.summary.section import TEXT_ROWS, Section, place
from tracker.reports.check.rules import RULES
from tracker.reports.reporting import Lacking
from tracker.reports.rows import Change, ChangeStatus, Finding, Payment
from tracker.reports.summary import Summary

DELIVERY = "delivery-unreported"
STANDS = {
    "payment-late": "late",
    "pace-behind": "late",
    "indicator-missed": "missed",
    "indicator-behind": "missed",
    DELIVERY: "unreported",
    **dict.fromkeys((rule.id for rule in RULES), "documents"),
}
"""The section of what a rule finds; what all others find stands in `others`."""
OTHERS = "others"


def sections(summary: Summary, unit: Unit, most: int = TEXT_ROWS) -> list[Section]:
    """At most so many rows of each, but everything that is new where that was asked for."""
    return [
        *_new(summary),
        figures.year(summary, unit),
        figures.forecast(summary, unit),
        figures.quarters(summary),
        figures.standing(summary),
        _late(summary, unit, most),
        _missed(summary, most),
        _documents(summary, most),
        _others(summary, most),
        _changes(summary, unit, most),
        _unreported(summary, most),
    ]


def _late(summary: Summary, unit: Unit, most: int) -> Section:
    late = summary.late
    title = _("Late payments ({number})").format(number=len(late))
    if summary.as_of is None:
        said = _("No execution has been imported, so nothing can be said.")
        return Section("late", title, (said,))
    if not late:
        return Section("late", title, (_("No promised payment is late."),))
    return Section(
        "late",
        title,
        (),
        (
            _("Status"),
            _("Project"),
            _("Due"),
            _("Promised"),
            _("Origin"),
            _("Paid, %"),
            _("Underpaid, points"),
            _("Underpaid"),
        ),
        tuple(_payment(row, unit) for row in late[:most]),
        (False, False, False, True, False, True, True, True),
        tuple(place(row.source, row.locator) for row in late[:most]),
        max(0, len(late) - most),
    )


def _payment(row: Payment, unit: Unit) -> tuple[str, ...]:
    """The origin tells whether a document or a person said it, or the pace that all is held to."""
    return (
        status(row.status),
        clean(row.project),
        row.due_date.isoformat(),
        numbers.percent(row.due_percent),
        word(row.origin),
        numbers.percent(row.paid_percent),
        numbers.points(row.gap_percent),
        numbers.amount(row.gap_amount, unit),
    )


def _missed(summary: Summary, most: int) -> Section:
    missed = summary.missed
    title = _("Targets missed or behind ({number})").format(number=len(missed))
    if summary.as_of is None:
        said = _("No result has been imported, so nothing can be said.")
        return Section("missed", title, (said,))
    if not missed:
        return Section("missed", title, (_("No reported target is missed."),))
    return Section(
        "missed",
        title,
        (),
        (_("Status"), _("Project"), _("Indicator"), _("Target"), _("Reported"), _("Attained")),
        tuple(
            (
                status(row.status),
                clean(row.project),
                clean(row.level3),
                clean(row.target_text),
                numbers.number(row.actual)
                if not isinstance(row.actual, str)
                else clean(row.actual),
                numbers.percent(row.attained_percent),
            )
            for row in missed[:most]
        ),
        (False, False, False, False, True, True),
        tuple(place(row.source, row.locator) for row in missed[:most]),
        max(0, len(missed) - most),
    )


def stands(finding: Finding) -> str:
    """The name of the section that a finding is told in, by its rule."""
    return STANDS.get(finding.rule, OTHERS)


def _new(summary: Summary) -> Iterator[Section]:
    if summary.new is not None:
        title = _("New findings ({number})").format(number=len(summary.new))
        nothing = _("Nothing that was not there at the last recorded run.")
        yield _found("new", title, nothing, summary.new, len(summary.new))


def _documents(summary: Summary, most: int) -> Section:
    found = [one for one in summary.findings if stands(one) == "documents"]
    title = _("Documents that do not agree ({number})").format(number=len(found))
    return _found("documents", title, _("Everything that was checked agrees."), found, most)


def _others(summary: Summary, most: int) -> Section:
    found = [one for one in summary.findings if stands(one) == OTHERS]
    title = _("Other findings ({number})").format(number=len(found))
    return _found(OTHERS, title, _("Nothing else was found."), found, most)


def _found(name: str, title: str, nothing: str, found: Sequence[Finding], most: int) -> Section:
    """Findings as rows; the sentence where there are none."""
    if not found:
        return Section(name, title, (nothing,))
    return Section(
        name,
        title,
        (),
        (_("Severity"), _("Rule"), _("Subject"), _("Finding")),
        tuple(
            (status(one.severity), rule_name(one.rule), clean(one.subject), clean(one.message))
            for one in found[:most]
        ),
        (False, False, False, False),
        tuple(place(one.source, one.locator) for one in found[:most]),
        max(0, len(found) - most),
    )


def changed(summary: Summary) -> list[Change]:
    """What is not as it was, the largest change first; nothing where there is no other year."""
    rows = summary.changes.rows if summary.changes else ()
    return [row for row in rows if row.status is not ChangeStatus.UNCHANGED]


def _changes(summary: Summary, unit: Unit, most: int) -> Section:
    if summary.changes is None:
        said = summary.no_prior_year or _("No other year has been imported.")
        if summary.against is not None:
            said = _("No budget of {vintage} has been imported.").format(vintage=summary.year)
        return Section("changes", _("Against another year"), (clean(said),))
    totals = summary.changes.totals
    sentence = _("Before {before}, after {after}: {change} ({percent})").format(
        before=numbers.amount(totals["before"], unit),
        after=numbers.amount(totals["after"], unit),
        change=numbers.amount(totals["change"], unit, signed=True),
        percent=numbers.percent(totals["change_percent"], signed=True),
    )
    rows = changed(summary)
    return Section(
        "changes",
        _("Against {year}").format(year=summary.against),
        (sentence, *map(clean, summary.changes.notes)),
        (_("Status"), _("Project"), _("Before"), _("After"), _("Change"), _("Change, %")),
        tuple(_change(row, unit) for row in rows[:most]),
        (False, False, True, True, True, True),
        tuple(
            f"{place(row.before_source, None)} → {place(row.after_source, None)}"
            for row in rows[:most]
        ),
        max(0, len(rows) - most),
    )


def _change(row: Change, unit: Unit) -> tuple[str, ...]:
    return (
        status(row.status),
        clean(row.name),
        _figure(row.before, unit),
        _figure(row.after, unit),
        _figure(row.change, unit, signed=True),
        numbers.percent(row.change_percent, signed=True),
    )


def _figure(value: object, unit: Unit, *, signed: bool = False) -> str:
    return numbers.amount(value if isinstance(value, Money) else None, unit, signed=signed)


def quarters(one: Lacking) -> str:
    """Those that are not fully reported."""
    return listed(map(str, one.quarters))


def _unreported(summary: Summary, most: int) -> Section:
    sentences = []
    if summary.unreported:
        names = "、".join(clean(name) for name in summary.unreported[:most])
        more = len(summary.unreported) - most
        said = ngettext(
            "No payments reported of {number} project with a budget: {names}{more}",
            "No payments reported of {number} projects with a budget: {names}{more}",
            len(summary.unreported),
        )
        left = f" (+{more})" if more > 0 else ""
        sentences.append(said.format(number=len(summary.unreported), names=names, more=left))
    holes = [one for one in summary.lacking if not one.is_silent]
    if holes:
        names = "、".join(f"{clean(one.project)} ({quarters(one)})" for one in holes[:most])
        more = len(holes) - most
        said = ngettext(
            "{number} project has not reported every quarter: {names}{more}",
            "{number} projects have not reported every quarter: {names}{more}",
            len(holes),
        )
        left = f" (+{more})" if more > 0 else ""
        sentences.append(said.format(number=len(holes), names=names, more=left))
    if summary.unreported_indicators:
        sentences.append(
            _("No result reported of {number} indicators").format(
                number=summary.unreported_indicators
            )
        )
    deliveries = [one for one in summary.findings if one.rule == DELIVERY]
    sentences += [f"{clean(one.subject)}: {clean(one.message)}" for one in deliveries[:most]]
    return Section(
        "unreported",
        _("Not reported"),
        tuple(sentences) or (_("Everything is reported."),),
        hidden=max(0, len(deliveries) - most),
    )
