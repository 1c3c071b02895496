"""The forms of a kind together, as they are handed in: their order, and what goes with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.model.forms import MONITOR, PACE, SELFEVAL
from tracker.render.forms.heads import missing_form
from tracker.render.forms.layout import Form
from tracker.render.forms.monitor import monitor
from tracker.render.forms.pace import notice, pace
from tracker.render.forms.selfeval import selfeval, summary
from tracker.reports.answer import Answer
from tracker.reports.profiles import Profile


def forms(kind: str, answer: Answer[Any], profile: Profile, *, whole: bool) -> list[Form]:
    """Every form of the answer. `whole`: all projects of a department, so that a summary is of use."""
    made = _MADE[kind](answer, profile, whole)
    return [*made, missing_form([(row.project or "", row.missing) for row in answer.rows])]


def _monitor(answer: Answer[Any], profile: Profile, _whole: bool) -> Sequence[Form]:
    return [monitor(row, answer.year or 0, profile.forms[MONITOR]) for row in answer.rows]


def _selfeval(answer: Answer[Any], profile: Profile, whole: bool) -> Sequence[Form]:
    year = answer.year or 0
    made = [selfeval(row, year, profile.forms[SELFEVAL]) for row in answer.rows]
    return [summary(answer.rows, year, answer.totals["unscored"]), *made] if whole else made


def _pace(answer: Answer[Any], profile: Profile, _whole: bool) -> Sequence[Form]:
    year, month = answer.year or 0, answer.totals["month"]
    made = pace(answer.rows, answer.totals["whole"], year, month, profile)
    told = notice(answer.rows, year, month, profile)
    return [made, told] if told else [made]


_MADE: Mapping[str, Callable[[Answer[Any], Profile, bool], Sequence[Form]]] = {
    MONITOR: _monitor,
    SELFEVAL: _selfeval,
    PACE: _pace,
}
