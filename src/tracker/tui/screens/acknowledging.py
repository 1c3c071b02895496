"""A small form: why a finding is as it is, what happened, what is done, how likely it ends well."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult

from tracker.db.acknowledgements import Acknowledgement
from tracker.errors import NotAPeriod
from tracker.language import N_, _
from tracker.model.forms import CAUSES, CHANCES
from tracker.model.period import Period, calendar_day
from tracker.reports.findings.snoozing import first_day, snoozes
from tracker.tui.actions import Action
from tracker.tui.entries.entering import acknowledged
from tracker.tui.screens.dialog import CANCEL, NEXT, RECORD, RECORDS, field, line
from tracker.tui.screens.keeping import Keeping
from tracker.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from tracker.reports.recorded import Said
    from tracker.reports.rows import Finding

MEANINGS = dict(
    zip(
        (*CAUSES, *CHANCES),
        (N_("funding"), N_("rules and organisation"), N_("staff"), N_("equipment"), N_("other cause"),
         N_("certain"), N_("possible"), N_("out of reach")),
        strict=True,
    )
)  # fmt: skip
"""The causes and the likelihoods of the monitoring form in other words than its own."""


class Acknowledging(Keeping[Acknowledgement]):
    """Gives what was recorded, or None. What was said last stands there already."""

    title_words, rule = N_("Cause and remedy"), RECORDS
    keys: ClassVar[tuple[Action, ...]] = (NEXT, RECORD, CANCEL)
    text = "note"

    def __init__(
        self, database: Path, finding: Finding, said: Said | None, as_of: date | None
    ) -> None:
        super().__init__()
        self.database = database
        self.finding, self.said, self.as_of = finding, said, as_of

    def fields(self) -> ComposeResult:
        """What the monitoring form asks for, in its order, and until when it can wait."""
        known, optional = self.said, _("may stay empty")
        yield from field(
            _("What happened"), line("note", known.note if known else "", _("in a sentence"))
        )
        yield from field(
            _("Cause"),
            Choice(
                [_said(one) for one in CAUSES],
                _place(CAUSES, known.cause if known else None),
                id="cause",
            ),
        )
        yield from field(
            _("What is done about it"),
            line("remedy", (known.remedy if known else "") or "", optional),
        )
        chances = [_("not said"), *map(_said, CHANCES)]
        chosen = _place(CHANCES, known.likelihood if known else None)
        yield from field(
            _("Target by year’s end"),
            Choice(chances, 0 if chosen is None else chosen + 1, id="likelihood", across=True),
        )
        day = first_day(self.as_of)
        hint = _("such as {date}; may stay empty").format(date=day) if day else optional
        yield from field(_("Open again from"), line("until", self._still_until(), hint))

    def _still_until(self) -> str:
        """A day that has come already is not proposed again."""
        until = (self.said.until if self.said else None) or ""
        return until if until and snoozes(date.fromisoformat(until), self.as_of) else ""

    def about(self) -> Text:
        """The finding."""
        said = Text(self.finding.subject, style="bold")
        return said.append(f"\n{self.finding.message}", "not bold")

    def action_done(self) -> None:
        """Record it, if it says something, names a cause, and its day is one that snoozes."""
        if self.working:
            return
        note, until = self.typed("note"), self.typed("until")
        cause = self.query_one("#cause", Choice).chosen
        if not note:
            self.refuse("note", _("Say what happened."))
            return
        if cause is None:
            self.refuse("cause", _("Choose a cause: 1 to 5."))
            return
        try:
            day = day_of(until) if until else None
        except NotAPeriod:
            self.refuse("until", self._no_day(until))
            return
        if day is not None and not snoozes(day, self.as_of):
            self.refuse("until", self._too_early(day))
            return
        chance = self.query_one("#likelihood", Choice).chosen
        said = Acknowledgement(
            self.finding.id,
            CAUSES[cause],
            note,
            self.typed("remedy") or None,
            day.isoformat() if day else None,
            CHANCES[chance - 1] if chance else None,
        )
        self.attempt(partial(acknowledged, self.database, said, self.as_of))

    def _no_day(self, text: str) -> str:
        first = first_day(self.as_of)
        if first is None:
            said = _("“{text}” is no date: write year-month-day, or leave it empty.")
            return said.format(text=text)
        said = _("“{text}” is no date: write year-month-day, such as {first}, or leave it empty.")
        return said.format(text=text, first=first)

    def _too_early(self, day: date) -> str:
        said = _(
            "{day} is not after {as_of}, the day of the data, so it would be open at once: write a "
            "later day, such as {first}, or leave it empty."
        )
        return said.format(day=day, as_of=self.as_of, first=first_day(self.as_of))


def day_of(text: str) -> date:
    """A day as people write it, or the last day of a period. Raises NotAPeriod."""
    return calendar_day(text) or Period.parse(text).end


def _place(names: tuple[str, ...], name: str | None) -> int | None:
    return names.index(name) if name in names else None


def _said(name: str) -> str:
    meaning = _(MEANINGS[name])
    return name if meaning == name else f"{name} {meaning}"
