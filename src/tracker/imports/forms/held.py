"""What the database holds of a form's project: its indicators, and the results of its months."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.db import Connection, Row
from tracker.documents.sheets import Cell
from tracker.imports.forms.filled import Filled, Line
from tracker.imports.sheets.matching import listed, nearest
from tracker.imports.sheets.row import quoted
from tracker.language import _
from tracker.model.forms import MONITOR
from tracker.model.names import fold
from tracker.model.period import Period, month_end

INDICATORS = """
SELECT project, level1, level2, level3, description, seq, target_text, locator
  FROM indicators
 WHERE department = :department AND year = :year AND project = :project
 ORDER BY table_part, table_no, seq
"""
RESULTS = """
SELECT level3, description, seq, period, actual_text, note, source, locator FROM indicator_actuals
 WHERE department = :department AND year = :year AND project = :project ORDER BY period
"""


Times = Counter[tuple[str, ...]]
"""How often lines that are alike in name, target and level have come."""


class Held:
    """The indicators and results that the lines of a form are held against."""

    def __init__(self, connection: Connection, department: str, form: Filled, project: str) -> None:
        named = {"department": department, "year": form.year, "project": project}
        self.form = form
        self.indicators = connection.execute(INDICATORS, named).fetchall()
        self.results = connection.execute(RESULTS, named).fetchall()
        self.end = month_end(form.year, form.month)

    def matched(self, line: Line, times: Times) -> tuple[Row | None, tuple[Cell, str, str] | None]:
        """By name, then target and level; of several that are alike in all, by their order."""
        cell = line.cell("level3")
        named = [row for row in self.indicators if fold(row["level3"]) == fold(line.level3)]
        if not named:
            names = list(dict.fromkeys(row["level3"] for row in self.indicators))
            near = nearest(line.level3, names) or names[:3]
            expected = _("an indicator of the project, such as {names}").format(names=listed(near))
            return None, (cell, quoted(line.level3), expected)
        alike = [row for row in named if fold(row["target_text"]) == fold(line.target)]
        if not alike:
            target = line.cell("target")
            expected = _("the target as it was set: {targets}").format(
                targets=listed(dict.fromkeys(row["target_text"] for row in named))
            )
            return None, (target, quoted(target.text), expected)
        if len(alike) > 1:
            near_ones = [row for row in alike if fold(row["level2"]) == fold(line.level2)]
            alike = near_ones or alike
        key = (fold(line.level3), fold(line.target), fold(line.level2))
        times[key] += 1
        if times[key] > len(alike):
            return None, (cell, quoted(line.level3), _("an indicator once"))
        found: Row = alike[times[key] - 1]
        return found, None

    def stored(self, known: Row) -> Row | None:
        """The result that the form was printed with: for a part of the year one that ends with it."""
        latest: tuple[date, Row] | None = None
        for row in self.results:
            end = Period.parse(row["period"]).end
            fits = end == self.end if self.form.kind == MONITOR else end <= self.end
            if fits and _is_of(row, known) and (latest is None or end > latest[0]):
                latest = (end, row)
        stored: Row | None = latest[1] if latest else None
        return stored

    def period(self, stored: Row | None) -> Period:
        """The period of the result that is replaced; else the quarter, or the month, that ends so."""
        if stored is not None and self.ends(stored):
            return Period.parse(stored["period"])
        quarter, rest = divmod(self.form.month, 3)
        if rest:
            return Period(self.form.year, "M", self.form.month)
        return Period(self.form.year, "Q", quarter)

    def ends(self, stored: Row) -> bool:
        """Whether a result is of the form's own end, so that a new one takes its place."""
        return Period.parse(stored["period"]).end == self.end


def _is_of(result: Row, known: Row) -> bool:
    """As reports have it: a result that says which indicator of a name it is counts for that one."""
    described = result["description"]
    return (
        fold(result["level3"]) == fold(known["level3"])
        and result["seq"] in (None, known["seq"])
        and (not described or fold(described) == fold(known["description"]))
    )
