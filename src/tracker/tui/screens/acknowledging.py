"""A small form: why a finding is as it is, what happened, what is done, until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.db.acknowledgements import Acknowledgement
from tracker.errors import NotAPeriod
from tracker.language import N_, _
from tracker.model.forms import CAUSES
from tracker.model.period import Period
from tracker.tui.actions import Action
from tracker.tui.widgets.bars import Keys
from tracker.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from tracker.reports.recorded import Said
    from tracker.reports.rows import Finding

MEANINGS = dict(
    zip(
        CAUSES,
        (N_("funding"), N_("rules and organisation"), N_("staff"), N_("equipment"), N_("other cause")),
        strict=True,
    )
)  # fmt: skip
"""The causes of the monitoring form in other words than its own."""
FIELDS = (
    ("note", N_("What happened"), ""),
    ("remedy", N_("What is done about it"), N_("may stay empty")),
    ("until", N_("Open again from"), N_("2020-12-31 or 2020Q4; may stay empty")),
)
RECORD = Action("ctrl+s", "Ctrl+S", "record", N_("Record"), N_("Keep it."), first=True)
NEXT = Action("tab", "Tab", "next", N_("Next field"), N_("The next field."), first=True)
CANCEL = Action("escape", "Esc", "cancel", N_("Cancel"), N_("Keep nothing."), first=True)


class Acknowledging(ModalScreen[Acknowledgement | None]):
    """Gives what is to be kept, or None. What was said last stands there already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "record", show=False, priority=True),
        Binding("escape", "cancel", show=False),
        Binding("enter", "next", show=False),
    ]

    def __init__(self, finding: Finding, said: Said | None) -> None:
        super().__init__()
        self.finding, self.said = finding, said

    def compose(self) -> ComposeResult:
        """The finding, the causes, three lines to type in, the keys."""
        known = self.said
        with Vertical(id="form"):
            yield Static(self._about(), id="about")
            yield Choice(
                [_cause(one) for one in CAUSES],
                CAUSES.index(known.cause) if known and known.cause in CAUSES else 0,
                id="cause",
            )
            for name, label, hint in FIELDS:
                with Horizontal(classes="field"):
                    yield Static(Text(_(label)), classes="label")
                    yield Input(
                        getattr(known, name, None) or "",
                        placeholder=_(hint) if hint else "",
                        id=name,
                        compact=True,
                        select_on_focus=False,
                    )
            yield Static(id="wrong")
            yield Keys(id="keys")

    def on_mount(self) -> None:
        """The cause is chosen first."""
        self.query_one("#form").border_title = _("Cause and remedy")
        self.query_one(Keys).say([NEXT, RECORD, CANCEL])
        self.query_one(Choice).focus()

    def _about(self) -> Text:
        said = Text(self.finding.subject, style="bold")
        return said.append(f"\n{self.finding.message}", "not bold")

    def action_next(self) -> None:
        """The next field."""
        self.focus_next()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes to the next line; on the last one it records."""
        message.stop()
        if message.input.id == FIELDS[-1][0]:
            self.action_record()
        else:
            self.focus_next()

    def action_record(self) -> None:
        """Give it, if it says something and its day is one."""
        note, remedy, until = (self.query_one(f"#{name}", Input).value.strip()
                               for name, *_rest in FIELDS)  # fmt: skip
        day = None
        if not note:
            self._refuse("note", _("Say what happened."))
            return
        if until:
            try:
                day = day_of(until)
            except NotAPeriod:
                said = _("“{text}” is no date: write 2020-09-30, 2020Q3 or 2020")
                self._refuse("until", said.format(text=until))
                return
        cause = CAUSES[self.query_one(Choice).chosen]
        iso = day.isoformat() if day else None
        self.dismiss(Acknowledgement(self.finding.id, cause, note, remedy or None, iso))

    def _refuse(self, field: str, words: str) -> None:
        self.query_one("#wrong", Static).update(Text(f"✖ {words}"))
        self.query_one(f"#{field}", Input).focus()

    def action_cancel(self) -> None:
        """Nothing is kept."""
        self.dismiss(None)


def day_of(text: str) -> date:
    """`2020-09-30`, or the last day of a period. Raises NotAPeriod."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Period.parse(text).end


def _cause(name: str) -> str:
    meaning = _(MEANINGS[name])
    return name if meaning == name else f"{name}  {meaning}"
