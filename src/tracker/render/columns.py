"""Which fields of a row people see, under which heading, and how each looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.language import N_, _, listed
from tracker.model.money import Money, Unit
from tracker.model.places import in_words
from tracker.render import numbers
from tracker.render.rules import rule_name
from tracker.render.statuses import status, word
from tracker.reports.answer import Answer

TEXT, WORD, STATUS, DATE, PLACE = "text", "word", "status", "date", "place"
AMOUNT, CHANGE, PERCENT, CHANGE_PERCENT, POINTS, NUMBER = (
    "amount",
    "change",
    "percent",
    "change_percent",
    "points",
    "number",
)
PLACES, RULE = "places", "rule"
_LEFT = (TEXT, WORD, STATUS, DATE, PLACE, RULE)


@dataclass(frozen=True, slots=True)
class Column:
    """A field, its heading (English, translated when shown), its look.

    `rank`: where a terminal is too narrow, the columns with the highest go first; 0 never goes.
    `varied`: shown only where the rows differ in it.
    """

    field: str
    heading: str
    look: str = TEXT
    rank: int = 0
    varied: bool = False

    @property
    def right(self) -> bool:
        """Whether it is aligned to the right."""
        return self.look not in _LEFT

    @property
    def is_money(self) -> bool:
        """Whether the unit must be named."""
        return self.look in (AMOUNT, CHANGE)

    def text(self, row: Any, unit: Unit) -> str:
        """The cell of a row."""
        value = getattr(row, self.field)
        return look(value, self.look, unit)


def look(value: Any, kind: str, unit: Unit) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return numbers.MISSING
    if isinstance(value, bool):
        return _("yes") if value else numbers.MISSING
    if isinstance(value, Money):
        return numbers.amount(value, unit, signed=kind == CHANGE)
    if isinstance(value, Mapping):
        return " · ".join(f"{look(key, STATUS, unit)} {count}" for key, count in value.items())
    if isinstance(value, (list, tuple)):
        return listed(str(one) for one in value) or numbers.MISSING
    if kind in (PERCENT, CHANGE_PERCENT):
        return numbers.percent(value, signed=kind == CHANGE_PERCENT)
    if kind == POINTS:
        return numbers.points(value)
    if kind == PLACES:
        return numbers.places(value)
    if kind == STATUS:
        return status(value)
    if kind == WORD:
        return word(value)
    if kind == PLACE:
        return in_words(value)
    if kind == RULE:
        return rule_name(value)
    if isinstance(value, date):
        return value.isoformat()
    if kind == TEXT or isinstance(value, str):
        return str(value)
    return numbers.number(value, signed=kind == CHANGE)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "payments": (
        Column("status", N_("Status"), STATUS),
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("project", N_("Project")),
        Column("kind", N_("Kind"), WORD, 5),
        Column("due_date", N_("Due"), DATE),
        Column("due_percent", N_("Promised"), PERCENT, 2),
        Column("budget", N_("Budget"), AMOUNT, 3),
        Column("budget_basis", N_("Basis"), WORD, 6),
        Column("paid", N_("Paid"), AMOUNT, 3),
        Column("paid_percent", N_("Paid, %"), PERCENT, 1),
        Column("gap_percent", N_("Underpaid, points"), POINTS, 4),
        Column("gap_amount", N_("Underpaid"), AMOUNT),
        Column("unreported", N_("Not reported"), TEXT, 5, varied=True),
        Column("met_on", N_("Met on"), DATE, 6, varied=True),
        Column("quarters_late", N_("Quarters late"), NUMBER, 6, varied=True),
        Column("next_due", N_("Next due"), DATE, 6, varied=True),
        Column("locator", N_("Place"), PLACE, 6),
    ),
    "indicators": (
        Column("status", N_("Status"), STATUS),
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("project", N_("Project")),
        Column("level3", N_("Indicator")),
        Column("target_text", N_("Target"), TEXT, 1),
        Column("actual", N_("Reported"), NUMBER),
        Column("attained_percent", N_("Attained"), PERCENT, 2),
        Column("expected_percent", N_("Expected"), PERCENT, 3),
        Column("reason", N_("Why not comparable"), TEXT, 5, varied=True),
        Column("locator", N_("Place"), PLACE, 4),
    ),
    "compare": (
        Column("status", N_("Status"), STATUS),
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("name", N_("Name")),
        Column("before", N_("Before"), AMOUNT, 2),
        Column("after", N_("After"), AMOUNT, 2),
        Column("change", N_("Change"), CHANGE),
        Column("change_percent", N_("Change, %"), CHANGE_PERCENT, 1),
        Column("quantity_effect", N_("By quantity"), CHANGE, 3, varied=True),
        Column("price_effect", N_("By price"), CHANGE, 3, varied=True),
        Column("softened", N_("Asks for less"), TEXT, 3, varied=True),
        Column("owes_reason", N_("Owes a reason"), TEXT, 5, varied=True),
        Column("matched_by", N_("Matched by"), WORD, 4),
        Column("suggestion", N_("Perhaps the same as"), TEXT, 3),
    ),
    "forecast": (
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("project", N_("Project")),
        Column("budget", N_("Budget"), AMOUNT, 3),
        Column("paid", N_("Paid"), AMOUNT, 2),
        Column("low", N_("At least"), AMOUNT),
        Column("high", N_("At most"), AMOUNT),
        Column("low_percent", N_("At least, %"), PERCENT, 1),
        Column("high_percent", N_("At most, %"), PERCENT, 1),
        Column("methods", N_("Methods"), TEXT, 4),
    ),
    "suggestions": (
        Column("score", N_("Score"), NUMBER),
        Column("old", N_("Old name")),
        Column("new", N_("Perhaps the same as")),
        Column("common_indicators", N_("Indicators in common"), NUMBER, 1),
        Column("department", N_("Department"), TEXT, 7, varied=True),
    ),
    "findings": (
        Column("severity", N_("Severity"), STATUS),
        Column("rule", N_("Rule"), RULE, 1),
        Column("subject", N_("Subject")),
        Column("message", N_("Finding")),
        Column("state", N_("State"), WORD, 3, varied=True),
        Column("id", N_("ID"), WORD, 2),
        Column("locator", N_("Place"), PLACE, 4),
    ),
    "score": (
        Column("band", N_("Band"), STATUS),
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("project", N_("Project")),
        Column("execution", N_("Execution"), PLACES, 2),
        Column("output", N_("Output"), PLACES, 2),
        Column("outcome", N_("Outcome"), PLACES, 2),
        Column("satisfaction", N_("Satisfaction"), PLACES, 2),
        Column("cost", N_("Cost"), PLACES, 3, varied=True),
        Column("total", N_("Total points"), PLACES),
        Column("so_far", N_("Points so far"), PLACES, 1),
        Column("open", N_("Points open"), PLACES, 1),
        Column("missing", N_("Missing"), TEXT, 4),
    ),
    "score-explain": (
        Column("department", N_("Department"), TEXT, 7, varied=True),
        Column("project", N_("Project"), TEXT, varied=True),
        Column("level", N_("Part"), WORD),
        Column("indicator", N_("Indicator")),
        Column("weight", N_("Weight"), PLACES),
        Column("target", N_("Target"), TEXT, 2),
        Column("result", N_("Reported"), TEXT, 1),
        Column("formula", N_("Formula"), TEXT, 2),
        Column("points", N_("Points"), PLACES),
        Column("missing", N_("Missing"), TEXT, 1),
        Column("remark", N_("Remark"), TEXT, 3, varied=True),
        Column("locator", N_("Place"), PLACE, 5),
    ),
    "pefa": (
        Column("year", N_("Year")),
        Column("budget", N_("Original budget"), AMOUNT, 2),
        Column("actual", N_("Paid"), AMOUNT, 2),
        Column("outturn_percent", N_("PI-1, %"), PERCENT),
        Column("outturn_grade", N_("PI-1")),
        Column("function_percent", N_("PI-2.1, %"), PERCENT),
        Column("function_grade", N_("PI-2.1")),
        Column("economic_percent", N_("PI-2.2, %"), PERCENT),
        Column("economic_grade", N_("PI-2.2")),
        Column("projects", N_("Projects"), NUMBER, 3),
        Column("left_out", N_("Left out"), NUMBER, 4),
    ),
    "doctor": (
        Column("severity", N_("Severity"), STATUS),
        Column("subject", N_("Subject"), TEXT, 1),
        Column("message", N_("Finding")),
        Column("mend", N_("Mend")),
    ),
    "log": (
        Column("id", N_("No."), NUMBER),
        Column("at", N_("When"), TEXT, 2),
        Column("by", N_("By"), TEXT, 5),
        Column("source", N_("File")),
        Column("kind", N_("Kind"), WORD, 1),
        Column("department", N_("Department"), TEXT, 4),
        Column("year", N_("Year")),
        Column("stage", N_("Stage"), WORD, 3),
        Column("rows", N_("Rows"), NUMBER, 2),
        Column("state", N_("State"), WORD),
    ),
}


COLUMNS["summary"] = COLUMNS["check"] = COLUMNS["findings"]


def columns(answer: Answer[Any]) -> tuple[Column, ...]:
    """What the table of an answer shows."""
    return tuple(
        column
        for column in COLUMNS[answer.command]
        if not column.varied or len({getattr(row, column.field) for row in answer.rows}) > 1
    )


def heading(column: Column) -> str:
    """In the language in use."""
    return _(column.heading)
