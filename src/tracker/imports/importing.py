"""Import files: documents and budgets first, then what is reported on them, all or nothing.

Everything happens in one transaction. A dry run does the same and takes it back, so that its report
is the one the import would give.
"""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tracker.db import Connection, facts, log, projects, transaction
from tracker.documents.book import read_book
from tracker.documents.pdf import is_pdf, read_pdf
from tracker.documents.sheets import Sheet, open_sheets
from tracker.documents.text import TextDocument, read_text
from tracker.errors import NothingMatched, Problem, Refused
from tracker.imports.disclosure import Reading, read_disclosure
from tracker.imports.disclosure.standard import is_standard
from tracker.imports.disclosure.summary import counts, totals
from tracker.imports.disclosure.title import UNIT_BUDGET
from tracker.imports.forms import (
    Change,
    Explain,
    Filled,
    Voice,
    changes,
    keep_reasons,
    read_forms,
)
from tracker.imports.options import Options
from tracker.imports.report import (
    IMPORTED,
    READING,
    REHEARSED,
    STORING,
    UNCHANGED,
    ImportReport,
    Step,
    Watch,
    unwatched,
)
from tracker.imports.sheets import STORE, Group, SheetReading, groups, read_sheets
from tracker.language import N_, _, ngettext
from tracker.model.facts import Unplaced

DOCUMENTS = (".md", ".txt", ".markdown", ".pdf")
SHEETS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. Budgets of whole cities are a tenth of it; a bomb is ten times as much."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to import: its name as facts keep it, and its bytes."""

    name: str
    path: Path
    content: bytes

    @property
    def origin(self) -> log.Origin:
        """As the log keeps it."""
        return log.Origin(self.name, hashlib.sha256(self.content).hexdigest(), self.content)


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


