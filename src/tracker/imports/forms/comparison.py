"""One filled form against the database: its new results and reasons, and its mistakes by their cells."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tracker.db import Connection, Row
from tracker.documents.sheets import Cell
from tracker.errors import Problem
from tracker.imports.forms.cells import alike, fault, filled, is_ticked
from tracker.imports.forms.change import Change, Wish
from tracker.imports.forms.reading import Filled, Line
from tracker.imports.sheets.grouping import may_be_a_share
from tracker.imports.sheets.matching import listed, nearest
from tracker.imports.sheets.row import quoted
from tracker.imports.sheets.rowfacts import result_value
from tracker.language import _
from tracker.model.facts import Result, Unplaced
from tracker.model.forms import CAUSES, MONITOR
from tracker.model.names import fold
from tracker.model.period import Period, month_end

INDICATORS = """
SELECT project, level2, level3, description, seq, unit, target_text, locator FROM indicators
 WHERE department = :department AND year = :year AND project = :project
 ORDER BY table_part, table_no, seq
"""
RESULTS = """
SELECT level3, description, seq, period, actual_text, note FROM indicator_actuals
 WHERE department = :department AND year = :year AND project = :project ORDER BY period
"""


class Comparison:
    """What one form says against what is stored; what is new goes into the change."""

    def __init__(self, connection: Connection, form: Filled, project: str, change: Change) -> None:
        named = {"department": change.name, "year": form.year, "project": project}
        self.form, self.project, self.change = form, project, change
        self.known = connection.execute(INDICATORS, named).fetchall()
        self.stored = connection.execute(RESULTS, named).fetchall()
        self.end = month_end(form.year, form.month)
        self.found: list[Problem] = []

    def problems(self) -> list[Problem]:
        """What is wrong; what is right and new has gone into the change."""
        times: Counter[tuple[str, ...]] = Counter()
        for line in self.form.lines:
            if not line.level3:
                self._nameless(line)
                continue
            known = self._known(line, times)
            if known is not None:
                self._result(line, known)
                self._reason(line, known)
        self._rate_reason()
        self._not_kept()
        return self.found

    def _fail(self, cell: Cell, found: str, expected: str) -> None:
        self.found.append(Problem(self.form.source, cell.place, found, expected))

    def _note(self, cell: Cell, why: str) -> None:
        self.change.notes.append(Unplaced(cell.text or "–", why, cell.place))

    def _nameless(self, line: Line) -> None:
        """A level without an indicator is what a form prints; one with a result is a mistake."""
        if line.cell("actual").text:
            where = line.cell("level3")
            self._fail(where, _("an empty cell"), _("the name of an indicator"))

    def _known(self, line: Line, times: Counter[tuple[str, ...]]) -> Row | None:
        """By name, then target and level; of several that are alike in all, by their order."""
        cell = line.cell("level3")
        same = [row for row in self.known if fold(row["level3"]) == fold(line.level3)]
        if not same:
            names = list(dict.fromkeys(row["level3"] for row in self.known))
            near = nearest(line.level3, names) or names[:3]
            expected = _("an indicator of the project, such as {names}").format(names=listed(near))
            self._fail(cell, quoted(line.level3), expected)
            return None
        alike = [row for row in same if fold(row["target_text"]) == fold(line.target)]
        if not alike:
            target = line.cell("target")
            expected = _("the target as it was set: {targets}").format(
                targets=listed(dict.fromkeys(row["target_text"] for row in same))
            )
            self._fail(target, quoted(target.text), expected)
            return None
        if len(alike) > 1:
            near_ones = [row for row in alike if fold(row["level2"]) == fold(line.level2)]
            alike = near_ones or alike
        key = (fold(line.level3), fold(line.target), fold(line.level2))
        times[key] += 1
        if times[key] > len(alike):
            self._fail(cell, quoted(line.level3), _("an indicator once"))
            return None
        found: Row = alike[times[key] - 1]
        return found

    def _result(self, line: Line, known: Row) -> None:
        """A result that is not the one that the form was printed with."""
        cell, remark = line.cell("actual"), self._remark(line)
        stored = self._stored(known)
        if not self._readable(cell):
            return
        text = filled(cell)
        before = stored["actual_text"] if stored is not None else ""
        if not text:
            if before:
                self._note(
                    cell, _("left empty: the result {text} stays").format(text=quoted(before))
                )
            elif remark:
                self._note(line.cell("note"), _("a remark without a result: not kept"))
            return
        noted = (stored["note"] or "") if stored is not None else ""
        if remark is None:
            remark = noted
        if before and alike(text, before) and fold(remark) == fold(noted):
            return
        if known["unit"] == "%" and may_be_a_share(text, result_value(text)):
            found = _("{text} for a target in %").format(text=quoted(text))
            self._fail(cell, found, _("a percentage with its sign, such as 95%"))
            return
        replaced = stored if stored is not None and self._ends(stored) else known
        self.change.results.append(
            Result(
                project=self.project,
                indicator=replaced["level3"],
                description=replaced["description"],
                seq=replaced["seq"],
                period=self._period(stored),
                value=result_value(text),
                text=text,
                note=remark or None,
                locator=cell.place,
            )
        )

    def _remark(self, line: Line) -> str | None:
        """None where the form has no such column, or its cell cannot be read."""
        cell = line.cells.get("note")
        return filled(cell) if cell is not None and self._readable(cell) else None

    def _stored(self, known: Row) -> Row | None:
        """The result that the form was printed with: for a part of the year one that ends with it."""
        latest: tuple[date, Row] | None = None
        for row in self.stored:
            end = Period.parse(row["period"]).end
            fits = end == self.end if self.form.kind == MONITOR else end <= self.end
            if fits and _is_of(row, known) and (latest is None or end > latest[0]):
                latest = (end, row)
        stored: Row | None = latest[1] if latest else None
        return stored

    def _period(self, stored: Row | None) -> Period:
        """The period of the result that is replaced; else the quarter, or the month, that ends so."""
        if stored is not None and self._ends(stored):
            return Period.parse(stored["period"])
        quarter, rest = divmod(self.form.month, 3)
        if rest:
            return Period(self.form.year, "M", self.form.month)
        return Period(self.form.year, "Q", quarter)

    def _ends(self, stored: Row) -> bool:
        """Whether a result is of the form's own end, so that a new one takes its place."""
        return Period.parse(stored["period"]).end == self.end

    def _readable(self, cell: Cell) -> bool:
        why = fault(cell)
        if why is not None:
            self._fail(cell, *why)
        return why is None

    def _reason(self, line: Line, known: Row) -> None:
        cell = line.cell("reason")
        if not self._readable(cell):
            return
        text = filled(cell)
        cause = self._cause(line, text) if self.form.kind == MONITOR else None
        if cause is None and self.form.kind == MONITOR:
            return
        if text:
            self._wish(known["level3"], known["locator"], cause, text, cell.place)

    def _cause(self, line: Line, text: str) -> str | None:
        """The one that is ticked; a cause and its reason come together."""
        there = {name: cell for name, cell in line.causes.items() if name in CAUSES}
        ticked = [name for name, cell in there.items() if self._is_ticked(cell)]
        reason = line.cell("reason")
        if len(ticked) > 1:
            expected = _("one cause, the one that weighs most")
            self._fail(there[ticked[1]], ", ".join(ticked), expected)
            return None
        if ticked and not text:
            self._fail(reason, _("an empty cell"), _("the reason in words, beside its cause"))
            return None
        if text and not ticked:
            said = _("{text} without a cause").format(text=quoted(text))
            self._fail(
                reason, said, _("a tick (√) under one of {causes}").format(causes=", ".join(CAUSES))
            )
            return None
        return ticked[0] if ticked else None

    def _is_ticked(self, cell: Cell) -> bool:
        if not self._readable(cell):
            return False
        ticked = is_ticked(cell)
        if ticked is None:
            self._fail(cell, quoted(cell.text), _("√ or nothing"))
        return bool(ticked)

    def _not_kept(self) -> None:
        """An officer who judged the rest of the year is told that nobody remembers it."""
        judged = [line.cell("expected") for line in self.form.lines]
        first = next((cell for cell in judged if filled(cell)), None)
        if first is not None:
            self._note(first, _("what is expected of the year is not kept: it stays in the form"))

    def _rate_reason(self) -> None:
        cell = self.form.rate_reason
        if cell is not None and self._readable(cell) and (text := filled(cell)):
            self._wish(None, "", None, text, cell.place)

    def _wish(
        self, level3: str | None, locator: str, cause: str | None, text: str, place: str
    ) -> None:
        self.change.wishes[self.form.month].append(
            Wish(self.project, level3, locator, cause, text, place)
        )


def _is_of(result: Row, known: Row) -> bool:
    """As reports have it: a result that says which indicator of a name it is counts for that one."""
    described = result["description"]
    return (
        fold(result["level3"]) == fold(known["level3"])
        and result["seq"] in (None, known["seq"])
        and (not described or fold(described) == fold(known["description"]))
    )
