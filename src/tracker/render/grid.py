"""An answer as the text of a table: the same cells for the terminal, Markdown and HTML."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker.language import N_, _
from tracker.model.money import Money, Unit
from tracker.render import numbers
from tracker.render.columns import (
    CHANGE,
    CHANGE_PERCENT,
    NUMBER,
    PERCENT,
    TEXT,
    Column,
    columns,
    heading,
    look,
)
from tracker.reports.answer import Answer

_TITLES = {
    "payments": N_("Payments"),
    "indicators": N_("Indicators"),
    "compare": N_("Comparison"),
    "suggestions": N_("Likely renames"),
    "forecast": N_("Forecast"),
    "check": N_("Checks"),
    "findings": N_("Findings"),
    "score": N_("Scores"),
    "score-explain": N_("Scores, point by point"),
    "pefa": N_("Reliability of the budget (PEFA)"),
    "log": N_("Imports"),
    "doctor": N_("The database"),
    "summary": N_("Summary"),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """All texts of a table. `totals` are labelled; `columns` tell alignment and rank."""

    title: str
    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def grid(answer: Answer[Any], unit: Unit) -> Grid:
    """Every cell is one line of harmless text."""
    shown = columns(answer)
    return Grid(
        title=title(answer, unit),
        columns=shown,
        headings=tuple(heading(column) for column in shown),
        rows=tuple(tuple(clean(column.text(row, unit)) for column in shown) for row in answer.rows),
        totals=tuple(
            (label(key), clean(_total(key, value, unit)))
            for key, value in answer.totals.items()
            if key != "years"
        ),
        notes=tuple(clean(note) for note in answer.notes),
    )


def title(answer: Answer[Any], unit: Unit) -> str:
    """What, which year, as of when, and the unit of every amount below."""
    name = _(_TITLES.get(answer.command, answer.command))
    years = answer.totals.get("years") or ([answer.year] if answer.year else [])
    parts = [" ".join([name, " → ".join(str(year) for year in years)]).strip()]
    if answer.as_of is not None:
        parts.append(_("as of {date}").format(date=answer.as_of.isoformat()))
    if answer.command == "summary" or any(column.is_money for column in columns(answer)):
        parts.append(_("amounts in {unit}").format(unit=numbers.unit_name(unit)))
    return " · ".join(parts)


def clean(text: str) -> str:
    """One line, without what a terminal would obey or what turns the direction of writing."""
    return harmless(text).strip()


def harmless(text: str) -> str:
    """As `clean`, with the blanks at its ends: a part of what is printed."""
    kept = (" " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark for mark in text)
    return "".join(mark for mark in kept if unicodedata.category(mark) != "Cf")


def label(key: str) -> str:
    """A total's name."""
    return _(_TOTALS.get(key, key.replace("_", " ")))


def _total(key: str, value: Any, unit: Unit) -> str:
    if key.endswith("_percent"):
        return look(value, CHANGE_PERCENT if key.startswith("change") else PERCENT, unit)
    if isinstance(value, (Money, Mapping, int, Decimal)):
        return look(value, CHANGE if key in _CHANGES else NUMBER, unit)
    return look(value, TEXT, unit)


_CHANGES = ("change", "of_continued", "of_new", "of_dropped", "of_undisclosed", "of_rest")
_TOTALS = {
    "projects": N_("Projects"),
    "projects_without_budget": N_("Projects without a known budget"),
    "projects_without_report": N_("Projects without a report"),
    "indicators": N_("Indicators"),
    "status": N_("By status"),
    "rules": N_("Rules"),
    "findings": N_("By severity"),
    "state": N_("By state"),
    "complete": N_("Complete scores"),
    "band": N_("By band"),
    "years_counted": N_("Years that count"),
    "pi_1": "PI-1",
    "pi_2_1": "PI-2.1",
    "pi_2_2": "PI-2.2",
    "budget": N_("Budget"),
    "paid": N_("Paid"),
    "paid_percent": N_("Paid, %"),
    "before": N_("Before"),
    "after": N_("After"),
    "change": N_("Change"),
    "change_percent": N_("Change, %"),
    "of_continued": N_("Of what both have"),
    "of_new": N_("Of what is new"),
    "of_dropped": N_("Of what is dropped"),
    "of_rest": N_("Of what no known project explains"),
    "of_undisclosed": N_("Of what one year does not disclose"),
    "undisclosed": N_("Undisclosed"),
    "low": N_("At least"),
    "high": N_("At most"),
    "low_percent": N_("At least, %"),
    "high_percent": N_("At most, %"),
    "backtest_hits": N_("Ranges that held"),
    "backtest_cases": N_("Ranges tried"),
    "suggestions": N_("Suggestions"),
    "departments": N_("Departments"),
    "against": N_("Compared with"),
    "stated_budget": N_("Budget as printed"),
    "pace_percent": N_("Even pace, %"),
    "unreported": N_("Projects without any report"),
    "unreported_indicators": N_("Indicators without a report"),
    "payments": N_("Payments"),
    "last_import": N_("Last import"),
}
