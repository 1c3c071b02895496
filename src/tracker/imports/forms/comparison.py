"""One filled form against what was printed and what is stored: new results and reasons, and mistakes
by their cells. A cell that says what was printed brings nothing, whatever the database says by now."""

from __future__ import annotations

from collections import Counter

from tracker.db import Connection
from tracker.errors import Problem
from tracker.imports.forms.change import Change, Wish
from tracker.imports.forms.filled import Filled, Line
from tracker.imports.forms.held import Held, Times
from tracker.imports.forms.reasons import Reasons
from tracker.imports.forms.remarks import Remarks
from tracker.imports.forms.results import Results
from tracker.imports.forms.unkept import unkept
from tracker.language import _


def compare(connection: Connection, form: Filled, project: str, change: Change) -> list[Problem]:
    """What is right and new goes into the change; what is wrong is returned."""
    held, remarks = Held(connection, change.name, form, project), Remarks(form.source)
    results, reasons = Results(project, held, remarks), Reasons(project, form, remarks)
    printed, times = _printed(held, form), Counter[tuple[str, ...]]()
    lines: list[tuple[Line, Line | None]] = []
    wishes: list[Wish] = []
    for line in form.lines:
        if not line.level3:
            _nameless(line, remarks)
            continue
        known, why = held.matched(line, times)
        if why is not None:
            remarks.fail(*why)
        if known is None:
            continue
        was = printed.pop(held.indicators.index(known), None)
        result, wish = results.of(line, known, was), reasons.of(line, known, was)
        change.results += [result] if result else []
        wishes += [wish] if wish else []
        lines.append((line, was))
    of_rate = reasons.of_rate()
    wishes += [of_rate] if of_rate else []
    if wishes:
        change.wishes[form.month] += wishes
    change.notes += [*remarks.notes, *unkept(form, lines, list(printed.values()))]
    return remarks.problems


def _printed(held: Held, form: Filled) -> dict[int, Line]:
    """The lines as they were printed, by the position of their indicator."""
    times: Times = Counter()
    found: dict[int, Line] = {}
    for line in form.printed.lines if form.printed else ():
        known, _why = held.matched(line, times)
        if known is not None:
            found[held.indicators.index(known)] = line
    return found


def _nameless(line: Line, remarks: Remarks) -> None:
    """A level without an indicator is what a form prints; one with a result is a mistake."""
    if line.cell("actual").text:
        remarks.fail(line.cell("level3"), _("an empty cell"), _("the name of an indicator"))
