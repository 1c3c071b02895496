"""An import report: what was understood, printed totals against sums, what could not be placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.imports.report import UNCHANGED, ImportReport, TotalCheck
from tracker.language import _, ngettext
from tracker.model.money import Unit
from tracker.model.places import in_words
from tracker.render import numbers
from tracker.render.drawing import MARKDOWN, PLAIN, drawn
from tracker.render.figures import check_label
from tracker.render.grid import clean
from tracker.render.json import document
from tracker.render.paint import painted
from tracker.render.statuses import BROKEN, DONE, word
from tracker.render.tables import display_width
from tracker.render.wire import Wire, record


def render_imports(
    reports: Sequence[ImportReport],
    format: str,
    *,
    dry_run: bool = False,
    colour: bool = False,
    width: int | None = None,
) -> str:
    """As `table`, `md` or `json`. `width`: checks for which a table has no room there are sentences."""
    if format == "json":
        return _json(reports, dry_run)
    style = MARKDOWN if format == "md" else PLAIN
    parts = [part for report in reports for part in _parts(report, style, colour, width)]
    if dry_run:
        parts.append(_("This was a dry run: nothing was written."))
    return "\n\n".join(parts) + "\n"


def _json(reports: Sequence[ImportReport], dry_run: bool) -> str:
    return document(
        command="import",
        year=None,
        as_of=None,
        rows=[_record(report) for report in reports],
        totals={"imports": sum(report.state != UNCHANGED for report in reports)},
        dry_run=dry_run,
    )


def _record(report: ImportReport) -> dict[str, Wire]:
    """The fields; counts as a mapping, totals with whether they agree."""
    found = record(report)
    found["counts"] = {name.replace(" ", "_"): number for name, number in report.counts}
    found["totals"] = [
        record(check)
        | {"agrees": check.agrees, "difference": f"{(check.printed - check.summed).yuan:f}"}
        for check in report.totals
    ]
    return found


def _parts(
    report: ImportReport, style: str, colour: bool, width: int | None = None
) -> Iterator[str]:
    yield ("## " if style == MARKDOWN else "") + clean(report.source)
    yield "\n".join(_facts(report))
    if len(report.counts) > 1:
        counted = [(_(name), str(number)) for name, number in report.counts]
        yield drawn((_("Read"), _("Number")), counted, (False, True), style)
    if report.totals:
        yield _fitted(_totals(report, style, colour), report, width)
    if report.unplaced:
        yield _("Not placed:") + "\n" + "\n".join(_placed(report.unplaced))
    if report.notes:
        yield _("Notes:") + "\n" + "\n".join(_placed(report.notes))


def _facts(report: ImportReport) -> Iterator[str]:
    """One line on what it is, one on what became of it."""
    known = [word(report.kind), report.department, str(report.year)]
    known += [word(report.stage)] if report.stage else []
    known += [numbers.unit_name(report.unit)] if report.unit else []
    yield " · ".join(clean(one) for one in known)
    if report.number is not None:
        yield _imported(report)
    if len(report.counts) == 1:
        number = report.counts[0][1]
        yield ngettext("Read: {number} row.", "Read: {number} rows.", number).format(number=number)
    if report.replaces:
        sentence = clean(report.replaces[:1].upper() + report.replaces[1:])
        yield _("{sentence}.").format(sentence=sentence)


def _imported(report: ImportReport) -> str:
    """A snapshot has a version; a report adds to those before it."""
    if report.version is None:
        return _("Import {number}.").format(number=report.number)
    said = _("Import {number}, version {version}.")
    return said.format(number=report.number, version=report.version)


def _totals(report: ImportReport, style: str, colour: bool) -> str:
    unit = report.unit or Unit.YUAN
    rows = []
    for check in report.totals:
        mark = f"{DONE} " + _("agrees") if check.agrees else f"{BROKEN} " + _("differs")
        rows.append(
            (
                painted(mark) if colour else mark,
                clean(check_label(check)),
                numbers.exact(check.printed, unit),
                numbers.exact(check.summed, unit),
                numbers.exact(check.printed - check.summed, unit, signed=True),
            )
        )
    headings = (_("Check"), _("What is checked"), _("Printed"), _("Sum"), _("Difference"))
    return drawn(headings, rows, (False, False, True, True, True), style)


def _fitted(table: str, report: ImportReport, width: int | None) -> str:
    """The table, or below each other what stands in its rows."""
    if width is None or max(display_width(line) for line in table.split("\n")) <= width:
        return table
    unit = report.unit or Unit.YUAN
    return "\n".join(_sentence(check, unit) for check in report.totals)


def _sentence(check: TotalCheck, unit: Unit) -> str:
    """One figure where both are the same."""
    label, printed = clean(check_label(check)), numbers.exact(check.printed, unit)
    mark = DONE if check.agrees else BROKEN
    if check.printed == check.summed:
        return f"{mark} {label}  {printed}"
    words = _("{label}  printed {printed}, sum {sum}, difference {difference}")
    return f"{mark} " + words.format(
        label=label,
        printed=printed,
        sum=numbers.exact(check.summed, unit),
        difference=numbers.exact(check.printed - check.summed, unit, signed=True),
    )


def _placed(remarks: Sequence[object]) -> Iterator[str]:
    for remark in remarks:
        yield "- " + _remark(remark)


def _remark(remark: object) -> str:
    locator, text, reason = (
        clean(str(getattr(remark, name))) for name in ("locator", "text", "reason")
    )
    where = in_words(locator)
    return _("{locator}: “{text}” – {reason}").format(locator=where, text=text, reason=reason)
