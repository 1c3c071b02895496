"""The first sections: the figures of the year, its end, its quarters, how promises and targets stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.language import _, ngettext
from tracker.model.money import Unit
from tracker.render import numbers
from tracker.render.grid import clean
from tracker.render.statuses import status
from tracker.render.summary.section import Section, places
from tracker.reports.course import Step
from tracker.reports.summary import Summary


def year(summary: Summary, unit: Unit) -> Section:
    """Budget, paid, pace."""
    projects = _("{number} projects, {undisclosed} of them without a known budget").format(
        number=summary.projects, undisclosed=summary.projects_without_budget
    )
    is_partial = bool(summary.lacking)
    paid = numbers.amount(summary.paid, unit)
    share = numbers.percent(summary.paid_percent)
    figures = (
        (_("Budget, as the documents print it"), numbers.amount(summary.stated_budget, unit)),
        (_("Budget of the projects that disclose one"), numbers.amount(summary.budget, unit)),
        (_("Paid"), numbers.at_least(paid, is_partial)),
        (_("Paid, % of that budget"), numbers.at_least(share, is_partial)),
        *_lacking(summary, unit),
        (_("Even pace"), numbers.percent(summary.pace_percent)),
    )
    printed = places(summary.stated_places)
    return Section(
        "year",
        _("The year"),
        (projects, *_partial(summary, unit)),
        (_("Figure"), _("Amount")),
        figures,
        (False, True),
        (printed, *([numbers.MISSING] * (len(figures) - 1))),
    )


def _lacking(summary: Summary, unit: Unit) -> Iterator[tuple[str, str]]:
    if summary.lacking:
        name = _("Budget of the projects that are not fully reported")
        yield name, numbers.amount(summary.lacking_budget, unit)


def _partial(summary: Summary, unit: Unit) -> Iterator[str]:
    """How many have not reported, and with how much money."""
    if summary.lacking and summary.reported_to:
        said = ngettext(
            "≥: {number} project of {budget} is not fully reported up to {date}; what is paid is at "
            "least this.",
            "≥: {number} projects of {budget} are not fully reported up to {date}; what is paid is "
            "at least this.",
            len(summary.lacking),
        )
        yield said.format(
            number=len(summary.lacking),
            budget=numbers.amount(summary.lacking_budget, unit),
            date=summary.reported_to.isoformat(),
        )


def forecast(summary: Summary, unit: Unit) -> Section:
    """What will be paid by the year's end: a range, and how far such ranges can be trusted."""
    heading, totals = _("Forecast of the year’s end"), summary.forecast.totals
    if totals["low"] is None:
        said = _("No execution has been imported, so nothing can be said.")
        return Section("forecast", heading, (said,))
    ends = ((_("At least"), "low"), (_("At most"), "high"))
    return Section(
        "forecast",
        heading,
        tuple(map(clean, summary.forecast.notes)),
        (_("Range"), _("Amount"), _("% of the budget")),
        tuple(
            (name, numbers.amount(totals[end], unit), numbers.percent(totals[f"{end}_percent"]))
            for name, end in ends
        ),
        (False, True, True),
    )


def quarters(summary: Summary) -> Section:
    """Both cumulative: what was promised and what was paid by each quarter's end."""
    heading = _("Promised and paid by quarter")
    if all(step.promised is None for step in summary.course):
        return Section("quarters", heading, (_("No budget is known, so nothing can be said."),))
    said = _("Cumulative, in % of the budgets that are known; where nobody promised, the pace.")
    return Section(
        "quarters",
        heading,
        (said,),
        (_("Quarter"), _("Promised"), _("Paid"), _("Not fully reported")),
        tuple(
            (
                f"{summary.year} Q{step.quarter}",
                numbers.percent(step.promised),
                numbers.at_least(numbers.percent(step.paid), bool(step.unreported)),
                partial(step),
            )
            for step in summary.course
        ),
        (False, True, True, False),
    )


def partial(step: Step) -> str:
    """How many projects of a quarter's sum are not fully reported; nothing to say of one to come."""
    if step.paid is None:
        return numbers.MISSING
    if not step.unreported:
        return _("all reported")
    said = ngettext("{n} project", "{n} projects", step.unreported)
    return said.format(n=step.unreported)


def standing(summary: Summary) -> Section:
    """How many promises and targets have which status."""
    counted = (
        (_("Payments"), summary.payments.totals["status"]),
        (_("Indicators"), summary.indicators.totals["status"]),
    )
    return Section(
        "standing",
        _("How promises and targets stand"),
        tuple(f"{name}: {counts(by_status)}" for name, by_status in counted),
    )


def counts(by_status: Mapping[str, int]) -> str:
    """In one line; a status that nothing has is left out."""
    found = [f"{status(one)} {number}" for one, number in by_status.items() if number]
    return " · ".join(found) or numbers.MISSING
