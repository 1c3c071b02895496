"""Import files: documents and budgets first, then what is reported on them, all or nothing.

Everything happens in one transaction. A dry run does the same and takes it back, so that its report
is the one the import would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tracker.db import Connection, transaction
from tracker.documents.text import TextDocument
from tracker.errors import Problem, Refused
from tracker.imports.disclosure import Reading, read_disclosure
from tracker.imports.files import File, collect, opened
from tracker.imports.forms import Change, Explain, Filled, agreed, changes, read_forms
from tracker.imports.options import Options
from tracker.imports.report import (
    IMPORTED,
    READING,
    REHEARSED,
    STORING,
    ImportReport,
    Step,
    Watch,
    unwatched,
)
from tracker.imports.sheets import SheetReading, groups, read_sheets
from tracker.imports.storing import store_change, store_disclosure, store_group


class _DryRun(Exception):
    """Ends a transaction whose work was only to be looked at."""


def import_paths(
    connection: Connection,
    paths: Sequence[Path],
    options: Options,
    *,
    dry_run: bool = False,
    watch: Watch = unwatched,
    explain: Explain | None = None,
) -> list[ImportReport]:
    """Import files and folders. Raises Refused with the problems of all files; then nothing was written.

    `explain` tells the findings that the reasons of a form are about; without it none is kept.
    """
    files = collect(paths)
    reports: list[ImportReport] = []
    try:
        with transaction(connection):
            reports = _import_files(connection, files, options, watch, explain)
            if dry_run:
                raise _DryRun
    except _DryRun:
        return [_rehearsed(report) for report in reports]
    return reports


def _rehearsed(report: ImportReport) -> ImportReport:
    """The report of what would have been written."""
    return replace(
        report, number=None, state=REHEARSED if report.state == IMPORTED else report.state
    )


@dataclass(slots=True)
class _Read:
    """What the files hold, before anything is stored."""

    documents: list[tuple[File, Reading]] = field(default_factory=list)
    sheets: list[tuple[File, SheetReading]] = field(default_factory=list)
    forms: list[tuple[File, list[Filled]]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.documents) + len(self.sheets) + len(self.forms)


def _import_files(
    connection: Connection,
    files: Sequence[File],
    options: Options,
    watch: Watch,
    explain: Explain | None,
) -> list[ImportReport]:
    """Read all, then store all; the problems of all files are told at once."""
    problems: list[Problem] = []
    read = _Read()
    for number, file in enumerate(files):
        watch(Step(READING, file.name, number, len(files)))
        with _collected(problems):
            _add(read, file, options)
    reports = list(_stored(connection, read, options, watch, explain, problems))
    if problems:
        raise Refused(problems)
    return reports


def _add(read: _Read, file: File, options: Options) -> None:
    """By what the file is: a document, sheets, or forms that somebody filled in."""
    content = opened(file, options)
    if isinstance(content, TextDocument):
        read.documents.append((file, _disclosure(content, options)))
        return
    forms = read_forms(content, file.name) if options.kind is None else None
    if forms is not None:
        read.forms.append((file, forms))
    else:
        read.sheets += [(file, one) for one in read_sheets(content, file.name, options)]


def _stored(
    connection: Connection,
    read: _Read,
    options: Options,
    watch: Watch,
    explain: Explain | None,
    problems: list[Problem],
) -> Iterator[ImportReport]:
    """Documents, budgets, reports, then forms: a project must be known before it is reported on, and
    a department before its unit of the same name, which then is told apart from it.

    Where a document or a budget is refused, its projects are not unknown: reports are not asked.
    All imports that are made here have one time.
    """
    at, waiting, done = _now(), len(read), count()

    def begin(file: File) -> None:
        watch(Step(STORING, file.name, next(done), waiting))

    for file, reading in sorted(
        read.documents, key=lambda one: (one[1].found.year, one[1].of_unit)
    ):
        begin(file)
        with _collected(problems):
            yield store_disclosure(connection, file, reading, at)
    for is_budget in (True, False):
        if problems:
            return
        for file, sheet in read.sheets:
            if (sheet.kind == "budget") is is_budget:
                begin(file)
                with _collected(problems):
                    for group in groups(connection, sheet, options):
                        yield store_group(connection, file, group, at)
    waits: list[tuple[File, Change]] = []
    for file, forms in read.forms if not problems else ():
        with _collected(problems):
            waits += [(file, one) for one in changes(connection, forms, options)]
    with _collected(problems):
        agreed([change for _file, change in waits])
    for file, change in waits if not problems else ():
        begin(file)
        with _collected(problems):
            yield store_change(connection, file, change, explain, at)


@contextmanager
def _collected(problems: list[Problem]) -> Iterator[None]:
    """What one file has wrong is kept until all files were looked at."""
    try:
        yield
    except Refused as refused:
        problems += refused.problems


def _disclosure(document: TextDocument, options: Options) -> Reading:
    return read_disclosure(
        document,
        department=options.department,
        year=options.year,
        stage=options.stage,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