def collect(paths: Iterable[Path]) -> list[File]:
    """The files that are named or lie in named folders, in the order in which they are imported.

    In a folder, hidden files, read-me files and files of other kinds are passed over.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if _is_input(file, path))
        elif path.is_file():
            found.append(path)
        else:
            problems.append(Problem(str(path), "", _("nothing"), _("a file or a folder")))
    if problems:
        raise Refused(problems)
    if not found:
        raise NothingMatched(_("No file to import: {paths}").format(paths=_listed(paths)))
    return [_read(path) for path in dict.fromkeys(found)]


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(str(path) for path in paths)


def _is_input(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    known = file.suffix.lower() in DOCUMENTS + SHEETS
    return known and file.is_file() and not hidden and file.stem.lower() != "readme"


def _read(path: Path) -> File:
    try:
        if path.stat().st_size > LARGEST_FILE:
            found = _("{size} bytes").format(size=path.stat().st_size)
            expected = _("at most {size} bytes").format(size=LARGEST_FILE)
            raise Refused([Problem(path.name, "", found, expected)])
        return File(path.name, path, path.read_bytes())
    except OSError as error:
        raise Refused(
            [Problem(path.name, "", error.strerror or str(error), _("a readable file"))]
        ) from error


def _import_files(
    connection: Connection,
    files: Sequence[File],
    options: Options,
    watch: Watch,
    explain: Explain | None,
) -> list[ImportReport]:
    """Documents, budgets, reports, then forms: a project must be known before it is reported on.

    Where a document or a budget is refused, its projects are not unknown: reports are not asked.
    All imports that are made here have one time.
    """
    at = _now()
    documents: list[tuple[File, Reading]] = []
    sheets: list[tuple[File, SheetReading]] = []
    filled: list[tuple[File, list[Filled]]] = []
    problems: list[Problem] = []
    for number, file in enumerate(files):
        watch(Step(READING, file.name, number, len(files)))
        with _collected(problems):
            if file.path.suffix.lower() not in DOCUMENTS + SHEETS:
                raise Refused([_unknown(file)])
            opened = _opened(file, options)
            if isinstance(opened, TextDocument):
                documents.append((file, _disclosure(opened, options)))
            else:
                forms = read_forms(opened, file.name) if options.kind is None else None
                if forms is None:
                    found = read_sheets(opened, file.name, options)
                    sheets += [(file, one) for one in found]
                else:
                    filled.append((file, forms))
    # A department before its unit of the same name, which then is told apart from it.
    documents.sort(key=lambda one: (one[1].found.year, one[1].of_unit))
    waiting = len(documents) + len(sheets) + len(filled)
    reports: list[ImportReport] = []
    for number, (file, reading) in enumerate(documents):
        watch(Step(STORING, file.name, number, waiting))
        reports.append(_store_disclosure(connection, file, reading, at))
    stored = len(documents)
    for stage in (True, False):
        if problems:
            break
        for file, sheet in sheets:
            if (sheet.kind == "budget") is stage:
                watch(Step(STORING, file.name, stored, waiting))
                stored += 1
                with _collected(problems):
                    parts = groups(connection, sheet, options)
                    reports += [_store_group(connection, file, group, at) for group in parts]
    for number, (file, forms) in enumerate(filled if not problems else (), stored):
        watch(Step(STORING, file.name, number, waiting))
        with _collected(problems):
            new = changes(connection, forms, options)
            reports += [_store_change(connection, file, change, explain, at) for change in new]
    if problems:
        raise Refused(problems)
    return reports


def _unknown(file: File) -> Problem:
    found = _("a file of the kind {suffix}").format(suffix=file.path.suffix or "–")
    kinds = ", ".join(DOCUMENTS + SHEETS)
    expected = _("a disclosure converted to text, or a sheet: {kinds}").format(kinds=kinds)
    return Problem(file.name, "", found, expected)


@contextmanager
def _collected(problems: list[Problem]) -> Iterator[None]:
    """What one file has wrong is kept until all files were looked at."""
    try:
        yield
    except Refused as refused:
        problems += refused.problems


def _opened(file: File, options: Options) -> TextDocument | list[Sheet]:
    """A document, which a workbook of standard tables is too; else sheets. Raises Refused."""
    if options.kind in (None, "disclosure"):
        if is_pdf(file.content):
            return read_pdf(file.content, file.name)
        if file.path.suffix.lower() in DOCUMENTS:
            return read_text(file.content, file.name)
    sheets = open_sheets(file.content, file.name)
    is_document = options.kind in (None, "disclosure") and is_standard(sheets)
    return read_book(sheets, file.name) if is_document else sheets


def _disclosure(document: TextDocument, options: Options) -> Reading:
    return read_disclosure(
        document,
        department=options.department,
        year=options.year,
        stage=options.stage,
    )


def _store_disclosure(
    connection: Connection, file: File, reading: Reading, at: str
) -> ImportReport:
    reading = _apart(connection, file, reading)
    found = reading.found
    department = projects.department_id(connection, found.department)
    scope = log.Scope("disclosure", department, found.year, found.stage)
    report = ImportReport(
        source=file.name,
        sha256=file.origin.sha256,
        kind="disclosure",
        department=found.department,
        year=found.year,
        stage=found.stage,
        version=None,
        unit=reading.unit,
        state=IMPORTED,
        number=None,
        counts=counts(found),
        totals=totals(found),
        unplaced=found.unplaced,
        notes=reading.notes,
    )
    known = log.same_bytes(connection, scope, file.origin.sha256)
    if known is not None:
        return _unchanged(report, known)
    number, version, replaced = _record(
        connection, scope, file, sum(n for _label, n in report.counts), at
    )
    facts.store_disclosure(
        connection,
        number,
        lambda name: projects.project_id(connection, department, found.year, name),
        found,
    )
    return replace(report, number=number, version=version, replaces=replaced)


def _apart(connection: Connection, file: File, reading: Reading) -> Reading:
    """A unit whose budget stands beside that of the department of its name is the department proper
    (本级). Raises Refused where the department's budget would replace the unit's."""
    found = reading.found
    department = projects.department_id(connection, found.department)
    scope = log.Scope("disclosure", department, found.year, found.stage)
    standing = log.current(connection, scope)
    if standing is None:
        return reading
    is_unit = facts.states(connection, standing["id"], UNIT_BUDGET)
    if is_unit == reading.of_unit:
        return reading
    if is_unit:
        said = _("the budget of the department; import {number} ({source}) is that of its unit")
        mend = _("the unit’s import undone (tracker undo {number}), then both files together")
        named = {"number": standing["id"], "source": standing["source"]}
        raise Refused([Problem(file.name, "", said.format(**named), mend.format(**named))])
    name = f"{found.department}（本级）"
    why = _("the unit has the name of its department: told apart as {name}").format(name=name)
    place = next(said.locator for said in found.statements if said.kind == UNIT_BUDGET)
    note = Unplaced(found.department, why, place)
    return replace(reading, found=replace(found, department=name), notes=(note, *reading.notes))


def _store_group(connection: Connection, file: File, group: Group, at: str) -> ImportReport:
    """One kind of report on one department and year."""
    scope = log.Scope(group.kind, group.department, group.year, group.stage)
    report = ImportReport(
        source=file.name,
        sha256=file.origin.sha256,
        kind=group.kind,
        department=group.department_name,
        year=group.year,
        stage=group.stage,
        version=None,
        unit=group.unit,
        state=IMPORTED,
        number=None,
        counts=((N_("rows"), len(group.facts)),),
        notes=group.notes,
    )
    known = log.same_bytes(connection, scope, file.origin.sha256)
    if known is not None:
        return _unchanged(report, known)
    if not group.facts:
        said = _("no figure is filled in: nothing was imported")
        return replace(report, state=UNCHANGED, replaces=said)
    number, version, replaced = _record(connection, scope, file, len(group.facts), at)
    STORE[group.kind](
        connection,
        number,
        lambda name: projects.project_id(connection, group.department, group.year, name),
        group.facts,
    )
    figures = log.replaced(connection, number)
    if figures:
        replaced = ngettext(
            "{n} earlier figure is history now", "{n} earlier figures are history now", figures
        ).format(n=figures)
    return replace(report, number=number, version=version, replaces=replaced)


def _store_change(
    connection: Connection, file: File, change: Change, explain: Explain | None, at: str
) -> ImportReport:
    """What forms say that was not known: results as an import, reasons as what somebody said."""
    group = Group(
        kind="indicators",
        department=change.department,
        department_name=change.name,
        year=change.year,
        stage=None,
        unit=None,
        facts=change.results,
        notes=(),
    )
    report = _store_group(connection, file, group, at)
    if report.state == UNCHANGED and change.results:
        return report
    voice = Voice(getpass.getuser(), at)
    reasons = keep_reasons(connection, change, explain, voice)
    report = replace(report, notes=tuple(change.notes))
    if not change.results:
        said = None if reasons else _("nothing in the form was changed: nothing was imported")
        report = replace(report, state=IMPORTED if reasons else UNCHANGED, replaces=said)
    counts = ((N_("results"), len(change.results)), (N_("reasons"), reasons))
    return replace(report, counts=counts)


def _record(
    connection: Connection, scope: log.Scope, file: File, rows: int, at: str
) -> tuple[int, int | None, str | None]:
    """Number of a new import, the version that a snapshot has, and what it makes history."""
    before = log.current(connection, scope) if scope.kind in log.SNAPSHOTS else None
    number = log.record(connection, scope, file.origin, rows=rows, at=at, by=getpass.getuser())
    replaced = None
    if before is not None:
        replaced = _("import {number} ({source}, version {version}) is history now").format(
            number=before["id"], source=before["source"], version=before["version"]
        )
    version = log.version(connection, number) if scope.kind in log.SNAPSHOTS else None
    return number, version, replaced


def _unchanged(report: ImportReport, number: int) -> ImportReport:
    said = _(
        "the same bytes are import {number}: nothing was changed; to read them with other options, "
        "undo it first"
    ).format(number=number)
    return replace(report, state=UNCHANGED, replaces=said)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
