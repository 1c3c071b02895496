"""The year on one page, as text for a terminal or a mail and as Markdown: the same words in both.

The order is that of every screen: what is wrong, by how much, who says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.language import _, ngettext
from tracker.model.money import Money, Unit
from tracker.model.places import in_words
from tracker.render import numbers
from tracker.render.drawing import drawn
from tracker.render.grid import clean
from tracker.render.statuses import status, word
from tracker.render.tables import cut, display_width
from tracker.reports.check.rules import RULES
from tracker.reports.rows import Change, ChangeStatus, Finding, Payment
from tracker.reports.summary import Summary

MOST_ROWS = 10
"""So many rows of a section stand on the page; how many more there are is said."""
NARROWEST = 12
"""Columns that a text keeps on a terminal, however narrow; elsewhere nothing is cut."""
GAP = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, and a table with its alignments (True: right)."""

    title: str
    sentences: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: tuple[bool, ...] = ()
    hidden: int = 0


def render_summary_text(summary: Summary, width: int = 0, unit: Unit = Unit.WAN) -> str:
    """For a terminal or a mail. `width` 0: no terminal, nothing is fitted to one."""
    parts = [_title(summary, unit)]
    for section in _sections(summary, unit):
        body = list(section.sentences)
        if section.rows:
            rows = _fitted(section, width) if width else section.rows
            body.append(drawn(section.headings, rows, section.right))
        parts.append("\n".join([section.title, *body, *_more(section)]))
    return "\n\n".join(parts) + "\n"


def _fitted(section: Section, width: int) -> list[list[str]]:
    """The rows with their texts cut until they fit: the widest gives way first, figures never do."""
    columns = list(zip(section.headings, *section.rows, strict=True))
    sizes = [max(display_width(cell) for cell in column) for column in columns]
    texts = [at for at, right in enumerate(section.right) if not right]
    while sum(sizes) + GAP * (len(sizes) - 1) > width:
        widest = max(texts, key=lambda at: sizes[at])
        if sizes[widest] <= NARROWEST:
            break
        sizes[widest] -= 1
    return [
        [cut(cell, size) for cell, size in zip(row, sizes, strict=True)] for row in section.rows
    ]


def render_summary_md(summary: Summary, unit: Unit = Unit.WAN) -> str:
    """The same page in Markdown."""
    parts = [f"# {_title(summary, unit)}"]
    for section in _sections(summary, unit):
        parts.append(f"## {section.title}")
        parts += [f"- {_escaped(sentence)}" for sentence in section.sentences]
        if section.rows:
            parts.append(_markdown_table(section))
        parts += list(_more(section))
    return "\n\n".join(parts) + "\n"


def _markdown_table(section: Section) -> str:
    rule = ["---:" if right else "---" for right in section.right]
    rows = [[_escaped(cell) for cell in row] for row in section.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [section.headings, rule, *rows])


def _escaped(text: str) -> str:
    for mark in "\\|*_`<>[]":
        text = text.replace(mark, f"\\{mark}")
    return text


def _more(section: Section) -> Sequence[str]:
    if not section.hidden:
        return ()
    said = ngettext("… and {number} more", "… and {number} more", section.hidden)
    return (said.format(number=section.hidden),)


def _title(summary: Summary, unit: Unit) -> str:
    as_of = (
        _("as of {date}").format(date=summary.as_of.isoformat())
        if summary.as_of
        else _("nothing reported yet")
    )
    amounts = _("amounts in {unit}").format(unit=numbers.unit_name(unit))
    return " · ".join([", ".join(summary.departments), str(summary.year), as_of, amounts])


def _sections(summary: Summary, unit: Unit) -> list[Section]:
    return [
        _year(summary, unit),
        _late(summary, unit),
        _missed(summary),
        _documents(summary.findings),
        _changes(summary, unit),
        _unreported(summary),
    ]


def _year(summary: Summary, unit: Unit) -> Section:
    money = [
        (_("Budget, as the documents print it"), numbers.amount(summary.stated_budget, unit)),
        (_("Budget of the projects that disclose one"), numbers.amount(summary.budget, unit)),
        (_("Paid"), numbers.amount(summary.paid, unit)),
        (_("Paid, % of that budget"), numbers.percent(summary.paid_percent)),
        (_("Even pace"), numbers.percent(summary.pace_percent)),
    ]
    projects = _("{number} projects, {undisclosed} of them without a known budget").format(
        number=summary.projects, undisclosed=summary.projects_without_budget
    )
    return Section(
        _("The year"),
        (projects,),
        (_("Figure"), _("Amount")),
        tuple(money),
        (False, True),
    )


