"""Reasons of a filled form become acknowledgements of the findings that they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tracker.db import Connection
from tracker.db.acknowledgements import Acknowledgement, keep
from tracker.imports.forms.change import Change, Wish
from tracker.language import _
from tracker.model.facts import Unplaced
from tracker.model.forms import CAUSES, in_words, out_of_words
from tracker.model.names import fold
from tracker.model.period import month_end

OTHER = CAUSES[-1]


class Finding(Protocol):
    """A finding, and what stands of what was said of it."""

    @property
    def finding(self) -> str:
        """Its id."""

    @property
    def cause(self) -> str | None:
        """One of the causes of the monitoring form."""

    @property
    def note(self) -> str | None:
        """The reason."""

    @property
    def remedy(self) -> str | None:
        """What is done about it."""


Explain = Callable[
    [Connection, str, int, date],
    tuple[
        Mapping[tuple[str, str, str, str], Finding],
        Mapping[tuple[str, str], Sequence[Finding]],
    ],
]
"""The findings of a department on a day: of indicators by department, project, name and place, of
payments by department and project. Reports know them; who imports hands them in."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something, and when."""

    by: str
    at: str


def keep_reasons(
    connection: Connection, change: Change, explain: Explain | None, voice: Voice
) -> int:
    """Store what is new, within a transaction; how many reasons that are.

    Findings are asked for after the results were stored: a result may make one, or end it.
    """
    kept = 0
    for month, wishes in change.wishes.items():
        day = month_end(change.year, month)
        of_indicators, of_payments = (
            explain(connection, change.name, change.year, day) if explain else ({}, {})
        )
        for wish in wishes:
            if wish.level3 is None:
                found = list(of_payments.get((change.name, wish.project), ()))
            else:
                key = (change.name, wish.project, wish.level3, wish.locator)
                found = [of_indicators[key]] if key in of_indicators else []
            if not found:
                why = _("a reason, and no finding that it could explain: not kept")
                change.notes.append(Unplaced(wish.text, why, wish.place))
            kept += _said(connection, wish, found, voice, day)
    return kept


def _said(
    connection: Connection, wish: Wish, found: Sequence[Finding], voice: Voice, day: date
) -> int:
    """One acknowledgement for each finding, unless just that stands already."""
    known = [in_words(one.note, one.remedy) for one in found if one.note is not None]
    same = fold("\n".join(dict.fromkeys(known))) == fold(wish.text)
    if same and all(wish.cause in (None, one.cause) for one in found if one.note is not None):
        return 0
    note, remedy = out_of_words(wish.text)
    for one in found:
        cause = wish.cause or one.cause or OTHER
        said = Acknowledgement(one.finding, cause, note or wish.text, remedy, None)
        keep(connection, said, at=voice.at, by=voice.by, as_of=day.isoformat())
    return 1 if found else 0
