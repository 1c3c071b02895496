"""What every status, mark, colour and word means, in groups: the help shows them; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.language import N_, _
from tracker.render.statuses import legend, status
from tracker.reports.findings.rules import DESCRIBED
from tracker.reports.rows import ChangeStatus, IndicatorStatus, PaymentStatus, Severity
from tracker.tui.actions import EVERYWHERE, OF_TABLES, Action
from tracker.tui.widgets.column import fit

MEANINGS: tuple[tuple[str, type[StrEnum], Mapping[str, str]], ...] = (
    (N_("Payments"), PaymentStatus, {
        "met": N_("paid in time what was promised"),
        "met_late": N_("paid what was promised, after the day it was promised for"),
        "partially_met": N_("due, and less was paid than promised"),
        "not_met": N_("due, and nothing was paid"),
        "scheduled": N_("the promised day has not come yet"),
        "no_report": N_("due, and nobody reported on it"),
        "no_budget": N_("no document states the budget, so there is no percentage"),
    }),
    (N_("Indicators"), IndicatorStatus, {
        "met": N_("the target is reached"),
        "on_track": N_("as far as it should be by now"),
        "behind": N_("less than should be reached by now"),
        "missed": N_("the target was not reached and cannot be any more"),
        "no_report": N_("nobody reported a result"),
        "not_comparable": N_("target and result cannot be compared: words against a number"),
    }),
    (N_("Compare"), ChangeStatus, {
        "unchanged": N_("the same in both years"),
        "increased": N_("more than before"),
        "decreased": N_("less than before"),
        "new": N_("not there before"),
        "dropped": N_("not there any more"),
        "no_prior_data": N_("there are no data of the year before"),
        "undisclosed": N_("one of the years does not state the figure"),
    }),
    (N_("Findings"), Severity, {
        "error": N_("broken: a promise, a target or a sum"),
        "warning": N_("behind, or not reported"),
        "info": N_("good to know"),
    }),
)  # fmt: skip
"""The statuses of the public contract."""
SEEN = {
    "overview": ("findings", "states", "payments"),
    "compare": ("compare",),
    "payments": ("payments",),
    "indicators": ("indicators",),
    "findings": ("findings", "states"),
    "imports": ("imports",),
}
"""Which statuses a screen shows."""
KEY = 8
"""Cells of a key."""

STATES = {
    "open": N_("nobody recorded a cause yet"),
    "acknowledged": N_("cause and remedy are recorded; it no longer counts as open"),
    "snoozed": N_("recorded, and open again from a day on"),
    "resolved": N_("recorded, and the data no longer show it"),
    "new": N_("not there before the last import"),
}
IMPORTS = {
    "waiting": N_("lies in the folder; these bytes were never imported"),
    "current": N_("its figures count"),
    "history": N_("a newer import took its place"),
    "undone": N_("taken back: its figures do not count"),
}
SIGNS = (
    ("–", N_("no document or report states the figure; it is never zero")),
    ("≥", N_("at least: not everybody reported, more may have been paid")),
    ("≈", N_("may be the same project under another name")),
    ("▸ ▾", N_("the cursor; a closed and an open branch")),
    ("∧ ∨", N_("rows are sorted by this column: the smallest first, the largest first")),
    ("‹ ›", N_("more columns on that side")),
    ("…", N_("a text that goes on: > makes the column wider")),
    ("###", N_("a number that its column is too narrow for: numbers are never cut")),
)
CHARTS = (
    ("█", N_("how much is paid, or done; of a change its size")),
    ("░", N_("what is lacking to 100 %")),
    ("·", N_("nothing is known")),
    ("┃ ━", N_("what was promised by then; where nobody promised, the even pace")),
    ("│", N_("no change: less is on its left, more on its right")),
)
COLOURS = (
    (N_("red"), N_("broken, always with ✖")),
    (N_("amber"), N_("short of what was due, always with ▲")),
    (N_("blue"), N_("headings, and what has the keys")),
    (N_("grey"), N_("missing, or no longer current")),
    (N_("marked"), N_("in a document: the words that state the figure, or that you look for")),
)
WORDS = (
    (N_("As of"), N_("the end of the latest period that was reported")),
    (N_("Adjusted budget"), N_("the budget with what was added and cut during the year")),
    (N_("Paid"), N_("what was reported as paid since January")),
    (N_("Promised"), N_("a date and a share that a document states for a payment")),
    (N_("Even pace"), N_("the share of the budget that the profile expects by the day")),
    (N_("Underpaid"), N_("what is lacking to the promise, else to the even pace")),
    (N_("Gap"), N_("of a finding: how much money the two sides differ by")),
    (N_("By the year's end"), N_("a range: what was paid, carried on by several methods")),
    (N_("Attained"), N_("the result as a share of the target")),
    (N_("Expected"), N_("the share of the target that should be reached by now")),
    ("SHA-256", N_("a number made of all bytes of a file: another file has another one")),
)  # fmt: skip
MOVES = (
    ("↑ ↓ j k", N_("a row up or down")),
    ("← → h l", N_("a column left or right; the first columns stay")),
    ("PgUp PgDn", N_("a page up or down")),
    ("Home g, End G", N_("the first or the last row")),
    ("Tab", N_("to the details below and back; arrows scroll them")),
    ("Ctrl+P", N_("all commands by name")),
    (N_("Mouse"), N_("a click chooses, a double click opens, on a heading it sorts; the wheel scrolls")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, and what stands under it: what is explained, and what it means."""

    title: str
    lines: tuple[tuple[str, str], ...]


