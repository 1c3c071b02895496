"""What the tiles of the overview say, each in forms from the fullest to the shortest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.content import Content

from tracker.language import _, ngettext
from tracker.model.money import Money, Unit, total
from tracker.render import numbers
from tracker.render.statuses import BROKEN, SHORT, mark, tone
from tracker.reports.rows import IndicatorStatus, Severity
from tracker.tui.overview.tiling import Form
from tracker.tui.widgets.words import between, paced

if TYPE_CHECKING:
    from tracker.reports.summary import Summary
    from tracker.tui.findings.wrong import Wrong
    from tracker.tui.overview.year import Year

COLOURS = {"error": "$error", "warning": "$warning"}
BAR = 10

Forms = tuple[Form, ...]


def forms(year: Year, unit: Unit) -> tuple[Forms, ...]:
    """Budget, paid, pace, forecast; late, missed, findings."""
    found = year.summary
    return (
        _budget(found, unit),
        _paid(found, unit),
        _rate(found),
        _ahead(found, unit),
        _late(found, unit),
        _missed(found),
        _wrong(year.wrong, len(found.missed)),
    )


def _budget(found: Summary, unit: Unit) -> Forms:
    """The sum of the projects, how many are not in it because no document states their budget (that
    stays longest), and the total that the documents print. Where projects are lacking and nothing was
    adjusted, the printed total is the year's budget, and their sum only a part of it."""
    is_adjusted = any(row.budget_basis == "adjusted" for row in found.payments.rows)
    if found.stated_budget is not None and found.projects_without_budget and not is_adjusted:
        return _printed(found, found.stated_budget, unit)
    title, brief = (_("Adjusted budget"), _("Adjusted")) if is_adjusted else (_("Budget"),) * 2
    amount, lacking = numbers.amount(found.budget, unit), found.projects_without_budget
    if lacking:
        title, brief = (
            _("{title}, without {n}").format(title=one, n=lacking) for one in (title, brief)
        )
    below = ngettext("{n} project", "{n} projects", found.projects).format(n=found.projects)
    forms = [Form(title, amount, below), Form(brief, amount, below), Form(brief, amount)]
    if found.stated_budget is None:
        return tuple(forms)
    stated = _("stated {amount}").format(amount=numbers.amount(found.stated_budget, unit))
    if found.stated_budget == found.budget:
        stated = _("as the documents state")
    return (Form(title, amount, stated), Form(brief, amount, stated), *forms)


def _printed(found: Summary, stated: Money, unit: Unit) -> Forms:
    """The printed total, and how much of it is known by project."""
    figure, lacking = numbers.amount(stated, unit), found.projects_without_budget
    words = [_("{n} undisclosed").format(n=lacking)]
    if found.budget is not None:
        known = numbers.amount(found.budget, unit)
        words = [
            _("by project {amount}, {n} undisclosed").format(amount=known, n=lacking),
            _("{amount} known, {n} undisclosed").format(amount=known, n=lacking),
            *words,
        ]
    return tuple(Form(_("Budget"), figure, one) for one in words)


def _paid(found: Summary, unit: Unit) -> Forms:
    """What of the sum is in no percentage, and how many have not fully reported."""
    figure = numbers.at_least(numbers.amount(found.paid, unit), bool(found.lacking))
    apart = found.paid_without_budget
    beside = _("{amount} without budget").format(amount=numbers.amount(apart, unit))
    words = [f"{beside} · {_unreported(found)}", beside] if apart else []
    return tuple(Form(_("Paid"), figure, one) for one in (*words, _unreported(found)))


def _unreported(found: Summary) -> str:
    if found.as_of is None:
        return _("nothing reported")
    if not found.lacking:
        return _("all reported")
    count = len(found.lacking)
    return ngettext("{n} project incomplete", "{n} projects incomplete", count).format(n=count)


