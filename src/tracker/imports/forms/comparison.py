"""One filled form against what was printed and what is stored: new results and reasons, and mistakes
by their cells. A cell that says what was printed brings nothing, whatever the database says by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.db import Connection, Row
from tracker.documents.sheets import Cell
from tracker.errors import Problem
from tracker.imports.forms.cells import alike, fault, filled, impossible, is_ticked, same
from tracker.imports.forms.change import Change, Printed, Wish
from tracker.imports.forms.reading import Filled, Line
from tracker.imports.forms.unkept import unkept
from tracker.imports.sheets.grouping import may_be_a_share
from tracker.imports.sheets.matching import listed, nearest
from tracker.imports.sheets.row import quoted
from tracker.imports.sheets.rowfacts import result_value
from tracker.language import _
from tracker.model.facts import Result, Unplaced
from tracker.model.forms import CAUSES, CHANCES, MONITOR
from tracker.model.names import fold
from tracker.model.period import Period, month_end
from tracker.model.target import Target

INDICATORS = """
SELECT project, level2, level3, description, seq, unit, operator, target_value, target_text, locator
  FROM indicators
 WHERE department = :department AND year = :year AND project = :project
 ORDER BY table_part, table_no, seq
"""
RESULTS = """
SELECT level3, description, seq, period, actual_text, note, source, locator FROM indicator_actuals
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
        printed = self._printed()
        times: Counter[tuple[str, ...]] = Counter()
        lines: list[tuple[Line, Line | None]] = []
        for line in self.form.lines:
            if not line.level3:
                self._nameless(line)
                continue
            known = self._known(line, times)
            if known is not None:
                was = printed.pop(self.known.index(known), None)
                self._result(line, known, was)
                self._reason(line, known, was)
                lines.append((line, was))
        self._rate_reason()
        self.change.notes += unkept(self.form, lines, list(printed.values()))
        return self.found

    def _printed(self) -> dict[int, Line]:
        """The lines as they were printed, by the position of their indicator."""
        times: Counter[tuple[str, ...]] = Counter()
        found: dict[int, Line] = {}
        for line in self.form.printed.lines if self.form.printed else ():
            known, _why = self._matched(line, times)
            if known is not None:
                found[self.known.index(known)] = line
        return found

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
        known, why = self._matched(line, times)
        if why is not None:
            self._fail(*why)
        return known

    def _matched(
        self, line: Line, times: Counter[tuple[str, ...]]
    ) -> tuple[Row | None, tuple[Cell, str, str] | None]:
        """By name, then target and level; of several that are alike in all, by their order."""
        cell = line.cell("level3")
        named = [row for row in self.known if fold(row["level3"]) == fold(line.level3)]
        if not named:
            names = list(dict.fromkeys(row["level3"] for row in self.known))
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

    def _result(self, line: Line, known: Row, was: Line | None) -> None:
        """A result that is not the one that the form was printed with."""
        cell, remark = line.cell("actual"), self._remark(line)
        if not self._readable(cell):
            return
        if was is not None and same(cell, was.cell("actual")) and _same_in("note", line, was):
            return
        stored = self._stored(known)
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
        if self._impossible(cell, known) or self._moved(line, was, stored):
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

    def _impossible(self, cell: Cell, known: Row) -> bool:
        """Whether it is no result of this target; then it is named."""
        text = filled(cell)
        target = Target.parse(known["target_text"])
        why = impossible(cell, target)
        if why is None and known["unit"] == "%" and may_be_a_share(text, result_value(text)):
            found = _("{text} for a target in %").format(text=quoted(text))
            why = found, _("a percentage with its sign, such as 95%")
        if why is not None:
            self._fail(cell, *why)
        return why is not None

    def _moved(self, line: Line, was: Line | None, stored: Row | None) -> bool:
        """Whether another result came since the form was printed: that one is not written over."""
        if was is None:
            return False
        before, noted = (stored["actual_text"], stored["note"]) if stored is not None else ("", "")
        printed = was.cell("actual")
        result_stands = alike(filled(printed), before)
        if result_stands and (
            "note" not in was.cells or alike(filled(was.cell("note")), noted or "")
        ):
            return False
        cell = line.cell("note" if same(line.cell("actual"), printed) else "actual")
        now, then = (
            (before, filled(printed)) if not result_stands else (noted, filled(was.cell("note")))
        )
        came = f"{stored['source']}, {stored['locator']}" if stored is not None else "–"
        expected = _(
            "a form that is printed anew: the database has {now} since ({came}), the form was "
            "printed with {then}"
        )
        said = {"now": quoted(now or "–"), "came": came, "then": quoted(then or "–")}
        self._fail(cell, quoted(cell.text), expected.format(**said))
        return True

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

    def _reason(self, line: Line, known: Row, was: Line | None) -> None:
        cell = line.cell("reason")
        if not self._readable(cell):
            return
        causes = self._ticked(line, CAUSES, _("one cause, the one that weighs most"))
        chances = self._ticked(line, CHANCES, _("one tick: how likely the target is"))
        if causes is None or chances is None or not self._together(line, causes):
            return
        text, cause = filled(cell), next(iter(causes), None)
        chance = next(iter(chances), None)
        printed = None
        if was is not None:
            printed = Printed(filled(was.cell("reason")), next(iter(_ticks(was, CHANCES)), None))
            emptied = line.causes.get(printed.chance or "")
            if chance is None and emptied is not None:
                self._note(emptied, _("left empty: what was said stays"))
            if not text and printed.text and "reason" in line.cells:
                self._note(cell, _("left empty: what was said stays"))
            if alike(text, printed.text) and causes == _ticks(was, CAUSES):
                text, cause = "", None
            if chance == printed.chance:
                chance = None
        if text or chance:
            place = cell.place if text else line.causes[chance or ""].place
            self.change.wishes[self.form.month].append(
                Wish(
                    self.project, known["level3"], known["locator"], cause, text, place, chance,
                    printed,
                )
            )  # fmt: skip

    def _together(self, line: Line, causes: Sequence[str]) -> bool:
        """A cause and its reason come together, where the form has both."""
        cell = line.cell("reason")
        if (
            self.form.kind != MONITOR
            or "reason" not in line.cells
            or bool(causes) == bool(filled(cell))
        ):
            return True
        if causes:
            self._fail(cell, _("an empty cell"), _("the reason in words, beside its cause"))
            return False
        said = _("{text} without a cause").format(text=quoted(filled(cell)))
        expected = _("a tick (√) under one of {causes}").format(causes=", ".join(CAUSES))
        self._fail(cell, said, expected)
        return False

    def _ticked(self, line: Line, names: Sequence[str], one: str) -> list[str] | None:
        """The one that is ticked, or none; None where there is a mistake, which is named."""
        there = {name: line.causes[name] for name in names if name in line.causes}
        wrong = [cell for cell in there.values() if not self._is_tick(cell)]
        ticked = _ticks(line, names)
        if len(ticked) > 1:
            self._fail(there[ticked[1]], ", ".join(ticked), one)
        return None if wrong or len(ticked) > 1 else ticked

    def _is_tick(self, cell: Cell) -> bool:
        """Whether a tick or nothing stands in the cell."""
        if not self._readable(cell):
            return False
        if is_ticked(cell) is None:
            self._fail(cell, quoted(cell.text), _("√ or nothing"))
            return False
        return True

    def _rate_reason(self) -> None:
        cell = self.form.rate_reason
        if cell is None or not self._readable(cell):
            return
        was = self.form.printed.rate_reason if self.form.printed else None
        text = filled(cell)
        if was is not None and same(cell, was):
            return
        if not text:
            if was is not None:
                self._note(cell, _("left empty: what was said stays"))
            return
        printed = Printed(filled(was), None) if was is not None else None
        self.change.wishes[self.form.month].append(
            Wish(self.project, None, "", None, text, cell.place, None, printed)
        )


def _same_in(field: str, line: Line, was: Line) -> bool:
    return same(line.cell(field), was.cell(field))


def _ticks(line: Line, names: Sequence[str]) -> list[str]:
    return [name for name in names if name in line.causes and is_ticked(line.causes[name])]


def _is_of(result: Row, known: Row) -> bool:
    """As reports have it: a result that says which indicator of a name it is counts for that one."""
    described = result["description"]
    return (
        fold(result["level3"]) == fold(known["level3"])
        and result["seq"] in (None, known["seq"])
        and (not described or fold(described) == fold(known["description"]))
    )
