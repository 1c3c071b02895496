"""A result that a person types: checked as a sheet would be, recorded as an import of its own.

What the import refuses is refused here too. What it only remarks on, what could not be held against
the target, and a day that no report has reached yet, is asked first.
"""

from __future__ import annotations

import csv
import getpass
import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from tracker.db import Connection, open_database
from tracker.errors import NotAPeriod, Problem, Refused, TrackerError
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import ImportReport
from tracker.imports.sheets.matching import Indicators
from tracker.imports.sheets.results import Aim
from tracker.language import _, joined
from tracker.model.names import fold
from tracker.model.period import Period
from tracker.model.target import Target
from tracker.render import numbers
from tracker.reports.indicators.attainment import hold
from tracker.reports.indicators.held import Held, Result
from tracker.reports.profiles import default
from tracker.reports.rows import Attainment
from tracker.tui.entries.entering import now
from tracker.tui.writing.files import ODD

PREFIX = "entered-"
LONGEST_NAME = 40
"""Characters of an indicator in the name of a file."""
_ENTERED = re.compile(rf"{PREFIX}(?P<period>\d{{4}}(?:[HQ]\d|-\d\d)?)-(?P<indicator>.*)\.csv")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed of an indicator of the shown year."""

    row: Attainment
    year: int
    period: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The import that it became; `report.number` None where just that was known."""

    entry: Entry
    period: Period
    report: ImportReport


class Unfit(TrackerError):
    """A field that cannot be taken as it is."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(field, words)
        self.field, self.words = field, words

    def __str__(self) -> str:
        return self.words


class Doubtful(TrackerError):
    """What may be so, and is asked first."""

    def __init__(self, doubts: list[str]) -> None:
        super().__init__(doubts)
        self.doubts = tuple(doubts)

    def __str__(self) -> str:
        return joined([*self.doubts, _("Ctrl+S records it all the same")])


def shown_result(row: Attainment) -> str:
    """What is reported of an indicator; a dash where nothing is."""
    if row.actual is None:
        return numbers.MISSING
    return numbers.number(row.actual) if isinstance(row.actual, Decimal) else row.actual


def record(database: Path, entry: Entry, as_of: date | None, *, sure: bool) -> Recorded:
    """Import it as a sheet of one row. Raises Unfit; Doubtful where it is odd and nobody is `sure`."""
    period = _period(entry)
    if not entry.value:
        raise Unfit("value", _("Write the result."))
    with tempfile.TemporaryDirectory() as folder, open_database(database) as connection:
        path = Path(folder) / file_name(entry, period)
        path.write_text(_sheet(connection, entry, period), encoding="utf-8")
        options = Options(kind="indicators", year=entry.year)
        try:
            if not sure:
                tried = import_paths(connection, [path], options, dry_run=True)
                doubts = list(_doubts(entry, period, as_of, tried))
                if doubts:
                    raise Doubtful(doubts)
            done = import_paths(connection, [path], options)
        except Refused as refused:
            raise Unfit("value", joined(map(_said, refused.problems))) from refused
    return Recorded(entry, period, done[0])


def _period(entry: Entry) -> Period:
    try:
        period = Period.parse(entry.period, entry.year)
    except NotAPeriod:
        said = _("“{text}” is no period: write {year}Q3, {year}-09, {year} or 第三季度")
        raise Unfit("period", said.format(text=entry.period, year=entry.year)) from None
    if period.year != entry.year:
        said = _("{period} is not in {year}: leave with Esc and go to its year with [ or ]")
        raise Unfit("period", said.format(period=period, year=entry.year))
    return period


def _said(problem: Problem) -> str:
    return _("Found {found}, expected {expected}").format(
        found=problem.found, expected=problem.expected
    )


def _doubts(
    entry: Entry, period: Period, as_of: date | None, tried: list[ImportReport]
) -> Iterator[str]:
    remarks = [note.reason for report in tried for note in report.notes]
    yield from remarks
    reason = None if remarks else _unlike(entry, period)
    if reason is not None:
        yield reason
    if as_of is not None and period.end > as_of:
        said = _("{period} ends after {as_of}: all that is due by then counts as due from now on")
        yield said.format(period=period, as_of=as_of)


def _unlike(entry: Entry, period: Period) -> str | None:
    """Why it could not be held against its target; None where it can."""
    row = entry.row
    held = Held(row.operator, row.target, row.unit, row.target_text, row.level3, row.level1)
    target = Target(row.operator, row.target, row.unit, row.target_text)
    value = Aim(target, row.level3, row.level1).value(entry.value)
    outcome = hold(held, Result(value, entry.value, period.end), entry.year, default().words)
    return outcome.reason if outcome.met is None else None


def _sheet(connection: Connection, entry: Entry, period: Period) -> str:
    """The sheet. Its first line says who typed it and when, so no two entries are of the same bytes."""
    row = entry.row
    known = Indicators(connection, row.department, entry.year).of(row.project)
    if all(fold(one["level3"]) != fold(row.level3) for one in known):
        raise Unfit("value", _no_target(row))
    mine = next(
        (one for one in known if (one["level3"], one["locator"]) == (row.level3, row.locator)), None
    )
    line = {
        "department": row.department,
        "project": row.project,
        "indicator": row.level3,
        "description": mine["description"] if mine else "",
        "seq": mine["seq"] if mine else "",
        "period": str(period),
        "actual": entry.value,
        "note": entry.note,
    }
    text = io.StringIO()
    text.write(f"entered by {getpass.getuser()} {now()}\n")
    writer = csv.DictWriter(text, line, lineterminator="\n")
    writer.writeheader()
    writer.writerow(line)
    return text.getvalue()


def _no_target(row: Attainment) -> str:
    said = _(
        "The target of {indicator} is no longer in the database: {source} was taken back or replaced. "
        "Esc leaves; 6 shows the imports, where it can be imported again."
    )
    return said.format(indicator=row.level3, source=row.source)


def file_name(entry: Entry, period: Period) -> str:
    """`entered-2021Q2-培训人次.csv`: what the import is called wherever its source is named."""
    return f"{PREFIX}{period}-{entry.row.level3.translate(ODD)[:LONGEST_NAME]}.csv"


def in_words(source: str) -> str:
    """The name of an import, where it is an entry what was entered."""
    found = _ENTERED.fullmatch(source)
    if found is None:
        return source
    return _("entered: {indicator}, {period}").format(
        indicator=found["indicator"], period=found["period"]
    )
