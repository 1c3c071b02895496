"""One list of what is wrong, from every question: by severity, rule and state, with what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.text import Text

from tracker.db import Connection
from tracker.language import N_, _
from tracker.render.rules import rule_name
from tracker.render.statuses import status, word
from tracker.reports.findings.listing import STATES
from tracker.reports.payments import payments
from tracker.reports.recorded import Said, acknowledgements
from tracker.reports.rows import Finding, Severity
from tracker.tui import state
from tracker.tui.actions import EVERYWHERE, OF_TABLES, OPEN, Action, bindings
from tracker.tui.answers.frame import Frame
from tracker.tui.findings.columns import COLUMNS, measured, with_news
from tracker.tui.findings.remarks import as_text, remarks
from tracker.tui.findings.wrong import Wrong, sifted, wrong
from tracker.tui.screens.filing import FORM, FORMS, Filing
from tracker.tui.screens.recording import ACKNOWLEDGE, Recording
from tracker.tui.screens.tabled import Tabled
from tracker.tui.source.grounds import NO_GROUNDS, Grounds, grounds
from tracker.tui.source.origin import Origin
from tracker.tui.state import View
from tracker.tui.widgets.column import Column

SEVERITY = Action(
    "f", "f", "severity", N_("Severity"), N_("Show errors alone, then warnings, then all."), first=True
)  # fmt: skip
RULE = Action("b", "b", "rule", N_("Rule"), N_("Show one rule alone, then the next, then all."))
STATE = Action(
    "v", "v", "state", N_("State"),
    N_("Show what is open, then what is acknowledged, snoozed, resolved, then all but the resolved."),
    first=True,
)  # fmt: skip
COPY_TEXT = Action(
    "c", "c", "copy_text", N_("Copy as text"), N_("Copy the finding as sentences, for a letter.")
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The findings, what people said of each, and what they rest on."""

    wrong: Wrong
    said: Mapping[str, tuple[Said, ...]]
    grounds: Grounds


class Findings(Filing, Recording, Tabled):
    """Severity, rule, subject, sentence; what was said and the document below."""

    NAME = "findings"
    columns = COLUMNS
    actions: ClassVar[tuple[Action, ...]] = (
        OPEN, ACKNOWLEDGE, SEVERITY, STATE, RULE, FORM, FORMS, *OF_TABLES[1:], COPY_TEXT, *EVERYWHERE
    )  # fmt: skip
    BINDINGS = bindings((ACKNOWLEDGE, SEVERITY, STATE, RULE, COPY_TEXT, FORM, FORMS))

    found = Listed(Wrong((), None), {}, NO_GROUNDS)

    def read(self, connection: Connection, view: View, frame: Frame) -> Listed:
        """All findings of the year: of payments and indicators, and of the documents."""
        scope = frame.scope
        promised = payments(connection, scope.year, scope.as_of, scope.department).rows
        rest_on = grounds(connection, scope, promised)
        return Listed(wrong(connection, scope), acknowledgements(connection), rest_on)

    def receive(self, answer: Listed) -> None:
        """Findings are the rows."""
        self.found = answer
        self.table.columns = with_news(
            measured(COLUMNS, answer.wrong.rows, self.view.unit), answer.wrong.new
        )
        super().receive(answer.wrong.rows)

    def key(self, row: Finding) -> str:
        """The same in every run."""
        return row.id

    def words(self, row: Finding) -> str:
        """All that is said of it."""
        said = " ".join(f"{one.cause} {one.note}" for one in self.found.said.get(row.id, ()))
        names = f"{rule_name(row.rule)} {word(row.severity)} {word(row.state)}"
        return f"{row.id} {row.subject} {row.message} {names} {said}"

    def selected(self) -> list[Finding]:
        """Of the chosen severity, rule and state."""
        view = self.view
        return sifted(super().selected(), view.severity, view.rule, view.state)

    def crumbs(self) -> list[str]:
        """With what was chosen."""
        view, found = self.view, super().crumbs()
        found += [status(view.severity)] if view.severity else []
        found += [rule_name(view.rule)] if view.rule else []
        return found + ([status(view.state)] if view.state else [])

    def project_of(self, row: Finding) -> str | None:
        """Its name, where its subject is one."""
        known = self.found.grounds.named
        return row.subject if row.subject in known else None

    def nothing(self) -> str:
        """There is none, or none of what was chosen."""
        if self._is_sifted:
            return _("None of this kind. Esc shows all again.")
        return _("✓ Nothing is late, missed or inconsistent.")

    @property
    def is_filtered(self) -> bool:
        """Also by what was chosen."""
        return self._is_sifted or super().is_filtered

    @property
    def _is_sifted(self) -> bool:
        return any((self.view.severity, self.view.rule, self.view.state))

    def details(self, row: Finding) -> Text:
        """The sentence, the figures behind it, and what people said of it."""
        return remarks(row, self.said_of(row), self.view.unit)

    def origin(self, row: Finding, column: Column | None) -> Origin | None:
        """Where the document says so."""
        return self.found.grounds.of(row)

    def said_of(self, row: Finding) -> Sequence[Said]:
        """What people said of it."""
        return self.found.said.get(row.id, ())

    # Choosing

    def action_severity(self) -> None:
        """Errors, warnings, remarks, all."""
        ring = [str(one) for one in Severity]
        self._sift(severity=state.following(ring, self.view.severity))

    def action_state(self) -> None:
        """Open, acknowledged, snoozed, resolved, all but the resolved."""
        self._sift(state=state.following(STATES, self.view.state))

    def action_rule(self) -> None:
        """One of the rules that found something, then the next."""
        view = self.view
        known = sifted(self.rows, view.severity, None, view.state)
        ring = sorted({row.rule for row in known})
        self._sift(rule=state.following(ring, view.rule))

    def _sift(self, **chosen: str | None) -> None:
        self.keep()
        view = state.looking(self.view, self.NAME, replace(self.looks, led=False))
        self.tracker.view = replace(view, **chosen)  # type: ignore[arg-type]
        self.fill()

    def action_back(self) -> None:
        """Words that are looked for end first, then what was chosen."""
        if self._is_sifted and not self.prompt.display and not self.looks.filter:
            self.keep()
            self.tracker.view = state.all_findings(self.view)
            self.fill()
        else:
            super().action_back()

    def action_copy_text(self) -> None:
        """Subject, sentence, source, and what was said of it."""
        row: Finding | None = self.table.row
        if row is not None:
            self.copy(as_text(row, self.said_of(row)))
