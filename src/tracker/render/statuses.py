"""Statuses as people see them: a mark and a word, so that colour never says anything alone."""

from __future__ import annotations

from tracker.language import N_, _
from tracker.reports.rows import PaymentStatus

_STATUSES = {
    "met": ("✓", N_("met")),
    "met_late": ("●", N_("paid late")),
    "partially_met": ("▲", N_("partly paid")),
    "not_met": ("✖", N_("not paid")),
    "scheduled": ("●", N_("not yet due")),
    "no_report": ("–", N_("no report")),
    "no_budget": ("–", N_("no budget known")),
    "on_track": ("✓", N_("on track")),
    "behind": ("▲", N_("behind")),
    "missed": ("✖", N_("missed")),
    "not_comparable": ("–", N_("not comparable")),
    "unchanged": ("✓", N_("unchanged")),
    "increased": ("▲", N_("increased")),
    "decreased": ("▲", N_("decreased")),
    "new": ("●", N_("new")),
    "dropped": ("✖", N_("dropped")),
    "no_prior_data": ("–", N_("no prior-year data")),
    "undisclosed": ("–", N_("undisclosed")),
    "excellent": ("✓", N_("excellent")),
    "good": ("✓", N_("good")),
    "fair": ("▲", N_("fair")),
    "poor": ("✖", N_("poor")),
    "error": ("✖", N_("error")),
    "warning": ("▲", N_("warning")),
    "info": ("●", N_("info")),
}

_PAID = N_("paid in time")
"""The word for a promise of money that is met: `met` alone is said of targets."""

_WORDS = {
    "payment": N_("payment"),
    "delivery": N_("delivery"),
    "code": N_("code"),
    "name": N_("name"),
    "normalised": N_("normalised name"),
    "link": N_("link"),
    "none": N_("nothing"),
    "stated": N_("document"),
    "entered": N_("entered"),
    "default": N_("pace"),
    "disclosed": N_("disclosed"),
    "disclosure": N_("disclosure"),
    "budget": N_("budget"),
    "execution": N_("execution"),
    "indicators": N_("indicator results"),
    "milestones": N_("milestones"),
    "adjustments": N_("adjustments"),
    "output": N_("output"),
    "outcome": N_("outcome"),
    "satisfaction": N_("satisfaction"),
    "cost": N_("cost"),
    "draft": N_("draft"),
    "approved": N_("approved"),
    "adjusted": N_("adjusted"),
    "final": N_("final accounts"),
    "open": N_("open"),
    "acknowledged": N_("acknowledged"),
    "snoozed": N_("snoozed"),
    "resolved": N_("resolved"),
    "current": N_("current"),
    "history": N_("history"),
    "undone": N_("undone"),
    "imported": N_("imported"),
}


def mark(status: str) -> str:
    """✖ ▲ ● ✓ or –."""
    return _STATUSES[status][0] if status in _STATUSES else "●"


def status(status: str) -> str:
    """The mark and the word."""
    return f"{mark(status)} {word(status)}"


def word(name: str) -> str:
    """The translated word for one of our fixed names; the name itself where it is none of them."""
    if name is PaymentStatus.MET:
        return _(_PAID)
    if name in _STATUSES:
        return _(_STATUSES[name][1])
    return _(_WORDS[name]) if name in _WORDS else str(name)
