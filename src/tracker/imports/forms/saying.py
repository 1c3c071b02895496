"""Reasons of a filled form become acknowledgements of the findings that they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from tracker.db import Connection
from tracker.db.acknowledgements import Acknowledgement, keep
from tracker.errors import Problem, Refused
from tracker.imports.forms.change import Change, Wish
from tracker.imports.sheets.row import quoted
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

    @property
    def likelihood(self) -> str | None:
        """One of the likelihoods of the monitoring form."""


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
class Saying:
    """What a form says of findings, and of data up to which day: one thing, of one finding or more."""

    said: tuple[Acknowledgement, ...]
    as_of: date


def sayings(connection: Connection, change: Change, explain: Explain | None) -> list[Saying]:
    """What is new of a form's reasons. Raises Refused where others came since it was printed.

    Findings are asked for after the results were stored: a result may make one, or end it.
    """
    found: list[Saying] = []
    problems: list[Problem] = []
    for month, wishes in change.wishes.items():
        day = month_end(change.year, month)
        of_indicators, of_payments = (
            explain(connection, change.name, change.year, day) if explain and wishes else ({}, {})
        )
        for wish in wishes:
            if wish.level3 is None:
                about = list(of_payments.get((change.name, wish.project), ()))
            else:
                key = (change.name, wish.project, wish.level3, wish.locator)
                about = [of_indicators[key]] if key in of_indicators else []
            moved = _moved(wish, about)
            if moved is not None:
                problems.append(Problem(change.source, wish.place, *moved))
                continue
            said, why = _said(wish, about)
            if why is not None:
                change.notes.append(Unplaced(wish.text or wish.chance or "", why, wish.place))
            if said:
                found.append(Saying(said, day))
    if problems:
        raise Refused(problems)
    return found


def keep_sayings(
    connection: Connection, found: Sequence[Saying], number: int, *, at: str, by: str
) -> None:
    """Store them as part of an import, within a transaction."""
    for one in found:
        for said in one.said:
            mine = replace(said, import_id=number)
            keep(connection, mine, at=at, by=by, as_of=one.as_of.isoformat())


def _stands(found: Sequence[Finding]) -> str:
    known = [in_words(one.note, one.remedy) for one in found if one.note is not None]
    return "\n".join(dict.fromkeys(known))


def _moved(wish: Wish, found: Sequence[Finding]) -> tuple[str, str] | None:
    """Why it must not be written over what was said since the form was printed; None where it may."""
    if wish.printed is None:
        return None
    pairs = [
        (wish.text, _stands(found), wish.printed.text),
        (wish.chance or "", next((one.likelihood or "" for one in found), ""),
         wish.printed.chance or ""),
    ]  # fmt: skip
    for mine, now, then in pairs:
        if mine and now and fold(now) not in (fold(mine), fold(then)):
            expected = _(
                "a form that is printed anew: the database has {now} since, the form was printed "
                "with {then}"
            )
            return quoted(mine), expected.format(now=quoted(now), then=quoted(then or "–"))
    return None


def _said(wish: Wish, found: Sequence[Finding]) -> tuple[tuple[Acknowledgement, ...], str | None]:
    """One acknowledgement for each finding, none where just that stands already; else why it is not
    kept."""
    if not found:
        if wish.text:
            return (), _("a reason, and no finding that it could explain: not kept")
        return (), _("a likelihood, and no finding that it is about: not kept")
    text = wish.text or _stands(found)
    if not text:
        return (), _("a likelihood without a reason: not kept")
    likely = wish.chance in (None, *(one.likelihood for one in found))
    caused = all(wish.cause in (None, one.cause) for one in found if one.note is not None)
    if likely and caused and fold(_stands(found)) == fold(text):
        return (), None
    note, remedy = out_of_words(text)
    return tuple(
        Acknowledgement(
            finding=one.finding,
            cause=wish.cause or one.cause or OTHER,
            note=note or text,
            remedy=remedy,
            until=None,
            likelihood=wish.chance or one.likelihood,
        )
        for one in found
    ), None