def _late(summary: Summary, unit: Unit) -> Section:
    late = summary.late
    title = _("Late payments ({number})").format(number=len(late))
    if summary.as_of is None:
        return Section(title, (_("No execution has been imported, so nothing can be said."),))
    if not late:
        return Section(title, (_("No promised payment is late."),))
    return Section(
        title,
        (),
        (
            _("Status"),
            _("Project"),
            _("Due"),
            _("Promised"),
            _("Origin"),
            _("Paid, %"),
            _("Short by, points"),
            _("Short by"),
        ),
        tuple(
            (
                status(row.status),
                clean(row.project),
                row.due_date.isoformat(),
                numbers.percent(row.due_percent),
                _origin(row),
                numbers.percent(row.paid_percent),
                numbers.points(row.gap_percent),
                numbers.amount(row.gap_amount, unit),
            )
            for row in late[:MOST_ROWS]
        ),
        (False, False, False, True, False, True, True, True),
        max(0, len(late) - MOST_ROWS),
    )


def _origin(row: Payment) -> str:
    """Whether a document or a person said it, or the pace that everything is held to."""
    return word(row.origin)


def _missed(summary: Summary) -> Section:
    missed = summary.missed
    title = _("Targets missed or behind ({number})").format(number=len(missed))
    if summary.as_of is None:
        return Section(title, (_("No result has been imported, so nothing can be said."),))
    if not missed:
        return Section(title, (_("No reported target is missed."),))
    return Section(
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
            for row in missed[:MOST_ROWS]
        ),
        (False, False, False, False, True, True),
        max(0, len(missed) - MOST_ROWS),
    )


def _documents(findings: Sequence[Finding]) -> Section:
    """What the documents themselves have wrong: the rest stands in the sections above."""
    rules = {rule.id for rule in RULES}
    found = [one for one in findings if one.rule in rules]
    title = _("Documents that do not agree ({number})").format(number=len(found))
    if not found:
        return Section(title, (_("Everything that was checked agrees."),))
    return Section(
        title,
        (),
        (_("Severity"), _("Subject"), _("Finding"), _("Place")),
        tuple(
            (
                status(one.severity),
                clean(one.subject),
                clean(one.message),
                in_words(one.locator or ""),
            )
            for one in found[:MOST_ROWS]
        ),
        (False, False, False, False),
        max(0, len(found) - MOST_ROWS),
    )


def _changes(summary: Summary, unit: Unit) -> Section:
    if summary.changes is None:
        said = summary.no_prior_year or _("No other year has been imported.")
        return Section(_("Against another year"), (clean(said),))
    title = _("Against {year}").format(year=summary.against)
    totals = summary.changes.totals
    sentence = _("Before {before}, after {after}: {change} ({percent})").format(
        before=numbers.amount(totals["before"], unit),
        after=numbers.amount(totals["after"], unit),
        change=numbers.amount(totals["change"], unit, signed=True),
        percent=numbers.percent(totals["change_percent"], signed=True),
    )
    changed = [row for row in summary.changes.rows if row.status is not ChangeStatus.UNCHANGED]
    return Section(
        title,
        (sentence,),
        (_("Status"), _("Project"), _("Before"), _("After"), _("Change"), _("Change, %")),
        tuple(_changed(row, unit) for row in changed[:MOST_ROWS]),
        (False, False, True, True, True, True),
        max(0, len(changed) - MOST_ROWS),
    )


def _changed(row: Change, unit: Unit) -> tuple[str, ...]:
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


def _unreported(summary: Summary) -> Section:
    sentences = []
    if summary.unreported:
        names = "、".join(clean(name) for name in summary.unreported[:MOST_ROWS])
        more = len(summary.unreported) - MOST_ROWS
        said = ngettext(
            "No payments reported of {number} project with a budget: {names}{more}",
            "No payments reported of {number} projects with a budget: {names}{more}",
            len(summary.unreported),
        )
        left = f" (+{more})" if more > 0 else ""
        sentences.append(said.format(number=len(summary.unreported), names=names, more=left))
    if summary.unreported_indicators:
        sentences.append(
            _("No result reported of {number} indicators").format(
                number=summary.unreported_indicators
            )
        )
    deliveries = [one for one in summary.findings if one.rule == "delivery-unreported"]
    sentences += [f"{clean(one.subject)}: {clean(one.message)}" for one in deliveries[:MOST_ROWS]]
    return Section(_("Not reported"), tuple(sentences) or (_("Everything is reported."),))