def groups(screen: str, actions: Sequence[Action]) -> Iterator[Group]:
    """The keys first; then what is seen on the screen that the help was asked on; then the rest."""
    own = [one for one in actions if one not in OF_TABLES and one not in EVERYWHERE]
    yield Group(_("Keys of this screen"), _keys(own))
    yield Group(_("Keys of tables"), _keys(one for one in OF_TABLES if one in actions))
    yield Group(_("Keys everywhere"), _keys(one for one in EVERYWHERE if one in actions))
    yield Group(_("Moving"), _told(MOVES))
    of_screen = SEEN.get(screen, ())
    told = dict(_statuses())
    yield from (told[one] for one in of_screen)
    yield Group(_("Words"), _told(WORDS))
    yield Group(_("Charts"), _told(CHARTS))
    yield Group(_("Signs"), _told(SIGNS))
    yield Group(_("Colours"), _told(COLOURS))
    yield from (group for name, group in told.items() if name not in of_screen)
    yield Group(_("Marks, wherever they stand"), tuple(legend()))
    rules = tuple((_(one.name), _(one.description)) for one in DESCRIBED.values())
    yield Group(_("Rules: what holds where nothing is found"), rules)


def holding(found: Group, holds: Callable[[str], bool]) -> Group | None:
    """What of a group has the words; all of it where its heading has them; None where nothing has."""
    if holds(found.title):
        return found
    lines = tuple(line for line in found.lines if holds(" ".join(line)))
    return Group(found.title, lines) if lines else None


def _keys(actions: Iterable[Action]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{fit(one.shown, KEY)} {_(one.title)}", _(one.help)) for one in actions)


def _told(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((_(name), _(meaning)) for name, meaning in lines)


def _statuses() -> Iterator[tuple[str, Group]]:
    for title, kinds, meanings in MEANINGS:
        lines = tuple((status(one), _(meanings[one])) for one in kinds)
        words = _("What the words mean: {screen}")
        yield title.lower(), Group(words.format(screen=_(title)), lines)
    for name, title, states in (
        ("states", N_("States of a finding"), STATES),
        ("imports", N_("States of a file and of an import"), IMPORTS),
    ):
        lines = tuple((status(one), _(meaning)) for one, meaning in states.items())
        yield name, Group(_(title), lines)