def _rate(found: Summary) -> Forms:
    percent = numbers.at_least(numbers.percent(found.paid_percent), bool(found.lacking))
    pace = numbers.percent(found.pace_percent)
    even = _("even pace {percent}").format(percent=pace)
    drawn = f"{percent}  {paced(found.paid_percent, found.pace_percent, BAR)}"
    shares = [Form(_("Paid, % of budget"), drawn, even)] if found.paid_percent is not None else []
    return (
        *shares,
        Form(_("Paid, % of budget"), percent, even),
        Form(_("Paid, %"), percent, even),
        Form(_("Paid, %"), percent, _("pace {percent}").format(percent=pace)),
    )


def _ahead(found: Summary, unit: Unit) -> Forms:
    """What the year's end will be: a range, over two lines where there is no room for one. What is
    not in it is said, and a sum that lacks something is marked as such."""
    full, short = _("By the year's end"), _("Year’s end")
    totals: Mapping[str, Any] = found.forecast.totals
    if totals["low"] is None:
        return Form(full, numbers.MISSING), Form(short, numbers.MISSING)
    silent = sum(row.low is None for row in found.forecast.rows)
    is_partial = bool(silent or found.lacking)
    low, high = (numbers.amount(totals[one], unit) for one in ("low", "high"))
    shares = [numbers.percent(totals[one]) for one in ("low_percent", "high_percent")]
    share = between(*shares) if totals["low_percent"] is not None else ""
    words = [_("without {n} unreported").format(n=silent)] if silent else [share]
    words = [f"{share} · {words[0]}", *words] if silent and share else words
    amounts = numbers.at_least(between(low, high), is_partial)
    forms = [Form(title, amounts, one) for one in words for title in (full, short)]
    if low != high:
        first = numbers.at_least(f"{low} –", is_partial)
        forms += [Form(title, first, high) for title in (full, short)]
    return tuple(forms)


def _late(found: Summary, unit: Unit) -> Forms:
    gaps = _largest_gaps(found)
    late = len({(row.department, row.project) for row in found.late})
    owed = _marked(BROKEN, numbers.amount(total(gaps), unit)) if gaps else numbers.MISSING
    count = ngettext("{n} project", "{n} projects", late).format(n=late)
    return Form(_("Late"), owed, count), Form(_("Late"), owed)


def _missed(found: Summary) -> Forms:
    counts = Counter(row.status for row in found.missed)
    missed, behind = counts[IndicatorStatus.MISSED], counts[IndicatorStatus.BEHIND]
    figure = Content("  ").join([_marked(BROKEN, str(missed)), _marked(SHORT, str(behind))])
    whole = _("of {n}").format(n=len(found.indicators.rows))
    return Form(_("Indicators"), figure, whole), Form(_("Indicators"), figure)


def _wrong(found: Wrong, short: int) -> Forms:
    """By severity, and how many were not there before, where the data tell."""
    counts = Counter(row.severity for row in found.open)
    figure = Content("  ").join([_marked(mark(one), str(counts[one])) for one in Severity])
    below = _("targets short: {n}").format(n=short)
    if found.new is not None:
        new = sum(row.id in found.new for row in found.open)
        below = _("{mark} {n} new").format(mark=mark("new"), n=new)
    full, brief = _("Open findings"), _("Findings")
    return Form(full, figure, below), Form(full, figure), Form(brief, figure)


def _marked(sign: str, figure: str) -> Content:
    """Coloured where there is anything, and never coloured alone; none is quiet."""
    return Content.styled(
        f"{sign} {figure}", COLOURS.get(tone(sign), "") if figure != "0" else "$faint"
    )


def _largest_gaps(found: Summary) -> list[Money]:
    """Of each late project its largest gap: the next promise includes what the last one lacks."""
    gaps: dict[tuple[str, str], Money] = {}
    for row in found.late:
        if row.gap_amount is not None:
            key = (row.department, row.project)
            gaps[key] = max(gaps.get(key, row.gap_amount), row.gap_amount)
    return list(gaps.values())
