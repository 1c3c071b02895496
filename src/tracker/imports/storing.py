"""What was read becomes rows: an import with its number, and a report on it."""

from __future__ import annotations

import getpass
from dataclasses import replace

from tracker.db import Connection, facts, log, projects
from tracker.errors import Problem, Refused
from tracker.imports.disclosure import Reading
from tracker.imports.disclosure.summary import counts, totals
from tracker.imports.disclosure.title import UNIT_BUDGET
from tracker.imports.files import File
from tracker.imports.forms import Change, Explain, keep_sayings, sayings
from tracker.imports.report import IMPORTED, UNCHANGED, ImportReport
from tracker.imports.sheets import STORE, Group
from tracker.language import N_, _, ngettext
from tracker.model.facts import Unplaced


def store_disclosure(connection: Connection, file: File, reading: Reading, at: str) -> ImportReport:
    """A disclosure. Raises Refused where it would replace another's. `at` is the time of the import."""
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


def store_group(connection: Connection, file: File, group: Group, at: str) -> ImportReport:
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


def store_change(
    connection: Connection, file: File, change: Change, explain: Explain | None, at: str
) -> ImportReport:
    """What forms say that was not known, as one import: results, and reasons as what somebody said."""
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
    report = store_group(connection, file, group, at)
    scope = log.Scope(group.kind, change.department, change.year, None)
    if report.number is None and log.same_bytes(connection, scope, file.origin.sha256) is not None:
        return report
    said = sayings(connection, change, explain)
    if said and report.number is None:
        number, _version, _replaced = _record(connection, scope, file, 0, at)
        report = replace(report, number=number, state=IMPORTED, replaces=None)
    if report.number is not None:
        keep_sayings(connection, said, report.number, at=at, by=getpass.getuser())
    elif change.notes:
        report = replace(report, replaces=_("nothing in the form is kept: nothing was imported"))
    else:
        nothing = _("nothing in the form was changed: nothing was imported")
        report = replace(report, replaces=nothing)
    counts = ((N_("results"), len(change.results)), (N_("reasons"), len(said)))
    return replace(report, notes=tuple(change.notes), counts=counts)


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
