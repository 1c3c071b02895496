"""Statuses as people see them: a mark and a word, so that colour never says anything alone."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.language import N_, _
from tracker.model.facts import DELIVERY
from tracker.reports.rows import Payment, PaymentStatus

BROKEN, SHORT, DONE, KNOWN = "✖", "▲", "✓", "●"
_TONES = {BROKEN: "error", SHORT: "warning", DONE: "good", "→": "good"}

_STATUSES = {
    "met": (DONE, N_("met")),
    "met_late": ("»", N_("paid late")),
    "partially_met": (SHORT, N_("partly paid")),
    "not_met": (BROKEN, N_("not paid")),
    "scheduled": ("○", N_("not yet due")),
    "no_report": ("?", N_("no report")),
    "no_budget": ("∅", N_("no budget known")),
    "on_track": ("→", N_("on track")),
    "behind": (SHORT, N_("behind")),
    "missed": (BROKEN, N_("missed")),
    "not_comparable": ("≠", N_("not comparable")),
    "unchanged": ("≡", N_("unchanged")),
    "increased": ("↑", N_("increased")),
    "decreased": ("↓", N_("decreased")),
    "new": ("◆", N_("new")),
    "dropped": ("◇", N_("dropped")),
    "no_prior_data": ("·", N_("no prior-year data")),
    "undisclosed": ("∅", N_("undisclosed")),
    "excellent": ("★", N_("excellent")),
    "good": (DONE, N_("good")),
    "fair": (SHORT, N_("fair")),
    "poor": (BROKEN, N_("poor")),
    "error": (BROKEN, N_("error")),
    "warning": (SHORT, N_("warning")),
    "info": (KNOWN, N_("info")),
    "open": ("!", N_("open")),
    "acknowledged": ("*", N_("acknowledged")),
    "snoozed": ("‖", N_("snoozed")),
    "resolved": (DONE, N_("resolved")),
    "waiting": ("○", N_("not imported")),
    "current": (DONE, N_("current")),
    "history": ("«", N_("history")),
    "undone": ("◇", N_("undone")),
}
"""A mark stands for one thing wherever it is seen, takes one cell, is told apart without colour,
and begins no formula of a spreadsheet.
– is none of them: it stands where a figure is missing."""

_PAID = N_("paid in time")
"""The word for a promise of money that is met: `met` alone is said of targets."""
_UNDELIVERED = N_("work unreported")
"""The words for work that nobody reported, where the money may have been reported."""

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
    "imported": N_("imported"),
}


def mark(status: str) -> str:
    """One character."""
    return _STATUSES[status][0] if status in _STATUSES else KNOWN


def tone(text: str) -> str:
    """`error`, `warning` or `good`, by the mark that a text begins with; nothing where it has none."""
    return _TONES.get(text[:1], "") if text[1:2] in ("", " ") else ""


def status(status: str) -> str:
    """The mark and the word."""
    return f"{mark(status)} {word(status)}"


def promise_status(promise: Payment) -> str:
    """The mark and the word of a promise of money or of work."""
    if promise.status is PaymentStatus.NO_REPORT and promise.kind == DELIVERY:
        return f"{mark(promise.status)} {_(_UNDELIVERED)}"
    return status(promise.status)


def word(name: str) -> str:
    """The translated word for one of our fixed names; the name itself where it is none of them."""
    if name is PaymentStatus.MET:
        return _(_PAID)
    if name in _STATUSES:
        return _(_STATUSES[name][1])
    return _(_WORDS[name]) if name in _WORDS else str(name)


def legend() -> Iterator[tuple[str, str]]:
    """Each mark, and the words of all that it stands for."""
    words: dict[str, list[str]] = {}
    for name, (sign, _word) in _STATUSES.items():
        words.setdefault(sign, []).append(word(name))
    yield from ((sign, ", ".join(dict.fromkeys(said))) for sign, said in words.items())
