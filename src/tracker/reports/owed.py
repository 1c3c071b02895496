"""Which changes between two years owe a reason, by the profile."""

from __future__ import annotations

from dataclasses import replace

from tracker.language import _
from tracker.model.money import Money
from tracker.reports.answer import Answer
from tracker.reports.profiles import Profile, default
from tracker.reports.rows import Change, ChangeStatus

_ALWAYS = (ChangeStatus.NEW, ChangeStatus.DROPPED)
_CHANGED = (ChangeStatus.INCREASED, ChangeStatus.DECREASED)


def owes(change: Change, profile: Profile) -> bool:
    """From so many per cent on, and always where nothing becomes something, or the reverse.

    What cannot be compared (no prior year, undisclosed) owes nothing, nor does a zero that comes or
    goes.
    """
    if change.status in _ALWAYS:
        amounts = [one for one in (change.before, change.after) if isinstance(one, Money)]
        return not amounts or any(one.cents for one in amounts)
    if change.status not in _CHANGED:
        return False
    return change.change_percent is None or abs(change.change_percent) >= profile.change


def with_reasons(answer: Answer[Change], profile: Profile | None) -> Answer[Change]:
    """The same rows, and a note on how many of them owe a reason."""
    rules = profile or default()
    rows = tuple(replace(row, owes_reason=owes(row, rules)) for row in answer.rows)
    answer = replace(answer, rows=rows)
    count = sum(1 for row in rows if row.owes_reason)
    if not count:
        return answer
    note = _(
        "{count} changes owe a reason: from {limit} %, new or dropped (profile {name})."
    ).format(count=count, limit=f"{rules.change:f}", name=rules.name)
    return replace(answer, notes=(*answer.notes, note))
